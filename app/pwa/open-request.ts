/** What the alert sheet shows of a request. Money in rupiah, times as ISO instants. */
export type OpenRequest = {
  id: string
  code: string
  type: string
  net: number
  sessions: number
  packageId: string
  packageEn: string
  place: string
  area: string | null
  distanceKm: number | null
  patient: string
  startsAt: string | null
  zone: string
  askedAt: string
  respondBy: string
}

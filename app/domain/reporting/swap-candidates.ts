import { Prisma, type Reader } from '../../platform/db.ts'
import { distanceKmSql } from '../../platform/geo.ts'
import { readForSwap, readSwapPlan, reportSwap } from '../booking/swap-report.ts'
import { PIN } from '../session/pin.ts'
import { standingSql, type Clause } from '../scheduling/may-take.ts'

export type SwapCandidate = {
  id: string
  name: string
  grade: string
  city: string
  distance_km: number
  average_rating: number
  /** Sessions whose time they have taken already. */
  clashes: number
  /** What else an admin should know, of any of the sessions or of the therapist. */
  reasons: Clause[]
}

type Row = Omit<SwapCandidate, 'clashes' | 'reasons'>

const DISTANCE = distanceKmSql(
  { latitude: 't.latitude', longitude: 't.longitude' },
  { latitude: 'coalesce(pin.latitude, b.address_latitude)', longitude: 'coalesce(pin.longitude, b.address_longitude)' },
)

/**
 * Therapists who could take a booking over, the nearest of whom nothing speaks against
 * first; the others with what does, so that an admin may pass over it with a reason.
 */
export async function listSwapCandidates(reader: Reader, bookingId: string, limit = 40): Promise<SwapCandidate[]> {
  const plan = await readSwapPlan(reader, bookingId)
  if (!plan) return []
  const rows = await reader.$queryRaw<Row[]>`
    select t.id, u.name, t.grade::text, t.city, round((${Prisma.raw(DISTANCE)})::numeric, 1)::float8 as distance_km, t.average_rating::float8 as average_rating
    from bookings b ${PIN} cross join therapists t join users u on u.id = t.user_id
    where b.id = ${bookingId}::uuid and t.id <> b.therapist_id and t.user_id <> b.patient_id and ${Prisma.raw(standingSql('swap'))}
    order by (t.is_listed and t.grade >= b.grade and (b.place = 'ONLINE' or ${Prisma.raw(DISTANCE)} <= t.service_radius_km)) desc, distance_km, t.id
    limit ${limit}`
  const known = await readForSwap(
    reader,
    plan,
    rows.map((row) => row.id),
  )
  return rows
    .flatMap((row) => {
      const availability = known.get(row.id)
      if (!availability) return []
      const { sessions, standing } = reportSwap(plan, availability)
      const reasons = new Set([...standing, ...sessions.flatMap((session) => session.reasons)])
      const clashes = sessions.filter((session) => session.reasons.includes('taken')).length
      reasons.delete('taken')
      return [{ ...row, clashes, reasons: [...reasons] }]
    })
    .toSorted((a, b) => a.clashes - b.clashes || a.reasons.length - b.reasons.length || a.distance_km - b.distance_km)
}

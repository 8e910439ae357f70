/** What a patient adds for whoever comes to the door; null: nothing. */
export type VisitDetails = {
  note: string | null
  landmark: string | null
  gate: string | null
  contactName: string | null
  /** E.164. */
  contactPhone: string | null
}

/** Characters. */
export const DETAIL_LIMITS = { note: 500, landmark: 200, gate: 200, contactName: 100 } as const

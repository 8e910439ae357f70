import { toInstant, toInstantOrNull, type Reader } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'

/** A session with what decides about its time. */
export type SessionFacts = {
  sessionId: string
  ordinal: number
  status: string
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  bookingId: string
  code: string
  bookingStatus: string
  /** The package's end: quota is scheduled before it and starts before it. */
  expiresAt: Temporal.Instant
  /** The terms the booking was made under. */
  policy: Policy
  patientId: string
  therapistId: string
  therapistUserId: string
  /** Zone of the visit address. */
  timeZone: string
}

type Row = {
  id: string
  ordinal: number
  status: string
  starts_at: Date | null
  ends_at: Date | null
  booking_id: string
  code: string
  booking_status: string
  expires_at: Date
  policy_snapshot: unknown
  patient_id: string
  therapist_id: string
  therapist_user_id: string
  time_zone: string
}

/** The patient's own session, or null. */
export async function readSession(reader: Reader, input: { sessionId: string; patientId: string }): Promise<SessionFacts | null> {
  const [row] = await reader.$queryRaw<Row[]>`
    select s.id, s.ordinal, s.status::text, s.starts_at, s.ends_at, s.booking_id, b.code, b.status::text as booking_status, b.expires_at,
      b.policy_snapshot, s.patient_id, s.therapist_id, t.user_id as therapist_user_id, b.time_zone
    from sessions s join bookings b on b.id = s.booking_id join therapists t on t.id = s.therapist_id
    where s.id = ${input.sessionId}::uuid and s.patient_id = ${input.patientId}::uuid`
  if (!row) return null
  return {
    sessionId: row.id,
    ordinal: row.ordinal,
    status: row.status,
    startsAt: toInstantOrNull(row.starts_at),
    endsAt: toInstantOrNull(row.ends_at),
    bookingId: row.booking_id,
    code: row.code,
    bookingStatus: row.booking_status,
    expiresAt: toInstant(row.expires_at),
    policy: readPolicy(row.policy_snapshot),
    patientId: row.patient_id,
    therapistId: row.therapist_id,
    therapistUserId: row.therapist_user_id,
    timeZone: row.time_zone,
  }
}

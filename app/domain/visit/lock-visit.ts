import { actorOf, toInstantOrNull, type Tx } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import type { Place, SessionStatus, Visit } from './visit.ts'

/** A session with what its steps need, locked until the transaction ends. */
export type LockedVisit = Visit & {
  sessionId: string
  bookingId: string
  code: string
  ordinal: number
  timeZone: string
  patientId: string
  therapistUserId: string
  therapistName: string
  therapistNote: string | null
  startedAt: Temporal.Instant | null
  blockedUntil: Temporal.Instant | null
  policy: Policy
}

type Row = {
  id: string
  booking_id: string
  code: string
  ordinal: number
  time_zone: string
  patient_id: string
  therapist_user_id: string
  therapist_name: string
  therapist_note: string | null
  status: SessionStatus
  status_reason: string | null
  booking_status: string
  place: Place
  policy_snapshot: unknown
  starts_at: Date | null
  ends_at: Date | null
  blocked_until: Date | null
  started_at: Date | null
}

/** The visit, if the acting therapist is the one it belongs to; null otherwise, as if it did not exist. */
export async function lockOwnVisit(tx: Tx, sessionId: string): Promise<LockedVisit | null> {
  const actor = actorOf(tx)
  return actor.kind === 'user' && actor.role === 'THERAPIST' ? lock(tx, sessionId, actor.id) : null
}

/** For the worker and for admins. */
export async function lockAnyVisit(tx: Tx, sessionId: string): Promise<LockedVisit | null> {
  return lock(tx, sessionId, null)
}

/** Booking before session, the order everybody takes them in. */
async function lock(tx: Tx, sessionId: string, therapistUserId: string | null): Promise<LockedVisit | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    select s.id, s.booking_id, b.code, s.ordinal, b.time_zone, s.patient_id, t.user_id as therapist_user_id, u.name as therapist_name,
      s.therapist_note, s.status::text, s.status_reason, b.status::text as booking_status, p.place::text, b.policy_snapshot,
      s.starts_at, s.ends_at, s.blocked_until, s.started_at
    from bookings b join sessions s on s.booking_id = b.id join packages p on p.id = b.package_id
      join therapists t on t.id = s.therapist_id join users u on u.id = t.user_id
    where s.id = ${sessionId}::uuid and (${therapistUserId}::uuid is null or t.user_id = ${therapistUserId}::uuid)
    for no key update of b, s`
  if (!row) return null
  return {
    sessionId: row.id,
    bookingId: row.booking_id,
    code: row.code,
    ordinal: row.ordinal,
    timeZone: row.time_zone,
    patientId: row.patient_id,
    therapistUserId: row.therapist_user_id,
    therapistName: row.therapist_name,
    therapistNote: row.therapist_note,
    status: row.status,
    statusReason: row.status_reason,
    bookingStatus: row.booking_status,
    place: row.place,
    policy: readPolicy(row.policy_snapshot),
    startsAt: toInstantOrNull(row.starts_at),
    endsAt: toInstantOrNull(row.ends_at),
    blockedUntil: toInstantOrNull(row.blocked_until),
    startedAt: toInstantOrNull(row.started_at),
  }
}

/** Where a change of this visit is heard. */
export function roomsOf(visit: Pick<LockedVisit, 'bookingId' | 'patientId' | 'therapistUserId'>) {
  return [`booking:${visit.bookingId}`, `user:${visit.patientId}`, `user:${visit.therapistUserId}`] as const
}

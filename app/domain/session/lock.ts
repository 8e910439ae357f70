/**
 * The only locking reads of bookings and sessions, one row shape each. Locks are taken
 * in one order everywhere: calendars (by id), booking, sessions, payment, refund.
 */
import { actorOf, lockCalendars, toInstant, toInstantOrNull, type Tx } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import type { BookingStatus, Place, SessionStatus } from './session.ts'

/** The booking row, locked until the transaction ends. Money in whole rupiah. */
export type LockedBooking = {
  id: string
  code: string
  status: BookingStatus
  status_reason: string | null
  booking_type: string
  patient_id: string
  therapist_id: string
  therapist_user_id: string
  therapist_name: string
  total_price: bigint
  therapist_net_total: bigint
  time_zone: string
  place: Place
  therapy_minutes: number
  travel_minutes: number
  /** The terms the booking was made under. */
  policy: Policy
  hold_expires_at: Temporal.Instant | null
  accepted_at: Temporal.Instant | null
  /** The package's end: quota is scheduled before it and starts before it. */
  expires_at: Temporal.Instant
  /** Start of the earliest session that has a time. */
  first_start: Temporal.Instant | null
}

type BookingRow = Omit<LockedBooking, 'policy' | 'hold_expires_at' | 'accepted_at' | 'expires_at' | 'first_start'> & {
  policy_snapshot: unknown
  hold_expires_at: Date | null
  accepted_at: Date | null
  expires_at: Date
  first_start: Date | null
}

export async function lockBooking(tx: Tx, bookingId: string): Promise<LockedBooking | null> {
  const [row] = await tx.$queryRaw<BookingRow[]>`
    select b.id, b.code, b.status::text, b.status_reason, b.booking_type::text, b.patient_id, b.therapist_id, t.user_id as therapist_user_id,
      u.name as therapist_name, b.total_price, b.therapist_net_total, b.time_zone, b.place::text, b.therapy_minutes, b.travel_minutes,
      b.policy_snapshot, b.hold_expires_at, b.accepted_at, b.expires_at,
      (select min(s.starts_at) from sessions s where s.booking_id = b.id and s.status = 'SCHEDULED') as first_start
    from bookings b join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    where b.id = ${bookingId}::uuid for no key update of b`
  if (!row) return null
  const { policy_snapshot, ...facts } = row
  return {
    ...facts,
    policy: readPolicy(policy_snapshot),
    hold_expires_at: toInstantOrNull(row.hold_expires_at),
    accepted_at: toInstantOrNull(row.accepted_at),
    expires_at: toInstant(row.expires_at),
    first_start: toInstantOrNull(row.first_start),
  }
}

/** A session with what its steps need, locked together with its booking. The therapist is the session's own. */
export type LockedSession = {
  booking: LockedBooking
  sessionId: string
  bookingId: string
  code: string
  ordinal: number
  status: SessionStatus
  statusReason: string | null
  bookingStatus: BookingStatus
  place: Place
  timeZone: string
  policy: Policy
  patientId: string
  therapistId: string
  therapistUserId: string
  therapistName: string
  therapistNote: string | null
  expiresAt: Temporal.Instant
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  blockedUntil: Temporal.Instant | null
  startedAt: Temporal.Instant | null
}

type SessionRow = {
  id: string
  ordinal: number
  status: SessionStatus
  status_reason: string | null
  therapist_id: string
  therapist_user_id: string
  therapist_name: string
  therapist_note: string | null
  starts_at: Date | null
  ends_at: Date | null
  blocked_until: Date | null
  started_at: Date | null
}

/** Whose it must be; part of the query, so another's session is neither found nor locked. */
export type SessionOwner = { patientId: string } | { therapistUserId: string } | 'anybody'

type LockOptions = {
  /** Also the calendars of its therapist and patient, before the rows: for a new time. */
  withCalendars?: boolean
}

/** @param owner `anybody`: for the worker and for admins. */
export async function lockSession(
  tx: Tx,
  sessionId: string,
  owner: SessionOwner,
  options: LockOptions = {},
): Promise<LockedSession | null> {
  let locked: string | null = null
  for (;;) {
    const found = await findSession(tx, sessionId, owner)
    if (!found) return null
    if (options.withCalendars && locked !== found.therapist_id) {
      // Swapped while we waited: its new therapist's calendar is the one that counts.
      await lockCalendars(tx, [found.therapist_id, found.patient_id])
      locked = found.therapist_id
      continue
    }
    const booking = await lockBooking(tx, found.booking_id)
    const row = booking && (await lockRow(tx, sessionId))
    if (!booking || !row) return null
    // It may have changed hands between finding and locking.
    if ((options.withCalendars && row.therapist_id !== locked) || row.therapist_id !== found.therapist_id) continue
    return describe(booking, row)
  }
}

/** The acting therapist's own session. */
export async function lockTherapistSession(tx: Tx, sessionId: string): Promise<LockedSession | null> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'THERAPIST') return null
  return lockSession(tx, sessionId, { therapistUserId: actor.id })
}

type Found = { booking_id: string; therapist_id: string; patient_id: string }

async function findSession(tx: Tx, sessionId: string, owner: SessionOwner): Promise<Found | null> {
  const patientId = owner !== 'anybody' && 'patientId' in owner ? owner.patientId : null
  const therapistUserId = owner !== 'anybody' && 'therapistUserId' in owner ? owner.therapistUserId : null
  const [found] = await tx.$queryRaw<Found[]>`
    select s.booking_id, s.therapist_id, s.patient_id from sessions s join therapists t on t.id = s.therapist_id
    where s.id = ${sessionId}::uuid and (${patientId}::uuid is null or s.patient_id = ${patientId}::uuid)
      and (${therapistUserId}::uuid is null or t.user_id = ${therapistUserId}::uuid)`
  return found ?? null
}

async function lockRow(tx: Tx, sessionId: string): Promise<SessionRow | null> {
  const [row] = await tx.$queryRaw<SessionRow[]>`
    select s.id, s.ordinal, s.status::text, s.status_reason, s.therapist_id, t.user_id as therapist_user_id, u.name as therapist_name,
      s.therapist_note, s.starts_at, s.ends_at, s.blocked_until, s.started_at
    from sessions s join therapists t on t.id = s.therapist_id join users u on u.id = t.user_id
    where s.id = ${sessionId}::uuid for no key update of s`
  return row ?? null
}

function describe(booking: LockedBooking, row: SessionRow): LockedSession {
  return {
    booking,
    sessionId: row.id,
    bookingId: booking.id,
    code: booking.code,
    ordinal: row.ordinal,
    status: row.status,
    statusReason: row.status_reason,
    bookingStatus: booking.status,
    place: booking.place,
    timeZone: booking.time_zone,
    policy: booking.policy,
    patientId: booking.patient_id,
    therapistId: row.therapist_id,
    therapistUserId: row.therapist_user_id,
    therapistName: row.therapist_name,
    therapistNote: row.therapist_note,
    expiresAt: booking.expires_at,
    startsAt: toInstantOrNull(row.starts_at),
    endsAt: toInstantOrNull(row.ends_at),
    blockedUntil: toInstantOrNull(row.blocked_until),
    startedAt: toInstantOrNull(row.started_at),
  }
}

import { lockCalendars, nowOf, Prisma, toInstant, type Reader, type Tx } from '../../platform/db.ts'
import { isOnCalendar } from './local-time.ts'
import { takenTimesSql } from './taken-times.ts'

/** Longest single absence, in days. */
const MAX_DAYS = 366

export type BookedSession = {
  sessionId: string
  bookingId: string
  code: string
  patientName: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export type AddTimeOffResult =
  | { ok: true; timeOffId: string }
  | { ok: false; reason: 'invalid_range' | 'in_the_past' | 'too_long' }
  | { ok: false; reason: 'sessions_booked'; sessions: BookedSession[] }

/**
 * Takes a stretch of a therapist's calendar out of the offer. Refused with the
 * list while sessions are booked in it: those are rescheduled with the patient
 * first, never dropped silently.
 */
export async function addTimeOff(
  tx: Tx,
  input: { therapistId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; reason?: string },
): Promise<AddTimeOffResult> {
  const { therapistId, startsAt, endsAt } = input
  if (!isOnCalendar(startsAt) || !isOnCalendar(endsAt) || Temporal.Instant.compare(startsAt, endsAt) >= 0)
    return { ok: false, reason: 'invalid_range' }
  if (Temporal.Instant.compare(endsAt, nowOf(tx)) <= 0) return { ok: false, reason: 'in_the_past' }
  if (endsAt.since(startsAt).total('hours') > MAX_DAYS * 24) return { ok: false, reason: 'too_long' }
  // Whoever books this therapist takes the same lock, so nothing slips in after the check.
  await lockCalendars(tx, [therapistId])
  const sessions = await bookedBetween(tx, therapistId, startsAt, endsAt)
  if (sessions.length > 0) return { ok: false, reason: 'sessions_booked', sessions }
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into therapist_time_off (therapist_id, starts_at, ends_at, reason)
    values (${therapistId}::uuid, ${startsAt.toString()}::timestamptz, ${endsAt.toString()}::timestamptz, ${input.reason?.trim() || null})
    returning id`
  return { ok: true, timeOffId: row!.id }
}

export type RemoveTimeOffResult = { ok: true } | { ok: false; reason: 'not_found' }

/** Opens the time again. Another therapist's entry counts as not found. */
export async function removeTimeOff(tx: Tx, input: { therapistId: string; timeOffId: string }): Promise<RemoveTimeOffResult> {
  const removed = await tx.$executeRaw`
    delete from therapist_time_off where id = ${input.timeOffId}::uuid and therapist_id = ${input.therapistId}::uuid`
  return removed === 1 ? { ok: true } : { ok: false, reason: 'not_found' }
}

export type TimeOff = { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; reason: string | null }

/** Absences that are not over yet, soonest first. */
export async function upcomingTimeOff(reader: Reader, therapistId: string): Promise<TimeOff[]> {
  const rows = await reader.$queryRaw<{ id: string; starts_at: Date; ends_at: Date; reason: string | null }[]>`
    select id, starts_at, ends_at, reason from therapist_time_off
    where therapist_id = ${therapistId}::uuid and ends_at > app_now() order by starts_at limit 100`
  return rows.map((row) => ({ id: row.id, startsAt: toInstant(row.starts_at), endsAt: toInstant(row.ends_at), reason: row.reason }))
}

/** Sessions and live holds that take any of the time, travel included. */
async function bookedBetween(reader: Reader, therapistId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<BookedSession[]> {
  const rows = await reader.$queryRaw<{ id: string; booking_id: string; code: string; name: string; starts_at: Date; ends_at: Date }[]>`
    select s.id, s.booking_id, b.code, u.name, s.starts_at, s.ends_at
    from (${takenTimesSql(Prisma.sql`${therapistId}::uuid`, Prisma.sql`tstzrange(${from.toString()}::timestamptz, ${to.toString()}::timestamptz)`)}) taken
    join sessions s on s.id = taken.session_id join bookings b on b.id = s.booking_id join users u on u.id = s.patient_id
    order by s.starts_at limit 50`
  return rows.map((row) => ({
    sessionId: row.id,
    bookingId: row.booking_id,
    code: row.code,
    patientName: row.name,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
  }))
}

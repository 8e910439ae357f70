import { nowOf, type Tx } from '../../platform/db.ts'
import { occupiedTimes } from '../booking/booking.ts'
import { notify } from '../notification/notify.ts'
import { cancellationTerms } from './cancellation-terms.ts'
import { announceNewTime, findClash, type ClashReason } from './place-session.ts'
import { lockSession } from './session-facts.ts'

export type RescheduleSessionInput = { sessionId: string; patientId: string; startsAt: Temporal.Instant }

export type RescheduleSessionResult =
  | { ok: true; bookingId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }
  | { ok: false; reason: 'not_found' | 'booking_not_active' | 'not_scheduled' | 'same_time' | 'too_late' | 'after_expiry' | ClashReason }

/**
 * D13: moves a scheduled session, a cancel and a choice in one step. Possible
 * only while cancelling is free, and never past the package's end. Its own old
 * time counts as free. Run it through `refusingClash`.
 */
export async function rescheduleSession(tx: Tx, input: RescheduleSessionInput): Promise<RescheduleSessionResult> {
  const session = await lockSession(tx, input)
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'booking_not_active' }
  if (session.status !== 'SCHEDULED' || !session.startsAt) return { ok: false, reason: 'not_scheduled' }
  if (session.startsAt.equals(input.startsAt)) return { ok: false, reason: 'same_time' }
  const { freeCancellationMinutes } = session.policy
  if (!cancellationTerms({ startsAt: session.startsAt, now: nowOf(tx), freeCancellationMinutes }).canReschedule)
    return { ok: false, reason: 'too_late' }
  if (Temporal.Instant.compare(input.startsAt, session.expiresAt) >= 0) return { ok: false, reason: 'after_expiry' }
  const clash = await findClash(tx, session, input.startsAt)
  if (clash) return { ok: false, reason: clash }

  const { endsAt, blockedUntil } = occupiedTimes(input.startsAt, session.policy)
  const moved = await tx.$executeRaw`
    update sessions set status_reason = 'rescheduled', starts_at = ${input.startsAt.toString()}::timestamptz,
      ends_at = ${endsAt.toString()}::timestamptz, blocked_until = ${blockedUntil.toString()}::timestamptz
    where id = ${session.sessionId}::uuid and status = 'SCHEDULED'
      and starts_at - make_interval(mins => ${freeCancellationMinutes}) > app_now()`
  if (moved === 0) return { ok: false, reason: 'too_late' }
  await announceNewTime(tx, session, input.startsAt)
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_rescheduled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: input.startsAt.toString(), zone: session.timeZone },
  })
  return { ok: true, bookingId: session.bookingId, startsAt: input.startsAt, endsAt }
}

import { nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { cancellationTerms } from './cancellation-terms.ts'
import { lockSession } from '../session/lock.ts'
import { moveSession } from '../session/move-session.ts'
import { findClash, type ClashReason } from './place-session.ts'

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
  const session = await lockSession(tx, input.sessionId, { patientId: input.patientId }, { withCalendars: true })
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

  const moved = await moveSession(tx, session, {
    from: ['SCHEDULED'],
    to: 'SCHEDULED',
    reason: 'rescheduled',
    startsAt: input.startsAt,
    onlyIf: { minutesAhead: freeCancellationMinutes },
  })
  if (!moved) return { ok: false, reason: 'too_late' }
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_rescheduled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: input.startsAt.toString(), zone: session.timeZone },
  })
  return { ok: true, bookingId: session.bookingId, startsAt: input.startsAt, endsAt: moved.steps[0]!.endsAt! }
}

import { nowOf, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { sessionPayout } from '../session/jobs.ts'
import { completeBookingIfDone } from '../booking/complete-booking.ts'
import { cancelSessionJobs } from '../booking/session-jobs.ts'
import { notify } from '../notification/notify.ts'
import { cancellationTerms, type CancellationTerms } from './cancellation-terms.ts'
import { announceChange } from './place-session.ts'
import { lockSession, type SessionFacts } from './session-facts.ts'

export type CancelSessionInput = {
  sessionId: string
  patientId: string
  /** What the page said it would cost. Another outcome by now is refused, not applied. */
  expected: CancellationTerms['outcome']
}

export type CancelSessionResult =
  | { ok: true; bookingId: string; outcome: CancellationTerms['outcome'] }
  | { ok: false; reason: 'not_found' | 'booking_not_active' | 'not_scheduled' | 'already_over' }
  | { ok: false; reason: 'terms_changed'; terms: CancellationTerms }

/**
 * The patient gives up a scheduled session. F07: early enough it returns to the
 * quota. F08: later it is forfeited and the therapist paid for it.
 */
export async function cancelSession(tx: Tx, input: CancelSessionInput): Promise<CancelSessionResult> {
  const session = await lockSession(tx, input)
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'booking_not_active' }
  if (!['SCHEDULED', 'EN_ROUTE', 'ARRIVED'].includes(session.status) || !session.startsAt || !session.endsAt)
    return { ok: false, reason: 'not_scheduled' }
  if (Temporal.Instant.compare(nowOf(tx), session.endsAt) >= 0) return { ok: false, reason: 'already_over' }
  const { freeCancellationMinutes } = session.policy
  const terms = cancellationTerms({ startsAt: session.startsAt, now: nowOf(tx), freeCancellationMinutes })
  if (terms.outcome !== input.expected) return { ok: false, reason: 'terms_changed', terms }

  const changed = terms.outcome === 'returns_to_quota' ? await returnToQuota(tx, session) : await forfeit(tx, session)
  // Begun or finished by the therapist since the page was read.
  if (!changed) return { ok: false, reason: 'not_scheduled' }
  await cancelSessionJobs(tx, session.sessionId)
  await announceChange(tx, session)
  return { ok: true, bookingId: session.bookingId, outcome: terms.outcome }
}

async function returnToQuota(tx: Tx, session: SessionFacts): Promise<boolean> {
  const returned = await tx.$executeRaw`
    update sessions set status = 'PENDING_SCHEDULING', status_reason = 'patient_cancelled', starts_at = null, ends_at = null, blocked_until = null,
      en_route_at = null, arrived_at = null
    where id = ${session.sessionId}::uuid and status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED')
      and starts_at - make_interval(mins => ${session.policy.freeCancellationMinutes}) > app_now()`
  if (returned === 0) return false
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_cancelled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: session.startsAt!.toString(), zone: session.timeZone },
  })
  return true
}

async function forfeit(tx: Tx, session: SessionFacts): Promise<boolean> {
  const forfeited = await tx.$executeRaw`
    update sessions set status = 'FORFEITED', status_reason = 'patient_cancelled_late', finished_at = app_now()
    where id = ${session.sessionId}::uuid and status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED')`
  if (forfeited === 0) return false
  await enqueue(tx, sessionPayout, { sessionId: session.sessionId }, { tries: session.policy.payoutTries })
  const data = { code: session.code, ordinal: session.ordinal }
  await notify(tx, { userId: session.therapistUserId, kind: 'session_forfeited', href: `/therapist/sessions/${session.sessionId}`, data })
  await notify(tx, { userId: session.patientId, kind: 'session_forfeited', href: `/bookings/${session.bookingId}`, data })
  await completeBookingIfDone(tx, session.bookingId)
  return true
}

import { nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import type { Because } from '../session/because.ts'
import { lockSession, type LockedSession } from '../session/lock.ts'
import { GIVEN_BACK, moveSession } from '../session/move-session.ts'
import type { SessionStatus } from '../session/session.ts'
import { cancellationTerms, type CancellationTerms } from './cancellation-terms.ts'

const CANCELLABLE: readonly SessionStatus[] = ['SCHEDULED', 'EN_ROUTE', 'ARRIVED']

export type CancelSessionInput = {
  sessionId: string
  patientId: string
  /** What the page said it would cost. Another outcome by now is refused, not applied. */
  expected: CancellationTerms['outcome']
  because?: Because
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
  const session = await lockSession(tx, input.sessionId, { patientId: input.patientId })
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'booking_not_active' }
  if (!CANCELLABLE.includes(session.status) || !session.startsAt || !session.endsAt) return { ok: false, reason: 'not_scheduled' }
  if (Temporal.Instant.compare(nowOf(tx), session.endsAt) >= 0) return { ok: false, reason: 'already_over' }
  const { freeCancellationMinutes } = session.policy
  const terms = cancellationTerms({ startsAt: session.startsAt, now: nowOf(tx), freeCancellationMinutes })
  if (terms.outcome !== input.expected) return { ok: false, reason: 'terms_changed', terms }

  const moved =
    terms.outcome === 'returns_to_quota' ? await returnToQuota(tx, session, input.because) : await forfeit(tx, session, input.because)
  // Begun or finished by the therapist since the page was read.
  if (!moved) return { ok: false, reason: 'not_scheduled' }
  return { ok: true, bookingId: session.bookingId, outcome: terms.outcome }
}

/** Free on the database's clock too; the session is the patient's to use in time, so nothing is extended. */
async function returnToQuota(tx: Tx, session: LockedSession, because: Because = {}): Promise<boolean> {
  const onlyIf = { minutesAhead: session.policy.freeCancellationMinutes }
  if (!(await moveSession(tx, session, { from: CANCELLABLE, to: 'PENDING_SCHEDULING', reason: GIVEN_BACK, because, onlyIf }))) return false
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_cancelled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: session.startsAt!.toString(), zone: session.timeZone },
  })
  return true
}

async function forfeit(tx: Tx, session: LockedSession, because: Because = {}): Promise<boolean> {
  if (!(await moveSession(tx, session, { from: CANCELLABLE, to: 'FORFEITED', reason: 'patient_cancelled_late', because }))) return false
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_forfeited',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal },
  })
  return true
}

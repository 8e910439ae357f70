import { actorOf, nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { refundSession } from '../session/refund-session.ts'
import { lockSession, type LockedSession } from '../session/lock.ts'
import { moveSession } from '../session/move-session.ts'
import type { SessionStatus } from '../session/session.ts'
import type { SessionResolution } from './visit.ts'

export type { SessionResolution } from './visit.ts'

export type ResolveResult =
  | { ok: true; repeated: boolean }
  | { ok: false; reason: 'not_found' | 'reason_required' | 'nothing_to_refund' }
  | { ok: false; reason: 'stale' | 'too_early'; status: SessionStatus }

const BEGUN: readonly SessionStatus[] = ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED']
const FROM: Record<SessionResolution, readonly SessionStatus[]> = {
  completed: BEGUN,
  quota: BEGUN,
  forfeited: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'],
  refunded: BEGUN,
}
const TARGET: Record<SessionResolution, SessionStatus> = {
  completed: 'COMPLETED',
  quota: 'PENDING_SCHEDULING',
  forfeited: 'FORFEITED',
  refunded: 'CANCELLED',
}
/** The patient's own: these may be decided before the visit's time, what pays the therapist may not. */
const AHEAD: readonly SessionResolution[] = ['quota', 'refunded']
/** Recorded as the session's reason; it also tells a second press from another admin's decision. */
const RESOLVED = 'admin_resolved'

/**
 * An admin says what became of a session that did not end by itself: it took place
 * (paid), it failed (back to quota, or its price back; nobody is paid) or the patient
 * was not there (paid, used up). Needs a reason; audited.
 */
export async function resolveSession(
  tx: Tx,
  input: { sessionId: string; resolution: SessionResolution; reason: string },
): Promise<ResolveResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_found' }
  const { resolution } = input
  const reason = input.reason.trim()
  if (reason.length < 3) return { ok: false, reason: 'reason_required' }
  const session = await lockSession(tx, input.sessionId, 'anybody')
  if (!session) return { ok: false, reason: 'not_found' }
  const { status } = session
  if (status === TARGET[resolution] && session.statusReason === RESOLVED) return { ok: true, repeated: true }
  if (session.bookingStatus !== 'ACCEPTED' || !FROM[resolution].includes(status)) return { ok: false, reason: 'stale', status }
  const isAhead = session.startsAt && Temporal.Instant.compare(nowOf(tx), session.startsAt) < 0
  if (isAhead && !AHEAD.includes(resolution)) return { ok: false, reason: 'too_early', status }
  const done = await carryOut(tx, session, resolution)
  if (done === 'nothing_to_refund') return { ok: false, reason: done }
  if (!done) return { ok: false, reason: 'stale', status }
  await tellOfLostVisit(tx, session, resolution)
  await recordAudit(tx, {
    action: 'session.resolve',
    subjectType: 'session',
    subjectId: session.sessionId,
    reason,
    before: { status, startsAt: session.startsAt?.toString() ?? null },
    after: { status: TARGET[resolution] },
  })
  return { ok: true, repeated: false }
}

async function carryOut(tx: Tx, session: LockedSession, resolution: SessionResolution): Promise<boolean | 'nothing_to_refund'> {
  if (resolution === 'quota') return failToQuota(tx, session)
  // Nothing owed is an answer too: a session may have cost nothing.
  if (resolution === 'refunded') return (await refundSession(tx, session, RESOLVED)) === null ? 'nothing_to_refund' : true
  const to = resolution === 'completed' ? 'COMPLETED' : 'FORFEITED'
  return (await moveSession(tx, session, { from: [session.status], to, reason: RESOLVED, endedAt: endOf(tx, session) })) !== null
}

/** When it was meant to end, but never a moment that has not come yet: the therapist leaves now. */
function endOf(tx: Tx, { endsAt }: LockedSession): Temporal.Instant {
  const now = nowOf(tx)
  return endsAt && Temporal.Instant.compare(endsAt, now) < 0 ? endsAt : now
}

/** Nobody sets out for, or waits at home for, a visit that will not take place. */
async function tellOfLostVisit(tx: Tx, session: LockedSession, resolution: SessionResolution): Promise<void> {
  const { startsAt, endsAt } = session
  const isLost = session.status !== 'FAILED' && AHEAD.includes(resolution)
  if (!isLost || !startsAt || !endsAt || Temporal.Instant.compare(nowOf(tx), endsAt) >= 0) return
  const data = { code: session.code, ordinal: session.ordinal, startsAt: startsAt.toString(), zone: session.timeZone }
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_cancelled',
    href: `/therapist/sessions/${session.sessionId}`,
    data,
    dedupeKey: `resolved-ahead:${session.sessionId}:${startsAt}:therapist`,
  })
  // Back in quota they are told by another notice.
  if (resolution !== 'refunded') return
  await notify(tx, {
    userId: session.patientId,
    kind: 'session_cancelled',
    href: `/bookings/${session.bookingId}`,
    data,
    dedupeKey: `resolved-ahead:${session.sessionId}:${startsAt}:patient`,
  })
}

/** Through FAILED, so that the history says the session broke off rather than never was. */
async function failToQuota(tx: Tx, session: LockedSession): Promise<boolean> {
  if (session.status !== 'FAILED' && !(await moveSession(tx, session, { from: [session.status], to: 'FAILED', reason: RESOLVED })))
    return false
  if (!(await moveSession(tx, session, { from: ['FAILED'], to: 'PENDING_SCHEDULING', reason: RESOLVED }))) return false
  await notify(tx, {
    userId: session.patientId,
    kind: 'therapist_withdrew',
    href: `/bookings/${session.bookingId}`,
    data: { code: session.code, ordinal: session.ordinal },
    dedupeKey: `resolved-to-quota:${session.sessionId}:${session.startsAt}`,
  })
  return true
}

import { publish } from '../../platform/events.ts'
import { actorOf, nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { endSession } from './end-session.ts'
import { lockAnyVisit, roomsOf, type LockedVisit } from './lock-visit.ts'
import { returnToQuota } from './return-to-quota.ts'
import type { SessionStatus } from './visit.ts'

export type SessionResolution = 'completed' | 'quota' | 'forfeited'

export type ResolveResult =
  | { ok: true; repeated: boolean }
  | { ok: false; reason: 'not_found' | 'reason_required' }
  | { ok: false; reason: 'stale' | 'too_early'; status: SessionStatus }

const FROM: Record<SessionResolution, readonly SessionStatus[]> = {
  completed: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED'],
  quota: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED'],
  forfeited: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'],
}
const TARGET: Record<SessionResolution, SessionStatus> = { completed: 'COMPLETED', quota: 'PENDING_SCHEDULING', forfeited: 'FORFEITED' }
/** Recorded as the session's reason; it also tells a second press from another admin's decision. */
const RESOLVED = 'admin_resolved'

/**
 * An admin says what became of a session that did not end by itself: it took place
 * (paid), it failed (back to quota, nobody pays) or the patient was not there
 * (paid, used up). Needs a reason; audited. Only once its start has passed.
 */
export async function resolveSession(
  tx: Tx,
  input: { sessionId: string; resolution: SessionResolution; reason: string },
): Promise<ResolveResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_found' }
  const reason = input.reason.trim()
  if (reason.length < 3) return { ok: false, reason: 'reason_required' }
  const visit = await lockAnyVisit(tx, input.sessionId)
  if (!visit) return { ok: false, reason: 'not_found' }
  if (visit.status === TARGET[input.resolution] && visit.statusReason === RESOLVED) return { ok: true, repeated: true }
  if (visit.bookingStatus !== 'ACCEPTED' || !FROM[input.resolution].includes(visit.status))
    return { ok: false, reason: 'stale', status: visit.status }
  if (input.resolution !== 'quota' && visit.startsAt && Temporal.Instant.compare(nowOf(tx), visit.startsAt) < 0) {
    return { ok: false, reason: 'too_early', status: visit.status }
  }
  const done =
    input.resolution === 'quota'
      ? await failToQuota(tx, visit)
      : await endSession(tx, visit, {
          to: input.resolution === 'completed' ? 'COMPLETED' : 'FORFEITED',
          reason: RESOLVED,
          finishedAt: visit.endsAt ?? nowOf(tx),
        })
  if (!done) return { ok: false, reason: 'stale', status: visit.status }
  await tx.$executeRaw`
    insert into audit_log (actor_id, action, subject_type, subject_id, reason, before, after)
    values (${actor.id}::uuid, 'session.resolve', 'session', ${visit.sessionId}, ${reason},
      ${JSON.stringify({ status: visit.status, startsAt: visit.startsAt?.toString() ?? null })}::jsonb, ${JSON.stringify({ status: TARGET[input.resolution] })}::jsonb)`
  return { ok: true, repeated: false }
}

/** Through FAILED, so that the history says the session broke off rather than never was. */
async function failToQuota(tx: Tx, visit: LockedVisit): Promise<boolean> {
  if (visit.status !== 'FAILED') {
    const failed = await tx.$executeRaw`
      update sessions set status = 'FAILED', status_reason = ${RESOLVED}
      where id = ${visit.sessionId}::uuid and status = ${visit.status}::session_status`
    if (failed === 0) return false
  }
  if (!(await returnToQuota(tx, visit, { from: 'FAILED', reason: RESOLVED }))) return false
  await settleExceptions(tx, { sessionId: visit.sessionId }, RESOLVED)
  await notify(tx, {
    userId: visit.patientId,
    kind: 'therapist_withdrew',
    href: `/bookings/${visit.bookingId}`,
    data: { code: visit.code, ordinal: visit.ordinal },
    dedupeKey: `resolved-to-quota:${visit.sessionId}:${visit.startsAt}`,
  })
  await publish(tx, roomsOf(visit), 'booking:changed', { bookingId: visit.bookingId })
  return true
}

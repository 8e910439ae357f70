import { nowOf, type Reader, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { raiseException } from '../oversight/raise-exception.ts'
import { sessionEnd } from '../session/jobs.ts'
import { lockSession } from '../session/lock.ts'
import { moveSession } from '../session/move-session.ts'
import { endingOf } from '../session/session.ts'

export type AutoCompleteOutcome = 'completed' | 'reported' | 'nothing' | 'not_yet'

/**
 * What becomes of a session when nobody presses anything; see endingOf(). Runs at
 * the exact moment and again from the sweep; it re-reads the state and may come twice.
 */
export async function autoComplete(tx: Tx, input: { sessionId: string }): Promise<{ outcome: AutoCompleteOutcome }> {
  const visit = await lockSession(tx, input.sessionId, 'anybody')
  const due = visit && endingOf(visit, visit.policy)
  if (!visit || !due) return { outcome: 'nothing' }
  if (Temporal.Instant.compare(nowOf(tx), due.at) < 0) {
    // It was moved or started since the job was planned: look again at its new end.
    await enqueue(tx, sessionEnd, { sessionId: visit.sessionId }, { runAt: due.at })
    return { outcome: 'not_yet' }
  }
  if (due.ending === 'unresolved') {
    const isNew = await raiseException(tx, {
      kind: 'SESSION_UNRESOLVED',
      bookingId: visit.bookingId,
      sessionId: visit.sessionId,
      code: visit.code,
      detail: `${visit.status} at ${due.at}, planned for ${visit.startsAt}, ${visit.therapistName}`,
    })
    return { outcome: isNew ? 'reported' : 'nothing' }
  }
  // The work ended when it was meant to, not when we noticed; a late start cannot end before it began.
  const startedAt = visit.startedAt ?? visit.endsAt!
  const endedAt = Temporal.Instant.compare(startedAt, visit.endsAt!) > 0 ? startedAt : visit.endsAt!
  const reason = due.ending === 'forgotten' ? 'auto_forgotten' : 'auto_online'
  const ended = await moveSession(tx, visit, { from: [visit.status], to: 'COMPLETED', reason, endedAt })
  return { outcome: ended ? 'completed' : 'nothing' }
}

/** The safety net: sessions whose end has passed though their job has not run. Oldest first. */
export async function findOverdueSessions(reader: Reader, limit = 200): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    select s.id from sessions s join bookings b on b.id = s.booking_id
    where b.status = 'ACCEPTED' and s.occupies and s.ends_at <= app_now() and (
      (s.status = 'IN_PROGRESS' and (b.place = 'ONLINE'
        or s.ends_at + make_interval(hours => coalesce((b.policy_snapshot->>'forgottenSessionHours')::int, 12)) <= app_now()))
      or (s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED') and s.blocked_until <= app_now() and not exists (
        select 1 from exceptions e where e.session_id = s.id and e.kind = 'SESSION_UNRESOLVED' and e.resolved_at is null)))
    order by s.ends_at limit ${limit}`
  return rows.map((row) => row.id)
}

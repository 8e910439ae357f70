import { actorOf, nowOf, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { reconcileDay } from './jobs.ts'
import { recordAudit } from '../oversight/record-audit.ts'

/** B05: an admin asks for a day (ISO, WIB) to be compared with the gateway now. */
export async function requestReconciliation(
  tx: Tx,
  input: { day: string },
): Promise<{ ok: true } | { ok: false; reason: 'not_admin' | 'day_in_future' }> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  if (Temporal.PlainDate.compare(input.day, officeDay(nowOf(tx))) > 0) return { ok: false, reason: 'day_in_future' }
  await enqueue(tx, reconcileDay, { day: input.day })
  await recordAudit(tx, { action: 'reconciliation.run', subjectType: 'reconciliation', subjectId: input.day })
  return { ok: true }
}

export function officeDay(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
}

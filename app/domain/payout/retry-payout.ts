import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { closeException, isActOf, lockException, type ExceptionResult } from '../oversight/resolve-exception.ts'
import { getPolicy } from '../policy/get-policy.ts'
import { sessionPayout } from '../session/jobs.ts'

/**
 * Sends a failed payout to the worker again. The exception closes; another one
 * opens by itself if the new tries fail too. Paying twice stays impossible: the
 * job re-reads the session's flag.
 */
export async function retryPayout(tx: Tx, input: { exceptionId: string }): Promise<ExceptionResult> {
  const found = await lockException(tx, input.exceptionId)
  if ('ok' in found) return found
  if (found.kind !== 'PAYOUT_FAILED' || !found.session_id) return { ok: false, reason: 'wrong_kind' }
  if (found.resolved_at) return { ok: true, isNew: false }
  if (!isActOf(found, 'retry_payout')) return { ok: false, reason: 'wrong_kind' }
  await closeException(tx, found.id, 'payout_retried')
  const { payoutTries } = await getPolicy(tx)
  await enqueue(tx, sessionPayout, { sessionId: found.session_id }, { tries: payoutTries })
  await recordAudit(tx, { action: 'payout.retry', subjectType: 'session', subjectId: found.session_id, after: { exceptionId: found.id } })
  return { ok: true, isNew: true }
}

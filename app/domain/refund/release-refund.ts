import { actorOf, type Tx } from '../../platform/db.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { returnToQueue } from './advance-refund.ts'
import { lockRefund } from './complete-refund.ts'

export type ReleaseRefundResult =
  | { ok: true; amount: bigint }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'note_required' | 'gateway_decides' }

/** An admin has looked into a refund that the gateway answered for unclearly, and puts it back into the queue. */
export async function releaseRefund(tx: Tx, input: { refundId: string; note: string }): Promise<ReleaseRefundResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const note = input.note.trim()
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  const refund = await lockRefund(tx, input.refundId)
  if (!refund) return { ok: false, reason: 'not_found' }
  const [row] = await tx.$queryRaw<{ gateway_state: string | null }[]>`select gateway_state from refunds where id = ${refund.id}::uuid`
  if (row?.gateway_state !== 'UNCLEAR') return { ok: false, reason: 'gateway_decides' }
  await recordAudit(tx, { action: 'refund.release', subjectType: 'refund', subjectId: refund.id, reason: note })
  await returnToQueue(tx, refund.id, note)
  return { ok: true, amount: refund.amount }
}

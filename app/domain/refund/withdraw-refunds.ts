import type { Tx } from '../../platform/db.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { moveRefund } from './move-refund.ts'

/**
 * The bank took the payment back: what waited to go back for it is owed no more. A refund already paid stays as it is.
 * Called under the booking's and the payment's lock.
 * @returns rupiah that were owed and no longer are
 */
export async function withdrawRefunds(tx: Tx, paymentId: string): Promise<bigint> {
  const open = await tx.$queryRaw<{ id: string; amount: bigint; reason: string }[]>`
    select id, amount, reason from refunds where payment_id = ${paymentId}::uuid and status = 'PENDING' order by id for update`
  let withdrawn = 0n
  for (const refund of open) {
    if (!(await moveRefund(tx, refund.id, { to: 'WITHDRAWN' }))) continue
    withdrawn += refund.amount
    await recordAudit(tx, {
      action: 'refund.withdraw',
      subjectType: 'refund',
      subjectId: refund.id,
      reason: 'the bank reversed the payment',
      before: { paymentId, amount: refund.amount, reason: refund.reason },
    })
  }
  return withdrawn
}

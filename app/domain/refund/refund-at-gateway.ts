/** What the gateway says about refunds, set beside ours. Called under the booking's and the payment's lock. */
import type { Tx } from '../../platform/db.ts'
import { payRefund, type RefundOfBooking } from './complete-refund.ts'
import { markRefundUnclear } from './move-refund.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

type AtGateway = RefundOfBooking & { gateway_key: string; note: string; started_by: string }

export async function isBeingRefunded(tx: Tx, paymentId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from refunds where payment_id = ${paymentId}::uuid and status = 'PROCESSING'`
  return rows.length > 0
}

/**
 * Completes every refund of ours that the gateway lists under our key. What it gave
 * back without us, in its own dashboard say, changes no money here: a person is told,
 * and the day's reconciliation lists the difference.
 * @returns whether one of ours was completed.
 */
export async function applyGatewayRefunds(
  tx: Tx,
  payment: { id: string; booking_id: string | null; order_id: string },
  gateway: GatewayTransaction,
): Promise<boolean> {
  const open = await tx.$queryRaw<AtGateway[]>`
    select r.id, r.booking_id, r.payment_id, r.patient_id, r.amount, r.status, b.code, r.gateway_key, r.note, r.started_by
    from refunds r join bookings b on b.id = r.booking_id where r.payment_id = ${payment.id}::uuid and r.status = 'PROCESSING' for update of r`
  let isSettled = false
  for (const refund of open) {
    const listed = gateway.refunds?.find((entry) => entry.key === refund.gateway_key)
    if (!listed) continue
    if (listed.amount === refund.amount) {
      await completeFromGateway(tx, refund, listed.reference)
      isSettled = true
    } else {
      await markRefundUnclear(tx, refund.id)
      await reportMismatch(
        tx,
        payment,
        `the gateway refunded ${listed.amount ?? 'an unreadable amount'} under key ${refund.gateway_key}, the refund is ${refund.amount}`,
      )
    }
  }
  await reportForeign(tx, payment)
  return isSettled
}

/** The gateway's own word that it is done: from its answer to the request, or from its status. */
export async function completeFromGateway(tx: Tx, refund: AtGateway, reference: string | null): Promise<void> {
  await payRefund(tx, refund, {
    method: 'GATEWAY',
    reference: reference ?? refund.gateway_key,
    note: refund.note,
    completedBy: refund.started_by,
  })
}

async function reportForeign(tx: Tx, payment: { id: string; booking_id: string | null; order_id: string }): Promise<void> {
  const [sums] = await tx.$queryRaw<{ theirs: bigint; ours: bigint }[]>`
    select p.gateway_refunded as theirs, coalesce((select sum(amount) from refunds where payment_id = p.id and status = 'COMPLETED' and method = 'GATEWAY'), 0)::bigint as ours
    from payments p where p.id = ${payment.id}::uuid`
  if (sums && sums.theirs > sums.ours)
    await reportMismatch(tx, payment, `the gateway gave back ${sums.theirs}, our refunds through it are ${sums.ours}`)
}

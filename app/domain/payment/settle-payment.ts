import { inTransaction, system } from '../../platform/db.ts'
import { applyGatewayStatus, type AppliedOutcome } from './apply-gateway-status.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'

export type PaymentReference = { id: string; order_id: string }

/** Asks the gateway about a payment and applies the answer; null when it gave none. */
export async function refreshPayment(gateway: PaymentGateway, payment: PaymentReference, actor: string): Promise<AppliedOutcome | null> {
  const answer = await gateway.status(payment.order_id)
  if (!answer.ok) return null
  return inTransaction(system(actor), (tx) => applyGatewayStatus(tx, { paymentId: payment.id, gateway: answer.transaction }))
}

/**
 * Makes sure a payment can no longer be paid: asks first, since it may have been
 * paid a moment ago, then ends it at the gateway.
 * @returns null when the gateway gave no answer; the caller decides without it.
 */
export async function settlePayment(
  gateway: PaymentGateway,
  payment: PaymentReference,
  how: 'expire' | 'cancel',
  actor: string,
): Promise<AppliedOutcome | null> {
  const answer = await gateway.status(payment.order_id)
  if (!answer.ok) return null
  let { transaction } = answer
  if (transaction.status === 'pending' || transaction.status === 'challenge') {
    const ended = how === 'expire' ? await gateway.expire(payment.order_id) : await gateway.cancel(payment.order_id)
    if (ended.ok) transaction = ended.transaction
    else {
      // Refused: paid between question and answer. Lost: perhaps ended. Both show in the status.
      const again = await gateway.status(payment.order_id)
      if (!again.ok) return null
      transaction = again.transaction
    }
  }
  return inTransaction(system(actor), (tx) => applyGatewayStatus(tx, { paymentId: payment.id, gateway: transaction }))
}

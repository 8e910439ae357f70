import { nowOf, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { confirmBooking } from '../booking/confirm-booking.ts'
import { notify } from '../notification/notify.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { isOpen } from '../gateway/payment-status.ts'
import { cancelBooking } from '../session/move-booking.ts'
import { closeOtherAttempt } from './close-other-attempt.ts'
import { judge } from './payment.ts'
import { movePayment, noteGatewayWord, notePaymentEnd } from './move-payment.ts'
import { lockHolder, lockPayment, type LockedPayment } from './payment-rows.ts'
import { applyGatewayRefunds, isBeingRefunded } from '../refund/refund-at-gateway.ts'
import { requestRefund } from '../refund/request-refund.ts'
import { reversePayment } from './reverse-payment.ts'
import { applyToTopUp } from './top-up.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

export type AppliedOutcome = 'unchanged' | 'paid' | 'refund_due' | 'refund_settled' | 'ended' | 'reversed' | 'mismatch' | 'unknown_payment'

/**
 * The one place where the gateway's own word becomes a payment state. `gateway`
 * must come from the gateway itself, never from a notification's body. May be
 * called any number of times, with words in any order.
 */
export async function applyGatewayStatus(tx: Tx, input: { paymentId: string; gateway: GatewayTransaction }): Promise<AppliedOutcome> {
  const locked = await lockPayment(tx, input.paymentId)
  if (!locked) return applyToTopUp(tx, input)
  const { gateway } = input
  await noteGatewayWord(tx, locked.payment, gateway)
  const verdict = judge(locked.payment, gateway)
  switch (verdict.kind) {
    case 'none':
      return (await applyGatewayRefunds(tx, locked.payment, gateway)) ? 'refund_settled' : 'unchanged'
    case 'mismatch':
      await reportMismatch(tx, locked.payment, verdict.detail)
      return 'mismatch'
    case 'money':
      return receiveMoney(tx, locked, gateway, verdict)
    case 'end':
      return endPayment(tx, locked, verdict)
    case 'reversal':
      return takeBack(tx, locked, gateway)
  }
}

/** What a bank takes back is taken from whoever holds it now: another booking, if the patient went on with another therapist. */
async function takeBack(tx: Tx, origin: LockedPayment, gateway: GatewayTransaction): Promise<AppliedOutcome> {
  const holder = await lockHolder(tx, origin)
  if (holder.payment.status_reason === 'gateway_reversed') return 'unchanged'
  const mismatch =
    holder.payment.status !== 'COMPLETED'
      ? 'after a refund'
      : (await isBeingRefunded(tx, holder.payment.id))
        ? 'while a refund of it is being sent'
        : null
  if (mismatch) {
    await reportMismatch(tx, origin.payment, `${gateway.rawStatus} ${mismatch}`)
    return 'mismatch'
  }
  await reversePayment(tx, holder, origin.payment)
  return 'reversed'
}

/** Money buys the booking if it is the right amount and the booking still waits for it; otherwise it is owed back. */
async function receiveMoney(
  tx: Tx,
  { payment, booking }: LockedPayment,
  gateway: GatewayTransaction,
  money: { amount: bigint; isRefunded: boolean },
): Promise<AppliedOutcome> {
  const isRightAmount = money.amount === payment.amount
  const paidAt = settlementTime(tx, payment, gateway)
  const isEntitled = isRightAmount && !money.isRefunded && (await confirmBooking(tx, { booking, payment, paidAt }))
  const reason = isEntitled ? 'gateway_paid' : isRightAmount ? 'gateway_paid_too_late' : 'gateway_paid_wrong_amount'
  // The ledger and the refund speak of what really arrived.
  await movePayment(tx, payment.id, { to: 'COMPLETED', reason, paidAt, isEntitled, amount: money.amount })
  if (isEntitled) {
    await closeOtherAttempt(tx, booking.id, payment.id)
    return 'paid'
  }
  if (!isRightAmount) await reportMismatch(tx, payment, `expected ${payment.amount}, received ${money.amount}`)
  if (money.isRefunded) await reportMismatch(tx, payment, 'refunded at the gateway before it was recorded here')
  await requestRefund(tx, {
    bookingId: booking.id,
    paymentId: payment.id,
    patientId: payment.patient_id,
    code: booking.code,
    amount: money.amount,
    reason: reason.replace('gateway_', ''),
    key: `payment:${payment.id}`,
    from: 'GATEWAY_CLEARING',
  })
  await publish(tx, [`booking:${booking.id}`, `user:${booking.patient_id}`, 'role:ADMIN'], 'booking:changed', { bookingId: booking.id })
  return 'refund_due'
}

/** The gateway's settlement time where it can be true on our clock: after the payment was opened and not later than now. */
function settlementTime(tx: Tx, payment: LockedPayment['payment'], gateway: GatewayTransaction): Temporal.Instant {
  const now = nowOf(tx)
  const { settledAt } = gateway
  const isPossible =
    settledAt && Temporal.Instant.compare(settledAt, now) < 0 && settledAt.epochMilliseconds >= payment.created_at.getTime()
  return isPossible ? settledAt : now
}

/** Only the attempt the booking was waiting for takes the booking with it; one replaced by another method does not. */
async function endPayment(
  tx: Tx,
  { payment, booking }: LockedPayment,
  verdict: { status: 'EXPIRED' | 'CANCELLED' | 'FAILED'; reason: string },
): Promise<AppliedOutcome> {
  if (!isOpen(payment.status)) {
    // Already closed by us; from now on the gateway need not be asked again.
    await notePaymentEnd(tx, payment.id, verdict.reason)
    return 'unchanged'
  }
  await movePayment(tx, payment.id, { to: verdict.status, reason: verdict.reason })
  // A charge that never came to be says nothing about the patient's wish to pay.
  if (verdict.reason === 'gateway_not_found') return 'ended'
  const reason = verdict.status === 'EXPIRED' ? 'payment_expired' : verdict.status === 'CANCELLED' ? 'payment_cancelled' : 'payment_failed'
  const closed = await cancelBooking(tx, booking, { from: ['PENDING'], reason, by: 'nobody' })
  if (closed) {
    await notify(tx, {
      userId: booking.patient_id,
      kind: verdict.status === 'EXPIRED' ? 'payment_expired' : 'payment_failed',
      href: `/bookings/${booking.id}`,
      data: { code: booking.code },
      dedupeKey: `unpaid:${booking.id}`,
    })
  }
  return 'ended'
}

import type { Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { cancelBooking } from '../session/move-booking.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { withdrawRefunds } from '../refund/withdraw-refunds.ts'
import { movePayment } from './move-payment.ts'
import type { LockedPayment } from './payment-rows.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

/**
 * The bank took a settlement back (some banks do within minutes): the payment no
 * longer counts, nothing is owed for it any more, and a booking it had bought ends.
 */
export async function reversePayment(tx: Tx, { payment, booking }: LockedPayment): Promise<void> {
  // First the payment: a booking closed afterwards must not promise its money back.
  await movePayment(tx, payment.id, { to: 'REVERSED' })
  const released = await withdrawRefunds(tx, payment.id)
  await postEntry(tx, {
    kind: 'PAYMENT_REVERSED',
    key: `reversed:${payment.id}`,
    bookingId: booking.id,
    legs: [
      { account: 'REFUNDS_PAYABLE', amount: -released },
      { account: 'DEFERRED_REVENUE', amount: released - payment.amount },
      { account: 'GATEWAY_CLEARING', amount: payment.amount },
    ],
  })
  await reportMismatch(tx, payment, `the bank reversed ${payment.amount} of booking ${booking.code}`)
  if (payment.is_entitled) await endBooking(tx, booking)
  await publish(tx, [`booking:${booking.id}`, `user:${booking.patient_id}`, 'role:ADMIN'], 'booking:changed', { bookingId: booking.id })
}

async function endBooking(tx: Tx, booking: LockedPayment['booking']): Promise<void> {
  const closed = await cancelBooking(tx, booking, { from: ['PENDING', 'PAID', 'ACCEPTED'], reason: 'payment_reversed', by: 'nobody' })
  if (!closed) return
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'payment_failed',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code },
    dedupeKey: `reversed:${booking.id}:patient`,
  })
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'booking_cancelled',
    href: '/therapist',
    data: { code: booking.code },
    dedupeKey: `reversed:${booking.id}:therapist`,
  })
}

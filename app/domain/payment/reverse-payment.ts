import type { Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { cancelBooking } from '../session/move-booking.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { withdrawRefunds } from '../refund/withdraw-refunds.ts'
import { movePayment } from './move-payment.ts'
import type { PaymentRow } from './payment.ts'
import type { LockedPayment } from './payment-rows.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

/**
 * The bank took a settlement back (some banks do within minutes): the payment no
 * longer counts, nothing is owed for it any more, and a booking it had bought ends.
 * What was worked off with it already, or ran out, is our loss.
 * @param origin the payment the gateway knows, where the money moved on from it.
 */
export async function reversePayment(tx: Tx, { payment, booking }: LockedPayment, origin: PaymentRow): Promise<void> {
  // First the payment: a booking closed afterwards must not promise its money back.
  if (!(await movePayment(tx, payment.id, { to: 'REVERSED' }))) throw new Error(`payment ${payment.id} holds no money to reverse`)
  const owed = await withdrawRefunds(tx, payment.id)
  const unworked = payment.is_entitled ? await unfinishedWorth(tx, booking.id) : 0n
  await postEntry(tx, {
    kind: 'PAYMENT_REVERSED',
    key: `reversed:${origin.id}`,
    bookingId: booking.id,
    legs: [
      { account: 'REFUNDS_PAYABLE', amount: -owed },
      { account: 'DEFERRED_REVENUE', amount: -unworked },
      { account: 'LOSSES', amount: owed + unworked - payment.amount },
      { account: 'GATEWAY_CLEARING', amount: payment.amount },
    ],
  })
  await reportMismatch(
    tx,
    { id: origin.id, booking_id: booking.id, order_id: origin.order_id },
    `the bank reversed ${payment.amount} of booking ${booking.code}, ${payment.amount - owed - unworked} of it given already`,
  )
  if (payment.is_entitled) await endBooking(tx, booking)
  await publish(tx, [`booking:${booking.id}`, `user:${booking.patient_id}`, 'role:ADMIN'], 'booking:changed', { bookingId: booking.id })
}

/** Rupiah of the sessions that end with their booking; those that ended before keep what became of them. */
async function unfinishedWorth(tx: Tx, bookingId: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ worth: bigint }[]>`
    select coalesce(sum(therapist_share + platform_share), 0)::bigint as worth from sessions
    where booking_id = ${bookingId}::uuid and status not in ('COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED')`
  return row!.worth
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

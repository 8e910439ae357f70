import { nowOf, type Tx } from '../../platform/db.ts'
import { postEntry, type EntryKind, type Leg } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { notifyAdmins } from '../notification/notify-admins.ts'
import type { LockedBooking } from '../session/lock.ts'
import { markPaid } from '../session/move-booking.ts'
import { answerDueAt } from '../session/session.ts'
import { isStopped } from './is-stopped.ts'

/** Where the money comes from; by default the gateway. */
export type MoneySource = { kind: EntryKind; account: Leg['account']; funding: 'GATEWAY' | 'WALLET' | null }
const GATEWAY: MoneySource = { kind: 'PAYMENT_RECEIVED', account: 'GATEWAY_CLEARING', funding: 'GATEWAY' }

export type BuyingPayment = { id: string; amount: bigint }

/**
 * D06: the payment buys the booking: PAID, the therapist is asked until a deadline,
 * the money stands as deferred revenue, and everybody concerned is told.
 * @returns false, with nothing changed, when the booking no longer waits for money,
 * its first visit has already begun without it, or its therapist was stopped since.
 */
export async function confirmBooking(
  tx: Tx,
  input: { booking: LockedBooking; payment: BuyingPayment; paidAt: Temporal.Instant; from?: MoneySource },
): Promise<boolean> {
  const { booking, payment, from = GATEWAY } = input
  const now = nowOf(tx)
  const firstStart = booking.first_start
  if (!firstStart || Temporal.Instant.compare(firstStart, now) <= 0) return false
  // Before the therapist's row: who stops them holds that, and waits for the bookings that are paid already.
  if (booking.status !== 'PENDING') return false
  if (await isStopped(tx, booking.therapist_id)) return false
  const respondBy = answerDueAt({ bookingType: booking.booking_type, firstStart, policy: booking.policy }, now)
  if (!(await markPaid(tx, booking, { paidAt: input.paidAt, respondBy, funding: from.funding }))) return false
  await postEntry(tx, {
    kind: from.kind,
    key: `payment:${payment.id}`,
    bookingId: booking.id,
    legs: [
      { account: from.account, amount: -payment.amount },
      { account: 'DEFERRED_REVENUE', amount: payment.amount },
    ],
  })
  await tellOfPayment(tx, booking, payment, from)
  return true
}

async function tellOfPayment(tx: Tx, booking: LockedBooking, payment: BuyingPayment, from: MoneySource): Promise<void> {
  const data = { code: booking.code, amount: Number(payment.amount) }
  // Money that only moved from an earlier booking is no news.
  if (from.kind !== 'PAYMENT_MOVED')
    await notify(tx, {
      userId: booking.patient_id,
      kind: 'payment_received',
      href: `/bookings/${booking.id}`,
      data,
      dedupeKey: `paid:${booking.id}:patient`,
    })
  await notifyAdmins(tx, { kind: 'admin_new_booking', href: `/admin/bookings/${booking.id}`, data, dedupeKey: `paid:${booking.id}` })
}

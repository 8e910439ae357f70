/** Reading payments for a decision: the booking is locked first, then its payment, everywhere in this order. */
import type { Reader, Tx } from '../../platform/db.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { PAYMENT_COLUMNS } from './move-payment.ts'
import { MOVED_ON, type PaymentRow } from './payment.ts'

export type LockedPayment = { payment: PaymentRow; booking: LockedBooking }

export async function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment | null> {
  const [found] = await tx.$queryRaw<{ booking_id: string | null }[]>`select booking_id from payments where id = ${paymentId}::uuid`
  const booking = found?.booking_id ? await lockBooking(tx, found.booking_id) : null
  if (!booking) return null
  const [payment] = await tx.$queryRaw<PaymentRow[]>`
    select ${PAYMENT_COLUMNS}
    from payments where id = ${paymentId}::uuid for update`
  return payment ? { payment, booking } : null
}

/**
 * Who holds the money of a payment now: itself, or the last of those it moved on to. Bookings are
 * locked from the oldest to the newest, as when the money moved.
 */
export async function lockHolder(tx: Tx, origin: LockedPayment): Promise<LockedPayment> {
  let holder = origin
  while (holder.payment.status_reason === MOVED_ON) {
    const [next] = await tx.$queryRaw<{ id: string }[]>`select id from payments where moved_from = ${holder.payment.id}::uuid`
    const locked = next && (await lockPayment(tx, next.id))
    if (!locked) throw new Error(`payment ${holder.payment.id} moved on to nobody`)
    holder = locked
  }
  return holder
}

/** The payment a booking waits for, if any. Call it under the booking's lock when deciding. */
export async function openPaymentOf(reader: Reader, bookingId: string): Promise<PaymentRow | null> {
  const [payment] = await reader.$queryRaw<PaymentRow[]>`
    select ${PAYMENT_COLUMNS}
    from payments where booking_id = ${bookingId}::uuid and status in ('PENDING', 'PROCESSING')`
  return payment ?? null
}

/** Reading payments for a decision: the booking is locked first, then its payment, everywhere in this order. */
import type { Reader, Tx } from '../../platform/db.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { PAYMENT_COLUMNS } from './move-payment.ts'
import type { PaymentRow } from './payment.ts'

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

/** The payment a booking waits for, if any. Call it under the booking's lock when deciding. */
export async function openPaymentOf(reader: Reader, bookingId: string): Promise<PaymentRow | null> {
  const [payment] = await reader.$queryRaw<PaymentRow[]>`
    select ${PAYMENT_COLUMNS}
    from payments where booking_id = ${bookingId}::uuid and status in ('PENDING', 'PROCESSING')`
  return payment ?? null
}

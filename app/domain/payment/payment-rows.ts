/** Reading payments for a decision: the booking is locked first, then its payment, everywhere in this order. */
import type { Reader, Tx } from '../../platform/db.ts'
import { lockBooking, type OpenBooking } from '../booking/close-booking.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import type { PaymentRow } from './payment.ts'

export type LockedPayment = { payment: PaymentRow; booking: OpenBooking }

export async function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment | null> {
  const [found] = await tx.$queryRaw<{ booking_id: string | null }[]>`select booking_id from payments where id = ${paymentId}::uuid`
  const booking = found?.booking_id ? await lockBooking(tx, found.booking_id) : null
  if (!booking) return null
  const [payment] = await tx.$queryRaw<PaymentRow[]>`
    select id, booking_id, patient_id, order_id, method, amount, status::text, status_reason, is_entitled, instructions, created_at
    from payments where id = ${paymentId}::uuid for update`
  return payment ? { payment, booking } : null
}

/** The payment a booking waits for, if any. Call it under the booking's lock when deciding. */
export async function openPaymentOf(reader: Reader, bookingId: string): Promise<PaymentRow | null> {
  const [payment] = await reader.$queryRaw<PaymentRow[]>`
    select id, booking_id, patient_id, order_id, method, amount, status::text, status_reason, is_entitled, instructions, created_at
    from payments where booking_id = ${bookingId}::uuid and status in ('PENDING', 'PROCESSING')`
  return payment ?? null
}

/** Ends an open payment for a reason of our own; the gateway is asked about it again later. */
export async function closePayment(
  tx: Tx,
  paymentId: string,
  status: 'EXPIRED' | 'CANCELLED' | 'FAILED',
  reason: string,
): Promise<boolean> {
  const closed = await tx.$executeRaw`
    update payments set status = ${status}::payment_status, status_reason = ${reason}
    where id = ${paymentId}::uuid and status in ('PENDING', 'PROCESSING')`
  return closed > 0
}

/** Rupiah the gateway says it gave back of this payment, in all. It never gives less later: an older answer changes nothing. */
export async function noteGatewayRefunded(tx: Tx, paymentId: string, gateway: GatewayTransaction): Promise<void> {
  const total = gateway.refundedAmount ?? (gateway.status === 'refunded' ? gateway.amount : null)
  if (total !== null && total > 0n)
    await tx.$executeRaw`update payments set gateway_refunded = greatest(gateway_refunded, ${total}) where id = ${paymentId}::uuid`
}

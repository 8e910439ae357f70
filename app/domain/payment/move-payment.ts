/** The only writer of payments. That one has been given back follows from its refunds, by trigger. */
import { Prisma, type Tx } from '../../platform/db.ts'
import type { GatewayTransaction, PaymentInstructions } from '../gateway/payment-gateway.ts'
import { MOVED_ON, type PaymentRow } from './payment.ts'

export type NewPayment = {
  patientId: string
  method: string
  /** Whole rupiah, above zero. */
  amount: bigint
} & (
  | { bookingId: string; attempt: number; orderId: string; expiresAt: Temporal.Instant }
  /** A top-up, named after itself. */
  | { bookingId: null; expiresAt: Temporal.Instant }
  /** From the payer's wallet: paid as it is made. */
  | { bookingId: string; attempt: number; orderId: string; paidAt: Temporal.Instant }
)

export type PaymentMove =
  /** What arrived, and whether it bought what it was meant for. */
  | { to: 'COMPLETED'; reason: string; paidAt: Temporal.Instant; isEntitled: boolean; amount: bigint }
  /** An open attempt ends without money. */
  | { to: 'EXPIRED' | 'CANCELLED' | 'FAILED'; reason: string }
  /** The bank took a settlement back. */
  | { to: 'REVERSED' }
  /** Its money counts for another booking from now on. */
  | { to: 'MOVED' }

/** What a decision about a payment needs; null bookings are top-ups. */
export const PAYMENT_COLUMNS = Prisma.sql`id, booking_id, patient_id, order_id, method, amount, status::text, status_reason, is_entitled, instructions, expires_at, created_at`

export async function insertPayment<Row extends { id: string } = PaymentRow>(tx: Tx, payment: NewPayment): Promise<Row> {
  const { bookingId } = payment
  const paidAt = 'paidAt' in payment ? payment.paidAt.toString() : null
  const expiresAt = 'expiresAt' in payment ? payment.expiresAt.toString() : null
  const [row] = await tx.$queryRaw<Row[]>`
    insert into payments (id, booking_id, patient_id, attempt, order_id, method, amount, expires_at, status, status_reason, paid_at, is_entitled)
    select id, ${bookingId}::uuid, ${payment.patientId}::uuid, ${bookingId === null ? 1 : payment.attempt},
      coalesce(${bookingId === null ? null : payment.orderId}::text, 'TU-' || id), ${payment.method}, ${payment.amount}, ${expiresAt}::timestamptz,
      (case when ${paidAt}::timestamptz is null then 'PENDING' else 'COMPLETED' end)::payment_status,
      case when ${paidAt}::timestamptz is not null then 'wallet_paid' end, ${paidAt}::timestamptz, case when ${paidAt}::timestamptz is not null then true end
    from uuidv7() as id
    returning ${PAYMENT_COLUMNS}`
  return row!
}

/** The money of a payment, or what is left of it, counts for another booking: a payment of its own, already made. */
export async function insertMovedPayment(tx: Tx, input: { from: string; bookingId: string; amount: bigint }): Promise<PaymentRow> {
  const [row] = await tx.$queryRaw<PaymentRow[]>`
    insert into payments (booking_id, patient_id, attempt, order_id, method, amount, status, status_reason, paid_at, is_entitled, moved_from)
    select ${input.bookingId}::uuid, patient_id, 1, ${input.bookingId}, method, ${input.amount}, 'COMPLETED', 'moved_from_other_therapist', paid_at, true, id
    from payments where id = ${input.from}::uuid
    returning ${PAYMENT_COLUMNS}`
  return row!
}

/** @returns false when it was no longer in a state this step begins in */
export async function movePayment(tx: Tx, id: string, move: PaymentMove): Promise<boolean> {
  return (await update(tx, id, move)) > 0
}

function update(tx: Tx, id: string, move: PaymentMove): Promise<number> {
  switch (move.to) {
    case 'COMPLETED':
      // Also after we gave up on it: money may come late.
      return tx.$executeRaw`
        update payments set status = 'COMPLETED', status_reason = ${move.reason}, paid_at = ${move.paidAt.toString()}::timestamptz,
          is_entitled = ${move.isEntitled}, amount = ${move.amount}
        where id = ${id}::uuid and status in ('PENDING', 'PROCESSING', 'FAILED', 'EXPIRED', 'CANCELLED')`
    case 'REVERSED':
      return tx.$executeRaw`
        update payments set status = 'FAILED', status_reason = 'gateway_reversed' where id = ${id}::uuid and status = 'COMPLETED'`
    case 'MOVED':
      return tx.$executeRaw`
        update payments set status = 'REFUNDED', status_reason = ${MOVED_ON}
        where id = ${id}::uuid and status in ('COMPLETED', 'PARTIALLY_REFUNDED')`
    default:
      return tx.$executeRaw`
        update payments set status = ${move.to}::payment_status, status_reason = ${move.reason}
        where id = ${id}::uuid and status in ('PENDING', 'PROCESSING')`
  }
}

/** The one attempt a booking was paid with; what else is open for it must not be paid too. @returns how many were */
export function closeOtherAttempts(tx: Tx, input: { bookingId: string; paymentId: string }): Promise<number> {
  return tx.$executeRaw`
    update payments set status = 'CANCELLED', status_reason = 'paid_otherwise'
    where booking_id = ${input.bookingId}::uuid and id <> ${input.paymentId}::uuid and status in ('PENDING', 'PROCESSING')`
}

/** Already closed by us; the gateway's own reason says that it need not be asked again. */
export async function notePaymentEnd(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.$executeRaw`update payments set status_reason = ${reason} where id = ${id}::uuid`
}

/** What the payer must do. @returns false when it is not open any more */
export async function storeInstructions(
  tx: Tx,
  id: string,
  charged: { instructions: PaymentInstructions; transactionId: string | null },
): Promise<boolean> {
  const stored = await tx.$executeRaw`
    update payments set instructions = ${JSON.stringify(charged.instructions)}::jsonb, gateway_transaction_id = ${charged.transactionId}, checked_at = app_now()
    where id = ${id}::uuid and status in ('PENDING', 'PROCESSING')`
  return stored > 0
}

/**
 * The gateway was heard about it, and how much it gave back of it in all. It never gives less later:
 * an older answer changes nothing.
 */
export async function noteGatewayWord(tx: Tx, payment: { id: string; order_id: string }, gateway: GatewayTransaction): Promise<void> {
  const total = gateway.refundedAmount ?? (gateway.status === 'refunded' ? gateway.amount : null)
  const refunded = gateway.orderId === payment.order_id && total !== null ? total : 0n
  await tx.$executeRaw`
    update payments set checked_at = app_now(), gateway_transaction_id = coalesce(gateway_transaction_id, ${gateway.transactionId}),
      gateway_refunded = greatest(gateway_refunded, ${refunded})
    where id = ${payment.id}::uuid`
}

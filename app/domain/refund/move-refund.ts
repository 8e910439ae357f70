/** The only writer of refunds. Booking and payment follow by themselves: a trigger keeps the one's refund flag and the other's state. */
import type { Tx } from '../../platform/db.ts'

export type RefundStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'MOVED' | 'WITHDRAWN'
export type RefundMethod = 'MANUAL_TRANSFER' | 'GATEWAY' | 'WALLET'

export type RefundMove =
  /** To the gateway, under `key`; from here on only its word ends it. */
  | { to: 'PROCESSING'; key: string; note: string; startedBy: string }
  /** The gateway gave nothing back: it waits for an admin again. */
  | { to: 'PENDING'; message: string }
  | { to: 'COMPLETED'; method: RefundMethod; reference: string; note: string; completedBy: string }
  /** Not paid back: the money went on to another booking. */
  | { to: 'MOVED' }
  /** Not owed any more: the bank took the payment back. */
  | { to: 'WITHDRAWN' }

export type NewRefund = {
  bookingId: string
  paymentId: string
  patientId: string
  /** Whole rupiah, above zero. */
  amount: bigint
  reason: string
  key: string
}

/** @returns its id, or null when this cause is owed already */
export async function insertRefund(tx: Tx, refund: NewRefund): Promise<string | null> {
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    insert into refunds (booking_id, payment_id, patient_id, amount, reason, idempotency_key)
    values (${refund.bookingId}::uuid, ${refund.paymentId}::uuid, ${refund.patientId}::uuid, ${refund.amount}, ${refund.reason}, ${refund.key})
    on conflict (idempotency_key) do nothing returning id`
  return created?.id ?? null
}

/** @returns false when it was no longer in a state this step begins in */
export async function moveRefund(tx: Tx, refundId: string, move: RefundMove): Promise<boolean> {
  return (await update(tx, refundId, move)) > 0
}

function update(tx: Tx, id: string, move: RefundMove): Promise<number> {
  switch (move.to) {
    case 'PROCESSING':
      return tx.$executeRaw`
        update refunds set status = 'PROCESSING', method = 'GATEWAY', gateway_state = 'WAITING', note = ${move.note}, gateway_message = null,
          started_by = ${move.startedBy}::uuid, started_at = app_now(), sent_at = case when gateway_key = ${move.key} then sent_at end,
          last_sent_at = null, send_tries = 0, asked_at = null, gateway_key = ${move.key}
        where id = ${id}::uuid and status = 'PENDING'`
    case 'PENDING':
      return tx.$executeRaw`
        update refunds set status = 'PENDING', method = null, gateway_state = null, note = null, gateway_message = ${move.message.slice(0, 500)}
        where id = ${id}::uuid and status = 'PROCESSING'`
    case 'COMPLETED':
      return tx.$executeRaw`
        update refunds set status = 'COMPLETED', method = ${move.method}, reference = ${move.reference}, note = ${move.note}, gateway_state = null,
          completed_by = ${move.completedBy}::uuid, completed_at = app_now()
        where id = ${id}::uuid and status in ('PENDING', 'PROCESSING')`
    case 'MOVED':
      return tx.$executeRaw`update refunds set status = 'MOVED', completed_at = app_now() where id = ${id}::uuid and status = 'PENDING'`
    case 'WITHDRAWN':
      return tx.$executeRaw`update refunds set status = 'WITHDRAWN' where id = ${id}::uuid and status = 'PENDING'`
  }
}

/** Written down before it is sent. @returns false when it is not the gateway's any more */
export async function markRefundSent(tx: Tx, id: string): Promise<boolean> {
  const sent = await tx.$executeRaw`
    update refunds set gateway_state = 'UNKNOWN', sent_at = coalesce(sent_at, app_now()), last_sent_at = app_now(), asked_at = app_now(), send_tries = send_tries + 1
    where id = ${id}::uuid and status = 'PROCESSING' and gateway_state <> 'UNCLEAR'`
  return sent > 0
}

/** Nothing left this machine: the try does not count, unless another run has sent one meanwhile. */
export async function markRefundUnsent(
  tx: Tx,
  id: string,
  before: { send_tries: number; sent_at: Date | null; last_sent_at: Date | null },
): Promise<void> {
  await tx.$executeRaw`
    update refunds set send_tries = send_tries - 1, sent_at = ${before.sent_at}, last_sent_at = ${before.last_sent_at},
      gateway_state = ${before.send_tries === 0 ? 'WAITING' : 'UNKNOWN'}
    where id = ${id}::uuid and status = 'PROCESSING' and send_tries = ${before.send_tries + 1} and gateway_state = 'UNKNOWN'`
}

export async function markRefundAsked(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update refunds set asked_at = app_now() where id = ${id}::uuid and status = 'PROCESSING'`
}

/** A person must find out. */
export async function markRefundUnclear(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update refunds set gateway_state = 'UNCLEAR' where id = ${id}::uuid and status = 'PROCESSING' and gateway_state <> 'UNCLEAR'`
}

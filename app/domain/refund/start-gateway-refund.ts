import { actorOf, nowOf, toInstantOrNull, type Reader, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { refundAdvance } from './jobs.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockRefund } from './complete-refund.ts'
import { moveRefund } from './move-refund.ts'
import { refundKeyOf, whyNotThroughGateway, type NotThroughGateway } from './gateway-refund.ts'
import type { PaymentStatus } from '../gateway/payment-status.ts'

export type StartGatewayRefundResult =
  | { ok: true; amount: bigint; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'note_required' | 'already_completed' }
  | { ok: false; reason: 'gateway_not_possible'; why: NotThroughGateway }

export type RefundFactsRow = {
  method: string
  payment_status: PaymentStatus
  paid: bigint
  paid_at: Date | null
  moved_from: string | null
  amount: bigint
  gateway_given: bigint
}

/** Null where the gateway can make this refund. */
export function whyNotRefundable(row: RefundFactsRow, now: Temporal.Instant): NotThroughGateway | null {
  return whyNotThroughGateway(
    {
      method: row.method,
      status: row.payment_status,
      paid: row.paid,
      paidAt: toInstantOrNull(row.paid_at),
      given: row.gateway_given,
      amount: row.amount,
      isMoved: row.moved_from !== null,
    },
    now,
  )
}

/**
 * F15: an admin has the gateway give the money back. From here on only the gateway
 * ends it: a job asks under one key until the answer is certain. Pressed twice, or
 * by two admins, it is sent once.
 */
export async function startGatewayRefund(tx: Tx, input: { refundId: string; note: string }): Promise<StartGatewayRefundResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const note = input.note.trim()
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  const refund = await lockRefund(tx, input.refundId)
  if (!refund) return { ok: false, reason: 'not_found' }
  if (refund.status === 'PROCESSING') return { ok: true, amount: refund.amount, isNew: false }
  if (refund.status !== 'PENDING') return { ok: false, reason: 'already_completed' }
  const facts = await readFacts(tx, refund.id)
  const why = whyNotRefundable(facts, nowOf(tx))
  if (why) return { ok: false, reason: 'gateway_not_possible', why }

  const key = refundKeyOf({ id: refund.id, gateway_key: facts.gateway_key, sent_at: toInstantOrNull(facts.sent_at) }, nowOf(tx))
  await moveRefund(tx, refund.id, { to: 'PROCESSING', key, note, startedBy: actor.id })
  await enqueue(tx, refundAdvance, { refundId: refund.id })
  await recordAudit(tx, {
    action: 'refund.send',
    subjectType: 'refund',
    subjectId: refund.id,
    reason: note,
    after: { method: 'GATEWAY', amount: refund.amount.toString() },
  })
  await publish(tx, [`booking:${refund.booking_id}`, `user:${refund.patient_id}`, 'role:ADMIN'], 'booking:changed', {
    bookingId: refund.booking_id,
  })
  return { ok: true, amount: refund.amount, isNew: true }
}

async function readFacts(reader: Reader, refundId: string) {
  const [row] = await reader.$queryRaw<(RefundFactsRow & { gateway_key: string | null; sent_at: Date | null })[]>`
    select p.method, p.status::text as payment_status, p.amount as paid, p.paid_at, p.moved_from, r.amount, r.gateway_key, r.sent_at,
      p.gateway_refunded + coalesce((select sum(other.amount) from refunds other where other.payment_id = p.id and other.status = 'PROCESSING'), 0)::bigint as gateway_given
    from refunds r join payments p on p.id = r.payment_id where r.id = ${refundId}::uuid`
  return row!
}

import { actorOf, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { postEntry, type Leg } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { moveRefund, type RefundMethod, type RefundStatus } from './move-refund.ts'

export type CompleteRefundResult =
  | { ok: true; amount: bigint }
  | {
      ok: false
      reason:
        | 'not_found'
        | 'already_completed'
        | 'gateway_not_possible'
        | 'gateway_decides'
        | 'reference_required'
        | 'note_required'
        | 'not_admin'
    }

export type RefundOfBooking = {
  id: string
  booking_id: string
  payment_id: string
  patient_id: string
  amount: bigint
  code: string
  status: RefundStatus
}

/**
 * F15: an admin has sent the money back and says how. Reference and note are
 * required; the patient is told the reference. A second press changes nothing.
 * What goes through the gateway is not for a person to declare: start-gateway-refund.ts.
 */
export async function completeRefund(
  tx: Tx,
  input: { refundId: string; method: RefundMethod; reference: string; note: string },
): Promise<CompleteRefundResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const { method } = input
  const reference = input.reference.trim()
  const note = input.note.trim()
  if (method === 'GATEWAY') return { ok: false, reason: 'gateway_not_possible' }
  if (reference.length < 3) return { ok: false, reason: 'reference_required' }
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  const refund = await lockRefund(tx, input.refundId)
  if (!refund) return { ok: false, reason: 'not_found' }
  if (refund.status === 'PROCESSING') return { ok: false, reason: 'gateway_decides' }
  if (refund.status !== 'PENDING') return { ok: false, reason: 'already_completed' }
  await payRefund(tx, refund, { method, reference, note, completedBy: actor.id })
  return { ok: true, amount: refund.amount }
}

/** Books a refund as paid, in the only place where that happens. The caller has locked booking and refund and knows that it is open. */
export async function payRefund(
  tx: Tx,
  refund: RefundOfBooking,
  how: { method: RefundMethod; reference: string; note: string; completedBy: string },
): Promise<void> {
  const { method, reference, note } = how
  await moveRefund(tx, refund.id, { to: 'COMPLETED', ...how })
  await postEntry(tx, {
    kind: 'REFUND_PAID',
    key: `refund-paid:${refund.id}`,
    bookingId: refund.booking_id,
    note,
    legs: [{ account: 'REFUNDS_PAYABLE', amount: -refund.amount }, creditLeg(method, refund)],
  })
  await recordAudit(tx, {
    action: 'refund.complete',
    subjectType: 'refund',
    subjectId: refund.id,
    reason: note,
    after: { method, reference, amount: refund.amount },
    actor: { id: how.completedBy },
  })
  await notify(tx, {
    userId: refund.patient_id,
    kind: 'refund_completed',
    href: `/bookings/${refund.booking_id}`,
    data: { code: refund.code, amount: Number(refund.amount), reference },
    dedupeKey: `refund-paid:${refund.id}`,
  })
  await publish(tx, [`booking:${refund.booking_id}`, `user:${refund.patient_id}`, 'role:ADMIN'], 'booking:changed', {
    bookingId: refund.booking_id,
  })
}

/** The booking first, as everywhere: the patient may be choosing another therapist with this money at the same moment. */
export async function lockRefund(tx: Tx, refundId: string): Promise<RefundOfBooking | null> {
  await tx.$queryRaw`select b.id from bookings b join refunds r on r.booking_id = b.id where r.id = ${refundId}::uuid for update of b`
  const [row] = await tx.$queryRaw<RefundOfBooking[]>`
    select r.id, r.booking_id, r.payment_id, r.patient_id, r.amount, r.status, b.code
    from refunds r join bookings b on b.id = r.booking_id where r.id = ${refundId}::uuid for update of r`
  return row ?? null
}

function creditLeg(method: RefundMethod, refund: RefundOfBooking): Leg {
  if (method === 'WALLET') return { account: { walletOfUser: refund.patient_id }, amount: refund.amount }
  return { account: method === 'GATEWAY' ? 'GATEWAY_CLEARING' : 'CASH', amount: refund.amount }
}

import { inTransaction, nowOf, toInstant, type Actor, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { paymentsEnd } from '../session/jobs.ts'
import { publish } from '../../platform/events.ts'
import { isStopped } from '../booking/is-stopped.ts'
import { lockBooking } from '../session/lock.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import type { ChargeRequest, ChargeResult, PaymentGateway, PaymentInstructions, PaymentMethod } from '../gateway/payment-gateway.ts'
import { isOpen } from '../gateway/payment-status.ts'
import { orderIdOf, SHORTEST_CHARGE_SECONDS, type PaymentRow } from './payment.ts'
import { insertPayment, movePayment, storeInstructions } from './move-payment.ts'
import { lockPayment, openPaymentOf } from './payment-rows.ts'
import { settlePayment } from './settle-payment.ts'

export type InitiatePaymentRefusal =
  | 'not_found'
  | 'already_paid'
  | 'booking_closed'
  | 'hold_expired'
  /** The gateway gave no usable answer; the slot stays held, try again. */
  | 'gateway_unavailable'
  /** The gateway said no to this method; another may work. */
  | 'method_refused'
  | 'too_many_attempts'

export type InitiatePaymentResult =
  | {
      ok: true
      paymentId: string
      orderId: string
      method: PaymentMethod
      amount: bigint
      instructions: PaymentInstructions
      expiresAt: Temporal.Instant
      isNew: boolean
    }
  | { ok: false; reason: InitiatePaymentRefusal }

const MOST_ATTEMPTS = 20

type Prepared =
  | { kind: 'refused'; reason: InitiatePaymentRefusal }
  | { kind: 'reuse'; payment: PaymentRow; expiresAt: Temporal.Instant }
  | { kind: 'charge'; payment: PaymentRow; request: ChargeRequest; expiresAt: Temporal.Instant; replaced: PaymentRow | null }

/**
 * F13: opens a payment of the patient's own booking, or shows the one already open.
 * Another method replaces the open attempt, which is then ended at the gateway.
 * Three steps, since no network call may run inside a transaction: write down what
 * will be charged, charge it, write down what to do.
 */
export async function initiatePayment(
  gateway: PaymentGateway,
  actor: Actor,
  input: { bookingId: string; method: PaymentMethod },
): Promise<InitiatePaymentResult> {
  const prepared = await inTransaction(actor, (tx) => prepare(tx, actor, input))
  if (prepared.kind === 'refused') return { ok: false, reason: prepared.reason }
  if (prepared.kind === 'reuse') return ready(prepared.payment, prepared.payment.instructions!, prepared.expiresAt, false)
  if (prepared.replaced) await settlePayment(gateway, prepared.replaced, 'cancel', 'payment-switch')
  const charge = await chargeForCertain(gateway, prepared.request)
  const stored = await inTransaction(actor, (tx) => storeCharge(tx, prepared.payment, charge))
  if (stored.kind === 'closed') {
    if (charge.ok) await settlePayment(gateway, prepared.payment, 'cancel', 'payment-closed')
    return { ok: false, reason: stored.reason }
  }
  return ready(prepared.payment, stored.instructions, stored.expiresAt, true)
}

function ready(payment: PaymentRow, instructions: PaymentInstructions, expiresAt: Temporal.Instant, isNew: boolean): InitiatePaymentResult {
  return {
    ok: true,
    paymentId: payment.id,
    orderId: payment.order_id,
    method: payment.method as PaymentMethod,
    amount: payment.amount,
    instructions,
    expiresAt,
    isNew,
  }
}

async function prepare(tx: Tx, actor: Actor, input: { bookingId: string; method: PaymentMethod }): Promise<Prepared> {
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking || actor.kind !== 'user' || booking.patient_id !== actor.id) return { kind: 'refused', reason: 'not_found' }
  if (booking.status !== 'PENDING') return { kind: 'refused', reason: booking.status === 'CANCELLED' ? 'booking_closed' : 'already_paid' }
  if (await isStopped(tx, booking.therapist_id)) return { kind: 'refused', reason: 'booking_closed' }
  const facts = await readFacts(tx, booking.id)
  const seconds = nowOf(tx).until(facts.hold).total('seconds')
  if (seconds < SHORTEST_CHARGE_SECONDS) return { kind: 'refused', reason: 'hold_expired' }

  const open = await openPaymentOf(tx, booking.id)
  if (open?.method === input.method && open.instructions) return { kind: 'reuse', payment: open, expiresAt: facts.hold }
  if (facts.attempts >= MOST_ATTEMPTS) return { kind: 'refused', reason: 'too_many_attempts' }
  // An attempt of the same method without instructions is still on its way, or its answer got lost: the same order is charged again.
  const isResumed = open?.method === input.method
  if (open && !isResumed) await movePayment(tx, open.id, { to: 'CANCELLED', reason: 'method_switched' })
  const payment = isResumed
    ? open
    : await insertPayment(tx, {
        ...input,
        patientId: actor.id,
        attempt: facts.attempts + 1,
        orderId: orderIdOf(input.bookingId, facts.attempts + 1),
        amount: booking.total_price,
        expiresAt: facts.hold,
      })
  const request: ChargeRequest = {
    orderId: payment.order_id,
    method: input.method,
    amount: payment.amount,
    expiresInSeconds: Math.floor(seconds),
    items: [{ id: booking.code, name: `${facts.package_name} ${booking.code}`, price: payment.amount, quantity: 1 }],
    customer: { name: facts.patient_name, ...(facts.email && { email: facts.email }), ...(facts.phone && { phone: facts.phone }) },
  }
  return { kind: 'charge', payment, request, expiresAt: facts.hold, replaced: isResumed ? null : open }
}

async function readFacts(tx: Tx, bookingId: string) {
  const [row] = await tx.$queryRaw<
    { hold_expires_at: Date; attempts: number; package_name: string; patient_name: string; email: string | null; phone: string | null }[]
  >`
    select b.hold_expires_at, (select coalesce(max(attempt), 0) from payments where booking_id = b.id)::int as attempts,
      left(b.sold_name_id, 40) as package_name, patient.name as patient_name, patient.email, patient.phone
    from bookings b join users patient on patient.id = b.patient_id
    where b.id = ${bookingId}::uuid`
  return { ...row!, hold: toInstant(row!.hold_expires_at) }
}

/**
 * Charges, and when the answer is missing finds out what became of it: the gateway's
 * status says whether the charge exists, and charging the same order once more is
 * safe (same idempotency key, and an order id is charged only once).
 */
export async function chargeForCertain(gateway: PaymentGateway, request: ChargeRequest): Promise<ChargeResult> {
  const first = await gateway.charge(request)
  if (first.ok || first.reason === 'rejected') return first
  const status = await gateway.status(request.orderId)
  if (!status.ok) return { ok: false, reason: 'unavailable', message: first.message }
  const again = await gateway.charge(request)
  if (again.ok || again.reason !== 'rejected') return again
  // It exists, but its instructions cannot be had any more: nobody can pay it.
  return { ok: false, reason: 'unavailable', message: again.message }
}

type Stored =
  | { kind: 'stored'; instructions: PaymentInstructions; expiresAt: Temporal.Instant }
  | { kind: 'closed'; reason: InitiatePaymentRefusal }

async function storeCharge(tx: Tx, payment: PaymentRow, charge: ChargeResult): Promise<Stored> {
  const locked = await lockPayment(tx, payment.id)
  if (!locked) return { kind: 'closed', reason: 'not_found' }
  if (!charge.ok) return storeFailure(tx, locked.payment, charge.reason)
  const { transaction, instructions } = charge
  if (transaction.status === 'paid') {
    await applyGatewayStatus(tx, { paymentId: payment.id, gateway: transaction })
    return { kind: 'closed', reason: 'already_paid' }
  }
  const facts = await readFacts(tx, locked.booking.id)
  if (!(await storeInstructions(tx, payment.id, { instructions, transactionId: transaction.transactionId })))
    return {
      kind: 'closed',
      reason:
        locked.booking.status === 'PENDING'
          ? 'gateway_unavailable'
          : locked.booking.status === 'CANCELLED'
            ? 'booking_closed'
            : 'already_paid',
    }
  await publish(tx, [`booking:${locked.booking.id}`, `user:${locked.booking.patient_id}`], 'booking:changed', {
    bookingId: locked.booking.id,
  })
  return { kind: 'stored', instructions, expiresAt: facts.hold }
}

/** A charge that failed frees the way for the next attempt; if it exists after all, it is ended, and money for it is not lost. */
async function storeFailure(tx: Tx, payment: PaymentRow, reason: 'rejected' | 'unavailable' | 'unknown'): Promise<Stored> {
  // A second request charging the same order may have got through meanwhile.
  if (payment.instructions && isOpen(payment.status)) {
    const facts = await readFacts(tx, payment.booking_id)
    return { kind: 'stored', instructions: payment.instructions, expiresAt: facts.hold }
  }
  await movePayment(tx, payment.id, { to: 'FAILED', reason: reason === 'rejected' ? 'charge_refused' : 'charge_unanswered' })
  if (reason !== 'rejected') await enqueue(tx, paymentsEnd, { bookingId: payment.booking_id })
  return { kind: 'closed', reason: reason === 'rejected' ? 'method_refused' : 'gateway_unavailable' }
}

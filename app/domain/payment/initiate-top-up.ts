import { inTransaction, nowOf, toInstant, type Actor, type Tx } from '../../platform/db.ts'
import type { ChargeRequest, ChargeResult, PaymentGateway, PaymentMethod } from '../gateway/payment-gateway.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import { chargeForCertain } from './initiate-payment.ts'
import { SHORTEST_CHARGE_SECONDS } from './payment.ts'
import { insertPayment, movePayment, storeInstructions } from './move-payment.ts'
import { settlePayment } from './settle-payment.ts'
import { LARGEST_TOP_UP, readOpenTopUp, SMALLEST_TOP_UP, type TopUpRow } from './top-up.ts'

export type InitiateTopUpResult =
  | { ok: true; paymentId: string; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'amount_out_of_range' | 'gateway_unavailable' | 'method_refused' | 'too_many_attempts' }

/** Minutes to pay a top-up: nothing is held for it, so there is time to find the phone. */
const PAY_WITHIN_MINUTES = 60
const MOST_PER_DAY = 20

type Prepared =
  | { kind: 'refused'; reason: Extract<InitiateTopUpResult, { ok: false }>['reason'] }
  | { kind: 'reuse'; paymentId: string }
  | { kind: 'charge'; payment: TopUpRow; request: ChargeRequest; replaced: TopUpRow | null }

/** O20: opens a top-up of one's own wallet, or shows the one already open; another amount or method replaces it. */
export async function initiateTopUp(
  gateway: PaymentGateway,
  actor: Actor,
  input: { amount: bigint; method: PaymentMethod },
): Promise<InitiateTopUpResult> {
  if (input.amount < SMALLEST_TOP_UP || input.amount > LARGEST_TOP_UP) return { ok: false, reason: 'amount_out_of_range' }
  const prepared = await inTransaction(actor, (tx) => prepare(tx, actor, input))
  if (prepared.kind === 'refused') return { ok: false, reason: prepared.reason }
  if (prepared.kind === 'reuse') return { ok: true, paymentId: prepared.paymentId, isNew: false }
  if (prepared.replaced) await settlePayment(gateway, prepared.replaced, 'cancel', 'top-up-switch')
  const charge = await chargeForCertain(gateway, prepared.request)
  return inTransaction(actor, (tx) => store(tx, prepared.payment, charge))
}

async function prepare(tx: Tx, actor: Actor, input: { amount: bigint; method: PaymentMethod }): Promise<Prepared> {
  if (actor.kind !== 'user') return { kind: 'refused', reason: 'not_found' }
  const [patient] = await tx.$queryRaw<{ name: string; email: string | null; phone: string | null; today: number }[]>`
    select u.name, u.email, u.phone, (select count(*)::int from payments p where p.patient_id = u.id and p.booking_id is null
      and p.created_at > app_now() - interval '1 day') as today
    from users u where u.id = ${actor.id}::uuid and u.role = 'PATIENT' and u.is_active for update of u`
  if (!patient) return { kind: 'refused', reason: 'not_found' }
  const open = await readOpenTopUp(tx, actor.id)
  const left = open?.expires_at ? nowOf(tx).until(toInstant(open.expires_at)).total('seconds') : 0
  const isSame = open !== null && open.method === input.method && open.amount === input.amount && left >= SHORTEST_CHARGE_SECONDS
  if (isSame && open.instructions) return { kind: 'reuse', paymentId: open.id }
  if (!isSame && patient.today >= MOST_PER_DAY) return { kind: 'refused', reason: 'too_many_attempts' }
  if (open && !isSame) await movePayment(tx, open.id, { to: 'CANCELLED', reason: 'method_switched' })
  // The same wish without instructions is on its way, or its answer got lost: the same order is charged again.
  const payment = isSame
    ? open
    : await insertPayment<TopUpRow>(tx, {
        bookingId: null,
        patientId: actor.id,
        ...input,
        expiresAt: nowOf(tx).add({ minutes: PAY_WITHIN_MINUTES }),
      })
  const request: ChargeRequest = {
    orderId: payment.order_id,
    method: input.method,
    amount: payment.amount,
    expiresInSeconds: isSame ? Math.floor(left) : PAY_WITHIN_MINUTES * 60,
    items: [{ id: 'TOPUP', name: 'Isi saldo dompet', price: payment.amount, quantity: 1 }],
    customer: { name: patient.name, ...(patient.email && { email: patient.email }), ...(patient.phone && { phone: patient.phone }) },
  }
  return { kind: 'charge', payment, request, replaced: isSame ? null : open }
}

async function store(tx: Tx, payment: TopUpRow, charge: ChargeResult): Promise<InitiateTopUpResult> {
  if (!charge.ok) {
    // Asked about again by the reconciliation: if it exists after all, its money is not lost.
    await movePayment(tx, payment.id, { to: 'FAILED', reason: charge.reason === 'rejected' ? 'charge_refused' : 'charge_unanswered' })
    return { ok: false, reason: charge.reason === 'rejected' ? 'method_refused' : 'gateway_unavailable' }
  }
  if (charge.transaction.status === 'paid') await applyGatewayStatus(tx, { paymentId: payment.id, gateway: charge.transaction })
  else await storeInstructions(tx, payment.id, { instructions: charge.instructions, transactionId: charge.transaction.transactionId })
  return { ok: true, paymentId: payment.id, isNew: true }
}

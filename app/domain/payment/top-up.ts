/** O20: a top-up is a payment without a booking; what arrives for it is the patient's, whenever and however much. */
import { nowOf, toInstant, type Reader, type Tx } from '../../platform/db.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import type { AppliedOutcome } from './apply-gateway-status.ts'
import type { GatewayTransaction, PaymentInstructions, PaymentMethod } from '../gateway/payment-gateway.ts'
import type { PaymentStatus } from '../gateway/payment-status.ts'
import { applyGatewayRefunds } from '../refund/refund-at-gateway.ts'
import { movePayment, noteGatewayWord, notePaymentEnd, PAYMENT_COLUMNS } from './move-payment.ts'
import { judge } from './payment.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

export type TopUpRow = {
  id: string
  booking_id: null
  patient_id: string
  order_id: string
  method: string
  amount: bigint
  status: PaymentStatus
  status_reason: string | null
  is_entitled: boolean | null
  instructions: PaymentInstructions | null
  expires_at: Date | null
  created_at: Date
}

export const SMALLEST_TOP_UP = 10_000n
export const LARGEST_TOP_UP = 20_000_000n

export async function readOpenTopUp(reader: Reader, patientId: string): Promise<TopUpRow | null> {
  const [row] = await reader.$queryRaw<TopUpRow[]>`
    select ${PAYMENT_COLUMNS}
    from payments where patient_id = ${patientId}::uuid and booking_id is null and status in ('PENDING', 'PROCESSING')`
  return row ?? null
}

export type TopUpPage = {
  id: string
  orderId: string
  amount: bigint
  method: PaymentMethod
  status: PaymentStatus
  instructions: PaymentInstructions | null
  expiresAt: Temporal.Instant | null
}

/** One's own top-up; another's is not there. */
export async function readTopUp(reader: Reader, input: { paymentId: string; patientId: string }): Promise<TopUpPage | null> {
  const [row] = await reader.$queryRaw<TopUpRow[]>`
    select id, order_id, amount, method, status::text, instructions, expires_at from payments
    where id = ${input.paymentId}::uuid and patient_id = ${input.patientId}::uuid and booking_id is null`
  if (!row) return null
  return {
    id: row.id,
    orderId: row.order_id,
    amount: row.amount,
    method: row.method as PaymentMethod,
    status: row.status,
    instructions: row.instructions,
    expiresAt: row.expires_at && toInstant(row.expires_at),
  }
}

async function lockTopUp(tx: Tx, paymentId: string): Promise<TopUpRow | null> {
  const [row] = await tx.$queryRaw<TopUpRow[]>`
    select ${PAYMENT_COLUMNS}
    from payments where id = ${paymentId}::uuid and booking_id is null for update`
  return row ?? null
}

/** The gateway's word on a top-up, applied at most once; see apply-gateway-status.ts, its only caller. */
export async function applyToTopUp(tx: Tx, input: { paymentId: string; gateway: GatewayTransaction }): Promise<AppliedOutcome> {
  const payment = await lockTopUp(tx, input.paymentId)
  if (!payment) return 'unknown_payment'
  const { gateway } = input
  await noteGatewayWord(tx, payment, gateway)
  const verdict = judge(payment, gateway)
  switch (verdict.kind) {
    case 'none':
      // Given back in the gateway's own dashboard: a person is told.
      await applyGatewayRefunds(tx, payment, gateway)
      return 'unchanged'
    case 'mismatch':
      await reportMismatch(tx, payment, verdict.detail)
      return 'mismatch'
    case 'money':
      if (verdict.isRefunded) {
        await reportMismatch(tx, payment, 'refunded at the gateway before it was recorded here')
        return 'mismatch'
      }
      return credit(tx, payment, verdict.amount)
    case 'end':
      if (await movePayment(tx, payment.id, { to: verdict.status, reason: verdict.reason })) return 'ended'
      await notePaymentEnd(tx, payment.id, verdict.reason)
      return 'unchanged'
    case 'reversal':
      await takeBack(tx, payment)
      return 'reversed'
  }
}

async function credit(tx: Tx, payment: TopUpRow, amount: bigint): Promise<AppliedOutcome> {
  await movePayment(tx, payment.id, { to: 'COMPLETED', reason: 'gateway_paid', paidAt: nowOf(tx), isEntitled: true, amount })
  await postEntry(tx, {
    kind: 'TOP_UP',
    key: `top-up:${payment.id}`,
    legs: [
      { account: 'GATEWAY_CLEARING', amount: -amount },
      { account: { walletOfUser: payment.patient_id }, amount },
    ],
  })
  if (amount !== payment.amount) await reportMismatch(tx, payment, `expected ${payment.amount}, received ${amount}`)
  await notify(tx, {
    userId: payment.patient_id,
    kind: 'top_up_received',
    href: '/wallet',
    data: { amount: Number(amount) },
    dedupeKey: `top-up:${payment.id}`,
  })
  return 'paid'
}

/** The bank took it back. What was spent already is our loss until a person settles it: a wallet is never below zero. */
async function takeBack(tx: Tx, payment: TopUpRow): Promise<void> {
  await movePayment(tx, payment.id, { to: 'REVERSED' })
  const [wallet] = await tx.$queryRaw<{ balance: bigint }[]>`
    select balance from ledger_accounts where user_id = ${payment.patient_id}::uuid and kind = 'WALLET' for update`
  const balance = wallet?.balance ?? 0n
  const fromWallet = balance < payment.amount ? balance : payment.amount
  await postEntry(tx, {
    kind: 'PAYMENT_REVERSED',
    key: `reversed:${payment.id}`,
    legs: [
      { account: { walletOfUser: payment.patient_id }, amount: -fromWallet },
      { account: 'LOSSES', amount: fromWallet - payment.amount },
      { account: 'GATEWAY_CLEARING', amount: payment.amount },
    ],
  })
  await reportMismatch(
    tx,
    payment,
    `the bank reversed a top-up of ${payment.amount}; ${payment.amount - fromWallet} of it was spent already`,
  )
}

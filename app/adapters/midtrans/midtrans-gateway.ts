/** The payment gateway port, spoken to Midtrans' Core API. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type {
  ChargeRequest,
  ChargeResult,
  GatewayFailure,
  GatewayTransaction,
  PaymentGateway,
  RefundOrder,
  RefundResult,
} from '../../domain/gateway/payment-gateway.ts'
import { chargeBody } from './charge-body.ts'
import { createMidtransClient, type MidtransClient, type MidtransOptions, type Outcome } from './client.ts'
import { parseAmount, parseInstructions, parseRefunds, parseTransaction, refundReference } from './parse.ts'

export type { MidtransOptions } from './client.ts'

type TransactionResult = { ok: true; transaction: GatewayTransaction } | GatewayFailure

export function createMidtransGateway(options: MidtransOptions): PaymentGateway {
  const client = createMidtransClient(options)
  return {
    charge: (request) => charge(client, request),
    status: async (id) => transactionOf(id, await client.status(id)),
    cancel: async (id) => transactionOf(id, await client.cancel(id)),
    expire: async (id) => transactionOf(id, await client.expire(id)),
    refund: (id, input) => refund(client, id, input),
    verifySignature: (notification) => verifySignature(notification, options.serverKey),
  }
}

async function charge(client: MidtransClient, request: ChargeRequest): Promise<ChargeResult> {
  const outcome = await client.charge(chargeBody(request), idempotencyKey('charge', request.orderId))
  if (outcome.kind !== 'answered') return failure(outcome)
  if (outcome.code === 406) return existingCharge(client, request)
  if (outcome.code >= 400) return rejected(outcome)
  const transaction = parseTransaction(outcome.body)
  // A repeated request that is still being processed answers without a transaction.
  if (!transaction) return { ok: false, reason: 'unknown', message: 'the gateway accepted the charge without describing it' }
  if (transaction.status !== 'pending' && transaction.status !== 'paid') return rejected(outcome)
  const instructions = parseInstructions(request.method, outcome.body)
  if (!instructions) return { ok: false, reason: 'unknown', message: 'the charge came back without payment instructions' }
  return { ok: true, transaction, instructions }
}

/** The order id was charged before, by an attempt whose answer got lost: take over its instructions if it can be the same. */
async function existingCharge(client: MidtransClient, request: ChargeRequest): Promise<ChargeResult> {
  const outcome = await client.status(request.orderId)
  if (outcome.kind !== 'answered') return failure(outcome)
  const transaction = parseTransaction(outcome.body)
  const instructions = transaction && parseInstructions(request.method, outcome.body)
  if (transaction?.status === 'pending' && transaction.amount === request.amount && transaction.method === request.method && instructions) {
    return { ok: true, transaction, instructions }
  }
  return { ok: false, reason: 'rejected', message: 'the order id is already in use' }
}

function transactionOf(id: string, outcome: Outcome): TransactionResult {
  if (outcome.kind !== 'answered') return failure(outcome)
  if (outcome.code === 404) return { ok: true, transaction: notFound(id) }
  const transaction = parseTransaction(outcome.body)
  if (transaction) return { ok: true, transaction }
  if (outcome.code >= 400) return rejected(outcome)
  return { ok: false, reason: 'unavailable', message: 'the gateway described no transaction that can be understood' }
}

function notFound(id: string): GatewayTransaction {
  return {
    status: 'not_found',
    orderId: id,
    transactionId: null,
    amount: null,
    currency: 'IDR',
    method: null,
    settledAt: null,
    expiresAt: null,
    refundedAmount: null,
    rawStatus: 'not_found',
  }
}

/**
 * Only an answer about this very request counts as a refusal. 5xx, HTML and 429 may
 * hide a refund that was made, so they are as unknown as silence; so is a bare 202,
 * the answer to a repetition while the first request is still at work.
 */
async function refund(client: MidtransClient, id: string, input: RefundOrder): Promise<RefundResult> {
  const amount = Number(input.amount)
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount is too large for the gateway')
  const body = { refund_key: input.refundKey, amount, reason: input.reason }
  const outcome = await client.refund(id, body, idempotencyKey('refund', `${id} ${input.refundKey}`))
  if (outcome.kind !== 'answered')
    return { ok: false, reason: outcome.kind === 'unreachable' ? 'unavailable' : 'unknown', message: outcome.message }
  if (outcome.code === 406) return earlierRefund(client, id, input.refundKey)
  if (outcome.code === 429 || outcome.code >= 500) return { ok: false, reason: 'unknown', message: `the gateway answered ${outcome.code}` }
  if (outcome.code >= 400) return rejected(outcome)
  if (outcome.code === 202) {
    // With a transaction: understood, but the provider did not give the money back.
    return outcome.body.transaction_status === undefined
      ? { ok: false, reason: 'unknown', message: 'the refund is still being worked on' }
      : rejected(outcome)
  }
  return { ok: true, refundedAmount: parseAmount(outcome.body.refund_amount) ?? input.amount, reference: refundReference(outcome.body) }
}

/** The key was used before: the refund counts only if the transaction really lists it. */
async function earlierRefund(client: MidtransClient, id: string, refundKey: string): Promise<RefundResult> {
  const outcome = await client.status(id)
  if (outcome.kind !== 'answered') return { ok: false, reason: 'unknown', message: outcome.message }
  const refunds = Array.isArray(outcome.body.refunds) ? parseRefunds(outcome.body.refunds) : []
  const found = refunds.find((entry) => entry.key === refundKey)
  if (found?.amount == null)
    return { ok: false, reason: 'unknown', message: '406 the refund key is known, but the transaction does not list it' }
  return { ok: true, refundedAmount: found.amount, reference: found.reference }
}

function failure(outcome: Exclude<Outcome, { kind: 'answered' }>): GatewayFailure {
  return { ok: false, reason: outcome.kind === 'silent' ? 'unknown' : 'unavailable', message: outcome.message }
}

function rejected(outcome: Extract<Outcome, { kind: 'answered' }>): GatewayFailure {
  const text = typeof outcome.body.status_message === 'string' ? outcome.body.status_message : 'no reason given'
  const details = Array.isArray(outcome.body.validation_messages) ? `: ${outcome.body.validation_messages.join('; ')}` : ''
  return { ok: false, reason: 'rejected', message: `${outcome.code} ${text}${details}`.slice(0, 500) }
}

/** At most 46 characters (longer keys are silently ignored) and different for each kind of call. */
function idempotencyKey(kind: 'charge' | 'refund', id: string): string {
  return `${kind}-${createHash('sha256').update(id).digest('hex').slice(0, 36)}`
}

function verifySignature(notification: Parameters<PaymentGateway['verifySignature']>[0], serverKey: string): boolean {
  const { order_id, status_code, gross_amount, signature_key } = notification
  if (![order_id, status_code, gross_amount, signature_key].every((value) => typeof value === 'string')) return false
  const expected = createHash('sha512')
    .update(`${order_id as string}${status_code as string}${gross_amount as string}${serverKey}`)
    .digest()
  const given = Buffer.from(signature_key as string, 'hex')
  return given.length === expected.length && (signature_key as string).length === expected.length * 2 && timingSafeEqual(given, expected)
}

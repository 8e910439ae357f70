/**
 * The gateway's transaction and its state machine. Pure: no clock, no I/O.
 * Every transition answers whether the present state allows it.
 */
export type TransactionStatus =
  | 'pending'
  | 'authorize'
  | 'capture'
  | 'settlement'
  | 'deny'
  | 'cancel'
  | 'expire'
  | 'refund'
  | 'partial_refund'

export type Refund = {
  refund_chargeback_id: number
  refund_amount: string
  created_at: string
  reason?: string
  refund_key: string
  refund_method: 'online' | 'offline'
  bank_confirmed_at?: string
}

export type Transaction = {
  transactionId: string
  orderId: string
  merchantId: string
  paymentType: string
  /** Bank, wallet or acquirer: `bca`, `mandiri`, `gopay` … */
  channel: string
  amount: number
  status: TransactionStatus
  fraudStatus: 'accept' | 'deny' | 'challenge' | undefined
  /** Epoch milliseconds of the simulator's clock. */
  createdAt: number
  expiresAt: number
  settledAt: number | undefined
  /** Fields only this method has: `va_numbers`, `bill_key`, `qr_string`, `actions` … */
  details: Record<string, unknown>
  /** Fields that appear only once money moved: `issuer`, `payment_option_type` … */
  settlementDetails: Record<string, unknown>
  /** `custom_field1..3` and `metadata`, echoed back. */
  echo: Record<string, unknown>
  customerName: string | undefined
  itemNames: string[]
  callbackUrl: string | undefined
  notificationUrls: string[]
  refunds: Refund[]
}

export type Action = 'pay' | 'deny' | 'cancel' | 'expire' | 'approve' | 'reject_challenge' | 'challenge' | 'reverse'

const ALLOWED: Record<Action, (transaction: Transaction) => boolean> = {
  pay: (t) => t.status === 'pending' || t.status === 'authorize',
  deny: (t) => t.status === 'pending',
  cancel: (t) => t.status === 'pending' || t.status === 'authorize' || t.status === 'capture',
  expire: (t) => t.status === 'pending',
  challenge: (t) => t.status === 'pending',
  approve: (t) => t.status === 'capture' && t.fraudStatus === 'challenge',
  reject_challenge: (t) => t.status === 'capture' && t.fraudStatus === 'challenge',
  reverse: (t) => t.status === 'settlement',
}

export function allows(transaction: Transaction, action: Action): boolean {
  return ALLOWED[action](transaction)
}

/** The transaction after `action` at `now`, or undefined where its state forbids it and `force` is not set. */
export function transition(transaction: Transaction, action: Action, now: number, force = false): Transaction | undefined {
  if (!force && !allows(transaction, action)) return undefined
  switch (action) {
    case 'pay':
      return { ...transaction, status: 'settlement', settledAt: now }
    case 'deny':
      return { ...transaction, status: 'deny', ...(transaction.fraudStatus && { fraudStatus: 'deny' as const }) }
    case 'cancel':
      return { ...transaction, status: 'cancel' }
    case 'expire':
      return { ...transaction, status: 'expire' }
    case 'challenge':
      return { ...transaction, status: 'capture', fraudStatus: 'challenge' }
    case 'approve':
      return { ...transaction, fraudStatus: 'accept' }
    case 'reject_challenge':
      return { ...transaction, status: 'deny', fraudStatus: 'deny' }
    case 'reverse':
      return { ...transaction, status: 'deny', settledAt: undefined }
  }
}

export const REFUNDABLE = new Set(['credit_card', 'gopay', 'shopeepay', 'qris'])
const NO_PARTIAL_REFUND = new Set(['shopeepay'])

export function refundedAmount(transaction: Transaction): number {
  return transaction.refunds.reduce((sum, refund) => sum + Number(refund.refund_amount), 0)
}

export type RefundVerdict = { ok: true; transaction: Transaction; refund: Refund } | { ok: false; code: '406' | '412' | '414' | '418' }

/**
 * `amount` undefined refunds what is left. Methods without refunds, and states without money, answer 412;
 * a settlement younger than `earliest` milliseconds answers 418, as providers do.
 */
export function applyRefund(
  transaction: Transaction,
  input: {
    amount: number | undefined
    key: string
    reason: string | undefined
    method: 'online' | 'offline'
    at: string
    id: number
    now: number
    earliest: number
  },
): RefundVerdict {
  if (transaction.refunds.some((refund) => refund.refund_key === input.key)) return { ok: false, code: '406' }
  if (!REFUNDABLE.has(transaction.paymentType)) return { ok: false, code: '412' }
  if (transaction.status !== 'settlement' && transaction.status !== 'partial_refund') return { ok: false, code: '412' }
  if (input.earliest > 0 && input.now < (transaction.settledAt ?? 0) + input.earliest) return { ok: false, code: '418' }
  const left = transaction.amount - refundedAmount(transaction)
  const amount = input.amount ?? left
  const partial = amount < transaction.amount
  if (!Number.isInteger(amount) || amount < 1 || amount > left) return { ok: false, code: '414' }
  if (partial && NO_PARTIAL_REFUND.has(transaction.paymentType)) return { ok: false, code: '414' }
  const refund: Refund = {
    refund_chargeback_id: input.id,
    refund_amount: `${amount}.00`,
    created_at: input.at,
    ...(input.reason !== undefined && { reason: input.reason }),
    refund_key: input.key,
    refund_method: input.method,
  }
  const status = amount === left ? 'refund' : 'partial_refund'
  return { ok: true, refund, transaction: { ...transaction, status, refunds: [...transaction.refunds, refund] } }
}

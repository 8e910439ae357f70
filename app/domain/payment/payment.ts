/** A payment's rules: pure. */
import { PAYMENT_METHODS, type GatewayTransaction, type PaymentInstructions, type PaymentMethod } from '../gateway/payment-gateway.ts'
import { holdsMoney, type PaymentStatus } from '../gateway/payment-status.ts'

export type PaymentRow = {
  id: string
  booking_id: string
  patient_id: string
  order_id: string
  method: string
  amount: bigint
  status: PaymentStatus
  status_reason: string | null
  is_entitled: boolean | null
  instructions: PaymentInstructions | null
  created_at: Date
}

/** What the gateway's word asks of our record. */
export type Verdict =
  | { kind: 'none' }
  /** Money arrived; whether it buys the booking is the booking's to say. */
  | { kind: 'money'; amount: bigint; isRefunded: boolean }
  /** The attempt ended without money. */
  | { kind: 'end'; status: 'EXPIRED' | 'CANCELLED' | 'FAILED'; reason: string }
  /** The bank took a settlement back. */
  | { kind: 'reversal' }
  /** Something a person must look at; nothing changes by itself. */
  | { kind: 'mismatch'; detail: string }

/** Its money counts for another booking; the gateway knows it under this one's order still. */
export const MOVED_ON = 'moved_to_other_therapist'

/** The gateway's `deny` is its last word: a "paid" heard after it is an older answer that arrived late. */
const FINAL_REASONS = new Set(['gateway_denied', 'gateway_reversed'])

/**
 * Decides from our present state and the gateway's word. Monotone: old words heard
 * late, and the same word heard again, change nothing.
 */
export function judge(payment: Pick<PaymentRow, 'order_id' | 'status' | 'status_reason'>, gateway: GatewayTransaction): Verdict {
  if (gateway.orderId !== payment.order_id) return { kind: 'mismatch', detail: `the gateway answered about another order` }
  const hasMoney = holdsMoney(payment.status)
  switch (gateway.status) {
    case 'pending':
    case 'challenge':
      return { kind: 'none' }
    case 'paid':
    case 'refunded':
    case 'partially_refunded': {
      if (hasMoney || FINAL_REASONS.has(payment.status_reason ?? '')) return { kind: 'none' }
      if (gateway.currency !== 'IDR') return { kind: 'mismatch', detail: `paid in ${gateway.currency}` }
      if (gateway.amount === null || gateway.amount <= 0n) return { kind: 'mismatch', detail: 'paid an amount that cannot be read' }
      return { kind: 'money', amount: gateway.amount, isRefunded: gateway.status !== 'paid' }
    }
    case 'denied':
    case 'cancelled':
      // Money that moved on to another booking is taken back from there.
      if (payment.status === 'COMPLETED' || payment.status_reason === MOVED_ON) return { kind: 'reversal' }
      if (hasMoney) return { kind: 'mismatch', detail: `${gateway.rawStatus} after a refund` }
      return ended(payment, gateway.status === 'denied' ? 'FAILED' : 'CANCELLED', `gateway_${gateway.status}`)
    case 'expired':
      if (hasMoney) return { kind: 'mismatch', detail: 'expired after it was paid' }
      return ended(payment, 'EXPIRED', 'gateway_expired')
    case 'not_found':
      if (hasMoney) return { kind: 'mismatch', detail: 'the gateway does not know a payment it reported as paid' }
      return ended(payment, 'FAILED', 'gateway_not_found')
  }
}

function ended(payment: Pick<PaymentRow, 'status_reason'>, status: 'EXPIRED' | 'CANCELLED' | 'FAILED', reason: string): Verdict {
  return FINAL_REASONS.has(payment.status_reason ?? '') ? { kind: 'none' } : { kind: 'end', status, reason }
}

/** The booking's id; later attempts carry a suffix, so that each attempt is a transaction of its own at the gateway. */
export function orderIdOf(bookingId: string, attempt: number): string {
  return attempt === 1 ? bookingId : `${bookingId}-A${attempt}`
}

export function isPaymentMethod(value: unknown): value is PaymentMethod {
  return PAYMENT_METHODS.some((method) => method === value)
}

/** Shorter holds than this are not charged: the gateway's shortest expiry is 20 seconds. */
export const SHORTEST_CHARGE_SECONDS = 30

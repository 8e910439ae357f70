/** Which refunds the gateway can make: pure. Rupiah throughout; see the gateway's own table of methods. */
import { holdsMoney, type PaymentStatus } from '../gateway/payment-status.ts'

export type RefundFacts = {
  /** How it was paid. */
  method: string
  status: PaymentStatus
  /** What arrived. */
  paid: bigint
  paidAt: Temporal.Instant | null
  /** Already given back, or on its way back, through the gateway. */
  given: bigint
  /** To be given back now. */
  amount: bigint
  /** The money came along from an earlier booking: the gateway knows it under that one's order. */
  isMoved: boolean
}

export type NotThroughGateway = 'method' | 'partial' | 'too_late' | 'moved' | 'not_paid' | 'exceeds'

/** Days after payment; the gateway knows narrower cases (a QRIS code paid from another wallet: 7 days) and then refuses itself. */
const DAYS: Record<string, number> = { gopay: 45, qris: 45, shopeepay: 365 }
const WHOLE_ONLY = new Set(['shopeepay'])

/** Null where the gateway can give this back; otherwise why not. Virtual accounts and bills never. */
export function whyNotThroughGateway(facts: RefundFacts, now: Temporal.Instant): NotThroughGateway | null {
  const days = DAYS[facts.method]
  if (days === undefined) return 'method'
  if (facts.isMoved) return 'moved'
  if (!holdsMoney(facts.status) || !facts.paidAt) return 'not_paid'
  if (facts.amount > facts.paid - facts.given) return 'exceeds'
  if (WHOLE_ONLY.has(facts.method) && facts.amount !== facts.paid) return 'partial'
  if (Temporal.Instant.compare(now, facts.paidAt.add({ hours: days * 24 })) > 0) return 'too_late'
  return null
}

/** A key may be repeated for seven days at the gateway; we stop a day before. */
export const KEY_HOURS = 6 * 24

/** The refund's own id; from the second week on with the day, because the gateway has forgotten the first by then. */
export function refundKeyOf(
  refund: { id: string; gateway_key: string | null; sent_at: Temporal.Instant | null },
  now: Temporal.Instant,
): string {
  const isFresh = !refund.sent_at || now.since(refund.sent_at).total('hours') < KEY_HOURS
  if (isFresh) return refund.gateway_key ?? refund.id
  return `${refund.id}-${now.toString().slice(0, 10).replaceAll('-', '')}`
}

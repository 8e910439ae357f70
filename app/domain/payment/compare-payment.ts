/** One payment in our books beside the gateway's: pure. Rupiah throughout. */
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { holdsMoney, type PaymentStatus } from '../gateway/payment-status.ts'

export type OurSide = {
  status: PaymentStatus
  /** What was asked of the payer. */
  asked: bigint
  /** What our clearing account holds for this payment: received, less taken back, less refunded through the gateway. */
  clearing: bigint
}

export type Difference = { kind: 'AMOUNT' | 'STATE' | 'LEDGER'; ours: bigint; theirs: bigint }

export type Comparison = { total: bigint; matched: bigint; difference: Difference | null }

/** Call it after the gateway's word was applied: what still differs then is for a person. */
export function comparePayment(ours: OurSide, gateway: GatewayTransaction): Comparison {
  const isTheirs = gateway.status === 'paid' || gateway.status === 'refunded' || gateway.status === 'partially_refunded'
  const received = isTheirs ? (gateway.amount ?? 0n) : 0n
  const refunded = gateway.refundedAmount ?? (gateway.status === 'refunded' ? received : 0n)
  const theirs = isTheirs ? received - refunded : 0n
  const difference = findDifference(ours, { isTheirs, received, theirs, currency: gateway.currency })
  if (!difference) return { total: theirs, matched: theirs, difference }
  return { total: difference.ours > difference.theirs ? difference.ours : difference.theirs, matched: 0n, difference }
}

function findDifference(
  ours: OurSide,
  gateway: { isTheirs: boolean; received: bigint; theirs: bigint; currency: string },
): Difference | null {
  const isOurs = holdsMoney(ours.status)
  if (isOurs !== gateway.isTheirs || (gateway.isTheirs && gateway.currency !== 'IDR'))
    return { kind: 'STATE', ours: ours.clearing, theirs: gateway.theirs }
  if (gateway.isTheirs && gateway.received !== ours.asked) return { kind: 'AMOUNT', ours: ours.asked, theirs: gateway.received }
  return ours.clearing === gateway.theirs ? null : { kind: 'LEDGER', ours: ours.clearing, theirs: gateway.theirs }
}

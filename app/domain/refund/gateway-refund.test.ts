import { describe, expect, test } from 'vitest'
import { PAYMENT_METHODS } from '../gateway/payment-gateway.ts'
import { refundKeyOf, whyNotThroughGateway, type RefundFacts } from './gateway-refund.ts'

const now = Temporal.Instant.from('2026-11-21T05:00:00Z')
const facts = (over: Partial<RefundFacts> = {}): RefundFacts => ({
  method: 'qris',
  status: 'COMPLETED',
  paid: 350_000n,
  paidAt: now.subtract({ hours: 24 }),
  given: 0n,
  amount: 350_000n,
  isMoved: false,
  ...over,
})
const daysAgo = (days: number) => now.subtract({ hours: days * 24 })

describe('F15 where the gateway gives money back', () => {
  test.each(PAYMENT_METHODS)('F15 %s', (method) => {
    const isPossible = method === 'gopay' || method === 'qris' || method === 'shopeepay'
    expect(whyNotThroughGateway(facts({ method }), now)).toBe(isPossible ? null : 'method')
  })

  test.each<[string, Partial<RefundFacts>, string | null]>([
    ['a wallet payment', { method: 'wallet' }, 'method'],
    ['a part of a QRIS payment', { amount: 1n }, null],
    ['a part of a GoPay payment', { method: 'gopay', amount: 349_999n }, null],
    ['a part of a ShopeePay payment', { method: 'shopeepay', amount: 349_999n }, 'partial'],
    ['the rest after a part', { status: 'PARTIALLY_REFUNDED', given: 100_000n, amount: 250_000n }, null],
    ['more than the rest', { status: 'PARTIALLY_REFUNDED', given: 100_000n, amount: 250_001n }, 'exceeds'],
    ['what a person already gave back in the dashboard', { given: 350_000n }, 'exceeds'],
    ['QRIS on the last day', { paidAt: daysAgo(45) }, null],
    ['QRIS too late', { paidAt: daysAgo(45).subtract({ seconds: 1 }) }, 'too_late'],
    ['GoPay too late', { method: 'gopay', paidAt: daysAgo(46) }, 'too_late'],
    ['ShopeePay after months', { method: 'shopeepay', paidAt: daysAgo(364) }, null],
    ['ShopeePay after a year', { method: 'shopeepay', paidAt: daysAgo(366) }, 'too_late'],
    ['money that moved from another booking', { isMoved: true }, 'moved'],
    ['a payment the bank reversed', { status: 'FAILED' }, 'not_paid'],
    ['a payment never made', { status: 'EXPIRED', paidAt: null }, 'not_paid'],
  ])('F15 %s', (_what, over, reason) => {
    expect(whyNotThroughGateway(facts(over), now)).toBe(reason)
  })

  test('F15 one key for a refund while the gateway remembers it, another one afterwards', () => {
    const id = '0195a1f0-0000-7000-8000-000000000001'
    expect(refundKeyOf({ id, gateway_key: null, sent_at: null }, now)).toBe(id)
    expect(refundKeyOf({ id, gateway_key: id, sent_at: daysAgo(5) }, now)).toBe(id)
    expect(refundKeyOf({ id, gateway_key: id, sent_at: daysAgo(8) }, now)).toBe(`${id}-20261121`)
  })
})

/** The gateway's books, the banks' and the admins' own notes beside our ledger. */
import { orderIdOf } from '../app/domain/payment/payment.ts'
import type { Finding } from './checks.ts'
import type { Snapshot } from './snapshot.ts'
import { topUpOrder, type World } from './world.ts'

const HOUR = 3_600_000

/** The gateway's books, the admins' own notes and the ledger tell of the same rupiah. */
export function judgeMoney(world: World, state: Snapshot): Finding[] {
  const found: Finding[] = []
  const { accounts } = state
  const sum = (notes: Map<string, bigint>) => Number([...notes.values()].reduce((total, amount) => total + amount, 0n))
  // What the payout gateway sent is known by its own word; what came back is a withdrawal rejected after all.
  const arrived = state.withdrawals.filter(({ status, method }) => status === 'COMPLETED' && method === 'GATEWAY')
  const cash =
    sum(world.money.debits) +
    sum(world.money.cashRefunds) +
    sum(world.money.transfers) +
    arrived.reduce((total, { amount }) => total + amount, 0)
  const payouts = world.sandbox.payouts.all()
  for (const { key, reference } of arrived) {
    if (!payouts.some((payout) => payout.reference_no === reference && (payout.status === 'completed' || payout.status === 'failed'))) {
      found.push({ check: 'M15 one transfer for one withdrawal', detail: `${key} counts as sent, the bank has not got it` })
    }
  }
  const asked = state.withdrawals.filter(({ method, status }) => method === 'GATEWAY' && status !== 'PENDING').length
  if (payouts.length > asked)
    found.push({ check: 'M15 one transfer for one withdrawal', detail: `${payouts.length} transfers for ${asked} withdrawals` })
  for (const { key, maker, checker, amount, status } of state.withdrawals) {
    if (
      (status === 'PROCESSING' || status === 'COMPLETED') &&
      amount > world.policy.withdrawalCheckerAbove &&
      (!checker || checker === maker)
    ) {
      found.push({ check: 'M04 only the one who may', detail: `one admin alone sends ${amount} (${key})` })
    }
  }
  if ((accounts['CASH'] ?? 0) !== cash)
    found.push({ check: 'M10 cash is what was paid by hand', detail: `ledger ${accounts['CASH'] ?? 0}, paid by hand ${cash}` })
  if ((accounts['REFUNDS_PAYABLE'] ?? 0) !== state.pendingRefunds)
    found.push({
      check: 'M10 refunds payable are the open refunds',
      detail: `ledger ${accounts['REFUNDS_PAYABLE'] ?? 0}, open ${state.pendingRefunds}`,
    })
  for (const booking of state.bookings) {
    for (const payment of booking.payments) {
      const order = orderIdOf(booking.id, payment.attempt)
      // Moved money was checked where it came in; a wallet's is checked by the ledger.
      if (payment.status === 'COMPLETED' && payment.method !== 'wallet' && !payment.moved && !world.everPaid.has(order))
        found.push({
          check: 'M09 only the gateway says paid',
          detail: `${booking.label} attempt ${payment.attempt} counts as paid, the gateway has nothing`,
        })
    }
  }
  for (const { id, label, status } of state.topUps) {
    if (status === 'COMPLETED' && !world.everPaid.has(topUpOrder(id)))
      found.push({ check: 'M09 only the gateway says paid', detail: `top-up ${label} counts as paid, the gateway has nothing` })
  }
  return found
}

const HOLDS_MONEY = new Set<string>(['settlement', 'partial_refund', 'refund'])

/** At the end, when everything has been heard: what the gateway holds is what the ledger says it holds. */
export function judgeEnd(world: World, state: Snapshot, written: Set<string>): Finding[] {
  const found: Finding[] = []
  const held = world.sandbox.store
    .all()
    .filter(({ orderId, status }) => HOLDS_MONEY.has(status) || written.has(orderId))
    .reduce((total, { amount, refunds }) => total + amount - refunds.reduce((given, refund) => given + Number(refund.refund_amount), 0), 0)
  const ledger = -(state.accounts['GATEWAY_CLEARING'] ?? 0)
  if (ledger !== held) found.push({ check: 'M09 the gateway holds what the ledger says', detail: `gateway ${held}, ledger ${ledger}` })
  for (const booking of state.bookings) {
    if (booking.refunds.some(({ status }) => status === 'PROCESSING'))
      found.push({ check: 'M13 nothing stays open', detail: `a refund of ${booking.label} is still on its way` })
    if (booking.status === 'PENDING' || booking.status === 'PAID')
      found.push({ check: 'M13 nothing stays open', detail: `${booking.label} is still ${booking.status}` })
  }
  const sent = world.sandbox.payouts
    .all()
    .filter(({ status }) => status === 'completed')
    .reduce((total, { amount }) => total + Number(amount), 0)
  const known = state.withdrawals
    .filter(({ status, method }) => status === 'COMPLETED' && method === 'GATEWAY')
    .reduce((total, { amount }) => total + amount, 0)
  const unclear = state.withdrawals.some(({ gateway }) => gateway === 'UNCLEAR')
  if (sent !== known && !unclear)
    found.push({ check: 'M15 one transfer for one withdrawal', detail: `the banks received ${sent}, the withdrawals say ${known}` })
  const stuck = state.jobs.filter(({ runAt }) => runAt < world.now - HOUR)
  if (stuck.length > 0) found.push({ check: 'M13 nothing stays open', detail: `${stuck[0]!.task} was due long ago` })
  return found
}

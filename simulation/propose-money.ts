/** What may come next for money that is in no booking: top-ups and withdrawals. */
import type { Deed } from './action.ts'
import { DAY, line, METHODS, MINUTE, notice } from './propose-common.ts'
import type { Random } from './random.ts'
import type { Snapshot } from './snapshot.ts'
import { topUpOrder, type World } from './world.ts'

/** Money for later: asked for, paid at the gateway, told of; or forgotten, or taken back by the bank. */
export function topUp(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const known = state.topUps.filter(
    ({ id, label, status, paidAt }) =>
      id !== label && (status === 'PENDING' || status === 'CANCELLED' || (paidAt !== null && world.now - paidAt < 15 * MINUTE)),
  )
  if (known.length === 0 || chance.chance(0.2)) {
    return {
      do: 'top_up',
      who: chance.pick(world.patients).label,
      amount: chance.pick([350_000, 1_000_001, 1_500_000, 10_000, 9_999]),
      method: chance.pick(METHODS),
      line: line(chance),
      key: `u${n}`,
    }
  }
  const { label, id, status, method } = chance.pick(known)
  if (world.everPaid.has(topUpOrder(id)) && chance.chance(0.7)) return { ...notice(chance, ''), booking: undefined, topUp: label }
  if (status === 'COMPLETED')
    return { do: 'gateway', topUp: label, how: method === 'va_permata' || method === 'mandiri_bill' ? 'reverse' : 'late_pay' }
  return {
    do: 'gateway',
    topUp: label,
    how: chance.weighted([
      [20, 'pay'],
      [2, 'expire'],
      [2, 'deny'],
      [1, 'cancel'],
      [2, 'wrong_amount'],
      [2, 'late_pay'],
    ] as const),
  }
}

/** Asking, deciding and sending, each mostly when it is its turn; now and then by the wrong person. */
export function withdrawal(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const open = state.withdrawals.filter(
    ({ status, method, settled }) =>
      status === 'PENDING' || status === 'PROCESSING' || (status === 'COMPLETED' && method === 'GATEWAY' && settled! > world.now - DAY),
  )
  if (open.length === 0 || chance.chance(0.25)) {
    const [who, balance] = chance.pick(Object.entries(state.wallets))
    return { do: 'ask_money', who, amount: chance.pick([50_000, Math.max(1, Math.floor(balance / 2)), balance, balance + 1]), key: `k${n}` }
  }
  const { key, status, method } = chance.pick(open)
  const who = chance.weighted([
    [10, 'a0'],
    [10, 'a1'],
    [1, 't0'],
  ] as const)
  if (chance.chance(0.1))
    return { do: chance.pick(['approve_money', 'reject_money', 'transfer_money'] as const), who, key, how: 'MANUAL_TRANSFER' }
  if (status === 'PENDING') return { do: 'approve_money', who, key, how: chance.pick(['MANUAL_TRANSFER', 'GATEWAY']) }
  if (method === 'GATEWAY')
    return {
      do: 'bank',
      key,
      how: chance.weighted(
        status === 'COMPLETED'
          ? ([[1, 'failed']] as const)
          : ([
              [6, 'completed'],
              [1, 'processed'],
              [2, 'failed'],
            ] as const),
      ),
    }
  return { do: chance.pick(['transfer_money', 'transfer_money', 'reject_money'] as const), who, key }
}

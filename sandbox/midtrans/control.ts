/** `/__sim/…`: a JSON API for tests and scripts to play payer, bank and bad luck. */
import type { Reply } from './bodies.ts'
import { isRecord } from './charge-validation.ts'
import { type Fault } from './faults.ts'
import type { DeliverySettings } from './notifications.ts'
import type { RefundRules, Simulator } from './simulator.ts'
import type { Action, Transaction } from './transaction.ts'

const ACTIONS = new Set<string>(['pay', 'deny', 'cancel', 'expire', 'challenge', 'approve', 'reject_challenge', 'reverse'])

const json = (http: number, body: Record<string, unknown>): Reply => ({ http, body })

export async function handleControl(simulator: Simulator, method: string, path: string, body: unknown): Promise<Reply> {
  const input = isRecord(body) ? body : {}
  const [area = '', id = '', action = ''] = path
    .replace(/^\/__sim\/?/, '')
    .split('/')
    .map(decodeURIComponent)
  switch (area) {
    case 'health':
      return json(200, { ok: true, simulation: true })
    case 'transactions':
      return transactions(simulator, method, id, action, input)
    case 'faults':
      return faults(simulator, method, input)
    case 'refund-rules': {
      if (method === 'POST') Object.assign(simulator.refundRules, input as Partial<RefundRules>)
      return json(200, { rules: simulator.refundRules })
    }
    case 'notifications':
      return notifications(simulator, method, id, action, input)
    case 'clock': {
      if (method === 'POST') await simulator.clock.advance(Number(input.milliseconds ?? 0))
      return json(200, { now: new Date(simulator.clock.now()).toISOString() })
    }
    case 'reset': {
      simulator.store.clear()
      simulator.faults.clear()
      simulator.notifier.clear()
      return json(200, { ok: true })
    }
    default:
      return json(404, { error: 'unknown control' })
  }
}

function transactions(simulator: Simulator, method: string, id: string, action: string, input: Record<string, unknown>): Reply {
  if (!id) return json(200, { transactions: simulator.store.all().map(summary) })
  const transaction = simulator.store.find(id)
  if (!transaction) return json(404, { error: 'unknown transaction' })
  if (method === 'GET') return json(200, { transaction })
  if (action === 'refund') return refunded(simulator, id, input)
  if (action === 'confirm_refunds') return outcome(simulator.confirmRefunds(id))
  if (!ACTIONS.has(action)) return json(404, { error: 'unknown action' })
  return outcome(simulator.act(id, action as Action, { force: input.force === true }))
}

/** As somebody does in the gateway's own dashboard: the merchant's system hears of it only afterwards. */
function refunded(simulator: Simulator, id: string, input: Record<string, unknown>): Reply {
  const verdict = simulator.refund(id, {
    amount: typeof input.amount === 'number' ? input.amount : undefined,
    key: typeof input.key === 'string' ? input.key : `dashboard-${Date.now()}`,
    reason: 'dashboard',
    method: 'offline',
  })
  if (verdict === 'missing') return json(404, { error: 'unknown transaction' })
  return verdict.ok ? json(200, { transaction: verdict.transaction }) : json(409, { error: `refused with ${verdict.code}` })
}

function outcome(result: Transaction | 'missing' | 'refused'): Reply {
  if (result === 'missing') return json(404, { error: 'unknown transaction' })
  if (result === 'refused') return json(409, { error: 'the state of this transaction does not allow it' })
  return json(200, { transaction: result })
}

function faults(simulator: Simulator, method: string, input: Record<string, unknown>): Reply {
  if (method === 'DELETE') simulator.faults.clear()
  else if (typeof input.on === 'string' && typeof input.kind === 'string') simulator.faults.add(input as Fault)
  else return json(422, { error: 'a fault needs "on" and "kind"' })
  return json(200, { ok: true })
}

async function notifications(
  simulator: Simulator,
  method: string,
  id: string,
  action: string,
  input: Record<string, unknown>,
): Promise<Reply> {
  const { notifier } = simulator
  if (method === 'GET') return json(200, { notifications: notifier.list() })
  if (id === 'settings') {
    Object.assign(notifier.settings, input as Partial<DeliverySettings>)
    return json(200, { settings: notifier.settings })
  }
  if (id === 'test') {
    simulator.sendTestNotification(typeof input.url === 'string' ? input.url : undefined)
    return json(200, { ok: true })
  }
  if (id === 'release') {
    await notifier.release(input.order as 'given' | 'reverse' | 'shuffle' | undefined)
    return json(200, { ok: true })
  }
  if (action !== 'send') return json(404, { error: 'unknown action' })
  const replies = await notifier.send(id, {
    ...(isRecord(input.changes) && { changes: input.changes }),
    corruptSignature: input.corruptSignature === true,
    times: Number(input.times ?? 1),
  })
  return json(200, { replies })
}

function summary({ transactionId, orderId, status, amount, paymentType, channel }: Transaction) {
  return { transactionId, orderId, status, amount, paymentType, channel }
}

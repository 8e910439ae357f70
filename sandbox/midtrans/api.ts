/** The Core API: authentication, routing, idempotency, and one small function per operation. */
import { randomUUID } from 'node:crypto'
import { errorReply, reply, statusBody, statusCodeOf, transactionFields, type Reply } from './bodies.ts'
import { channelOf } from './channels.ts'
import { isRecord, validateCharge } from './charge-validation.ts'
import type { CoreOperation } from './faults.ts'
import { chargeBody, looksLikeDummyKey, type Simulator } from './simulator.ts'
import type { Action } from './transaction.ts'

export type ApiRequest = {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  /** Parsed JSON; undefined where the body was not JSON. */
  body: unknown
  malformed: boolean
  /** Own address as the caller reached it, for links in answers. */
  base: string
}

export type ApiRoute = { operation: CoreOperation; id: string; direct: boolean }

/** The Core API operation of a request, or undefined where the path is none. */
export function routeOf(method: string, path: string): ApiRoute | undefined {
  if (method === 'POST' && path === '/v2/charge') return { operation: 'charge', id: '', direct: false }
  if (method === 'POST' && path === '/v2/capture') return { operation: 'capture', id: '', direct: false }
  const match = /^\/v2\/([^/]*)\/(status|cancel|expire|approve|deny|refund|refund\/online\/direct)$/.exec(path)
  if (!match) return undefined
  const action = match[2] as string
  if ((action === 'status') !== (method === 'GET')) return undefined
  const operation = action.startsWith('refund') ? 'refund' : (action as CoreOperation)
  return { operation, id: safeDecode(match[1] ?? ''), direct: action === 'refund/online/direct' }
}

/** `before` runs after authentication and inside the idempotent section: a slow request is one that is still in progress. */
export function handleApi(
  simulator: Simulator,
  idempotency: IdempotencyStore,
  route: ApiRoute,
  request: ApiRequest,
  before?: () => Promise<void>,
): Promise<Reply> {
  const refusal = authenticate(simulator, header(request, 'authorization'))
  if (refusal) return Promise.resolve(refusal)
  if (request.malformed) return Promise.resolve(errorReply('413'))
  const handle = async () => {
    await before?.()
    return perform(simulator, route, request)
  }
  const key = header(request, 'idempotency-key')
  const usable = key !== undefined && key.length <= 46 && request.method === 'POST' && idempotencySupported(simulator, route, request)
  return usable ? idempotency.run(key, handle) : handle()
}

function perform(simulator: Simulator, route: ApiRoute, request: ApiRequest): Reply {
  switch (route.operation) {
    case 'charge':
      return charge(simulator, request)
    case 'status':
      return status(simulator, route.id)
    case 'refund':
      return refund(simulator, route, request.body)
    case 'capture':
      return capture(simulator, request.body)
    case 'cancel':
      return act(simulator, route.id, 'cancel', '200', 'Success, transaction is canceled')
    case 'expire':
      return act(simulator, route.id, 'expire', '407', 'Success, transaction has expired')
    case 'approve':
      return act(simulator, route.id, 'approve', '200', 'Success, transaction is approved')
    case 'deny':
      return act(simulator, route.id, 'reject_challenge', '200', 'Success, transaction is denied')
  }
}

function charge(simulator: Simulator, request: ApiRequest): Reply {
  const verdict = validateCharge(request.body)
  if (!verdict.ok)
    return errorReply(verdict.code, { ...(verdict.messages && { messages: verdict.messages }), realHttpCodes: simulator.realHttpCodes })
  const transaction = simulator.charge(verdict.charge, { base: request.base, ...notificationUrls(request) })
  if (transaction === 'conflict') return errorReply('406', { realHttpCodes: simulator.realHttpCodes })
  const { code, body } = chargeBody(transaction, verdict.charge.channel.message)
  return reply(code, body)
}

function status(simulator: Simulator, id: string): Reply {
  const transaction = simulator.store.find(id)
  if (!transaction) return errorReply('404', { realHttpCodes: simulator.realHttpCodes })
  return reply(statusCodeOf(transaction), statusBody(transaction, simulator.serverKey))
}

function act(simulator: Simulator, id: string, action: Action, code: string, message: string): Reply {
  const outcome = simulator.act(id, action)
  if (outcome === 'missing') return errorReply('404', { realHttpCodes: simulator.realHttpCodes })
  if (outcome === 'refused') return errorReply('412', { realHttpCodes: simulator.realHttpCodes })
  return reply(code, { status_message: message, ...transactionFields(outcome) })
}

function capture(simulator: Simulator, body: unknown): Reply {
  const id = isRecord(body) && typeof body.transaction_id === 'string' ? body.transaction_id : ''
  if (simulator.store.find(id)?.status !== 'authorize')
    return errorReply(simulator.store.find(id) ? '412' : '404', { realHttpCodes: simulator.realHttpCodes })
  return act(simulator, id, 'pay', '200', 'Success, Credit Card capture transaction is successful')
}

function refund(simulator: Simulator, route: ApiRoute, body: unknown): Reply {
  const input = isRecord(body) ? body : {}
  const key = typeof input.refund_key === 'string' ? input.refund_key : randomUUID()
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return errorReply('400', { messages: ['refund_key contains invalid characters'] })
  const amount =
    input.amount === undefined || input.amount === null ? undefined : typeof input.amount === 'number' ? input.amount : Number.NaN
  const verdict = simulator.refund(route.id, {
    amount,
    key,
    reason: typeof input.reason === 'string' ? input.reason : undefined,
    method: 'online',
  })
  if (verdict === 'missing') return errorReply('404', { realHttpCodes: simulator.realHttpCodes })
  if (!verdict.ok) {
    return errorReply(verdict.code, {
      ...(verdict.code === '406' && { text: 'Duplicate refund ID' }),
      realHttpCodes: simulator.realHttpCodes,
    })
  }
  const { refund_chargeback_id, refund_amount, refund_key } = verdict.refund
  return reply('200', {
    status_message: route.direct ? 'Success, refund request is approved by the bank' : 'Success, refund request is approved',
    ...transactionFields(verdict.transaction),
    refund_chargeback_id,
    refund_amount,
    refund_key,
  })
}

function authenticate(simulator: Simulator, authorization: string | undefined): Reply | undefined {
  const encoded = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1]
  const username = encoded ? Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] : ''
  if (username === simulator.serverKey) return undefined
  if (username && !looksLikeDummyKey(username)) {
    return errorReply('401', { text: 'SIMULASI: this key does not look like a dummy; never send a real key to the simulator.' })
  }
  return errorReply('401')
}

/** `X-Override-Notification` replaces the configured address, `X-Append-Notification` adds to it. */
function notificationUrls(request: ApiRequest): { override?: string[]; append?: string[] } {
  const list = (name: string) =>
    header(request, name)
      ?.split(',')
      .map((url) => url.trim())
      .filter((url) => /^https?:\/\//.test(url))
      .slice(0, 3)
  const override = list('x-override-notification')
  const append = list('x-append-notification')
  return { ...(override && { override }), ...(append && { append }) }
}

function idempotencySupported(simulator: Simulator, route: ApiRoute, request: ApiRequest): boolean {
  if (route.operation === 'charge') return !isRecord(request.body) || channelOf(request.body)?.idempotent !== false
  const transaction = simulator.store.find(route.id)
  return transaction?.channel !== 'permata' && transaction?.channel !== 'indomaret'
}

function header(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export type IdempotencyStore = { run(key: string, handle: () => Promise<Reply>): Promise<Reply> }

const FIVE_MINUTES = 300_000

/** Keys are global across endpoints, replay ignores the body, only successes are kept, for five minutes. */
export function createIdempotency(now: () => number): IdempotencyStore {
  const entries = new Map<string, { reply: Reply | undefined; at: number }>()
  return {
    async run(key, handle) {
      const known = entries.get(key)
      if (known && now() - known.at < FIVE_MINUTES) {
        return known.reply ?? { http: 202, body: { status_code: '202', status_message: 'The request is still being processed' } }
      }
      entries.set(key, { reply: undefined, at: now() })
      const answer = await handle()
      const code = typeof answer.body === 'object' ? Number(answer.body.status_code) : 500
      if (code < 400 || code === 407) entries.set(key, { reply: answer, at: now() })
      else entries.delete(key)
      return answer
    },
  }
}

/**
 * Midtrans Payouts through `midtrans-client`. Its error objects hold the keys, so
 * they never leave this file; whatever is not a clear answer is `unknown`.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import midtrans from 'midtrans-client'
import { limitAnswers } from '../foreign-answer.ts'
import type { PayoutFailure, PayoutGateway, PayoutOrder, PayoutStatus } from '../../domain/withdrawal/payout-gateway.ts'

export type IrisOptions = { creatorKey: string; approverKey: string; baseUrl: string; isProduction: boolean; timeout?: number }

const STATUSES = new Set<string>(['queued', 'approved', 'processed', 'completed', 'failed', 'rejected'])
/** Network errors raised before any byte of the request left. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ERR_INVALID_URL'])
const NOT_CONFIGURED: PayoutFailure = { ok: false, reason: 'unavailable', message: 'payouts are not configured' }

type Body = Record<string, unknown>
type Answer = { ok: true; body: Body } | PayoutFailure

/** @param options null where payouts are not contracted: every request is then unavailable. */
export function createIrisPayouts(options: IrisOptions | null): PayoutGateway {
  if (!options)
    return {
      create: async () => NOT_CONFIGURED,
      approve: async () => NOT_CONFIGURED,
      status: async () => NOT_CONFIGURED,
      holderOf: async () => NOT_CONFIGURED,
    }
  const headers = new AsyncLocalStorage<Record<string, string>>()
  const creator = client(options, options.creatorKey, headers)
  const approver = client(options, options.approverKey, headers)

  async function request(call: () => Promise<unknown>, extra: Record<string, string> = {}): Promise<Answer> {
    return headers.run(extra, async () => {
      try {
        const body = asBody(await call())
        return body ? { ok: true, body } : { ok: false, reason: 'unknown', message: 'the answer was not the expected JSON' }
      } catch (error) {
        return failed(error)
      }
    })
  }

  return {
    async create(order) {
      const answer = await request(() => creator.createPayouts(payoutBody(order)), { 'X-Idempotency-Key': order.key })
      if (!answer.ok) return answer
      const [payout] = Array.isArray(answer.body.payouts) ? (answer.body.payouts as Body[]) : []
      const reference = payout?.reference_no
      return typeof reference === 'string' && reference !== ''
        ? { ok: true, reference }
        : { ok: false, reason: 'unknown', message: 'the answer names no payout' }
    },
    async approve(reference) {
      const answer = await request(() => approver.approvePayouts({ reference_nos: [reference] }))
      return answer.ok ? { ok: true } : answer
    },
    async status(reference) {
      const answer = await request(() => creator.getPayoutDetails(encodeURIComponent(reference)))
      if (!answer.ok) return answer
      const { status, amount, error_message: detail } = answer.body
      if (typeof status !== 'string' || !STATUSES.has(status) || answer.body.reference_no !== reference) {
        return { ok: false, reason: 'unknown', message: 'the answer is not about this payout' }
      }
      return {
        ok: true,
        status: status as PayoutStatus,
        amount: rupiah(amount),
        detail: typeof detail === 'string' ? detail.slice(0, 300) : null,
      }
    },
    async holderOf(account) {
      const answer = await request(() => creator.validateBankAccount({ bank: account.bankCode, account: account.accountNumber }))
      if (!answer.ok) return answer
      const { account_name: name } = answer.body
      return typeof name === 'string' && name.trim().length > 1
        ? { ok: true, holderName: name.trim().slice(0, 120) }
        : { ok: false, reason: 'unavailable', message: 'no name' }
    },
  }
}

/** A function of the order alone: a retry sends the same bytes under the same key. */
function payoutBody(order: PayoutOrder): Body {
  return {
    payouts: [
      {
        beneficiary_name: order.holderName,
        beneficiary_account: order.accountNumber,
        beneficiary_bank: order.bankCode,
        amount: `${order.amount}.00`,
        notes: `Fisioku ${order.key.replaceAll('-', '')}`,
      },
    ],
  }
}

function client(options: IrisOptions, key: string, headers: AsyncLocalStorage<Record<string, string>>) {
  const iris = new midtrans.Iris({ isProduction: options.isProduction === true, serverKey: key })
  iris.apiConfig.getIrisApiBaseUrl = () => options.baseUrl
  const limits = { bytes: 65_536, milliseconds: options.timeout ?? 10_000 }
  limitAnswers(iris.httpClient.http_client, { baseUrl: options.baseUrl, limits, headers })
  return iris
}

/** Keeps of an error only its kind: everything else may contain a key. */
function failed(error: unknown): PayoutFailure {
  const { httpStatusCode, ApiResponse, rawHttpClientData, code } = (error ?? {}) as {
    httpStatusCode?: unknown
    ApiResponse?: unknown
    rawHttpClientData?: { code?: unknown } | null
    code?: unknown
  }
  const status = httpStatusCode === null || httpStatusCode === undefined ? Number.NaN : Number(httpStatusCode)
  const body = asBody(ApiResponse)
  if (status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429 && typeof body?.error_message === 'string') {
    return { ok: false, reason: 'rejected', message: `${body.error_message} ${JSON.stringify(body.errors ?? '')}`.slice(0, 300) }
  }
  // Refused at the door: nothing was looked at.
  if (status === 401 || status === 429) return { ok: false, reason: 'unavailable', message: `the payout gateway answered ${status}` }
  if (Number.isInteger(status)) return { ok: false, reason: 'unknown', message: `the payout gateway answered ${status}` }
  const networkCode = String(rawHttpClientData?.code ?? code ?? 'unknown')
  return {
    ok: false,
    reason: NOT_SENT.has(networkCode) ? 'unavailable' : 'unknown',
    message: `no answer from the payout gateway (${networkCode})`,
  }
}

function asBody(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined
}

function rupiah(value: unknown): bigint | null {
  const match = /^(\d{1,15})(\.0+)?$/.exec(String(value ?? ''))
  return match ? BigInt(match[1]!) : null
}

/**
 * `midtrans-client` made safe: limits of time and size, another base address, one header set
 * per call, and outcomes instead of errors. The library's error object holds the
 * server key in several places, so it never leaves this file.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import midtrans from 'midtrans-client'
import { limitAnswers } from '../foreign-answer.ts'

export type MidtransOptions = {
  serverKey: string
  clientKey: string
  /** A real boolean: the library takes any non-empty string for production. */
  isProduction: boolean
  /** Origin of the Core API, without a trailing slash; the library's own by default. */
  baseUrl?: string
  /** Sent as `X-Override-Notification`, so that no dashboard setting is needed. */
  notificationUrl?: string
  /** Milliseconds before a request without a complete answer is given up; default 10,000. */
  timeout?: number
}

export type Body = Record<string, unknown>

/**
 * What became of one request. `answered`: a JSON body with its own code, whatever it says.
 * `unreachable`: nothing was sent. `broken`: 5xx, 429 or not JSON. `silent`: sent, but no answer.
 */
export type Outcome = { kind: 'answered'; code: number; body: Body } | { kind: 'unreachable' | 'broken' | 'silent'; message: string }

export type MidtransClient = {
  charge(body: Body, idempotencyKey: string): Promise<Outcome>
  status(id: string): Promise<Outcome>
  cancel(id: string): Promise<Outcome>
  expire(id: string): Promise<Outcome>
  refund(id: string, body: Body, idempotencyKey: string): Promise<Outcome>
}

const DEFAULT_TIMEOUT = 10_000
/** A transaction with all its refunds takes a few thousand. */
const MAX_ANSWER_BYTES = 262_144

/** Network errors raised before any byte of the request left. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ERR_INVALID_URL'])

export function createMidtransClient(options: MidtransOptions): MidtransClient {
  const core = new midtrans.CoreApi({
    isProduction: options.isProduction === true,
    serverKey: options.serverKey,
    clientKey: options.clientKey,
  })
  const { baseUrl } = options
  if (baseUrl) core.apiConfig.getCoreApiBaseUrl = () => baseUrl
  const headers = new AsyncLocalStorage<Record<string, string>>()
  const limits = { bytes: MAX_ANSWER_BYTES, milliseconds: options.timeout ?? DEFAULT_TIMEOUT }
  limitAnswers(core.httpClient.http_client, { baseUrl, limits, headers })

  const request = (call: () => Promise<unknown>, extra: Record<string, string> = {}) =>
    headers.run(extra, async (): Promise<Outcome> => {
      try {
        return answered(await call())
      } catch (error) {
        return failed(error)
      }
    })
  // The library puts ids into the path as they are.
  const path = (id: string) => encodeURIComponent(id)

  return {
    charge: (body, idempotencyKey) =>
      request(() => core.charge(body), {
        'Idempotency-Key': idempotencyKey,
        ...(options.notificationUrl && { 'X-Override-Notification': options.notificationUrl }),
      }),
    status: (id) => request(() => core.transaction.status(path(id))),
    cancel: (id) => request(() => core.transaction.cancel(path(id))),
    expire: (id) => request(() => core.transaction.expire(path(id))),
    refund: (id, body, idempotencyKey) => request(() => core.transaction.refund(path(id), body), { 'Idempotency-Key': idempotencyKey }),
  }
}

function answered(value: unknown): Outcome {
  const body = asBody(value)
  const code = Number(body?.status_code)
  if (!body || !Number.isInteger(code)) return { kind: 'broken', message: 'the answer was not the expected JSON' }
  return { kind: 'answered', code, body }
}

/** Keeps of an error only its kind and code: everything else may contain the server key. */
function failed(error: unknown): Outcome {
  const { httpStatusCode, ApiResponse, rawHttpClientData, code } = (error ?? {}) as {
    httpStatusCode?: unknown
    ApiResponse?: unknown
    rawHttpClientData?: { code?: unknown } | null
    code?: unknown
  }
  const body = asBody(ApiResponse)
  // The library reports the body's code when HTTP was 200 and the HTTP status when HTTP itself failed.
  const status = httpStatusCode === null || httpStatusCode === undefined ? Number.NaN : Number(httpStatusCode)
  if (status >= 500 || status === 429) return { kind: 'broken', message: `the gateway answered ${status}` }
  if (body && Number.isInteger(Number(body.status_code))) return { kind: 'answered', code: Number(body.status_code), body }
  if (Number.isInteger(status)) return { kind: 'broken', message: `the gateway answered HTTP ${status} without a usable body` }
  const networkCode = String(rawHttpClientData?.code ?? code ?? 'unknown')
  return NOT_SENT.has(networkCode)
    ? { kind: 'unreachable', message: `the gateway could not be reached (${networkCode})` }
    : { kind: 'silent', message: `no answer from the gateway (${networkCode})` }
}

function asBody(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined
}

/**
 * How the answers of other people's servers are read: never more of them than a
 * limit, never longer than a limit. Silence limits alone do not end an answer
 * that drips for ever, and one without a size limit ends the process.
 */
import type { AsyncLocalStorage } from 'node:async_hooks'
import https from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'

/** The most of one answer that is read, in bytes and in milliseconds from the start of the request. */
export type AnswerLimits = { bytes: number; milliseconds: number }

/** Raised when an answer takes longer than its limit. Like Node's own network errors it has a `code`. */
export class AnswerTimeout extends Error {
  readonly code = 'ETIMEDOUT'
  constructor(milliseconds: number) {
    super(`no complete answer within ${milliseconds} ms`)
    this.name = 'AnswerTimeout'
  }
}

/** The work, or an {@link AnswerTimeout}. The work itself is not stopped: that is the caller's to do. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AnswerTimeout(milliseconds)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export type SentRequest = { url: URL; method: 'POST'; headers: Record<string, string | number>; body: Buffer | null; agent: https.Agent }

/**
 * Sends over https and answers with status and headers. What follows them is thrown away, and read
 * at all only so that the connection can be used again. Redirects are not followed.
 * @throws AnswerTimeout, or Node's network error
 */
export function sendForStatus(sent: SentRequest, limits: AnswerLimits): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { url, method, headers, agent } = sent
    const request = https.request(url, { method, headers, agent, maxHeaderSize: limits.bytes }, (response) => {
      let left = limits.bytes
      response.on('data', (chunk: Buffer) => {
        left -= chunk.length
        if (left < 0) response.destroy()
      })
      // The status is all that counts; a body cut off after it is no failure.
      response.on('error', () => {})
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    const timer = setTimeout(() => request.destroy(new AnswerTimeout(limits.milliseconds)), limits.milliseconds)
    request.on('close', () => clearTimeout(timer))
    request.on('error', reject)
    request.end(sent.body)
  })
}

type RequestConfig = { headers: { set(name: string, value: string): unknown }; signal?: AbortSignal }
/** The part of an axios instance that is set here: `midtrans-client` hands out its own. */
export type AxiosLike = {
  defaults: { timeout: number; maxRedirects: number; maxContentLength: number; proxy?: false }
  interceptors: { request: { use(fulfilled: <T extends RequestConfig>(config: T) => T): number } }
}

/**
 * Limits every answer of an axios instance, follows no redirect (it would carry the key elsewhere),
 * and adds the headers of the call that is under way.
 */
export function limitAnswers(
  http: AxiosLike,
  options: { baseUrl: string | undefined; limits: AnswerLimits; headers: AsyncLocalStorage<Record<string, string>> },
): void {
  const { baseUrl, limits, headers } = options
  // A proxy from the environment cannot reach this machine's own simulator.
  if (baseUrl && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname)) http.defaults.proxy = false
  // Counts silence only; the signal below counts all of it.
  http.defaults.timeout = limits.milliseconds
  http.defaults.maxContentLength = limits.bytes
  http.defaults.maxRedirects = 0
  http.interceptors.request.use((config) => {
    for (const [name, value] of Object.entries(headers.getStore() ?? {})) config.headers.set(name, value)
    config.signal = AbortSignal.timeout(limits.milliseconds)
    return config
  })
}

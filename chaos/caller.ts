import { setTimeout as sleep } from 'node:timers/promises'
import type { Journal } from './journal.ts'
import type { Random } from './random.ts'

export type Answer = { status: number; body: Record<string, unknown>; text: string }
export type Call = {
  method: 'GET' | 'POST'
  url: string
  cookie?: string
  headers?: Record<string, string>
  json?: unknown
  form?: Record<string, string>
}

/** A person's device loses this share of the answers by itself. */
const LOST_ANSWERS = 0.06
/** People come back until it works; what is still unknown this long after the last kill counts as unresolved. */
const GIVE_UP_MS = 90_000

/** Sends a request and repeats it until the answer decides; a missing answer, 5xx and 429 do not. */
export class Caller {
  readonly #journal: Journal
  readonly #random: Random
  readonly #isOver: () => boolean

  constructor(journal: Journal, random: Random, isOver: () => boolean) {
    this.#journal = journal
    this.#random = random
    this.#isOver = isOver
  }

  /**
   * @param prepare makes the request of each try; the same one for an idempotent client
   * @returns the deciding answer, or undefined when there was none in time
   */
  async call(what: string, prepare: (attempt: number) => Call): Promise<Answer | undefined> {
    const started = Date.now()
    let calm = 0
    for (let attempt = 0; calm === 0 || Date.now() - calm < GIVE_UP_MS; attempt++) {
      if (this.#isOver()) calm ||= Date.now()
      this.#journal.requests += 1
      if (attempt > 0) this.#journal.retries += 1
      const answer = await this.#once(prepare(attempt))
      if (answer && answer.status < 500 && answer.status !== 429) {
        if (attempt > 0) this.#journal.longestUnknown = Math.max(this.#journal.longestUnknown, Date.now() - started)
        if (answer.status >= 400) this.#count(`${what} ${answer.status} ${String(answer.body.error ?? '')}`)
        return answer
      }
      await sleep(150 + this.#random.below(500) + Math.min(attempt, 6) * 150)
    }
    this.#journal.unresolved.push(what)
    return undefined
  }

  #count(refusal: string): void {
    this.#journal.refused.set(refusal, (this.#journal.refused.get(refusal) ?? 0) + 1)
  }

  async #once({ method, url, cookie, headers, json, form }: Call): Promise<Answer | undefined> {
    const isLost = this.#random.chance(LOST_ANSWERS)
    const body = json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(25_000),
        headers: {
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
          ...(cookie && { Cookie: `fisioku=${cookie}` }),
          ...headers,
        },
        ...(body !== undefined && { body }),
      })
      const text = await response.text()
      if (isLost) return undefined
      return { status: response.status, text, body: parse(text) }
    } catch {
      return undefined
    }
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

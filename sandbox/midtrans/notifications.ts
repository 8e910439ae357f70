/** HTTP notifications with the gateway's retry matrix, and controls to spoil their delivery. */
import { randomUUID } from 'node:crypto'
import type { Body } from './bodies.ts'
import type { SimulatorClock } from './clock.ts'

export type Delivery = {
  id: string
  orderId: string
  url: string
  body: Body
  state: 'waiting' | 'held' | 'delivered' | 'failed' | 'dropped'
  attempts: number
  /** HTTP status of each attempt, or `timeout`/`unreachable`. */
  replies: (number | 'timeout' | 'unreachable')[]
}

export type DeliverySettings = {
  /** `hold` keeps notifications until they are sent by hand; `drop` loses them. */
  mode: 'send' | 'hold' | 'drop'
  /** Extra copies of each notification. */
  duplicates: number
  delayMilliseconds: number
  corruptSignature: boolean
}

export type SendOptions = { changes?: Body; corruptSignature?: boolean; times?: number }

export type Notifier = {
  notify(orderId: string, urls: string[], body: Body): void
  list(): Delivery[]
  /** Sends a stored notification once more, now; resolves with the replies. */
  send(id: string, options?: SendOptions): Promise<Delivery['replies']>
  /** Sends every held notification in the wanted order. */
  release(order?: 'given' | 'reverse' | 'shuffle'): Promise<void>
  settings: DeliverySettings
  clear(): void
}

const MINUTE = 60_000
const RETRY_INTERVALS = [2, 10, 30, 90, 210].map((minutes) => minutes * MINUTE)
const TIMEOUT_MILLISECONDS = 15_000
const MAXIMUM_REMEMBERED = 2_000

/** How many retries a reply earns. */
export function retriesFor(reply: number | 'timeout' | 'unreachable'): number {
  if (typeof reply !== 'number') return 5
  if (reply >= 200 && reply < 300) return 0
  if (reply === 500) return 1
  if (reply === 503) return 4
  if (reply === 400 || reply === 404) return 2
  if (reply >= 301 && reply <= 303) return 0
  return 5
}

/** `retryFactor` scales the retry intervals (1 = as the real gateway, 0.1 = ten times sooner). */
export function createNotifier(clock: SimulatorClock, options: { retryFactor: number; log: (line: string) => void }): Notifier {
  let deliveries: Delivery[] = []
  const settings: DeliverySettings = { mode: 'send', duplicates: 0, delayMilliseconds: 0, corruptSignature: false }

  function enqueue(delivery: Delivery, at: number): void {
    clock.schedule(at, () => attempt(delivery))
  }

  async function attempt(delivery: Delivery): Promise<void> {
    if (delivery.state !== 'waiting') return
    const reply = await post(delivery.url, delivery.body)
    delivery.attempts += 1
    delivery.replies.push(reply)
    const interval = RETRY_INTERVALS[delivery.attempts - 1]
    if (typeof reply === 'number' && reply >= 200 && reply < 300) delivery.state = 'delivered'
    else if (delivery.attempts > retriesFor(reply) || interval === undefined) delivery.state = 'failed'
    else {
      const shortened = interval * (1 - Math.random() * 0.5)
      enqueue(delivery, clock.now() + shortened * options.retryFactor)
    }
    options.log(`notification ${delivery.orderId} ${String(delivery.body.transaction_status)} → ${reply} (${delivery.state})`)
  }

  function create(orderId: string, url: string, body: Body): Delivery {
    const delivery: Delivery = { id: randomUUID(), orderId, url, body, state: 'waiting', attempts: 0, replies: [] }
    deliveries.push(delivery)
    if (deliveries.length > MAXIMUM_REMEMBERED) deliveries.shift()
    return delivery
  }

  return {
    settings,
    notify(orderId, urls, body) {
      const sent = settings.corruptSignature ? corrupted(body) : body
      for (const url of urls) {
        for (let copy = 0; copy <= settings.duplicates; copy++) {
          const delivery = create(orderId, url, sent)
          if (settings.mode === 'send') enqueue(delivery, clock.now() + settings.delayMilliseconds)
          else delivery.state = settings.mode === 'hold' ? 'held' : 'dropped'
        }
      }
    },
    list: () => [...deliveries],
    async send(id, sendOptions = {}) {
      const delivery = deliveries.find((other) => other.id === id)
      if (!delivery) return []
      const changed = { ...delivery.body, ...sendOptions.changes }
      const body = sendOptions.corruptSignature ? corrupted(changed) : changed
      const replies: Delivery['replies'] = []
      for (let time = 0; time < (sendOptions.times ?? 1); time++) replies.push(await post(delivery.url, body))
      delivery.attempts += replies.length
      delivery.replies.push(...replies)
      if (replies.some((reply) => typeof reply === 'number' && reply < 300)) delivery.state = 'delivered'
      return replies
    },
    async release(order = 'given') {
      const held = deliveries.filter((delivery) => delivery.state === 'held')
      if (order === 'reverse') held.reverse()
      if (order === 'shuffle') held.sort(() => Math.random() - 0.5)
      for (const delivery of held) {
        delivery.state = 'waiting'
        await attempt(delivery)
      }
    },
    clear() {
      deliveries = []
    },
  }
}

export function corrupted(body: Body): Body {
  const signature = String(body.signature_key ?? '')
  const last = signature.endsWith('0') ? '1' : '0'
  return { ...body, signature_key: signature.slice(0, -1) + last }
}

/** 307 and 308 are followed with the same POST, at most five times; other redirects are not. */
async function post(url: string, body: Body): Promise<number | 'timeout' | 'unreachable'> {
  let target = url
  for (let hop = 0; hop <= 5; hop++) {
    let response: Response
    try {
      response = await fetch(target, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'Veritrans' },
        body: JSON.stringify(body),
      })
      await response.arrayBuffer()
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
    }
    const location = response.headers.get('location')
    if ((response.status !== 307 && response.status !== 308) || !location) return response.status
    target = new URL(location, target).href
  }
  return 308
}

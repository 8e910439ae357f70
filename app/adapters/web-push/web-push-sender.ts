import type { lookup } from 'node:dns'
import https from 'node:https'
import webpush, { type RequestDetails } from 'web-push'
import type { PushMessage, PushOutcome, PushSender, PushTarget } from '../../domain/notification/push.ts'
import { type AnswerLimits, sendForStatus } from '../foreign-answer.ts'
import { NOT_PUBLIC, PublicAgent } from '../public-agent.ts'
import { KNOWN_PUSH_HOSTS, pushEndpoint } from './push-hosts.ts'

export type WebPushOptions = {
  vapid: { publicKey: string; privateKey: string; subject: string }
  /** Push hosts besides the browsers' own, for a local push service: `host:port`. These alone may be at a private address. */
  extraHosts?: readonly string[]
  /** PEM of a certificate authority to trust besides the system's, for a local push service. */
  ca?: string | Buffer
  /** How much of an answer is read, and how long. */
  limits?: AnswerLimits
  /** The DNS in which the browsers' push services are looked up. */
  resolve?: typeof lookup
}

/** RFC 8291 allows 4,096 bytes of body; encryption takes 103 of them. */
const MAX_PAYLOAD_BYTES = 3_993
/** Push services answer with a line or nothing. */
const LIMITS: AnswerLimits = { bytes: 16_384, milliseconds: 10_000 }
/** A service that asks for more patience than this is asked again all the same. */
const MAX_RETRY_AFTER_SECONDS = 3_600

/**
 * Push sender over RFC 8030 with VAPID; the only module that talks to push services. `web-push`
 * signs and encrypts; the request is our own, because its own reads the endpoint with another
 * URL reader than ours and an answer without end.
 */
export function createWebPushSender(options: WebPushOptions): PushSender {
  const extra = options.extraHosts ?? []
  const hosts = [...KNOWN_PUSH_HOSTS, ...extra]
  const publicAgent = new PublicAgent({ keepAlive: true, maxSockets: 20 }, options.resolve)
  const localAgent = new https.Agent(options.ca === undefined ? {} : { ca: options.ca })

  return {
    publicKey: options.vapid.publicKey,
    endpointOf: (given) => pushEndpoint(given, hosts)?.href ?? null,

    async send(target, message) {
      const url = pushEndpoint(target.endpoint, hosts)
      if (!url) return { ok: false, reason: 'refused', detail: 'unknown push host' }
      const details = detailsOf({ ...target, endpoint: url.href }, message, options.vapid)
      if ('refusal' in details) return { ok: false, reason: 'refused', detail: details.refusal }
      const agent = pushEndpoint(url.href, extra) ? localAgent : publicAgent
      try {
        const { headers, body } = details
        const answer = await sendForStatus({ url, method: 'POST', headers, body, agent }, options.limits ?? LIMITS)
        return outcomeOf(answer.status, answer.headers['retry-after'])
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
        if (code === NOT_PUBLIC) return { ok: false, reason: 'refused', detail: 'push host has no public address' }
        return { ok: false, reason: 'unavailable', detail: code }
      }
    },
  }
}

function detailsOf(target: PushTarget, message: PushMessage, vapidDetails: WebPushOptions['vapid']): RequestDetails | { refusal: string } {
  const body = JSON.stringify(message.payload)
  if (Buffer.byteLength(body) > MAX_PAYLOAD_BYTES) return { refusal: 'payload too large' }
  const { endpoint, p256dh, auth } = target
  try {
    return webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, body, {
      vapidDetails,
      TTL: message.ttlSeconds,
      urgency: message.urgency,
      ...(message.topic === undefined ? {} : { topic: message.topic }),
    })
  } catch {
    // The browser's keys are not on the curve or too short.
    return { refusal: 'subscription keys are invalid' }
  }
}

/** What the status means, without the endpoint: that is a capability and belongs in no log. */
function outcomeOf(status: number, retryAfter: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { ok: true }
  if (status === 404 || status === 410) return { ok: false, reason: 'gone' }
  const detail = `push service answered ${status}`
  if (status !== 429 && status < 500) return { ok: false, reason: 'refused', detail }
  const seconds = Math.ceil(Number(retryAfter))
  return {
    ok: false,
    reason: 'unavailable',
    detail,
    ...(seconds > 0 ? { retryAfterSeconds: Math.min(seconds, MAX_RETRY_AFTER_SECONDS) } : {}),
  }
}

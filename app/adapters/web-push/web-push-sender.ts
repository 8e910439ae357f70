import https from 'node:https'
import webpush, { WebPushError } from 'web-push'
import type { PushOutcome, PushSender, PushTarget } from '../../domain/notification/push.ts'
import { isAllowedEndpoint, KNOWN_PUSH_HOSTS, publicLookup } from './push-hosts.ts'

export type WebPushOptions = {
  vapid: { publicKey: string; privateKey: string; subject: string }
  /** Push hosts besides the browsers' own, for a local push service: `host:port`. */
  extraHosts?: readonly string[]
  /** PEM of a certificate authority to trust besides the system's, for a local push service. */
  ca?: string | Buffer
  /** Milliseconds of silence after which a push service counts as unavailable. */
  timeoutMs?: number
}

/** RFC 8291 allows 4,096 bytes of body; encryption takes 103 of them. */
const MAX_PAYLOAD_BYTES = 3_993

/** Push sender over RFC 8030 with VAPID; the only module that talks to push services. */
export function createWebPushSender(options: WebPushOptions): PushSender {
  const hosts = [...KNOWN_PUSH_HOSTS, ...(options.extraHosts ?? [])]
  const extra = options.extraHosts ?? []
  const publicAgent = new https.Agent({ keepAlive: true, maxSockets: 20, lookup: publicLookup })
  const localAgent = new https.Agent(options.ca === undefined ? {} : { ca: options.ca })

  return {
    publicKey: options.vapid.publicKey,
    accepts: (endpoint) => isAllowedEndpoint(endpoint, hosts),

    async send(target, message) {
      if (!isAllowedEndpoint(target.endpoint, hosts)) return { ok: false, reason: 'refused', detail: 'unknown push host' }
      const body = JSON.stringify(message.payload)
      if (Buffer.byteLength(body) > MAX_PAYLOAD_BYTES) return { ok: false, reason: 'refused', detail: 'payload too large' }
      const agent = isAllowedEndpoint(target.endpoint, extra) ? localAgent : publicAgent
      try {
        await webpush.sendNotification(subscriptionOf(target), body, {
          vapidDetails: options.vapid,
          TTL: message.ttlSeconds,
          urgency: message.urgency,
          timeout: options.timeoutMs ?? 10_000,
          agent,
          ...(message.topic === undefined ? {} : { topic: message.topic }),
        })
        return { ok: true }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function subscriptionOf({ endpoint, p256dh, auth }: PushTarget) {
  return { endpoint, keys: { p256dh, auth } }
}

/** Maps what went wrong without carrying the endpoint (it is a capability) into logs. */
function outcomeOf(error: unknown): PushOutcome {
  if (error instanceof WebPushError) {
    const { statusCode } = error
    if (statusCode === 404 || statusCode === 410) return { ok: false, reason: 'gone' }
    if (statusCode === 429 || statusCode >= 500) {
      const seconds = Number(error.headers['retry-after'])
      return {
        ok: false,
        reason: 'unavailable',
        detail: `push service answered ${statusCode}`,
        ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}),
      }
    }
    return { ok: false, reason: 'refused', detail: `push service answered ${statusCode}` }
  }
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EPRIVATE') return { ok: false, reason: 'refused', detail: 'push host has no public address' }
  // Errors without a code come from encryption: the browser's keys are not on the curve or too short.
  if (code === undefined && !/timeout/i.test(String((error as Error).message)))
    return { ok: false, reason: 'refused', detail: 'subscription keys are invalid' }
  return { ok: false, reason: 'unavailable', detail: code ?? 'timeout' }
}

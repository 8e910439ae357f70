import type { PushPayload } from '../../platform/push-payload.ts'

/**
 * Port to the browsers' push services. `adapters/web-push` implements it; the
 * domain decides what to say, how urgent it is and how long it stays true.
 */

/** A subscription as the browser gave it: the endpoint is a URL a user supplied and is not to be trusted. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }

export type PushMessage = {
  payload: PushPayload
  /** Seconds the push service may keep it for a phone that is away. */
  ttlSeconds: number
  urgency: 'low' | 'normal' | 'high'
  /** At most 32 URL-safe characters; an undelivered message with the same topic is replaced. */
  topic?: string
}

/**
 * `gone`: the browser dropped the subscription, remove it. `refused`: never
 * valid (foreign host, bad keys, too large), do not retry. `unavailable`:
 * try again later, after `retryAfterSeconds` when the service said so.
 */
export type PushOutcome =
  | { ok: true }
  | { ok: false; reason: 'gone' }
  | { ok: false; reason: 'refused'; detail: string }
  | { ok: false; reason: 'unavailable'; detail: string; retryAfterSeconds?: number }

export interface PushSender {
  /** VAPID public key the browser subscribes with, URL-safe base64. */
  readonly publicKey: string
  /** The endpoint as it is to be stored and will be dialled; null when it belongs to no known push service. Sending checks again. */
  endpointOf(given: string): string | null
  /** Never throws for what a push service or a subscription does. */
  send(target: PushTarget, message: PushMessage): Promise<PushOutcome>
}

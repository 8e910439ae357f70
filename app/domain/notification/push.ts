/**
 * Port to the browsers' push services. `adapters/web-push` implements it; the
 * domain decides what to say, how urgent it is and how long it stays true.
 */

/** A subscription as the browser gave it: the endpoint is a URL a user supplied and is not to be trusted. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string }

/**
 * The JSON a service worker receives. It is also a valid declarative web push
 * message (`web_push: 8030`), so Safari can show it without running script.
 */
export type PushPayload = {
  web_push: 8030
  notification: {
    title: string
    body: string
    /** Absolute URL opened by a click. */
    navigate: string
    lang: string
    /** Replaces an earlier notification with the same tag. */
    tag: string
    silent?: boolean
    requireInteraction?: boolean
    actions?: { action: string; title: string; navigate: string }[]
    data: {
      kind: string
      notificationId: string
      /** Present while the request can be answered from the notification itself. */
      requestId?: string
      /** ISO instant after which showing this would be untrue. */
      validUntil?: string
    }
  }
  app_badge?: number
  mutable: true
}

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
  /** Whether an endpoint belongs to a known push service; checked before storing and before sending. */
  accepts(endpoint: string): boolean
  /** Never throws for what a push service or a subscription does. */
  send(target: PushTarget, message: PushMessage): Promise<PushOutcome>
}

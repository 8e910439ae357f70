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

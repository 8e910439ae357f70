import { createHash } from 'node:crypto'
import type { Deliverable } from './deliverable.ts'
import { priorityOf } from './priorities.ts'
import type { PushMessage } from './push.ts'

export type PushWords = { title: string; body: string; accept: string; decline: string }

const REQUEST_PATH = /^\/therapist\/requests\/([0-9a-f-]{36})$/
/** These end an open request: they share its tag and so take the alert's place. */
const ENDS_REQUEST = new Set(['booking_requested', 'request_expired', 'booking_cancelled', 'swap_released'])
const MIN_TTL_SECONDS = 1

/**
 * The push a notification becomes, or null when it is too late or already read.
 * One alert per booking: what comes later replaces what came before.
 */
export function composePush(notification: Deliverable, words: PushWords, appUrl: string): PushMessage | null {
  const { kind, data, href, now, createdAt } = notification
  if (notification.isRead || !notification.isOpen || !notification.user.isActive) return null
  const priority = priorityOf(kind)
  const ttlSeconds = Math.floor((notification.ttlSeconds ?? priority.ttlSeconds) - createdAt.until(now).total('seconds'))
  if (ttlSeconds < MIN_TTL_SECONDS) return null
  const requestId = notification.isUrgent ? REQUEST_PATH.exec(href)?.[1] : undefined
  const tag = tagOf(kind, String(data['code'] ?? notification.id))
  const navigate = appUrl + href
  return {
    ttlSeconds,
    urgency: notification.isUrgent ? 'high' : priority.urgency,
    topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32),
    payload: {
      web_push: 8030,
      notification: {
        title: words.title,
        body: words.body,
        navigate,
        tag,
        lang: notification.user.locale,
        ...(priority.quiet ? { silent: true } : {}),
        ...(requestId === undefined
          ? {}
          : {
              requireInteraction: true,
              actions: [
                { action: 'accept', title: words.accept, navigate },
                { action: 'decline', title: words.decline, navigate },
              ],
            }),
        data: {
          kind,
          notificationId: notification.id,
          ...(requestId === undefined ? {} : { requestId }),
          ...(notification.isUrgent ? { validUntil: now.add({ seconds: ttlSeconds }).toString() } : {}),
        },
      },
      app_badge: notification.unread,
      mutable: true,
    },
  }
}

function tagOf(kind: string, code: string): string {
  if (kind === 'new_message') return `chat:${code}`
  if (ENDS_REQUEST.has(kind)) return `request:${code}`
  return `booking:${code}`
}

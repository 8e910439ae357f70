/// <reference lib="webworker" />
/**
 * Push and notification clicks; imported by service-worker.ts. Every push shows
 * a notification: browsers take the subscription away from sites that do not.
 */
import type { PushPayload } from '../platform/push-payload.ts'

declare const self: ServiceWorkerGlobalScope

type Shown = PushPayload['notification']
type NotificationData = Shown['data'] & { navigate: string }
/** Members browsers know but TypeScript's library does not. */
type FullOptions = NotificationOptions & {
  renotify?: boolean
  actions?: { action: string; title: string }[]
  vibrate?: number[]
  timestamp?: number
}

const FALLBACK = { id: { title: 'Fisioku', body: 'Ada kabar baru.' }, en: { title: 'Fisioku', body: 'There is news.' } }
const ANSWER_FAILED = {
  id: { title: 'Jawaban belum terkirim', body: 'Ketuk untuk membuka permintaannya.' },
  en: { title: 'Your answer was not sent', body: 'Tap to open the request.' },
}

self.addEventListener('push', (event) => {
  event.waitUntil(showPush(readPayload(event.data)))
})

function readPayload(data: PushMessageData | null): PushPayload | null {
  try {
    const payload = data?.json() as PushPayload | undefined
    return payload?.web_push === 8030 ? payload : null
  } catch {
    return null
  }
}

async function showPush(payload: PushPayload | null): Promise<void> {
  if (!payload) {
    const words = FALLBACK[navigator.language.startsWith('en') ? 'en' : 'id']
    return self.registration.showNotification(words.title, {
      body: words.body,
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      tag: 'news',
      data: { navigate: self.registration.scope },
    })
  }
  const { notification } = payload
  const { validUntil } = notification.data
  const isStale = validUntil !== undefined && Date.parse(validUntil) < Date.now()
  const isOnScreen = await isPageOpen(notification.navigate)
  const isLoud = !isStale && !isOnScreen && notification.silent !== true
  await self.registration.showNotification(notification.title, optionsOf(notification, { isLoud, isAnswerable: !isStale }))
  if (isOnScreen) await closeAlerts((data, tag) => tag === notification.tag && data.notificationId === notification.data.notificationId)
  if (payload.app_badge !== undefined && 'setAppBadge' in navigator) await navigator.setAppBadge(payload.app_badge).catch(() => undefined)
}

function optionsOf(notification: Shown, how: { isLoud: boolean; isAnswerable: boolean }): FullOptions {
  const data: NotificationData = { ...notification.data, navigate: notification.navigate }
  const isUrgent = notification.requireInteraction === true && how.isAnswerable
  return {
    body: notification.body,
    tag: notification.tag,
    lang: notification.lang,
    data,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    silent: !how.isLoud,
    renotify: how.isLoud,
    requireInteraction: isUrgent,
    timestamp: Date.now(),
    ...(isUrgent ? { actions: (notification.actions ?? []).map(({ action, title }) => ({ action, title })) } : {}),
    ...(isUrgent && how.isLoud ? { vibrate: [300, 120, 300, 120, 600] } : {}),
  }
}

/** The very page is open and in front: its own sheet or list tells already. */
async function isPageOpen(navigate: string): Promise<boolean> {
  const path = new URL(navigate).pathname
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.some((client) => client.focused && new URL(client.url).pathname === path)
}

async function closeAlerts(matches: (data: Partial<NotificationData>, tag: string) => boolean): Promise<void> {
  for (const shown of await self.registration.getNotifications()) {
    if (matches((shown.data ?? {}) as Partial<NotificationData>, shown.tag)) shown.close()
  }
}

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  const data = notification.data as NotificationData
  notification.close()
  const answers = data.requestId !== undefined && (action === 'accept' || action === 'decline')
  event.waitUntil(answers ? answerRequest(data, action, notification.lang) : openPage(data.navigate))
})

/** Answers from the lock screen, then shows what came of it: the page tells the truth in every case. */
async function answerRequest(data: NotificationData, answer: 'accept' | 'decline', lang: string): Promise<void> {
  try {
    const response = await fetch(`/api/requests/${data.requestId}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ answer }),
    })
    if (answer === 'decline' && response.ok) return
  } catch {
    const words = ANSWER_FAILED[lang === 'en' ? 'en' : 'id']
    return self.registration.showNotification(words.title, {
      body: words.body,
      tag: `answer-${data.requestId}`,
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      data: { navigate: data.navigate },
    })
  }
  await openPage(data.navigate)
}

async function openPage(navigate: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const wanted = new URL(navigate)
  const same = windows.find((client) => new URL(client.url).pathname === wanted.pathname)
  if (same) return void (await same.focus())
  const any = windows[0]
  if (any) {
    try {
      await any.focus()
      await any.navigate(navigate)
      return
    } catch {
      // Not controlled by this worker: a new window is the way.
    }
  }
  await self.clients.openWindow(navigate)
}

self.addEventListener('message', (event) => {
  const message = event.data as { type?: string; bookingId?: string } | null
  // A page heard by socket that a request is over: its alert has no more use.
  if (message?.type === 'REQUEST_OVER') event.waitUntil(closeAlerts((data) => data.requestId === message.bookingId))
  if (message?.type === 'NEWS_READ') event.waitUntil(closeAlerts((data) => data.requestId === undefined))
})

// The next person on this device must not see the news of this one. The dead endpoint tells the server.
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'POST' && new URL(event.request.url).pathname.replace(/\.data$/, '') === '/sign-out')
    event.waitUntil(forgetDevice())
})

async function forgetDevice(): Promise<void> {
  await closeAlerts(() => true)
  await (await self.registration.pushManager.getSubscription())?.unsubscribe()
}

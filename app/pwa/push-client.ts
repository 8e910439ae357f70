/** This device's push subscription: asking, keeping it in step with the server, ending it. */

export type PushState =
  /** The browser cannot. */
  | 'unsupported'
  /** iOS: only from the home screen. */
  | 'needs_install'
  | 'denied'
  | 'off'
  | 'on'

export type PushChange = { ok: true } | { ok: false; reason: 'denied' | 'refused' | 'failed' }

const isIos = () => /iPad|iPhone|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Mac') && navigator.maxTouchPoints > 1)
const isInstalled = () => matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)').matches

export async function readPushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) {
    return isIos() && !isInstalled() ? 'needs_install' : 'unsupported'
  }
  if (Notification.permission === 'denied') return 'denied'
  if (Notification.permission !== 'granted') return 'off'
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks for permission and subscribes; call it from a press. */
export async function turnPushOn(publicKey: string): Promise<PushChange> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return { ok: false, reason: 'denied' }
    return await subscribe(publicKey)
  } catch {
    return { ok: false, reason: 'failed' }
  }
}

async function subscribe(publicKey: string): Promise<PushChange> {
  const registration = await navigator.serviceWorker.ready
  const existing = await registration.pushManager.getSubscription()
  // A subscription made for another server key would never be delivered.
  if (existing && !isFor(existing, publicKey)) await existing.unsubscribe()
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(publicKey) })
  const response = await fetch('/api/push/subscriptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(subscription.toJSON()),
  })
  if (response.ok) return { ok: true }
  if (response.status === 422) await subscription.unsubscribe()
  return { ok: false, reason: response.status === 422 ? 'refused' : 'failed' }
}

/** The server's key; null while it cannot be asked. */
export async function readPublicKey(): Promise<string | null> {
  try {
    const response = await fetch('/api/push/subscriptions')
    return response.ok ? ((await response.json()) as { publicKey: string }).publicKey : null
  } catch {
    return null
  }
}

export async function turnPushOff(): Promise<PushChange> {
  try {
    const registration = await navigator.serviceWorker.getRegistration('/')
    const subscription = await registration?.pushManager.getSubscription()
    if (!subscription) return { ok: true }
    await fetch('/api/push/subscriptions', {
      method: 'DELETE',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ endpoint: subscription.endpoint }),
    })
    await subscription.unsubscribe()
    return { ok: true }
  } catch {
    return { ok: false, reason: 'failed' }
  }
}

const SYNCED = 'push-synced'

/**
 * Once per visit of a signed-in person with permission: browsers change
 * subscriptions without telling, and a new person on this device takes it over.
 */
export async function syncPush(userId: string, readKey: () => Promise<string | null>): Promise<void> {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis) || Notification.permission !== 'granted') return
  if (sessionStorage.getItem(SYNCED) === userId || localStorage.getItem('push-off') === userId) return
  const publicKey = await readKey()
  if (!publicKey) return
  const result = await subscribe(publicKey).catch(() => ({ ok: false }))
  if (result.ok) sessionStorage.setItem(SYNCED, userId)
}

/** A person's wish not to be told on this device, although the browser would allow it. */
export function rememberPushOff(userId: string, off: boolean): void {
  if (off) localStorage.setItem('push-off', userId)
  else localStorage.removeItem('push-off')
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function isFor(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey
  if (!key) return true
  const wanted = bytes(publicKey)
  return new Uint8Array(key).every((byte, index) => byte === wanted[index])
}

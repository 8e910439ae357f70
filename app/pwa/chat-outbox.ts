import type { ChatMessageView } from '../platform/events.ts'

/**
 * Messages written on this device and not yet confirmed by the server. Kept in
 * local storage, so that they survive a reload or a dead battery; sent in order,
 * with the id they were written under, so that the server stores each once.
 */
export type OutgoingMessage = { id: string; body: string; writtenAt: number; state: 'sending' | 'waiting' | 'refused'; problem?: string }

export type DeliveryResult =
  | { kind: 'stored'; message: ChatMessageView }
  /** The server said no; trying again would not help. */
  | { kind: 'refused'; problem: string }
  /** No network, or the server is away. */
  | { kind: 'unreached' }

const PREFIX = 'chat-outbox'
const keyOf = (userId: string, bookingId: string) => `${PREFIX}:${userId}:${bookingId}`

export function readOutbox(userId: string, bookingId: string): OutgoingMessage[] {
  try {
    const list = JSON.parse(localStorage.getItem(keyOf(userId, bookingId)) ?? '[]') as OutgoingMessage[]
    return Array.isArray(list) ? list.map((message) => (message.state === 'sending' ? { ...message, state: 'waiting' } : message)) : []
  } catch {
    return []
  }
}

export function writeOutbox(userId: string, bookingId: string, messages: OutgoingMessage[]): void {
  try {
    if (messages.length === 0) localStorage.removeItem(keyOf(userId, bookingId))
    else localStorage.setItem(keyOf(userId, bookingId), JSON.stringify(messages))
  } catch {
    // Storage full or forbidden: the message lives as long as the page.
  }
}

/** What a previous person of this device left unsent is neither shown nor sent. */
export function forgetOthers(userId: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`${PREFIX}:`) && !key.startsWith(`${PREFIX}:${userId}:`)) localStorage.removeItem(key)
  }
}

export async function deliverMessage(bookingId: string, message: OutgoingMessage): Promise<DeliveryResult> {
  try {
    const response = await fetch(`/api/bookings/${bookingId}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: message.id, body: message.body }),
      signal: AbortSignal.timeout(15_000),
    })
    if (response.ok) return { kind: 'stored', message: ((await response.json()) as { message: ChatMessageView }).message }
    if (response.status >= 500 || response.status === 429 || response.status === 401) return { kind: 'unreached' }
    const { message: problem } = (await response.json().catch(() => ({}))) as { message?: string }
    return { kind: 'refused', problem: problem ?? '' }
  } catch {
    return { kind: 'unreached' }
  }
}

/** randomUUID exists only on secure origins; a phone in the same office network is none. */
export function newMessageId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

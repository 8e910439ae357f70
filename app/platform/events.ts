/**
 * Realtime events, published from inside a transaction.
 *
 * `publish` writes the wire format of Socket.IO's PostgreSQL adapter with
 * `pg_notify`. PostgreSQL delivers a notification on commit and drops it on
 * rollback, so a browser is never told of something that did not happen, and
 * every web process hears it. (`@socket.io/postgres-emitter` 0.1.1 omits the
 * namespace and is silently ignored by the adapter, hence this file.)
 */
import type { Tx } from './db.ts'

/** A chat message as both the page and the socket carry it. Times are ISO instants. */
export type ChatMessageView = {
  id: string
  /** Position in the room, ascending without regard to clocks. */
  seq: number
  senderId: string | null
  kind: 'TEXT' | 'SYSTEM'
  body: string
  sentAt: string
}

export type RealtimeEvents = {
  'booking:changed': { bookingId: string }
  'notification:new': { id: string; kind: string }
  /** Ids and the deadline only; the sheet asks for the rest with the reader's own rights. */
  'request:urgent': { bookingId: string; respondBy: string }
  'request:withdrawn': { bookingId: string; reason: string }
  /** `message` is absent when it would not fit a notification; the page then reads it. */
  'chat:message': { bookingId: string; seq: number; message?: ChatMessageView }
  'chat:read': { bookingId: string; userId: string; seq: number }
  'chat:typing': { bookingId: string; userId: string }
  'chat:locked': { bookingId: string }
}

export type Room = `user:${string}` | `booking:${string}` | `role:${'PATIENT' | 'THERAPIST' | 'ADMIN'}` | `session:${string}`

/** PostgreSQL accepts at most 7,999 bytes in a notification; the envelope needs the rest. */
export const MAX_EVENT_BYTES = 7_900
/** Where Socket.IO's PostgreSQL adapter listens. */
export const EVENT_CHANNEL = 'socket.io#/'
const BROADCAST = 3
const SOCKETS_LEAVE = 5
const DISCONNECT_SOCKETS = 6

/** The rows of `pg_notify` a set of rooms and an event become; exported for tests. */
export function broadcastEnvelope(rooms: readonly Room[], event: string, payload: unknown): string {
  return envelope(BROADCAST, {
    packet: { type: 2, data: [event, payload], nsp: '/' },
    opts: { rooms, except: [], flags: {} },
  })
}

/** Whether the event can travel by notification at all. */
export function fitsInEvent<E extends keyof RealtimeEvents>(rooms: readonly Room[], event: E, payload: RealtimeEvents[E]): boolean {
  return Buffer.byteLength(broadcastEnvelope(rooms, event, payload)) <= MAX_EVENT_BYTES
}

/**
 * Tells every socket in `rooms` about `event` when the transaction commits.
 * Throws when the payload exceeds {@link MAX_EVENT_BYTES}: send ids, not contents.
 */
export async function publish<E extends keyof RealtimeEvents>(
  tx: Tx,
  rooms: readonly Room[],
  event: E,
  payload: RealtimeEvents[E],
): Promise<void> {
  if (rooms.length === 0) return
  await notifyNodes(tx, broadcastEnvelope(rooms, event, payload))
}

/** The same event in several versions, each to its own rooms, in one statement. */
export async function publishEach<E extends keyof RealtimeEvents>(
  tx: Tx,
  event: E,
  versions: readonly { rooms: readonly Room[]; payload: RealtimeEvents[E] }[],
): Promise<void> {
  await notifyNodes(
    tx,
    ...versions.filter(({ rooms }) => rooms.length > 0).map(({ rooms, payload }) => broadcastEnvelope(rooms, event, payload)),
  )
}

/** Closes all sockets in a room on every node at commit: `session:ID` after sign-out, `user:ID` after a lock. */
export async function disconnectRoom(tx: Tx, room: Room): Promise<void> {
  await notifyNodes(tx, envelope(DISCONNECT_SOCKETS, { opts: { rooms: [room], except: [], flags: {} }, close: true }))
}

/** Takes a user's sockets out of a room at commit, e.g. the former therapist after a swap. */
export async function leaveRoom(tx: Tx, user: `user:${string}`, room: Room): Promise<void> {
  await notifyNodes(tx, envelope(SOCKETS_LEAVE, { opts: { rooms: [user], except: [], flags: {} }, rooms: [room] }))
}

function envelope(type: number, data: unknown): string {
  return JSON.stringify({ uid: 'emitter', nsp: '/', type, data })
}

async function notifyNodes(tx: Tx, ...messages: string[]): Promise<void> {
  if (messages.length === 0) return
  const bytes = Math.max(...messages.map((message) => Buffer.byteLength(message)))
  if (bytes > MAX_EVENT_BYTES) throw new RangeError(`Realtime event of ${bytes} bytes exceeds ${MAX_EVENT_BYTES}; send ids`)
  await tx.$executeRaw`select pg_notify(${EVENT_CHANNEL}, message) from unnest(${messages}::text[]) as message`
}

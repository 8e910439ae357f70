/**
 * The browser's one connection for news. The client library is loaded when the
 * page is idle, so it costs the first load nothing; until it is up, and whenever
 * it is down, screens look again every five seconds.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useRevalidator } from 'react-router'
import type { Socket } from 'socket.io-client'
import type { RealtimeEvents } from '../platform/events.ts'
import { createPace } from './pace.ts'

type EventName = keyof RealtimeEvents
export type SocketStatus = 'idle' | 'connecting' | 'up' | 'down'

const POLL_MS = 5_000
const DEBOUNCE_MS = 150
/** A page that was in the background this long looks again at once. */
const STALE_AFTER_MS = 15_000

let socket: Socket | undefined
let loading: Promise<void> | undefined
let status: SocketStatus = 'idle'
const statusListeners = new Set<() => void>()
const handlers = new Map<EventName, Set<(payload: never) => void>>()
const connectHandlers = new Set<() => void>()
const joined = new Map<string, number>()

function setStatus(next: SocketStatus): void {
  if (status === next) return
  status = next
  for (const listener of statusListeners) listener()
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3_000 })
  else setTimeout(work, 500)
}

/** Connects if nobody has yet; also after a connection ended for good (signed out and in again). */
function ensureConnected(): void {
  if (socket) {
    if (!socket.connected && !socket.active) socket.connect()
    return
  }
  loading ??= new Promise((done) =>
    whenIdle(
      () =>
        void open()
          .catch(() => {
            loading = undefined
            setStatus('down')
          })
          .finally(done),
    ),
  )
}

async function open(): Promise<void> {
  setStatus('connecting')
  const { io } = await import('socket.io-client')
  const made = io({ transports: ['websocket'], reconnectionDelay: 1_000, reconnectionDelayMax: 15_000 })
  socket = made
  made.on('connect', () => {
    for (const bookingId of joined.keys()) made.emit('booking:join', { bookingId })
    setStatus('up')
    for (const handler of connectHandlers) handler()
  })
  made.on('disconnect', (reason) => {
    setStatus('down')
    // The server ends sockets of a session that ended; a new one may already be here.
    if (reason === 'io server disconnect') setTimeout(() => made.connect(), 2_000)
  })
  made.on('connect_error', (error: Error & { data?: { code?: number } }) => {
    setStatus('down')
    if (error.data?.code === 503) setTimeout(() => made.connect(), 5_000)
  })
  made.onAny((event: string, payload: unknown) => {
    for (const handler of handlers.get(event as EventName) ?? []) handler(payload as never)
  })
}

/** Hears one kind of event until the returned function is called. */
export function onEvent<E extends EventName>(event: E, handler: (payload: RealtimeEvents[E]) => void): () => void {
  const set = handlers.get(event) ?? new Set()
  handlers.set(event, set)
  set.add(handler)
  ensureConnected()
  return () => void set.delete(handler)
}

/** Called at every (re)connection: what happened in between was missed. */
export function onConnect(handler: () => void): () => void {
  connectHandlers.add(handler)
  return () => void connectHandlers.delete(handler)
}

/** Follows a booking's room until the returned function is called. */
export function followBooking(bookingId: string): () => void {
  joined.set(bookingId, (joined.get(bookingId) ?? 0) + 1)
  ensureConnected()
  if (socket?.connected) socket.emit('booking:join', { bookingId })
  return () => {
    const others = (joined.get(bookingId) ?? 1) - 1
    if (others > 0) return void joined.set(bookingId, others)
    joined.delete(bookingId)
    if (socket?.connected) socket.emit('booking:leave', { bookingId })
  }
}

/** Says that this person is typing; lost when the connection is down, which is fine. */
export function sendTyping(bookingId: string): void {
  socket?.volatile.emit('chat:typing', { bookingId })
}

export function useSocketStatus(): SocketStatus {
  return useSyncExternalStore(
    (listener) => {
      statusListeners.add(listener)
      return () => void statusListeners.delete(listener)
    },
    () => status,
    () => 'idle' as const,
  )
}

/** Whether the server answers at all. A failed revalidation would replace the page by the error screen. */
async function isServerThere(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    return (await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(4_000) })).ok
  } catch {
    return false
  }
}

/**
 * Calls `look` when one of `events` arrives, after every (re)connection, when a
 * page comes back from the background, and every five seconds while there is no
 * connection. Bursts count once.
 */
export function useLive(events: readonly EventName[], look: () => void, options: { bookingId?: string; active?: boolean } = {}): void {
  const { bookingId, active = true } = options
  const latest = useRef(look)
  latest.current = look
  const key = events.join()
  useEffect(() => {
    if (!active) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let hiddenAt = 0
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        if (navigator.onLine) latest.current()
      }, DEBOUNCE_MS)
    }
    const stops = (key.split(',') as EventName[]).map((event) =>
      onEvent(event, (payload) => {
        if (bookingId === undefined || !('bookingId' in payload) || payload.bookingId === bookingId) soon()
      }),
    )
    stops.push(onConnect(soon))
    const poll = setInterval(() => {
      if (status === 'up' || document.hidden) return
      void isServerThere().then((there) => {
        if (there) soon()
      })
    }, POLL_MS)
    const onVisible = () => {
      if (document.hidden) hiddenAt = Date.now()
      else if (Date.now() - hiddenAt > STALE_AFTER_MS)
        void isServerThere().then((there) => {
          if (there) soon()
        })
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearTimeout(timer)
      clearInterval(poll)
      document.removeEventListener('visibilitychange', onVisible)
      for (const stop of stops) stop()
    }
  }, [key, bookingId, active])
}

/** Reads the page's loaders again when one of `events` arrives; see {@link useLive}. With `bookingId` only its events count. */
export function useLiveRevalidate(events: readonly EventName[], options: { bookingId?: string; active?: boolean } = {}): void {
  const { revalidate } = useRevalidator()
  useLive(events, () => pace.wish(() => void revalidate()), options)
}

/** Several hooks of one page wish for the same thing: one look serves them all. */
const pace = createPace(() => document.hidden)

/** Screens that hear of everything on the platform, not of one person's bookings, are read in peace. */
const CALM_MS = 3_000

/** While mounted, the page is read again at most every three seconds, and not while nobody sees it. */
export function useCalmRevalidation(): void {
  useEffect(() => {
    const end = pace.slowDown(CALM_MS)
    const onVisible = () => {
      if (!document.hidden) pace.shown()
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      end()
    }
  }, [])
}

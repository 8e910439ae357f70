/**
 * Socket.IO on the web process's HTTP server. Sockets only carry news from the
 * server and the typing hint; everything that changes state is an HTTP request.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import pg from 'pg'
import { createAdapter } from '@socket.io/postgres-adapter'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import type { RealtimeEvents, Room } from '../platform/events.ts'
import { describeError, logger } from '../platform/logger.ts'
import { flowLimit } from './flow-limit.ts'

export type RealtimeUser = { id: string; role: 'PATIENT' | 'THERAPIST' | 'ADMIN'; sessionId: string }

export type RealtimeDependencies = {
  databaseUrl: string
  /** The user behind a Cookie header, or null. Asked again while the socket lives. */
  readSession(cookie: string | null): Promise<RealtimeUser | null>
  /** Whether the user takes part in the booking (patient, its therapist, or an admin). */
  mayFollowBooking(user: RealtimeUser, bookingId: string): Promise<boolean>
  /** Origins allowed besides the host that was asked, e.g. the public address behind a proxy. */
  allowedOrigins?: readonly string[]
  /** Milliseconds after which a quiet socket's session is read again. */
  sessionCheckMs?: number
}

type ServerEvents = { [E in keyof RealtimeEvents]: (payload: RealtimeEvents[E]) => void }
type Ack = (answer: { ok: boolean }) => void
type ClientEvents = {
  'booking:join': (payload: unknown, ack?: Ack) => void
  'booking:leave': (payload: unknown) => void
  'chat:typing': (payload: unknown) => void
}
type SocketData = { user: RealtimeUser; cookie: string | null; checkedAt: number }
export type RealtimeServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
type RealtimeSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>

const bookingPayload = z.object({ bookingId: z.uuid() })
const MAX_SOCKETS_PER_USER = 20
const MAX_BOOKINGS_PER_SOCKET = 50
const MAX_REFUSED_EVENTS = 100
const TYPING_EVERY_MS = 1_500

export type Realtime = {
  io: RealtimeServer
  /** Resolves when events of other processes are heard. */
  ready(): Promise<void>
  /** Closes every connection (browsers come back by themselves, spread out) and the notification listener. */
  close(): Promise<void>
}

/** Attaches realtime to `http`. The caller owns and closes `http`. */
export function attachRealtime(http: HttpServer, dependencies: RealtimeDependencies): Realtime {
  const pool = listenerPool(dependencies.databaseUrl)
  let listener: Promise<pg.PoolClient> | undefined
  const connections = { query: pool.query.bind(pool), connect: () => (listener = pool.connect()) } as unknown as pg.Pool
  const io: RealtimeServer = new Server(http, {
    serveClient: false,
    // Without long polling any number of web processes needs no sticky sessions.
    transports: ['websocket'],
    maxHttpBufferSize: 16_384,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request, dependencies.allowedOrigins ?? [])),
  })
  io.adapter(
    createAdapter(connections, {
      payloadThreshold: 7_900,
      errorHandler: (error) => logger.warn({ event: 'realtime.adapter_error', ...describeError(error) }),
    }),
  )
  io.use(
    (socket, next) =>
      void authenticate(socket as RealtimeSocket, dependencies).then(
        (user) => (user ? next() : next(Object.assign(new Error('unauthorized'), { data: { code: 401 } }))),
        (error: unknown) => {
          logger.error({ event: 'realtime.authentication_failed', ...describeError(error) })
          next(Object.assign(new Error('unavailable'), { data: { code: 503 } }))
        },
      ),
  )
  io.on('connection', (socket) => serveSocket(io, socket, dependencies))
  const checks = setInterval(() => void recheckSessions(io, dependencies), 30_000)
  checks.unref()
  /** Resolves behind the LISTEN of the adapter, which goes first on the same connection. */
  const ready = async () => {
    await (await listener)?.query('select 1')
  }
  return {
    io,
    ready,
    async close() {
      clearInterval(checks)
      // Closed while still connecting, the adapter would keep a connection nobody releases.
      await ready().catch(() => undefined)
      // The transport is closed rather than the namespace left, so that clients reconnect by themselves.
      io.engine.close()
      void io.of('/').adapter.close()
      await pool.end()
    },
  }
}

/** One connection listens, the others publish and clean up. */
function listenerPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 3, connectionTimeoutMillis: 10_000, application_name: 'fisioku-realtime' })
  const report = (error: Error) => logger.warn({ event: 'realtime.connection_lost', ...describeError(error) })
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return pool
}

/** WebSocket handshakes ignore CORS: a foreign page would connect with the visitor's cookie. */
export function isSameOrigin(request: Pick<IncomingMessage, 'headers'>, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || allowed.includes(origin)
}

async function authenticate(socket: RealtimeSocket, { readSession }: RealtimeDependencies): Promise<RealtimeUser | null> {
  const cookie = socket.request.headers.cookie ?? null
  const user = await readSession(cookie)
  if (user) socket.data = { user, cookie, checkedAt: Date.now() }
  return user
}

function serveSocket(io: RealtimeServer, socket: RealtimeSocket, dependencies: RealtimeDependencies): void {
  const { user } = socket.data
  const mine: Room = `user:${user.id}`
  if ((io.sockets.adapter.rooms.get(mine)?.size ?? 0) >= MAX_SOCKETS_PER_USER) return void socket.disconnect(true)
  const rooms: Room[] = [mine, `role:${user.role}`, `session:${user.sessionId}`]
  void socket.join(rooms)
  limitFlow(socket)
  socket.on(
    'booking:join',
    (payload, ack) =>
      void joinBooking(socket, payload, dependencies).then(
        (ok) => answer(ack, ok),
        (error: unknown) => {
          logger.error({ event: 'realtime.join_failed', ...describeError(error) })
          answer(ack, false)
        },
      ),
  )
  socket.on('booking:leave', (payload) => {
    const parsed = bookingPayload.safeParse(payload)
    if (parsed.success) void socket.leave(`booking:${parsed.data.bookingId}`)
  })
  let typedAt = 0
  socket.on('chat:typing', (payload) => {
    const parsed = bookingPayload.safeParse(payload)
    if (!parsed.success || user.role === 'ADMIN' || Date.now() - typedAt < TYPING_EVERY_MS) return
    const { bookingId } = parsed.data
    if (!socket.rooms.has(`booking:${bookingId}`)) return
    typedAt = Date.now()
    io.to(`booking:${bookingId}`).except(mine).volatile.emit('chat:typing', { bookingId, userId: user.id })
  })
}

function answer(ack: unknown, ok: boolean): void {
  if (typeof ack === 'function') (ack as Ack)({ ok })
}

/** Rights are asked for on every join, never taken from the handshake. */
async function joinBooking(socket: RealtimeSocket, payload: unknown, { mayFollowBooking }: RealtimeDependencies): Promise<boolean> {
  const parsed = bookingPayload.safeParse(payload)
  if (!parsed.success) return false
  const room: Room = `booking:${parsed.data.bookingId}`
  if (socket.rooms.has(room)) return true
  if (socket.rooms.size >= MAX_BOOKINGS_PER_SOCKET) return false
  if (!(await mayFollowBooking(socket.data.user, parsed.data.bookingId))) return false
  await socket.join(room)
  return socket.connected
}

/** Drops events beyond the limit and, when a client will not stop, the client. */
function limitFlow(socket: RealtimeSocket): void {
  const limit = flowLimit(30, 5)
  let refused = 0
  socket.use((packet, next) => {
    if (limit.allow(Date.now())) return next()
    answer(packet.at(-1), false)
    if (++refused >= MAX_REFUSED_EVENTS) socket.disconnect(true)
  })
}

/** Ends sockets whose session expired or was revoked in a way that sent no event. */
export async function recheckSessions(io: RealtimeServer, { readSession, sessionCheckMs = 300_000 }: RealtimeDependencies): Promise<void> {
  const now = Date.now()
  for (const socket of io.sockets.sockets.values()) {
    if (now - socket.data.checkedAt < sessionCheckMs) continue
    try {
      const user = await readSession(socket.data.cookie)
      if (user?.id === socket.data.user.id) socket.data.checkedAt = now
      else socket.disconnect(true)
    } catch (error) {
      // The database being away is no reason to disconnect everybody.
      logger.warn({ event: 'realtime.recheck_failed', ...describeError(error) })
      return
    }
  }
}

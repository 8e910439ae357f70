import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { inTransaction, system } from '../platform/db.ts'
import { disconnectRoom, leaveRoom, MAX_EVENT_BYTES, publish } from '../platform/events.ts'
import { attachRealtime, isSameOrigin, recheckSessions, type Realtime, type RealtimeDependencies, type RealtimeUser } from './attach.ts'

const db = testDatabase()
const patient: RealtimeUser = { id: randomUUID(), role: 'PATIENT', sessionId: randomUUID() }
const therapist: RealtimeUser = { id: randomUUID(), role: 'THERAPIST', sessionId: randomUUID() }
const stranger: RealtimeUser = { id: randomUUID(), role: 'PATIENT', sessionId: randomUUID() }
const bookingId = randomUUID()
const revoked = new Set<string>()

type Node = { http: HttpServer; realtime: Realtime; url: string; dependencies: RealtimeDependencies }
const nodes: Node[] = []
const sockets: Socket[] = []

async function startNode(): Promise<Node> {
  const http = createServer()
  const dependencies: RealtimeDependencies = {
    databaseUrl: db.url,
    sessionCheckMs: 0,
    readSession: async (cookie) =>
      [patient, therapist, stranger].find((user) => cookie === `sid=${user.id}` && !revoked.has(user.id)) ?? null,
    mayFollowBooking: async (user, id) => id === bookingId && user !== stranger,
  }
  const realtime = attachRealtime(http, dependencies)
  await new Promise<void>((listening) => http.listen(0, listening))
  const node = { http, realtime, dependencies, url: `http://localhost:${(http.address() as AddressInfo).port}` }
  nodes.push(node)
  await realtime.ready()
  return node
}

/** A browser's connection; resolves when connected or refused. */
async function open(node: Node, user: RealtimeUser, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = connect(node.url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: `sid=${user.id}`, ...headers },
  })
  sockets.push(socket)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return socket
}
const next = <T>(socket: Socket, event: string) =>
  new Promise<T>((resolve) => {
    socket.once(event, resolve)
  })
const join = (socket: Socket, id: string) =>
  socket.timeout(5_000).emitWithAck('booking:join', { bookingId: id }) as Promise<{ ok: boolean }>

beforeEach(async () => {
  await Promise.all([startNode(), startNode()])
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect()
  for (const node of nodes.splice(0)) {
    await node.realtime.close()
    node.http.closeAllConnections()
    node.http.close()
  }
  revoked.clear()
})

describe('realtime over two web processes', () => {
  test('O18 an event published in a transaction reaches sockets on every node, and only its rooms', async () => {
    const [a, b] = nodes as [Node, Node]
    const [mine, other, foreign] = await Promise.all([open(a, patient), open(b, therapist), open(b, stranger)])
    expect(await join(mine, bookingId)).toEqual({ ok: true })
    expect(await join(other, bookingId)).toEqual({ ok: true })
    expect(await join(foreign, bookingId)).toEqual({ ok: false })
    const seen: string[] = []
    foreign.onAny((event) => seen.push(event))
    const arrivals = Promise.all([next(mine, 'request:withdrawn'), next(other, 'request:withdrawn')])
    await inTransaction(system('test'), (tx) =>
      publish(tx, [`booking:${bookingId}`], 'request:withdrawn', { bookingId, reason: 'cancelled' }),
    )
    expect(await arrivals).toEqual([
      { bookingId, reason: 'cancelled' },
      { bookingId, reason: 'cancelled' },
    ])
    // A later event proves that an earlier one would have arrived.
    const proof = next(foreign, 'notification:new')
    await inTransaction(system('test'), (tx) => publish(tx, [`user:${stranger.id}`], 'notification:new', { id: randomUUID(), kind: 'x' }))
    await proof
    expect(seen).toEqual(['notification:new'])
  })

  test('nothing is told of a transaction that rolled back', async () => {
    const socket = await open(nodes[0]!, patient)
    const seen: unknown[] = []
    socket.onAny((event) => seen.push(event))
    await expect(
      inTransaction(system('test'), async (tx) => {
        await publish(tx, [`user:${patient.id}`], 'booking:changed', { bookingId })
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    const proof = next(socket, 'notification:new')
    await inTransaction(system('test'), (tx) => publish(tx, [`user:${patient.id}`], 'notification:new', { id: randomUUID(), kind: 'x' }))
    await proof
    expect(seen).toEqual(['notification:new'])
  })

  test('an event too large for a notification is a bug, not a silent loss', async () => {
    const body = 'x'.repeat(MAX_EVENT_BYTES)
    await expect(
      inTransaction(system('test'), (tx) => publish(tx, [`user:${patient.id}`], 'request:withdrawn', { bookingId, reason: body })),
    ).rejects.toThrow(/send ids/)
  })

  test('typing reaches the other side on another node and never the typist', async () => {
    const [a, b] = nodes as [Node, Node]
    const [mine, other] = await Promise.all([open(a, patient), open(b, therapist)])
    await Promise.all([join(mine, bookingId), join(other, bookingId)])
    const seen: string[] = []
    mine.onAny((event) => seen.push(event))
    const typing = next(other, 'chat:typing')
    mine.emit('chat:typing', { bookingId })
    expect(await typing).toEqual({ bookingId, userId: patient.id })
    expect(seen).toEqual([])
  })

  test('signing out ends the sockets of that session on every node', async () => {
    const [a, b] = nodes as [Node, Node]
    const [here, there, unrelated] = await Promise.all([open(a, patient), open(b, patient), open(b, therapist)])
    const gone = Promise.all([next(here, 'disconnect'), next(there, 'disconnect')])
    await inTransaction(system('test'), (tx) => disconnectRoom(tx, `session:${patient.sessionId}`))
    expect(await gone).toEqual(['io server disconnect', 'io server disconnect'])
    expect(unrelated.connected).toBe(true)
  })

  test('F21 a therapist swapped away hears nothing more of the booking', async () => {
    const [a] = nodes as [Node]
    const [mine, other] = await Promise.all([open(a, patient), open(a, therapist)])
    await Promise.all([join(mine, bookingId), join(other, bookingId)])
    await inTransaction(system('test'), (tx) => leaveRoom(tx, `user:${therapist.id}`, `booking:${bookingId}`))
    const seen: string[] = []
    other.onAny((event) => seen.push(event))
    const told = next(mine, 'chat:locked')
    await inTransaction(system('test'), (tx) => publish(tx, [`booking:${bookingId}`], 'chat:locked', { bookingId }))
    await told
    expect(seen).toEqual([])
  })

  test('a session that ended without an event loses its sockets at the next check', async () => {
    const node = nodes[0]!
    const socket = await open(node, patient)
    await recheckSessions(node.realtime.io, node.dependencies)
    expect(socket.connected).toBe(true)
    revoked.add(patient.id)
    const gone = next(socket, 'disconnect')
    await recheckSessions(node.realtime.io, node.dependencies)
    expect(await gone).toBe('io server disconnect')
  })
})

describe('at the door', () => {
  test('a foreign origin is refused although the cookie is right', async () => {
    await expect(open(nodes[0]!, patient, { origin: 'https://evil.example' })).rejects.toThrow()
  })
  test('no session, no socket', async () => {
    revoked.add(patient.id)
    await expect(open(nodes[0]!, patient)).rejects.toThrow('unauthorized')
  })
  test.each([undefined, 'x', {}, { bookingId: '1; drop table' }, { bookingId: { $ne: null } }, [bookingId]])(
    'payload %j joins nothing',
    async (payload) => {
      const socket = await open(nodes[0]!, patient)
      expect(await socket.timeout(5_000).emitWithAck('booking:join', payload)).toEqual({ ok: false })
    },
  )
  test('a client that floods is cut off', async () => {
    const socket = await open(nodes[0]!, patient)
    const gone = next(socket, 'disconnect')
    for (let i = 0; i < 200; i++) socket.emit('chat:typing', { bookingId })
    expect(await gone).toBe('io server disconnect')
  })
  test('origin may be the host asked for, or an allowed public address', () => {
    const request = (origin?: string) => ({ headers: { host: 'app.example', ...(origin === undefined ? {} : { origin }) } })
    expect(isSameOrigin(request('https://app.example'), [])).toBe(true)
    expect(isSameOrigin(request(), [])).toBe(true)
    expect(isSameOrigin(request('https://public.example'), ['https://public.example'])).toBe(true)
    expect(isSameOrigin(request('https://app.example.evil'), [])).toBe(false)
    expect(isSameOrigin(request('null'), [])).toBe(false)
  })
})

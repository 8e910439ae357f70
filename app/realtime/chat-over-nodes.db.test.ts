import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { acceptedBooking, createAdmin, createPatient, paidBooking } from '../../test/fixtures.ts'
import { acceptBooking } from '../domain/booking/accept-booking.ts'
import { markRead } from '../domain/chat/mark-read.ts'
import { MAX_MESSAGE_LENGTH } from '../domain/chat/message-body.ts'
import { sendMessage } from '../domain/chat/send-message.ts'
import { createSessionForTests, readSession, revokeSession } from '../domain/identity/sessions.ts'
import { inTransaction, type Actor } from '../platform/db.ts'
import type { RealtimeEvents } from '../platform/events.ts'
import { mayFollowBooking } from '../web/may-follow-booking.ts'
import { attachRealtime, type Realtime } from './attach.ts'

const db = testDatabase()
const nodes: { http: HttpServer; realtime: Realtime; url: string }[] = []
const sockets: Socket[] = []

beforeAll(async () => {
  for (let i = 0; i < 2; i++) {
    const http = createServer()
    const realtime = attachRealtime(http, { databaseUrl: db.url, readSession, mayFollowBooking })
    await new Promise<void>((listening) => http.listen(0, listening))
    await realtime.ready()
    nodes.push({ http, realtime, url: `http://localhost:${(http.address() as AddressInfo).port}` })
  }
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  for (const { http, realtime } of nodes) {
    await realtime.close()
    http.closeAllConnections()
    http.close()
  }
})

async function open(node: number, cookie: string): Promise<Socket> {
  const socket = connect(nodes[node]!.url, { transports: ['websocket'], reconnection: false, extraHeaders: { cookie } })
  sockets.push(socket)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return socket
}
const cookieOf = async (userId: string) => (await createSessionForTests(userId)).cookie
const next = <E extends keyof RealtimeEvents>(socket: Socket, event: E) =>
  new Promise<RealtimeEvents[E]>((resolve) => {
    socket.once(event as string, resolve)
  })
const join = (socket: Socket, bookingId: string) =>
  socket.timeout(5_000).emitWithAck('booking:join', { bookingId }) as Promise<{ ok: boolean }>
const send = (actor: Actor, bookingId: string, body: string) =>
  inTransaction(actor, (tx) => sendMessage(tx, { bookingId, messageId: randomUUID(), body }))

describe('people on different web processes', () => {
  test('O18 a message and its read mark cross from one process to the other; nobody else reads along', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    const [mine, theirs, admin, stranger] = await Promise.all([
      cookieOf(patient.id).then((cookie) => open(0, cookie)),
      cookieOf(therapist.userId).then((cookie) => open(1, cookie)),
      createAdmin()
        .then(({ id }) => cookieOf(id))
        .then((cookie) => open(1, cookie)),
      createPatient()
        .then(({ id }) => cookieOf(id))
        .then((cookie) => open(0, cookie)),
    ])
    expect(await join(admin, bookingId)).toEqual({ ok: true })
    expect(await join(stranger, bookingId)).toEqual({ ok: false })
    const overheard: string[] = []
    for (const socket of [admin, stranger]) socket.onAny((event: string) => overheard.push(event))

    const arrives = next(theirs, 'chat:message')
    const sent = await send(patient.actor, bookingId, 'Di lantai dua, Bu')
    expect(await arrives).toMatchObject({ bookingId, message: { body: 'Di lantai dua, Bu', senderId: patient.id } })
    const seq = sent.ok ? sent.message.seq : 0
    const marked = next(mine, 'chat:read')
    await inTransaction(therapist.actor, (tx) => markRead(tx, { bookingId, seq }))
    expect(await marked).toEqual({ bookingId, userId: therapist.userId, seq })
    expect(overheard).toEqual([])
  })

  test('O18 a message too long for a notification is announced by its number', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    const theirs = await open(1, await cookieOf(therapist.userId))
    const arrives = next(theirs, 'chat:message')
    const sent = await send(patient.actor, bookingId, '🙂'.repeat(MAX_MESSAGE_LENGTH))
    expect(await arrives).toEqual({ bookingId, seq: sent.ok ? sent.message.seq : 0 })
  })

  test('F18 F20 the therapist hears the request, the patient the acceptance, and the alert is withdrawn', async () => {
    const made = await paidBooking()
    const [patient, therapist] = await Promise.all([
      open(0, await cookieOf(made.patient.id)),
      open(1, await cookieOf(made.therapist.userId)),
    ])
    const heard = next(therapist, 'request:urgent')
    const again = await paidBooking({ therapist: made.therapist, startsAt: made.startsAt.add({ hours: 3 }) })
    expect(await heard).toMatchObject({ bookingId: again.bookingId })
    const told = Promise.all([next(patient, 'notification:new'), next(therapist, 'request:withdrawn')])
    await inTransaction(made.therapist.actor, (tx) => acceptBooking(tx, { bookingId: made.bookingId }))
    expect(await told).toEqual([expect.objectContaining({ kind: 'booking_accepted' }), { bookingId: made.bookingId, reason: 'accepted' }])
  })

  test('signing out closes the sockets of that session only', async () => {
    const { id } = await createPatient()
    const [here, elsewhere] = [await createSessionForTests(id), await createSessionForTests(id)]
    const [leaving, staying] = [await open(0, here.cookie), await open(1, elsewhere.cookie)]
    const gone = new Promise<string>((resolve) => {
      leaving.once('disconnect', resolve)
    })
    await inTransaction({ kind: 'user', id, role: 'PATIENT' }, (tx) => revokeSession(tx, { userId: id, sessionId: here.sessionId }))
    expect(await gone).toBe('io server disconnect')
    expect(staying.connected).toBe(true)
    await expect(open(0, here.cookie)).rejects.toThrow('unauthorized')
  })
})

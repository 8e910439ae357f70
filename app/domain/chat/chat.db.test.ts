import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, createAdmin, createPatient, createTherapist, paidBooking, waitingJobs } from '../../../test/fixtures.ts'
import { cancelSession } from '../scheduling/cancel-session.ts'
import { expirePackages } from '../scheduling/expire-packages.ts'
import { rescheduleSession } from '../scheduling/reschedule-session.ts'
import { scheduleSession } from '../scheduling/schedule-session.ts'
import { advanceClock } from '../../platform/clock.ts'
import { database, inTransaction, system, toInstant, type Actor } from '../../platform/db.ts'
import chatLock from '../../../worker/tasks/chat-lock.ts'
import chatSweepLocks from '../../../worker/tasks/chat-sweep-locks.ts'
import type { TaskContext } from '../../../worker/task.ts'
import { countUnreadMessages, listMessages } from './chat-messages.ts'
import { readChatRoom } from './chat-room.ts'
import { markRead } from './mark-read.ts'
import { cleanBody, MAX_MESSAGE_LENGTH } from './message-body.ts'
import { sendMessage } from './send-message.ts'

const db = testDatabase({ max: 20 })
const send = (actor: Actor, bookingId: string, body: string, messageId: string = randomUUID()) =>
  inTransaction(actor, (tx) => sendMessage(tx, { bookingId, messageId, body }))
const noContext = {} as TaskContext

async function count(sql: string, values: unknown[]): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)
  return rows[0]!.n
}

describe('the room', () => {
  test('F20 opens with the first acceptance, not before', async () => {
    const { bookingId, patient, therapist } = await paidBooking()
    expect(await send(patient.actor, bookingId, 'Halo?')).toEqual({ ok: false, reason: 'not_found' })
    expect(await readChatRoom(database().prisma, { bookingId, userId: therapist.userId })).toBeNull()
    const accepted = await acceptedBooking()
    expect(await readChatRoom(database().prisma, { bookingId: accepted.bookingId, userId: accepted.patient.id })).toMatchObject({
      isOpen: true,
      me: 'patient',
      other: { name: 'Rina Kartika' },
    })
    expect(await send(accepted.patient.actor, accepted.bookingId, 'Halo, Bu Rina')).toMatchObject({
      ok: true,
      isNew: true,
      message: { body: 'Halo, Bu Rina', senderId: accepted.patient.id },
    })
  })

  test('belongs to its patient and its therapist; for anyone else it does not exist', async () => {
    const { bookingId } = await acceptedBooking()
    const others = [(await createPatient()).actor, (await createTherapist()).actor, (await createAdmin()).actor]
    for (const actor of others) {
      expect(await send(actor, bookingId, 'Saya boleh?')).toEqual({ ok: false, reason: 'not_found' })
      expect(await inTransaction(actor, (tx) => markRead(tx, { bookingId, seq: 1 }))).toEqual({ ok: false, reason: 'not_found' })
      expect(await readChatRoom(database().prisma, { bookingId, userId: (actor as { id: string }).id })).toBeNull()
    }
    expect(await count('chat_messages where room_id = $1', [bookingId])).toBe(0)
  })
})

describe('messages', () => {
  test('O18 sending again after a lost answer stores and tells once', async () => {
    const { bookingId, patient } = await acceptedBooking()
    const id = randomUUID()
    const first = await send(patient.actor, bookingId, 'Terapinya di lantai 2', id)
    const again = await send(patient.actor, bookingId, 'Terapinya di lantai 2', id)
    expect(first).toMatchObject({ ok: true, isNew: true })
    expect(again).toEqual({ ...first, isNew: false })
    expect(await count('chat_messages where room_id = $1', [bookingId])).toBe(1)
  })

  test('O18 ten tries of one message at once store it once and all succeed', async () => {
    const { bookingId, patient } = await acceptedBooking()
    const id = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(patient.actor, bookingId, 'Sekali saja', id)))
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1)
    expect(answers.every((answer) => answer.ok)).toBe(true)
  })

  test('an id that means another message is refused and nothing changes', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    const id = randomUUID()
    await send(patient.actor, bookingId, 'Satu', id)
    expect(await send(patient.actor, bookingId, 'Dua', id)).toEqual({ ok: false, reason: 'id_taken' })
    expect(await send(therapist.actor, bookingId, 'Satu', id)).toEqual({ ok: false, reason: 'id_taken' })
    expect(await count('chat_messages where room_id = $1', [bookingId])).toBe(1)
  })

  test('O18 a reader who follows the numbers misses nothing while both write at once', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    const writing = Array.from({ length: 30 }, (_, i) => send(i % 2 ? patient.actor : therapist.actor, bookingId, `Pesan ${i}`))
    const done = Promise.all(writing).then(() => true)
    const seen: string[] = []
    let after = 0
    let finished = false
    void done.then(() => {
      finished = true
    })
    for (let last = false; !last;) {
      last = finished
      const { messages } = await listMessages(database().prisma, { bookingId, after })
      for (const message of messages) {
        seen.push(message.id)
        after = message.seq
      }
    }
    await done
    const { rows } = await db.pool.query<{ id: string }>('select id from chat_messages where room_id = $1 order by seq', [bookingId])
    expect(rows).toHaveLength(30)
    expect(seen).toEqual(rows.map((row) => row.id))
  })

  test('history comes in pages, in reading order', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    for (let i = 0; i < 30; i++) {
      await send(patient.actor, bookingId, `p${i}`)
      await send(therapist.actor, bookingId, `t${i}`)
    }
    const newest = await listMessages(database().prisma, { bookingId })
    expect(newest.hasMore).toBe(true)
    expect([newest.messages[0]!.body, newest.messages.at(-1)!.body]).toEqual(['p5', 't29'])
    const oldest = await listMessages(database().prisma, { bookingId, before: newest.messages[0]!.seq })
    expect(oldest).toMatchObject({ hasMore: false })
    expect(oldest.messages.map((message) => message.body)).toEqual(['p0', 't0', 'p1', 't1', 'p2', 't2', 'p3', 't3', 'p4', 't4'])
  })

  test('a script is slowed down', async () => {
    const { bookingId, patient } = await acceptedBooking()
    for (let i = 0; i < 40; i++) expect(await send(patient.actor, bookingId, `${i}`)).toMatchObject({ ok: true })
    expect(await send(patient.actor, bookingId, '40')).toEqual({ ok: false, reason: 'too_fast' })
  })

  test.each([
    ['   \n\t ', { ok: false, reason: 'empty' }],
    ['\u202E\u0007', { ok: false, reason: 'empty' }],
    ['a'.repeat(MAX_MESSAGE_LENGTH + 1), { ok: false, reason: 'too_long' }],
    ['🙂'.repeat(MAX_MESSAGE_LENGTH), { ok: true, body: '🙂'.repeat(MAX_MESSAGE_LENGTH) }],
    ['  baris 1\r\nbaris 2\u0000 ', { ok: true, body: 'baris 1\nbaris 2' }],
    ['a\uD800b', { ok: true, body: 'ab' }],
  ])('what is typed is cleaned (%#)', (typed, expected) => expect(cleanBody(typed)).toEqual(expected))

  test('the longest message is stored and told although it does not fit an event', async () => {
    const { bookingId, patient } = await acceptedBooking()
    expect(await send(patient.actor, bookingId, '🙂'.repeat(MAX_MESSAGE_LENGTH))).toMatchObject({ ok: true })
  })
})

describe('reading', () => {
  test('O18 unread counts and marks; a mark never moves back nor past the last message', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    await send(patient.actor, bookingId, 'satu')
    const second = await send(patient.actor, bookingId, 'dua')
    const seq = second.ok ? second.message.seq : 0
    expect((await countUnreadMessages(database().prisma, therapist.userId)).get(bookingId)).toBe(2)
    expect((await countUnreadMessages(database().prisma, patient.id)).get(bookingId)).toBeUndefined()
    const mark = (to: number) => inTransaction(therapist.actor, (tx) => markRead(tx, { bookingId, seq: to }))
    expect(await mark(seq + 1_000_000)).toEqual({ ok: true, seq, clearedNotices: 1 })
    expect(await mark(1)).toEqual({ ok: true, seq, clearedNotices: 0 })
    expect((await countUnreadMessages(database().prisma, therapist.userId)).size).toBe(0)
    expect((await readChatRoom(database().prisma, { bookingId, userId: patient.id }))?.other.lastReadSeq).toBe(seq)
  })

  test('F18 the other side is told once while it does not read, and again after it has', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    const told = () => count(`notifications where user_id = $1 and kind = 'new_message'`, [therapist.userId])
    await send(patient.actor, bookingId, 'satu')
    await send(patient.actor, bookingId, 'dua')
    expect(await told()).toBe(1)
    await inTransaction(therapist.actor, (tx) => markRead(tx, { bookingId, seq: Number.MAX_SAFE_INTEGER }))
    expect(await count(`notifications where user_id = $1 and kind = 'new_message' and read_at is null`, [therapist.userId])).toBe(0)
    await send(patient.actor, bookingId, 'tiga')
    expect(await told()).toBe(2)
  })
})

describe('F17 the lock', () => {
  test('F17 at chat_locked_at the chat is read-only, at once and in the database too; history stays', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    await send(patient.actor, bookingId, 'Terima kasih')
    const {
      rows: [booking],
    } = await db.pool.query<{ chat_locked_at: Date; ends_at: Date }>(
      'select b.chat_locked_at, s.ends_at from bookings b join sessions s on s.booking_id = b.id where b.id = $1',
      [bookingId],
    )
    expect(booking!.chat_locked_at.getTime() - booking!.ends_at.getTime()).toBe(24 * 3_600_000)
    const job = (await waitingJobs('chat.lock')).find(({ key }) => key === `chat-lock:${bookingId}`)
    expect(job!.run_at.getTime()).toBe(booking!.chat_locked_at.getTime())

    await chatLock({ bookingId }, noContext)
    expect(await send(patient.actor, bookingId, 'Masih terbuka')).toMatchObject({ ok: true })
    const {
      rows: [wait],
    } = await db.pool.query<{ ms: number }>(
      'select extract(epoch from chat_locked_at - app_now())::float8 * 1000 as ms from bookings where id = $1',
      [bookingId],
    )
    await advanceClock(db.pool, Temporal.Duration.from({ milliseconds: Math.ceil(wait!.ms) + 1 }))

    // Before any job ran: the moment itself decides.
    expect(await send(therapist.actor, bookingId, 'Terlambat')).toEqual({ ok: false, reason: 'locked' })
    await expect(
      db.pool.query(`insert into chat_messages (id, room_id, sender_id, body) values ($1, $2, $3, 'Lewat belakang')`, [
        randomUUID(),
        bookingId,
        patient.id,
      ]),
    ).rejects.toMatchObject({ constraint: 'chat_is_open' })
    await chatLock({ bookingId }, noContext)
    expect(await count('bookings where id = $1 and not is_chat_active', [bookingId])).toBe(1)
    expect(await readChatRoom(database().prisma, { bookingId, userId: patient.id })).toMatchObject({ isOpen: false })
    expect((await listMessages(database().prisma, { bookingId })).messages).toHaveLength(2)
  })

  test('F17 the lock and its job move with a session that is moved, given back and dated again', async () => {
    const { bookingId, patient, sessionIds, startsAt } = await acceptedBooking()
    const sessionId = sessionIds[0]!
    const hoursBehind = async (from: Temporal.Instant) => {
      const { rows } = await db.pool.query<{ at: Date }>('select chat_locked_at as at from bookings where id = $1', [bookingId])
      const job = (await waitingJobs('chat.lock')).find(({ key }) => key === `chat-lock:${bookingId}`)
      // The job runs on the real clock, which the tests before have left behind.
      const shift = (await db.pool.query<{ ms: number }>('select extract(epoch from shift)::float8 * 1000 as ms from clock_shift')).rows[0]!
        .ms
      const hours = (at: number) => Math.round((at - from.epochMilliseconds) / 36_000) / 100
      return [hours(rows[0]!.at.getTime()), hours(job!.run_at.getTime() + shift)]
    }
    expect(await hoursBehind(startsAt)).toEqual([25, 25])
    const moved = startsAt.add({ hours: 48 })
    const facts = { sessionId, patientId: patient.id }
    expect(await inTransaction(patient.actor, (tx) => rescheduleSession(tx, { ...facts, startsAt: moved }))).toMatchObject({ ok: true })
    expect(await hoursBehind(moved)).toEqual([25, 25])
    expect(await inTransaction(patient.actor, (tx) => cancelSession(tx, { ...facts, expected: 'returns_to_quota' }))).toMatchObject({
      ok: true,
    })
    const { rows } = await db.pool.query<{ expires_at: Date }>('select expires_at from bookings where id = $1', [bookingId])
    expect(await hoursBehind(toInstant(rows[0]!.expires_at))).toEqual([24, 24])
    expect(await inTransaction(patient.actor, (tx) => scheduleSession(tx, { ...facts, startsAt }))).toMatchObject({ ok: true })
    expect(await hoursBehind(startsAt)).toEqual([25, 25])
  })

  test('F17 the sweep locks what an exact job missed, and only that', async () => {
    const late = await acceptedBooking()
    await db.pool.query(`update bookings set chat_locked_at = app_now() - interval '1 minute' where id = $1`, [late.bookingId])
    const open = await acceptedBooking()
    await chatSweepLocks({}, noContext)
    expect(await count('bookings where id = $1 and not is_chat_active', [late.bookingId])).toBe(1)
    expect(await count('bookings where id = $1 and is_chat_active', [open.bookingId])).toBe(1)
  })

  test('F17 I14 quota that expires leaves the chat open for a day, not closed since the last session', async () => {
    const { bookingId, patient } = await acceptedBooking({ sessions: 2 })
    await advanceClock(db.pool, 'P29D')
    expect(await send(patient.actor, bookingId, 'Masih sempat dijadwalkan?')).toMatchObject({ ok: true })
    await advanceClock(db.pool, 'P2D')
    await inTransaction(system('test'), (tx) => expirePackages(tx))
    const {
      rows: [booking],
    } = await db.pool.query<{ hours: number; newer: number }>(
      `
      select extract(epoch from chat_locked_at - expires_at)::int / 3600 as hours,
        (select count(*)::int from chat_messages m where m.room_id = b.id and m.created_at > b.chat_locked_at) as newer from bookings b where id = $1`,
      [bookingId],
    )
    expect(booking).toEqual({ hours: 24, newer: 0 })
  })

  test('F17 a resent message that was stored before the lock is confirmed after it', async () => {
    const { bookingId, patient } = await acceptedBooking()
    const id = randomUUID()
    await send(patient.actor, bookingId, 'Sebelum terkunci', id)
    await db.pool.query(`update bookings set chat_locked_at = app_now() - interval '1 second' where id = $1`, [bookingId])
    expect(await send(patient.actor, bookingId, 'Sebelum terkunci', id)).toMatchObject({ ok: true, isNew: false })
  })
})

import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import {
  acceptedBooking,
  createAdmin,
  createTherapist,
  openPayment,
  paidBooking,
  pendingBooking,
  waitingJobs,
} from '../../../test/fixtures.ts'
import * as visits from '../../../test/visits.ts'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, system, type Actor } from '../../platform/db.ts'
import { cancelBookingByAdmin } from '../booking/cancel-booking.ts'
import { swapTherapist } from '../booking/swap-therapist.ts'
import { autoComplete } from '../visit/auto-complete.ts'
import { resolveSession } from '../visit/resolve-session.ts'
import { lockSession } from './lock.ts'
import { moveSession } from './move-session.ts'
import { expirePackages } from '../scheduling/expire-packages.ts'
import { roomsOf } from './rooms.ts'
import type { SessionMove } from './update-sessions.ts'

const db = testDatabase()

const one = async <T extends object>(sql: string, values: unknown[] = []) => (await db.pool.query<T>(sql, values)).rows[0]
const move = (sessionId: string, change: SessionMove, actor: Actor = system('test')) =>
  inTransaction(actor, async (tx) => moveSession(tx, (await lockSession(tx, sessionId, 'anybody'))!, change))
const swap = async (bookingId: string, newTherapistId: string, sendClashesToQuota = false) =>
  inTransaction((await createAdmin()).actor, (tx) => swapTherapist(tx, { bookingId, newTherapistId, sendClashesToQuota, reason: 'sakit' }))

/** F17's formula, written down a second time: hours after the last session, or after the package's end while quota remains. */
const chatLock = (bookingId: string) =>
  one<{ active: boolean; locked: Date; formula: Date; now: Date }>(
    `select b.is_chat_active as active, b.chat_locked_at as locked, app_now() as now,
      case when exists (select 1 from sessions s where s.booking_id = b.id and s.status in ('PENDING_SCHEDULING', 'REQUESTED', 'EXPIRED'))
        then greatest(b.expires_at, (select max(coalesce(s.finished_at, s.ends_at)) from sessions s where s.booking_id = b.id))
        else (select max(coalesce(s.finished_at, s.ends_at)) from sessions s where s.booking_id = b.id) end + interval '24 hours' as formula
    from bookings b where b.id = $1`,
    [bookingId],
  )

describe('what follows from a state, whoever brought it there', () => {
  test('F17 R03 a swap that sends sessions to quota keeps the chat open to its new end', async () => {
    const made = await acceptedBooking()
    await db.pool.query(`update bookings set is_chat_active = false, chat_locked_at = app_now() - interval '1 hour' where id = $1`, [
      made.bookingId,
    ])
    const busy = await pendingBooking({ startsAt: made.startsAt.add({ minutes: 30 }) })
    expect(await swap(made.bookingId, busy.therapist.id, true)).toMatchObject({ ok: true, sentToQuota: 1 })
    const chat = (await chatLock(made.bookingId))!
    expect(chat.active).toBe(true)
    expect(chat.locked).toEqual(chat.formula)
    const job = (await waitingJobs('chat.lock')).find(({ key }) => key === `chat-lock:${made.bookingId}`)
    expect(job!.run_at.getTime()).toBeCloseTo(chat.locked.getTime(), -2)
  })

  test('F21 F19 a swapped booking not yet answered asks the new therapist urgently, with an answer time of their own', async () => {
    const made = await paidBooking()
    await advanceClock(db.pool, Temporal.Duration.from({ minutes: 25 }))
    const next = await createTherapist()
    expect(await swap(made.bookingId, next.id)).toMatchObject({ ok: true })
    const asked = (await one<{ left: number; therapist_id: string }>(
      `select extract(epoch from therapist_respond_by - app_now())::float8 / 60 as left, therapist_id from bookings where id = $1`,
      [made.bookingId],
    ))!
    expect(asked.therapist_id).toBe(next.id)
    expect(asked.left).toBeGreaterThan(29)
    const notice = await one(`select kind, is_urgent, ttl_seconds > 1700 as lasts from notifications where user_id = $1`, [next.userId])
    expect(notice).toEqual({ kind: 'booking_requested', is_urgent: true, lasts: true })
    const jobs = await one<{ count: string; late: boolean }>(
      `select count(*), bool_and(run_at + (select shift from clock_shift) > app_now() + interval '29 minutes') as late from graphile_worker.jobs where key = $1`,
      [`answer:${made.bookingId}`],
    )
    expect(jobs).toEqual({ count: '1', late: true })
  })

  test('R03 cancelling settles what an admin was asked about the booking', async () => {
    const visit = await visits.acceptedBooking({ startsInMinutes: -200 })
    await inTransaction(system('sweep'), (tx) => autoComplete(tx, { sessionId: visit.sessionIds[0]! }))
    expect(await visits.openExceptions(visit.sessionIds[0]!)).toEqual(['SESSION_UNRESOLVED'])
    const cancelled = await inTransaction(visits.asAdmin(visit), (tx) =>
      cancelBookingByAdmin(tx, { bookingId: visit.bookingId, because: { reason: 'ordered_by_mistake' } }),
    )
    expect(cancelled.ok).toBe(true)
    expect(await visits.openExceptions(visit.sessionIds[0]!)).toEqual([])
    expect(await one('select cancelled_by from bookings where id = $1', [visit.bookingId])).toEqual({ cancelled_by: visit.adminId })
  })

  test('D08 a hold cleared by the next request is a cancellation like any other: told, its jobs gone, its payment ended', async () => {
    const made = await pendingBooking()
    await openPayment(made.bookingId)
    await advanceClock(db.pool, Temporal.Duration.from({ minutes: 16 }))
    const other = await pendingBooking({ therapist: made.therapist, startsAt: made.startsAt })
    expect(other.bookingId).not.toBe(made.bookingId)
    expect(await one('select status, status_reason, cancelled_by from bookings where id = $1', [made.bookingId])).toEqual({
      status: 'CANCELLED',
      status_reason: 'payment_expired',
      cancelled_by: null,
    })
    expect(await visits.noticesOf(made.patient.id)).toEqual(['payment_expired'])
    const keys = (await waitingJobs('payment.expire-hold')).map(({ key }) => key)
    expect(keys).not.toContain(`hold:${made.bookingId}`)
    expect(keys).toContain(`settle:${made.bookingId}`)
  })

  test.each([
    ['finished early', 'IN_PROGRESS', { from: ['IN_PROGRESS'], to: 'COMPLETED', reason: null }],
    ['forfeited at the door', 'ARRIVED', { from: ['ARRIVED'], to: 'FORFEITED', reason: 'patient_no_show' }],
    ['left after setting out', 'EN_ROUTE', { from: ['EN_ROUTE'], to: 'PENDING_SCHEDULING', reason: 'therapist_withdrew' }],
  ] as const)('R03 a visit %s keeps the way back closed to new starts', async (_name, status, change) => {
    const visit = await visits.acceptedBooking({ startsInMinutes: -10, status })
    await move(visit.sessionIds[0]!, change)
    const block = await one<{ minutes: number; since: number }>(
      `select extract(epoch from upper(during) - lower(during))::float8 / 60 as minutes, extract(epoch from app_now() - lower(during))::float8 as since
      from calendar_blocks where session_id = $1 and therapist_id = $2`,
      [visit.sessionIds[0], visit.therapistId],
    )
    expect(block!.minutes).toBe(30)
    expect(block!.since).toBeLessThan(5)
  })

  test('R03 time not set out for is free at once', async () => {
    const visit = await visits.acceptedBooking({ startsInMinutes: 120 })
    await move(visit.sessionIds[0]!, { from: ['SCHEDULED'], to: 'PENDING_SCHEDULING', reason: 'therapist_withdrew' })
    expect(await one('select 1 from calendar_blocks where session_id = $1', [visit.sessionIds[0]])).toBeUndefined()
  })

  test('B04 a failed session may be refunded by a person: its share is owed back, the package goes on', async () => {
    const made = await acceptedBooking({ sessions: 2 })
    const session = made.sessionIds[0]!
    await move(session, { from: ['SCHEDULED'], to: 'FAILED', reason: 'no_power' })
    const admin = await createAdmin()
    const refunded = await inTransaction(admin.actor, (tx) =>
      resolveSession(tx, { sessionId: session, resolution: 'refunded', reason: 'alat rusak' }),
    )
    expect(refunded).toEqual({ ok: true, repeated: false })
    const owed = await one(`select amount::int, status from refunds where booking_id = $1`, [made.bookingId])
    const share = await one<{ share: number }>(`select (therapist_share + platform_share)::int as share from sessions where id = $1`, [
      session,
    ])
    expect(owed).toEqual({ amount: share!.share, status: 'PENDING' })
    expect(await one('select status, refund_status from bookings where id = $1', [made.bookingId])).toEqual({
      status: 'ACCEPTED',
      refund_status: 'PENDING',
    })
  })

  test('B04 a session that cost nothing may be given back too, and both sides hear of a visit that will not be', async () => {
    const made = await acceptedBooking({ sessions: 2, price: 1n })
    const session = made.sessionIds[0]!
    const admin = await createAdmin()
    const refund = () =>
      inTransaction(admin.actor, (tx) => resolveSession(tx, { sessionId: session, resolution: 'refunded', reason: 'alat rusak' }))
    expect(await refund()).toEqual({ ok: true, repeated: false })
    expect(await refund()).toEqual({ ok: true, repeated: true })
    expect(await one('select count(*)::int as n from refunds where booking_id = $1', [made.bookingId])).toEqual({ n: 0 })
    expect(await one(`select count(*)::int as n from audit_log where subject_id = $1`, [session])).toEqual({ n: 1 })
    expect(
      await one(`select count(distinct user_id)::int as n from notifications where kind = 'session_cancelled' and user_id in ($1, $2)`, [
        made.patient.id,
        made.therapist.userId,
      ]),
    ).toEqual({ n: 2 })
  })

  test("F21 a session that failed before a swap returns to the quota of the booking's new therapist", async () => {
    const made = await acceptedBooking({ sessions: 2 })
    const session = made.sessionIds[0]!
    await move(session, { from: ['SCHEDULED'], to: 'FAILED', reason: 'no_power' })
    const next = await createTherapist()
    expect(await swap(made.bookingId, next.id)).toMatchObject({ ok: true })
    expect(await one('select therapist_id from sessions where id = $1', [session])).toEqual({ therapist_id: made.therapist.id })
    await move(session, { from: ['FAILED'], to: 'PENDING_SCHEDULING', reason: 'admin_resolved' })
    expect(await one('select therapist_id from sessions where id = $1', [session])).toEqual({ therapist_id: next.id })
  })

  test('F22 a session whose patient waits for a date does not expire with the package', async () => {
    const made = await acceptedBooking({ sessions: 3 })
    await move(made.sessionIds[1]!, { from: ['PENDING_SCHEDULING'], to: 'REQUESTED', reason: null })
    await db.pool.query(`update bookings set expires_at = app_now() - interval '1 minute' where id = $1`, [made.bookingId])
    expect(await inTransaction(system('package-expiry'), expirePackages)).toMatchObject({ sessions: 1 })
    const { rows } = await db.pool.query('select status from sessions where booking_id = $1 order by ordinal', [made.bookingId])
    expect(rows.map((row) => row.status)).toEqual(['SCHEDULED', 'REQUESTED', 'EXPIRED'])
    await expect(move(made.sessionIds[1]!, { from: ['REQUESTED'], to: 'EXPIRED', reason: null })).rejects.toThrow(/illegal SESSION step/)
  })
})

describe('moving', () => {
  test("F21 after a swap the distance is the new therapist's own", async () => {
    const made = await acceptedBooking()
    const far = await createTherapist()
    await db.pool.query('update therapists set latitude = latitude - 0.08 where id = $1', [far.id])
    const km = async () =>
      Number((await one<{ km: string }>('select distance_km::text as km from bookings where id = $1', [made.bookingId]))!.km)
    const before = await km()
    expect(await swap(made.bookingId, far.id)).toMatchObject({ ok: true })
    expect((await km()) - before).toBeGreaterThan(3)
  })

  test('a session in another state than asked for stays as it is, and nothing follows', async () => {
    const made = await acceptedBooking()
    const events = async () =>
      (await one<{ count: string }>('select count(*) from booking_events where booking_id = $1', [made.bookingId]))!.count
    const before = await events()
    expect(await move(made.sessionIds[0]!, { from: ['ARRIVED'], to: 'IN_PROGRESS', reason: null })).toBeNull()
    expect(await events()).toBe(before)
  })

  test('an illegal step throws, whoever asks', async () => {
    const made = await acceptedBooking({ sessions: 2 })
    const illegal = move(made.sessionIds[1]!, { from: ['PENDING_SCHEDULING'], to: 'COMPLETED', reason: null })
    await expect(illegal).rejects.toThrow(/illegal SESSION step/)
  })

  test('another patient finds and locks nothing', async () => {
    const made = await acceptedBooking()
    const stranger = { patientId: (await createAdmin()).id }
    expect(await inTransaction(system('test'), (tx) => lockSession(tx, made.sessionIds[0]!, stranger))).toBeNull()
  })

  test('every change is heard by patient, therapist, open pages of the booking and admins', () => {
    expect(roomsOf({ id: 'b', patient_id: 'p', therapist_user_id: 't' })).toEqual(['booking:b', 'user:p', 'user:t', 'role:ADMIN'])
  })

  test('F09 F04 what was sold is frozen: a package edited later changes nothing, and nobody can rewrite it', async () => {
    const made = await pendingBooking()
    await db.pool.query(`update packages set name_id = 'Lain', place = 'ONLINE', duration_minutes = 120`)
    const sold = await one('select sold_name_id, place, therapy_minutes, travel_minutes, sold_recorded from bookings where id = $1', [
      made.bookingId,
    ])
    expect(sold).toEqual({ sold_name_id: 'Paket', place: 'HOME', therapy_minutes: 60, travel_minutes: 30, sold_recorded: 'AT_SALE' })
    await expect(db.pool.query(`update bookings set therapy_minutes = 90 where id = $1`, [made.bookingId])).rejects.toThrow(/keeps/)
  })
})

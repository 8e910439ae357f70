import { expect, test } from 'vitest'
import {
  acceptedBooking,
  createTherapist,
  gridTime,
  pendingBooking,
  statusOf,
  waitingJobs,
  type MadeBooking,
} from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db.ts'
import { cancelSession } from './cancel-session.ts'
import { refusingClash } from './place-session.ts'
import { rescheduleSession } from './reschedule-session.ts'
import { scheduleSession } from './schedule-session.ts'
import { addTimeOff } from './time-off.ts'

const db = testDatabase()
type Made = MadeBooking & { sessionIds: string[] }

const schedule = (made: MadeBooking, sessionId: string, startsAt: Temporal.Instant) =>
  refusingClash(() => inTransaction(made.patient.actor, (tx) => scheduleSession(tx, { sessionId, patientId: made.patient.id, startsAt })))
const reschedule = (made: MadeBooking, sessionId: string, startsAt: Temporal.Instant) =>
  refusingClash(() => inTransaction(made.patient.actor, (tx) => rescheduleSession(tx, { sessionId, patientId: made.patient.id, startsAt })))
const cancel = (made: MadeBooking, sessionId: string, expected: 'returns_to_quota' | 'forfeited') =>
  inTransaction(made.patient.actor, (tx) => cancelSession(tx, { sessionId, patientId: made.patient.id, expected }))
const first = (made: Made) => made.sessionIds[0]!
const second = (made: Made) => made.sessionIds[1]!
const startOf = async (sessionId: string) =>
  (await db.pool.query('select starts_at from sessions where id = $1', [sessionId])).rows[0].starts_at as Date | null
const told = async (userId: string) =>
  (await db.pool.query('select kind from notifications where user_id = $1', [userId])).rows.map((row) => row.kind as string)

test('F03 a quota session is scheduled from free slots, with its reminders and a word to the therapist', async () => {
  const made = await acceptedBooking({ sessions: 4 })
  const at = await gridTime(72)
  expect(await schedule(made, second(made), at)).toMatchObject({ ok: true, bookingId: made.bookingId })
  const { rows } = await db.pool.query(
    `select status, starts_at, ends_at - starts_at = interval '60 minutes' as therapy,
    blocked_until - starts_at = interval '90 minutes' as slot from sessions where id = $1`,
    [second(made)],
  )
  expect(rows[0]).toMatchObject({ status: 'SCHEDULED', therapy: true, slot: true })
  expect(rows[0].starts_at.getTime()).toBe(at.epochMilliseconds)
  const keys = (await waitingJobs('session.remind')).map((job) => job.key)
  expect(keys).toEqual(expect.arrayContaining([`remind:${second(made)}:24h`, `remind:${second(made)}:1h`]))
  expect(await told(made.therapist.userId)).toContain('session_scheduled')
  expect(await schedule(made, second(made), at.add({ hours: 24 }))).toEqual({ ok: false, reason: 'not_schedulable' })
})

test("F03 only the patient's own session, only in an accepted booking", async () => {
  const made = await acceptedBooking({ sessions: 2 })
  const stranger = await acceptedBooking({ sessions: 2 })
  const at = await gridTime(72)
  expect(await schedule({ ...made, patient: stranger.patient }, second(made), at)).toEqual({ ok: false, reason: 'not_found' })
  const unpaid = await pendingBooking({ sessions: 2 })
  const { rows } = await db.pool.query('select id from sessions where booking_id = $1 and ordinal = 2', [unpaid.bookingId])
  expect(await schedule(unpaid, rows[0].id, at)).toEqual({ ok: false, reason: 'booking_not_active' })
})

test('D03 a start that is not offered, taken, or at which the patient is elsewhere is refused each in its own words', async () => {
  const therapist = await createTherapist()
  const made = await acceptedBooking({ sessions: 4, therapist })
  const at = await gridTime(72)
  expect(await schedule(made, second(made), at.add({ minutes: 10 }))).toEqual({ ok: false, reason: 'schedule_not_found' })
  expect(await schedule(made, second(made), at.subtract({ hours: 96 }))).toEqual({ ok: false, reason: 'schedule_not_found' })
  const other = await acceptedBooking({ therapist, startsAt: at })
  expect(await schedule(made, second(made), at.add({ minutes: 60 }))).toEqual({ ok: false, reason: 'slot_taken' })
  const elsewhere = await acceptedBooking({ patient: made.patient, startsAt: at.add({ hours: 5 }) })
  expect(await schedule(made, second(made), elsewhere.startsAt)).toEqual({ ok: false, reason: 'patient_busy' })
  expect(await statusOf('sessions', second(made))).toBe('PENDING_SCHEDULING')
  expect(await statusOf('sessions', first(other))).toBe('SCHEDULED')
})

test("F03 nothing is scheduled after the package's end, nor for a time past it", async () => {
  const made = await acceptedBooking({ sessions: 2 })
  expect(await schedule(made, second(made), await gridTime(31 * 24))).toEqual({ ok: false, reason: 'after_expiry' })
  await db.pool.query(`update bookings set expires_at = app_now() - interval '1 second' where id = $1`, [made.bookingId])
  expect(await schedule(made, second(made), await gridTime(48))).toEqual({ ok: false, reason: 'package_expired' })
})

test('D08 an expired hold gives way to the patient who schedules', async () => {
  const therapist = await createTherapist()
  const made = await acceptedBooking({ sessions: 2, therapist })
  const hold = await pendingBooking({ therapist, startsAt: await gridTime(72) })
  expect(await schedule(made, second(made), hold.startsAt)).toEqual({ ok: false, reason: 'slot_taken' })
  await advanceClock(db.pool, 'PT16M')
  expect(await schedule(made, second(made), hold.startsAt)).toMatchObject({ ok: true })
  expect(await statusOf('bookings', hold.bookingId)).toBe('CANCELLED')
})

test('D13 a session moves while cancelling is free, also to a time it overlaps itself', async () => {
  const made = await acceptedBooking()
  const half = made.startsAt.add({ minutes: 30 })
  expect(await reschedule(made, first(made), made.startsAt)).toEqual({ ok: false, reason: 'same_time' })
  expect(await reschedule(made, first(made), half)).toMatchObject({ ok: true })
  expect((await startOf(first(made)))!.getTime()).toBe(half.epochMilliseconds)
  expect(await told(made.therapist.userId)).toContain('session_rescheduled')
  await advanceClock(db.pool, Temporal.Duration.from({ minutes: 26 * 60 }))
  expect(await reschedule(made, first(made), await gridTime(72))).toEqual({ ok: false, reason: 'too_late' })
})

test("D13 a session does not move past the package's end", async () => {
  const made = await acceptedBooking()
  await db.pool.query('update bookings set expires_at = $2 where id = $1', [made.bookingId, made.startsAt.add({ hours: 24 }).toString()])
  expect(await reschedule(made, first(made), made.startsAt.add({ hours: 24 }))).toEqual({ ok: false, reason: 'after_expiry' })
  expect((await startOf(first(made)))!.getTime()).toBe(made.startsAt.epochMilliseconds)
  expect(await reschedule(made, first(made), made.startsAt.add({ hours: 23, minutes: 30 }))).toMatchObject({ ok: true })
})

test('F07 more than sixty minutes ahead a cancelled session returns to quota', async () => {
  const made = await acceptedBooking({ sessions: 2 })
  expect(await cancel(made, first(made), 'forfeited')).toMatchObject({
    ok: false,
    reason: 'terms_changed',
    terms: { outcome: 'returns_to_quota' },
  })
  expect(await cancel(made, first(made), 'returns_to_quota')).toEqual({ ok: true, bookingId: made.bookingId, outcome: 'returns_to_quota' })
  expect(await statusOf('sessions', first(made))).toBe('PENDING_SCHEDULING')
  expect(await startOf(first(made))).toBeNull()
  expect((await waitingJobs('session.auto-complete')).map((job) => job.key)).not.toContain(`auto-complete:${first(made)}`)
  expect((await waitingJobs('payout.session')).map((job) => job.key)).not.toContain(`payout:${first(made)}`)
  expect(await cancel(made, first(made), 'returns_to_quota')).toEqual({ ok: false, reason: 'not_scheduled' })
  expect(await schedule(made, first(made), made.startsAt)).toMatchObject({ ok: true })
})

test('F08 sixty minutes ahead or less the session is forfeited, the therapist is paid and the booking ends', async () => {
  const made = await acceptedBooking({ startsAt: await gridTime(3) })
  const { rows } = await db.pool.query(
    'select extract(epoch from starts_at - app_now()) / 60 - 60 as minutes from sessions where id = $1',
    [first(made)],
  )
  await advanceClock(db.pool, Temporal.Duration.from({ seconds: Math.ceil(Number(rows[0].minutes) * 60) }))
  expect(await cancel(made, first(made), 'returns_to_quota')).toMatchObject({
    ok: false,
    reason: 'terms_changed',
    terms: { outcome: 'forfeited' },
  })
  expect(await statusOf('sessions', first(made))).toBe('SCHEDULED')
  expect(await cancel(made, first(made), 'forfeited')).toMatchObject({ ok: true, outcome: 'forfeited' })
  expect(await statusOf('sessions', first(made))).toBe('FORFEITED')
  expect((await waitingJobs('payout.session')).map((job) => job.key)).toContain(`payout:${first(made)}`)
  expect(await statusOf('bookings', made.bookingId)).toBe('COMPLETED')
  expect(await told(made.therapist.userId)).toContain('session_forfeited')
})

test('F08 a session that is over is not cancelled by the patient any more', async () => {
  const made = await acceptedBooking({ startsAt: await gridTime(3) })
  await advanceClock(db.pool, 'PT5H')
  expect(await cancel(made, first(made), 'forfeited')).toEqual({ ok: false, reason: 'already_over' })
})

test('D13 two sessions racing into one slot: one gets it, the other keeps its time', async () => {
  const therapist = await createTherapist()
  const wanted = await gridTime(100)
  for (let round = 0; round < 5; round++) {
    const a = await acceptedBooking({ therapist, startsAt: wanted.add({ hours: 10 + round * 20 }) })
    const b = await acceptedBooking({ therapist, startsAt: wanted.add({ hours: 15 + round * 20 }) })
    const target = wanted.add({ hours: 20 + round * 20 })
    const results = await Promise.all([reschedule(a, first(a), target), reschedule(b, first(b), target.add({ minutes: 30 }))])
    expect(results.map((result) => (result.ok ? 'moved' : result.reason)).sort()).toEqual(['moved', 'slot_taken'])
    expect(await statusOf('sessions', first(a))).toBe('SCHEDULED')
    expect(await statusOf('sessions', first(b))).toBe('SCHEDULED')
  }
})

test('F03 many patients racing for one slot with their quota: exactly one session is scheduled', async () => {
  const therapist = await createTherapist()
  const made: Made[] = []
  for (let i = 0; i < 6; i++) made.push(await acceptedBooking({ sessions: 2, therapist, startsAt: await gridTime(30 + i * 2) }))
  const target = await gridTime(80)
  const results = await Promise.all(made.map((one) => schedule(one, second(one), target)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.reason === 'slot_taken')).toHaveLength(5)
})

test('F01 scheduling against time off: whichever is first, the other is refused', async () => {
  for (let round = 0; round < 6; round++) {
    const made = await acceptedBooking({ sessions: 2 })
    const at = await gridTime(72)
    const [booked, away] = await Promise.all([
      schedule(made, second(made), at),
      inTransaction(made.therapist.actor, (tx) =>
        addTimeOff(tx, { therapistId: made.therapist.id, startsAt: at.subtract({ hours: 1 }), endsAt: at.add({ hours: 2 }) }),
      ),
    ])
    expect([booked.ok, away.ok].filter(Boolean)).toHaveLength(1)
    if (!booked.ok) expect(booked.reason).toBe('schedule_not_found')
  }
})

test('D13 cancel and reschedule at once: the session ends in one of the two states, never between', async () => {
  for (let round = 0; round < 5; round++) {
    const made = await acceptedBooking({ sessions: 2 })
    const target = await gridTime(72)
    const [moved, cancelled] = await Promise.all([reschedule(made, first(made), target), cancel(made, first(made), 'returns_to_quota')])
    expect(cancelled.ok).toBe(true)
    if (!moved.ok) expect(moved.reason).toBe('not_scheduled')
    expect(await statusOf('sessions', first(made))).toBe('PENDING_SCHEDULING')
    expect(await startOf(first(made))).toBeNull()
  }
})

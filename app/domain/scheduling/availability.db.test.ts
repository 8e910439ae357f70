import { expect, test } from 'vitest'
import { createTherapist, gridTime, pendingBooking, acceptedBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { advanceClock } from '../../platform/clock.ts'
import { database, inTransaction, type Actor } from '../../platform/db.ts'
import { calendarOfTherapist, freeSlotsOfTherapist, nextFreeSlots, readAvailability } from './availability-queries.ts'
import { addTimeOff, removeTimeOff, upcomingTimeOff } from './time-off.ts'
import { replaceWorkingHours, workingHoursOf } from './working-hours.ts'

const db = testDatabase()
const HOUR = 3_600_000

async function isOffered(therapistId: string, at: Temporal.Instant, door: 'regular' | 'instant' = 'regular'): Promise<boolean> {
  const listing = await freeSlotsOfTherapist({ therapistId, from: null, days: 7, door })
  return listing!.slots.some((slot) => slot.startsAt === at.epochMilliseconds)
}
const asTherapist = (actor: Actor) => ({ take: <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(actor, work) })

test('F01 a booked start and the starts it overlaps leave the offer, its neighbours stay', async () => {
  const { therapist, startsAt } = await acceptedBooking()
  for (const minutes of [-60, -30, 0, 30, 60]) expect(await isOffered(therapist.id, startsAt.add({ minutes })), `${minutes}`).toBe(false)
  for (const minutes of [-90, 90]) expect(await isOffered(therapist.id, startsAt.add({ minutes })), `${minutes}`).toBe(true)
})

test('D08 a hold takes its slot only until its end, swept or not', async () => {
  const { therapist, startsAt, bookingId } = await pendingBooking()
  expect(await isOffered(therapist.id, startsAt)).toBe(false)
  const calendar = await calendarOfTherapist(therapist.id, { from: null, days: 7 })
  expect(calendar!.lines.find((line) => line.startsAt === startsAt.epochMilliseconds)?.state).toBe('pending')
  await advanceClock(db.pool, 'PT15M')
  expect(await isOffered(therapist.id, startsAt)).toBe(true)
  const { rows } = await db.pool.query('select status from bookings where id = $1', [bookingId])
  expect(rows[0].status).toBe('PENDING')
})

test('F02 instant starts are today only and more than sixty minutes ahead', async () => {
  const therapist = await createTherapist()
  const listing = await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, door: 'instant' })
  const today = listing!.now.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  const half = HOUR / 2
  const expected: number[] = []
  const dayOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  for (let at = Math.floor((listing!.now.epochMilliseconds + HOUR) / half) * half + half; dayOf(at).equals(today); at += half)
    expected.push(at)
  expect(listing!.slots.map((slot) => slot.startsAt)).toEqual(expected)
})

test('F02 D09 regular starts and quota lie more than two hours ahead, whatever day it is', async () => {
  const therapist = await createTherapist()
  for (const door of ['regular', 'quota'] as const) {
    const listing = (await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 2, door }))!
    const ahead = listing.slots[0]!.startsAt - listing.now.epochMilliseconds
    expect(ahead).toBeGreaterThan(2 * HOUR)
    expect(ahead).toBeLessThanOrEqual(2.5 * HOUR)
  }
})

test('O06 instant starts are offered by who is online and whose app was heard within twelve hours', async () => {
  const therapist = await createTherapist()
  // Midday, so that there is a today left whatever the hour of the test.
  const hour = Temporal.Now.instant().toZonedDateTimeISO('Asia/Jakarta').hour
  await advanceClock(db.pool, Temporal.Duration.from({ hours: (33 - hour) % 24 }))
  const sign = (hours: number) =>
    db.pool.query('update therapist_presence set last_sign_at = app_now() - make_interval(secs => $2) where therapist_id = $1', [
      therapist.id,
      hours * 3_600,
    ])
  const offered = async () =>
    (await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 1, door: 'instant' }))!.slots.length > 0
  const comesToday = async () => (await nextFreeSlots([therapist.id])).get(therapist.id)?.canComeToday ?? false
  await sign(11.99)
  expect([await offered(), await comesToday()]).toEqual([true, true])
  await sign(12)
  expect([await offered(), await comesToday()]).toEqual([false, false])
  expect(await isOffered(therapist.id, await gridTime(5))).toBe(true)
  await sign(0)
  await db.pool.query('update therapists set is_online = false where id = $1', [therapist.id])
  expect([await offered(), await comesToday()]).toEqual([false, false])
})

test('F01 X2 a longer package is offered only where it fits, travel included', async () => {
  const therapist = await createTherapist({ startMinute: 540, endMinute: 690 })
  const starts = async (durationMinutes?: number) =>
    (await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 3, door: 'regular', durationMinutes }))!.slots
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Jakarta').toPlainTime().toString()
  expect(new Set((await starts()).map((slot) => local(slot.startsAt)))).toEqual(new Set(['09:00:00', '09:30:00', '10:00:00']))
  const long = await starts(120)
  expect(new Set(long.map((slot) => local(slot.startsAt)))).toEqual(new Set(['09:00:00']))
  expect(long[0]!.endsAt - long[0]!.startsAt).toBe(2.5 * HOUR)
})

test('O10 an unverified therapist offers nothing and is not found', async () => {
  const therapist = await createTherapist({ isVerified: false })
  expect(await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, door: 'regular' })).toBeNull()
})

test('O10 the next free starts of a whole page come at once, each in its own zone', async () => {
  const jakarta = await createTherapist({ startMinute: 540, endMinute: 720 })
  const jayapura = await createTherapist({ zone: 'Asia/Jayapura', startMinute: 540, endMinute: 720 })
  const idle = await createTherapist()
  await db.pool.query('delete from therapist_working_hours where therapist_id = $1', [idle.id])
  const next = await nextFreeSlots([jakarta.id, jayapura.id, idle.id], 2)
  expect([...next.keys()].sort()).toEqual([jakarta.id, jayapura.id].sort())
  const hour = (id: string, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(next.get(id)!.slots[0]!.startsAt).toZonedDateTimeISO(zone).hour
  expect([9, 10]).toContain(hour(jakarta.id, 'Asia/Jakarta'))
  expect([9, 10]).toContain(hour(jayapura.id, 'Asia/Jayapura'))
  expect(next.get(jakarta.id)!.slots).toHaveLength(2)
})

test('F01 a week of hours is replaced whole; overlapping or impossible hours are refused and change nothing', async () => {
  const therapist = await createTherapist()
  const { take } = asTherapist(therapist.actor)
  const week = [
    { weekday: 1, startMinute: 480, endMinute: 720 },
    { weekday: 1, startMinute: 780, endMinute: 1020 },
    { weekday: 6, startMinute: 0, endMinute: 1440 },
  ]
  expect(await take((tx) => replaceWorkingHours(tx, { therapistId: therapist.id, hours: week }))).toEqual({ ok: true })
  const bad = await take((tx) =>
    replaceWorkingHours(tx, {
      therapistId: therapist.id,
      hours: [
        { weekday: 2, startMinute: 480, endMinute: 720 },
        { weekday: 2, startMinute: 700, endMinute: 800 },
        { weekday: 8, startMinute: 0, endMinute: 60 },
        { weekday: 3, startMinute: 600, endMinute: 600 },
      ],
    }),
  )
  expect(bad).toEqual({
    ok: false,
    reason: 'invalid_hours',
    problems: [
      { weekday: 2, problem: 'overlap' },
      { weekday: 8, problem: 'bad_range' },
      { weekday: 3, problem: 'bad_range' },
    ],
  })
  expect(await workingHoursOf(database().prisma, therapist.id)).toEqual(week)
  expect(await take((tx) => replaceWorkingHours(tx, { therapistId: therapist.id, hours: [] }))).toEqual({ ok: true })
  expect(await workingHoursOf(database().prisma, therapist.id)).toEqual([])
})

test('F01 time off leaves the offer and comes back when removed; only its owner removes it', async () => {
  const therapist = await createTherapist()
  const other = await createTherapist()
  const { take } = asTherapist(therapist.actor)
  const start = await gridTime(30)
  const added = await take((tx) =>
    addTimeOff(tx, { therapistId: therapist.id, startsAt: start, endsAt: start.add({ hours: 5 }), reason: ' Pelatihan ' }),
  )
  if (!added.ok) throw new Error(added.reason)
  expect(await isOffered(therapist.id, start.add({ hours: 1 }))).toBe(false)
  expect(await isOffered(therapist.id, start.add({ hours: 5 }))).toBe(true)
  expect((await upcomingTimeOff(database().prisma, therapist.id)).map((entry) => entry.reason)).toEqual(['Pelatihan'])
  expect(await take((tx) => removeTimeOff(tx, { therapistId: other.id, timeOffId: added.timeOffId }))).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await take((tx) => removeTimeOff(tx, { therapistId: therapist.id, timeOffId: added.timeOffId }))).toEqual({ ok: true })
  expect(await isOffered(therapist.id, start.add({ hours: 1 }))).toBe(true)
})

test('F01 time off over booked sessions is refused with their list', async () => {
  const { therapist, startsAt, code, sessionIds } = await acceptedBooking()
  const { take } = asTherapist(therapist.actor)
  const refused = await take((tx) =>
    addTimeOff(tx, { therapistId: therapist.id, startsAt: startsAt.subtract({ hours: 1 }), endsAt: startsAt.add({ minutes: 5 }) }),
  )
  expect(refused).toMatchObject({
    ok: false,
    reason: 'sessions_booked',
    sessions: [{ sessionId: sessionIds[0], code, patientName: 'Sari Wulandari' }],
  })
  const backwards = await take((tx) => addTimeOff(tx, { therapistId: therapist.id, startsAt, endsAt: startsAt }))
  expect(backwards).toEqual({ ok: false, reason: 'invalid_range' })
  const past = await take((tx) =>
    addTimeOff(tx, { therapistId: therapist.id, startsAt: startsAt.subtract({ hours: 72 }), endsAt: startsAt.subtract({ hours: 71 }) }),
  )
  expect(past).toEqual({ ok: false, reason: 'in_the_past' })
  const beyond = Temporal.Instant.from('+012345-01-01T00:00Z')
  const never = await take((tx) => addTimeOff(tx, { therapistId: therapist.id, startsAt: beyond, endsAt: beyond.add({ hours: 1 }) }))
  expect(never).toEqual({ ok: false, reason: 'invalid_range' })
  expect(await upcomingTimeOff(database().prisma, therapist.id)).toEqual([])
})

test('F01 R03 a visit under way takes its time from when it began until now and the way on, early or late', async () => {
  const made = await acceptedBooking({ startsAt: await gridTime(30) })
  const taken = async () =>
    (await readAvailability([made.therapist.id], { from: null, days: 4 }))
      .get(made.therapist.id)!
      .sessions.map(({ start, end }) => [start, end])
  const now = async () => (await db.pool.query<{ now: Date }>('select app_now() as now')).rows[0]!.now.getTime()
  const [start, travel] = [made.startsAt.epochMilliseconds, HOUR / 2]
  const sessionId = made.sessionIds[0]
  await db.pool.query(`update sessions set status = 'EN_ROUTE' where id = $1`, [sessionId])
  await db.pool.query(`update sessions set status = 'ARRIVED' where id = $1`, [sessionId])
  expect(await taken()).toEqual([[start, start + 1.5 * HOUR]])
  await db.pool.query(`update sessions set status = 'IN_PROGRESS', started_at = $2 where id = $1`, [
    sessionId,
    made.startsAt.subtract({ hours: 2 }).toString(),
  ])
  expect(await taken()).toEqual([[start - 2 * HOUR, start + 1.5 * HOUR]])
  await advanceClock(db.pool, Temporal.Duration.from({ milliseconds: start + 3 * HOUR - (await now()) }))
  const [[from, until]] = (await taken()) as [[number, number]]
  expect(from).toBe(start - 2 * HOUR)
  expect(until - (start + 3 * HOUR + travel)).toBeLessThan(60_000)
  expect(until).toBeGreaterThanOrEqual(start + 3 * HOUR + travel)
  const far = (
    await readAvailability([made.therapist.id], {
      from: made.startsAt.toZonedDateTimeISO('Asia/Jakarta').toPlainDate().add({ days: 3 }),
      days: 1,
    })
  ).get(made.therapist.id)!
  expect(far.sessions).toEqual([])
})

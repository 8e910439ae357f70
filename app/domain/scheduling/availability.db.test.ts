import { expect, test } from 'vitest'
import { createTherapist, gridTime, pendingBooking, acceptedBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { advanceClock } from '../../platform/clock.ts'
import { database, inTransaction, type Actor } from '../../platform/db.ts'
import { calendarOfTherapist, freeSlotsOfTherapist, nextFreeSlots } from './availability-queries.ts'
import { addTimeOff, removeTimeOff, upcomingTimeOff } from './time-off.ts'
import { replaceWorkingHours, workingHoursOf } from './working-hours.ts'

const db = testDatabase()
const HOUR = 3_600_000

async function isOffered(therapistId: string, at: Temporal.Instant, kind: 'regular' | 'instant' = 'regular'): Promise<boolean> {
  const listing = await freeSlotsOfTherapist({ therapistId, from: null, days: 7, kind })
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
  const listing = await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, kind: 'instant' })
  const today = listing!.now.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
  const regular = (await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 1, kind: 'regular' }))!.slots
  expect(listing!.slots).toEqual(regular.filter((slot) => slot.startsAt > listing!.now.epochMilliseconds + HOUR))
  for (const slot of listing!.slots) {
    expect(Temporal.Instant.fromEpochMilliseconds(slot.startsAt).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().equals(today)).toBe(true)
  }
})

test('O10 an unverified therapist offers nothing and is not found', async () => {
  const therapist = await createTherapist({ isVerified: false })
  expect(await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, kind: 'regular' })).toBeNull()
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
  expect(await upcomingTimeOff(database().prisma, therapist.id)).toEqual([])
})

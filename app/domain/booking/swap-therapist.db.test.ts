import { expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db.ts'
import { acceptedBooking, createAdmin, createPackage, createTherapist, gridTime, pendingBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { addTimeOff } from '../scheduling/time-off.ts'
import { pauseIntake } from '../verification/pause-intake.ts'
import { stopTherapist } from '../verification/stop-therapist.ts'
import { swapTherapist } from './swap-therapist.ts'

const db = testDatabase()

async function swap(bookingId: string, newTherapistId: string, sendClashesToQuota = false, override = false) {
  const admin = await createAdmin()
  return inTransaction(admin.actor, (tx) =>
    swapTherapist(tx, { bookingId, newTherapistId, sendClashesToQuota, override, reason: 'therapist is ill' }),
  )
}

async function sessionsOf(bookingId: string) {
  const { rows } = await db.pool.query(
    'select ordinal, status, therapist_id, starts_at from sessions where booking_id = $1 order by ordinal',
    [bookingId],
  )
  return rows
}

test('F21 moves the lock and every session not yet begun, keeps finished ones, tells all three', async () => {
  const made = await acceptedBooking({ sessions: 3 })
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [made.sessionIds[0]])
  const next = await createTherapist()
  expect(await swap(made.bookingId, next.id)).toEqual({ ok: true, moved: 2, sentToQuota: 0 })
  expect((await sessionsOf(made.bookingId)).map((row) => row.therapist_id)).toEqual([made.therapist.id, next.id, next.id])
  const { rows } = await db.pool.query(
    `select kind, user_id from notifications where kind in ('therapist_swapped', 'swap_released', 'swap_assigned') order by kind`,
  )
  expect(rows).toEqual([
    { kind: 'swap_assigned', user_id: next.userId },
    { kind: 'swap_released', user_id: made.therapist.userId },
    { kind: 'therapist_swapped', user_id: made.patient.id },
  ])
})

test('F21 a clash is reported session by session and nothing moves; on request the clashing ones return to quota', async () => {
  const made = await acceptedBooking({ sessions: 2 })
  const busy = await pendingBooking({ startsAt: made.startsAt.add({ minutes: 30 }) })
  const refused = await swap(made.bookingId, busy.therapist.id)
  expect(refused).toMatchObject({ ok: false, reason: 'calendar_clash', clashes: [{ ordinal: 1, zone: 'Asia/Jakarta' }] })
  expect(new Set((await sessionsOf(made.bookingId)).map((row) => row.therapist_id))).toEqual(new Set([made.therapist.id]))
  expect(await swap(made.bookingId, busy.therapist.id, true)).toEqual({ ok: true, moved: 2, sentToQuota: 1 })
  expect((await sessionsOf(made.bookingId)).map((row) => [row.status, row.therapist_id])).toEqual([
    ['PENDING_SCHEDULING', busy.therapist.id],
    ['PENDING_SCHEDULING', busy.therapist.id],
  ])
})

test('F21 time off of the new therapist is a clash like any other', async () => {
  const made = await acceptedBooking()
  const away = await createTherapist()
  const [startsAt, endsAt] = [made.startsAt.subtract({ hours: 3 }), made.startsAt.add({ minutes: 30 })]
  expect((await inTransaction(away.actor, (tx) => addTimeOff(tx, { therapistId: away.id, startsAt, endsAt }))).ok).toBe(true)
  expect(await swap(made.bookingId, away.id)).toMatchObject({ ok: false, reason: 'calendar_clash', clashes: [{ ordinal: 1 }] })
  expect(await swap(made.bookingId, away.id, true)).toMatchObject({ ok: true, sentToQuota: 1 })
})

test('F21 two swaps into one calendar at once: no overlap, the later one is told of the clash', async () => {
  const [first, second] = [await acceptedBooking(), await acceptedBooking()]
  const {
    rows: [same],
  } = await db.pool.query('select starts_at from sessions where booking_id = $1', [first.bookingId])
  await db.pool.query(
    `update sessions set starts_at = $2, ends_at = $2::timestamptz + interval '1 hour', blocked_until = $2::timestamptz + interval '90 minutes' where booking_id = $1`,
    [second.bookingId, same.starts_at],
  )
  const next = await createTherapist()
  const results = await Promise.all([swap(first.bookingId, next.id), swap(second.bookingId, next.id)])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject({ reason: 'calendar_clash' })
})

test('F21 refuses an unverified therapist, the same one, and anybody but an admin', async () => {
  const made = await acceptedBooking({ packageId: await createPackage({ sessions: 2 }) })
  const unverified = await createTherapist({ isVerified: false })
  expect(await swap(made.bookingId, unverified.id)).toEqual({ ok: false, reason: 'therapist_not_found' })
  expect(await swap(made.bookingId, made.therapist.id)).toEqual({ ok: false, reason: 'same_therapist' })
  expect(
    await inTransaction(made.patient.actor, (tx) =>
      swapTherapist(tx, { bookingId: made.bookingId, newTherapistId: unverified.id, sendClashesToQuota: true }),
    ),
  ).toEqual({ ok: false, reason: 'not_admin' })
})

test('F21 X4 hours, way, grade, time off, notice and pause are told session by session; an admin passes over them with a reason', async () => {
  const made = await acceptedBooking({ sessions: 2, startsAt: await gridTime(1) })
  const poor = await createTherapist({ zone: 'Asia/Jayapura' })
  await db.pool.query('delete from therapist_working_hours where therapist_id = $1', [poor.id])
  await inTransaction(poor.actor, (tx) => pauseIntake(tx, { paused: true }))
  await db.pool.query(
    `insert into therapist_time_off (therapist_id, starts_at, ends_at) values ($1, app_now() - interval '1 day', app_now() + interval '1 day')`,
    [poor.id],
  )
  const refused = await swap(made.bookingId, poor.id)
  expect(refused).toMatchObject({ ok: false, reason: 'calendar_clash' })
  if (refused.ok || !('clashes' in refused)) throw new Error('moved')
  expect(refused.clashes.map((clash) => clash.ordinal)).toEqual([1])
  expect(refused.clashes[0]!.reasons.toSorted()).toEqual(expect.arrayContaining(['hours', 'not_paused', 'notice', 'radius', 'time_off']))
  expect((await sessionsOf(made.bookingId))[0]!.therapist_id).toBe(made.therapist.id)

  const admin = await createAdmin()
  const unexplained = await inTransaction(admin.actor, (tx) =>
    swapTherapist(tx, { bookingId: made.bookingId, newTherapistId: poor.id, sendClashesToQuota: false, override: true, reason: ' x ' }),
  )
  expect(unexplained).toEqual({ ok: false, reason: 'reason_required' })
  expect(await swap(made.bookingId, poor.id, false, true)).toEqual({ ok: true, moved: 2, sentToQuota: 0 })
  const { rows } = await db.pool.query(`select reason, after from audit_log where subject_id = $1 and action = 'booking.swap_therapist'`, [
    made.bookingId,
  ])
  expect(rows[0]).toMatchObject({
    reason: 'therapist is ill',
    after: { passedOver: expect.arrayContaining(['hours', 'radius', 'not_paused']) },
  })
})

test('F21 X4 time already taken is passed over by nobody; with a reason the rest moves and that session returns to quota', async () => {
  const made = await acceptedBooking({ sessions: 2 })
  const busy = await pendingBooking({ startsAt: made.startsAt, therapist: await createTherapist({ startMinute: 0 }) })
  expect(await swap(made.bookingId, busy.therapist.id, false, true)).toMatchObject({
    reason: 'calendar_clash',
    clashes: [{ reasons: ['taken'] }],
  })
  expect(await swap(made.bookingId, busy.therapist.id, true, true)).toEqual({ ok: true, moved: 2, sentToQuota: 1 })
})

test("F21 X4 an unpaid hold past its end is no clash of the new therapist's", async () => {
  const made = await acceptedBooking()
  const held = await pendingBooking({ startsAt: made.startsAt })
  await advanceClock(db.pool, 'PT16M')
  expect(await swap(made.bookingId, held.therapist.id)).toMatchObject({ ok: true, moved: 1 })
})

test('F21 nobody stopped or closed takes a booking over, whatever the reason', async () => {
  const made = await acceptedBooking()
  const [stopped, closed] = [await createTherapist(), await createTherapist()]
  const admin = await createAdmin()
  await inTransaction(admin.actor, (tx) => stopTherapist(tx, { therapistId: stopped.id, reason: 'keluhan' }))
  await db.pool.query('update users set is_active = false where id = $1', [closed.userId])
  for (const next of [stopped, closed])
    expect(await swap(made.bookingId, next.id, true, true)).toEqual({ ok: false, reason: 'therapist_not_found' })
})

test('F21 a visit whose time has passed is never handed on as it is: whoever came is paid for it', async () => {
  const made = await acceptedBooking({ sessions: 2 })
  const next = await createTherapist()
  const { rows } = await db.pool.query<{ seconds: number }>(
    'select ceil(extract(epoch from blocked_until - app_now()))::int as seconds from sessions where id = $1',
    [made.sessionIds[0]],
  )
  await advanceClock(db.pool, Temporal.Duration.from({ seconds: rows[0]!.seconds + 1 }))
  expect(await swap(made.bookingId, next.id, false, true)).toEqual({ ok: false, reason: 'visit_undecided' })
  expect((await sessionsOf(made.bookingId)).map((row) => row.therapist_id)).toEqual([made.therapist.id, made.therapist.id])
  expect(await swap(made.bookingId, next.id, true)).toEqual({ ok: true, moved: 2, sentToQuota: 1 })
})

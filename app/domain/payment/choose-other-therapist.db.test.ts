import { afterEach, expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { database, inTransaction, system } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import {
  createAdmin,
  createPatient,
  createTherapist,
  paidBooking,
  pendingBooking,
  statusOf,
  waitingJobs,
  type MadeBooking,
  type Therapist,
} from '../../../test/fixtures.ts'
import { completeRefund } from '../refund/complete-refund.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { acceptBooking } from '../booking/accept-booking.ts'
import { readBooking } from '../booking/booking-queries.ts'
import { chooseOtherTherapist } from './choose-other-therapist.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { readOpenPlan, similarTherapists } from '../booking/similar-therapists.ts'
import { timeOutBooking } from '../booking/time-out-booking.ts'
import { editDetails } from '../visit/edit-details.ts'

testDatabase()

afterEach(async () => {
  const broken = (await checkInvariants(database().pool)).filter((check) => check.violations.length > 0)
  if (broken.length > 0) throw new Error(`broken invariants: ${JSON.stringify(broken)}`)
})

const decline = (made: { bookingId: string; therapist: Therapist }) =>
  inTransaction(made.therapist.actor, (tx) => declineBooking(tx, { bookingId: made.bookingId }))

async function declined(options: { sessions?: number; bookingType?: 'INSTANT' } = {}): Promise<MadeBooking> {
  const made = await paidBooking(options)
  expect((await decline(made)).ok).toBe(true)
  return made
}

const choose = (made: MadeBooking, therapist: { id: string }, bookingId = made.bookingId) =>
  chooseOtherTherapist(made.patient.actor, { bookingId, therapistId: therapist.id })

async function offered(made: MadeBooking): Promise<string[]> {
  const { prisma } = database()
  const plan = await readOpenPlan(prisma, { bookingId: made.bookingId, patientId: made.patient.id })
  return plan ? (await similarTherapists(prisma, plan)).map((therapist) => therapist.id) : []
}

async function refundOf(bookingId: string): Promise<{ id: string; status: string }> {
  const { rows } = await database().pool.query<{ id: string; status: string }>(
    `select id, status from refunds where idempotency_key = 'booking:' || $1`,
    [bookingId],
  )
  return rows[0]!
}

test('B01 declined: another therapist takes the plan over with its time, price, address and money, and is asked at once', async () => {
  const made = await declined({ sessions: 4 })
  const next = await createTherapist()
  expect(await offered(made)).toContain(next.id)
  const result = await choose(made, next)
  if (!result.ok) throw new Error(result.reason)
  const {
    rows: [pair],
  } = await database().pool.query(
    `
    select n.status::text, n.therapist_id, n.refund_status::text, o.refund_status::text as old_refund, n.package_id = o.package_id and n.total_price = o.total_price
      and n.locked_address = o.locked_address and n.policy_snapshot = o.policy_snapshot as same, n.therapist_respond_by > app_now() as asked,
      (select starts_at from sessions where booking_id = n.id and ordinal = 1) as starts_at, (select count(*)::int from sessions where booking_id = n.id) as sessions
    from bookings n join bookings o on o.id = n.replaces_id where n.id = $1`,
    [result.bookingId],
  )
  expect(pair).toEqual({
    status: 'PAID',
    therapist_id: next.id,
    refund_status: 'NONE',
    old_refund: 'NONE',
    same: true,
    asked: true,
    sessions: 4,
    starts_at: new Date(made.startsAt.epochMilliseconds),
  })
  expect((await refundOf(made.bookingId)).status).toBe('MOVED')
  expect((await waitingJobs('booking.answer-timeout')).map((job) => job.key)).toContain(`answer:${result.bookingId}`)
  const { rows: told } = await database().pool.query(`select 1 from notifications where user_id = $1 and kind = 'booking_requested'`, [
    next.userId,
  ])
  expect(told).toHaveLength(1)
  expect(await choose(made, await createTherapist())).toEqual({ ok: true, bookingId: result.bookingId, isNew: false })
  await inTransaction(next.actor, (tx) => acceptBooking(tx, { bookingId: result.bookingId }))
  expect(await statusOf('bookings', result.bookingId)).toBe('ACCEPTED')
})

test('B01 F04 what the patient wrote for the door goes along', async () => {
  const made = await paidBooking()
  const details = { note: 'Bel dua kali', landmark: null, gate: 'Blok C', contactName: 'Pak Joko', contactPhone: '+6281234567890' }
  await inTransaction(made.patient.actor, (tx) => editDetails(tx, { bookingId: made.bookingId, details }))
  await decline(made)
  const result = await choose(made, await createTherapist())
  if (!result.ok) throw new Error(result.reason)
  expect((await readBooking(database().prisma, result.bookingId, { patientId: made.patient.id }))!.details).toEqual(details)
})

test('B01 O16 declined a second time: nobody asked before is offered, the money goes on again or back in the end', async () => {
  const made = await declined()
  const second = await createTherapist()
  const first = await choose(made, second)
  if (!first.ok) throw new Error(first.reason)
  await decline({ bookingId: first.bookingId, therapist: second })
  const again = { ...made, bookingId: first.bookingId }
  const list = await offered(again)
  expect(list).not.toContain(made.therapist.id)
  expect(list).not.toContain(second.id)
  const third = await createTherapist()
  const last = await choose(again, third)
  if (!last.ok) throw new Error(last.reason)
  await decline({ bookingId: last.bookingId, therapist: third })
  const admin = await createAdmin()
  const refund = await refundOf(last.bookingId)
  expect(
    await inTransaction(admin.actor, (tx) =>
      completeRefund(tx, { refundId: refund.id, method: 'MANUAL_TRANSFER', reference: 'TRF-9', note: 'kembali' }),
    ),
  ).toEqual({ ok: true, amount: 350_000n })
})

test('B01 timed out: offered too; not to strangers, not for a busy therapist, not once the time is near', async () => {
  const made = await paidBooking()
  await advanceClock(database().pool, 'PT31M')
  await inTransaction(system('timeout'), (tx) => timeOutBooking(tx, { bookingId: made.bookingId }))
  const busy = await createTherapist()
  await pendingBooking({ therapist: busy, startsAt: made.startsAt })
  const next = await createTherapist()
  expect(await offered(made)).not.toContain(busy.id)
  expect(await choose(made, busy)).toEqual({ ok: false, reason: 'therapist_not_free' })
  expect(await choose(made, made.therapist)).toEqual({ ok: false, reason: 'therapist_not_free' })
  const stranger = await createPatient()
  expect(await chooseOtherTherapist(stranger.actor, { bookingId: made.bookingId, therapistId: next.id })).toEqual({
    ok: false,
    reason: 'not_found',
  })
  const cancelled = await pendingBooking()
  expect(await choose(cancelled, next)).toEqual({ ok: false, reason: 'not_offered' })
})

test('B01 race: the admin pays the refund while the patient chooses; eight rounds, one winner each', { timeout: 90_000 }, async () => {
  const admin = await createAdmin()
  for (let round = 0; round < 8; round += 1) {
    const made = await declined()
    const next = await createTherapist()
    const refund = await refundOf(made.bookingId)
    const [paid, chosen] = await Promise.all([
      inTransaction(admin.actor, (tx) =>
        completeRefund(tx, { refundId: refund.id, method: 'MANUAL_TRANSFER', reference: 'TRF-1', note: 'kembali' }),
      ),
      choose(made, next),
    ])
    expect([paid.ok, chosen.ok].filter(Boolean)).toHaveLength(1)
    expect((await refundOf(made.bookingId)).status).toBe(paid.ok ? 'COMPLETED' : 'MOVED')
  }
})

test('B01 race: the patient presses in three windows, for three therapists; one booking', async () => {
  const made = await declined()
  const therapists = [await createTherapist(), await createTherapist(), await createTherapist()]
  const results = await Promise.all(therapists.map((therapist) => choose(made, therapist)))
  expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
  expect(new Set(results.map((result) => result.ok && result.bookingId)).size).toBe(1)
})

test('B01 race: two declined patients want the same therapist; one gets the time, the other keeps the choice', async () => {
  const one = await declined()
  const two = await paidBooking({ startsAt: one.startsAt })
  await decline(two)
  const wanted = await createTherapist()
  const results = await Promise.all([choose(one, wanted), choose(two, wanted)])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toEqual({ ok: false, reason: 'therapist_not_free' })
})

import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import {
  acceptedBooking,
  createPackage,
  createPatient,
  createTherapist,
  gridTime,
  openPayment,
  pendingBooking,
  settlePaymentInTest,
  statusOf,
  type Therapist,
} from '../../../test/fixtures.ts'
import { inTransaction } from '../../platform/db.ts'
import { placeBooking } from '../booking/place-booking.ts'
import { searchTherapists } from '../matching/search-therapists.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { freeSlotsOfTherapist } from '../scheduling/availability-queries.ts'
import { scheduleSession } from '../scheduling/schedule-session.ts'
import { setOnline } from '../visit/set-online.ts'
import { pauseIntake } from './pause-intake.ts'

const db = testDatabase()
const pause = (therapist: Therapist, paused = true) => inTransaction(therapist.actor, (tx) => pauseIntake(tx, { paused }))

async function isFound(id: string): Promise<boolean> {
  const { rows } = await db.pool.query('select latitude, longitude from therapists where id = $1', [id])
  const found = await searchTherapists({ near: rows[0], maxDistanceKm: 5 })
  return found.therapists.some((card) => card.id === id)
}

async function request(therapistId: string, bookingType: 'REGULAR' | 'INSTANT' = 'REGULAR') {
  const patient = await createPatient()
  const result = await placeBooking(patient.actor, {
    patientId: patient.id,
    therapistId,
    packageId: await createPackage(),
    addressId: patient.addressId,
    bookingType,
    startsAt: await gridTime(bookingType === 'INSTANT' ? 2 : 50),
  })
  return result.ok ? 'booked' : result.reason
}

const holds = async () => (await checkInvariants(db.pool)).filter((result) => result.status === 'broken').map((result) => result.id)

test('O06 R03 paused, a therapist is found, shown and booked by nobody; resumed, by everybody', async () => {
  const therapist = await createTherapist()
  expect(await pause(therapist)).toEqual({ ok: true, isPaused: true })
  expect(await pause(therapist)).toEqual({ ok: true, isPaused: true })
  expect(await isFound(therapist.id)).toBe(false)
  expect(await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, door: 'regular' })).toBeNull()
  expect(await request(therapist.id)).toBe('therapist_not_found')
  expect(await request(therapist.id, 'INSTANT')).toBe('therapist_not_found')
  expect(await inTransaction(therapist.actor, (tx) => setOnline(tx, { online: true }))).toEqual({ ok: false, reason: 'not_open' })
  const { rows } = await db.pool.query('select is_online, is_listed from therapists where id = $1', [therapist.id])
  expect(rows).toEqual([{ is_online: false, is_listed: false }])

  expect(await pause(therapist, false)).toEqual({ ok: true, isPaused: false })
  expect(await isFound(therapist.id)).toBe(true)
  expect(await request(therapist.id)).toBe('booked')
  const audit = await db.pool.query('select action, before, after from audit_log where subject_id = $1 order by id', [therapist.id])
  expect(audit.rows).toEqual([
    { action: 'therapist.pause', before: { intake: 'OPEN' }, after: { intake: 'PAUSED' } },
    { action: 'therapist.resume', before: { intake: 'PAUSED' }, after: { intake: 'OPEN' } },
  ])
})

test('I22 what was sold before the pause goes on: quota gets its times, a hold is honoured when paid', async () => {
  const therapist = await createTherapist()
  const sold = await acceptedBooking({ therapist, sessions: 2 })
  const hold = await pendingBooking({ therapist, startsAt: await gridTime(40) })
  await pause(therapist)
  expect(await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, door: 'quota' })).not.toBeNull()
  const dated = await inTransaction(sold.patient.actor, async (tx) =>
    scheduleSession(tx, { sessionId: sold.sessionIds[1]!, patientId: sold.patient.id, startsAt: await gridTime(72) }),
  )
  expect(dated).toMatchObject({ ok: true })
  await settlePaymentInTest(await openPayment(hold.bookingId))
  expect(await statusOf('bookings', hold.bookingId)).toBe('PAID')
  expect(await holds()).toEqual([])
})

test('I17 X9 an account closed by hand is booked through no door and counts as stopped', async () => {
  const therapist = await createTherapist()
  await db.pool.query('update users set is_active = false where id = $1', [therapist.userId])
  const { rows } = await db.pool.query('select intake, intake_reason, is_online from therapists where id = $1', [therapist.id])
  expect(rows).toEqual([{ intake: 'STOPPED', intake_reason: 'account_closed', is_online: false }])
  expect(await isFound(therapist.id)).toBe(false)
  expect(await request(therapist.id)).toBe('therapist_not_found')
  expect(await freeSlotsOfTherapist({ therapistId: therapist.id, from: null, days: 7, door: 'quota' })).toBeNull()
  expect(await pause(therapist, false)).toEqual({ ok: false, reason: 'stopped' })
  expect(await holds()).toEqual([])
})

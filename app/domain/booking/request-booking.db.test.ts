import { describe, expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { database, inTransaction, pgCode } from '../../platform/db.ts'
import { createPackage, createPatient, createTherapist, gridTime, pendingBooking, statusOf, waitingJobs } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { cancelBooking } from './cancel-booking.ts'
import { placeBooking } from './place-booking.ts'
import { requestBooking, type RequestBookingInput } from './request-booking.ts'

const db = testDatabase({ max: 40 })

async function request(overrides: Partial<RequestBookingInput> = {}, sessions = 1) {
  const patient = await createPatient()
  const therapist = await createTherapist()
  const input: RequestBookingInput = {
    patientId: patient.id,
    therapistId: therapist.id,
    packageId: await createPackage({ sessions }),
    addressId: patient.addressId,
    bookingType: 'REGULAR',
    startsAt: await gridTime(26),
    ...overrides,
  }
  return { patient, therapist, input, place: () => placeBooking(patient.actor, input) }
}

describe('requesting a booking', () => {
  test('D05 F09 holds the slot for 15 minutes and freezes the price', async () => {
    const { input, place } = await request({ packageId: await createPackage({ sessions: 4, price: 1_200_001n }) })
    const result = await place()
    if (!result.ok) throw new Error(result.reason)
    const {
      rows: [booking],
    } = await db.pool.query(
      `select b.*, extract(epoch from hold_expires_at - created_at)::int as hold_seconds from bookings b where id = $1`,
      [result.bookingId],
    )
    expect(booking).toMatchObject({
      status: 'PENDING',
      total_price: '1200001',
      admin_fee_amount: '240000',
      therapist_net_total: '960001',
      hold_seconds: 900,
    })
    expect(booking.policy_snapshot.answerMinutesInstant).toBe(5)
    await db.pool.query(`update packages set total_price = 1, name_id = 'x' where id = $1`, [input.packageId])
    const {
      rows: [after],
    } = await db.pool.query('select total_price from bookings where id = $1', [result.bookingId])
    expect(after.total_price).toBe('1200001')
    expect((await waitingJobs('payment.expire-hold')).map((job) => job.key)).toContain(`hold:${result.bookingId}`)
  })

  test.each(['0000-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '+275760-09-13T00:00:00Z'])(
    'F03 a start that no calendar has, %s, is refused like any other',
    async (startsAt) => {
      const { place } = await request({ startsAt: Temporal.Instant.from(startsAt) })
      expect(await place()).toEqual({ ok: false, reason: 'schedule_not_found' })
    },
  )

  test('F03 F04 I04 schedules the first session, keeps the rest as quota, with shares that add up', async () => {
    const { place, therapist } = await request({ packageId: await createPackage({ sessions: 3, price: 1_000_000n, fee: 100_001n }) })
    const result = await place()
    if (!result.ok) throw new Error(result.reason)
    const { rows } = await db.pool.query('select * from sessions where booking_id = $1 order by ordinal', [result.bookingId])
    expect(rows.map((row) => row.status)).toEqual(['SCHEDULED', 'PENDING_SCHEDULING', 'PENDING_SCHEDULING'])
    expect(rows.map((row) => row.therapist_share)).toEqual(['299999', '299999', '300001'])
    expect(rows.map((row) => row.platform_share)).toEqual(['33333', '33333', '33335'])
    expect(new Set(rows.map((row) => row.therapist_id))).toEqual(new Set([therapist.id]))
    expect(rows[0].blocked_until - rows[0].starts_at).toBe(90 * 60_000)
    const {
      rows: [booking],
    } = await db.pool.query('select locked_address from bookings where id = $1', [result.bookingId])
    expect(booking.locked_address).toBe('Jl. Melati No. 5, (seberang masjid), Gandaria, Kebayoran, Jakarta Selatan, DKI Jakarta')
    await expect(db.pool.query(`update bookings set locked_address = 'elsewhere' where id = $1`, [result.bookingId])).rejects.toThrow(
      /keeps/,
    )
  })

  test("F02 refuses an address beyond the therapist's radius, however it was sent", async () => {
    const { input, patient } = await request()
    const far = await createPatient({ zone: 'Asia/Jayapura' })
    await db.pool.query('update addresses set user_id = $1 where id = $2', [patient.id, far.addressId])
    expect(await placeBooking(patient.actor, { ...input, addressId: far.addressId })).toEqual({ ok: false, reason: 'address_too_far' })
  })

  test('D05 one patient holds five unpaid slots at most, also when asking for all at once', async () => {
    const { input, patient } = await request()
    const others = await Promise.all(Array.from({ length: 8 }, () => createTherapist()))
    const first = await gridTime(26)
    const results = await Promise.all(
      others.map((other, index) =>
        placeBooking(patient.actor, { ...input, therapistId: other.id, startsAt: first.add({ minutes: 90 * index }) }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(5)
    expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 3 }, () => ({ ok: false, reason: 'too_many_holds' })))
    await advanceClock(db.pool, 'PT16M')
    expect(await placeBooking(patient.actor, { ...input, startsAt: first.add({ hours: 24 }) })).toMatchObject({ ok: true })
  })

  test('F06 refuses while the profile is incomplete', async () => {
    const patient = await createPatient({ isProfileComplete: false })
    const { input } = await request()
    expect(await placeBooking(patient.actor, { ...input, patientId: patient.id, addressId: patient.addressId })).toEqual({
      ok: false,
      reason: 'profile_incomplete',
    })
  })

  test.each([
    ['in the past', -2],
    ['off the grid', 0.123],
    ['beyond the horizon', 24 * 40],
  ])('D03 a start %s is not found', async (_name, hours) => {
    const now = await gridTime(0)
    const { place } = await request({ startsAt: now.add({ minutes: Math.round(hours * 60) + (hours === 0.123 ? 24 * 60 : 0) }) })
    expect(await place()).toEqual({ ok: false, reason: 'schedule_not_found' })
  })

  test('F01 D03 a start outside working hours or in time off is not found', async () => {
    const therapist = await createTherapist({ startMinute: 480, endMinute: 1020 })
    const noon = (await gridTime(48)).toZonedDateTimeISO('Asia/Jakarta').with({ hour: 12, minute: 0 }).toInstant()
    const late = noon.add({ hours: 4 })
    expect(await (await request({ therapistId: therapist.id, startsAt: late })).place()).toEqual({
      ok: false,
      reason: 'schedule_not_found',
    })
    await db.pool.query(`insert into therapist_time_off (therapist_id, starts_at, ends_at) values ($1, $2, $3)`, [
      therapist.id,
      noon.add({ minutes: 80 }).toString(),
      noon.add({ hours: 3 }).toString(),
    ])
    expect(await (await request({ therapistId: therapist.id, startsAt: noon })).place()).toEqual({
      ok: false,
      reason: 'schedule_not_found',
    })
    expect((await (await request({ therapistId: therapist.id, startsAt: noon.subtract({ minutes: 30 }) })).place()).ok).toBe(true)
  })

  test('F02 an instant booking needs more than 60 minutes and one session', async () => {
    expect(await (await request({ bookingType: 'INSTANT', startsAt: await gridTime(0.1) })).place()).toEqual({
      ok: false,
      reason: 'schedule_not_found',
    })
    const four = await request({ bookingType: 'INSTANT', startsAt: await gridTime(2) }, 4)
    expect(await four.place()).toEqual({ ok: false, reason: 'package_not_instant' })
  })

  test('F02 X6 a regular booking starts more than two hours ahead', async () => {
    const soonest = (await gridTime(2)).add({ minutes: 30 })
    expect(await (await request({ startsAt: soonest.subtract({ minutes: 60 }) })).place()).toEqual({
      ok: false,
      reason: 'schedule_not_found',
    })
    expect((await (await request({ startsAt: soonest })).place()).ok).toBe(true)
  })

  test('F01 X2 a package of 120 minutes takes 150 from the calendar', async () => {
    const therapist = await createTherapist()
    const startsAt = await gridTime(50)
    const long = await request({ therapistId: therapist.id, packageId: await createPackage({ minutes: 120 }), startsAt })
    const placed = await long.place()
    const { rows } = await db.pool.query(
      `select ends_at - starts_at = interval '2 hours' as therapy, blocked_until - ends_at = interval '30 minutes' as travel
      from sessions where booking_id = $1 and ordinal = 1`,
      [placed.ok ? placed.bookingId : null],
    )
    expect(rows).toEqual([{ therapy: true, travel: true }])
    const after = (minutes: number) => request({ therapistId: therapist.id, startsAt: startsAt.add({ minutes }) })
    expect(await (await after(120)).place()).toEqual({ ok: false, reason: 'slot_taken' })
    expect((await (await after(150)).place()).ok).toBe(true)
  })

  test('O06 an instant booking needs a therapist online whose app was heard; a regular one does not', async () => {
    const hour = (await gridTime(0)).toZonedDateTimeISO('Asia/Jakarta').hour
    await advanceClock(db.pool, Temporal.Duration.from({ hours: (33 - hour) % 24 }))
    const therapist = await createTherapist()
    const ask = async (bookingType: 'INSTANT' | 'REGULAR', hours: number) =>
      (await request({ therapistId: therapist.id, bookingType, startsAt: await gridTime(hours) })).place()
    await db.pool.query('update therapists set is_online = false where id = $1', [therapist.id])
    expect(await ask('INSTANT', 3)).toEqual({ ok: false, reason: 'therapist_offline' })
    await db.pool.query('update therapists set is_online = true where id = $1', [therapist.id])
    await db.pool.query(`update therapist_presence set last_sign_at = app_now() - interval '12 hours' where therapist_id = $1`, [
      therapist.id,
    ])
    expect(await ask('INSTANT', 3)).toEqual({ ok: false, reason: 'therapist_offline' })
    expect((await ask('REGULAR', 6)).ok).toBe(true)
    await db.pool.query('update therapist_presence set last_sign_at = app_now() where therapist_id = $1', [therapist.id])
    expect((await ask('INSTANT', 3)).ok).toBe(true)
  })

  test('D11 the same wish again offers the booking that waits; another payload under the same key is refused', async () => {
    const { input, place, patient } = await request({ idempotencyKey: 'tap-1-of-the-button' })
    const first = await place()
    const again = await place()
    expect(again).toMatchObject({ ok: true, isNew: false, bookingId: first.ok && first.bookingId })
    const withoutKey = await placeBooking(patient.actor, { ...input, idempotencyKey: 'another-key-entirely' })
    expect(withoutKey).toMatchObject({ ok: true, isNew: false, bookingId: first.ok && first.bookingId })
    expect(await placeBooking(patient.actor, { ...input, note: 'changed' })).toEqual({ ok: false, reason: 'idempotency_key_reused' })
  })

  test('D11 x3 a repeated key is answered with the state the booking is in now, whatever became of therapist and package', async () => {
    const { input, place, patient } = await request({ idempotencyKey: 'tap-2-of-the-button' })
    const first = await place()
    if (!first.ok) throw new Error(first.reason)
    expect(first).toMatchObject({ status: 'PENDING', isNew: true })
    await inTransaction(patient.actor, (tx) => cancelBooking(tx, { bookingId: first.bookingId }))
    expect(await place()).toMatchObject({ ok: true, isNew: false, bookingId: first.bookingId, status: 'CANCELLED' })
    await db.pool.query('update packages set is_active = false where id = $1', [input.packageId])
    expect(await place()).toMatchObject({ ok: true, isNew: false, bookingId: first.bookingId, status: 'CANCELLED' })
  })

  test('F05 another patient is told that the slot is taken, also for an overlapping start', async () => {
    const taken = await pendingBooking()
    for (const minutes of [0, 30, 60, -60]) {
      const other = await request({ therapistId: taken.therapist.id, startsAt: taken.startsAt.add({ minutes }) })
      expect(await other.place()).toEqual({ ok: false, reason: 'slot_taken' })
    }
    const after = await request({ therapistId: taken.therapist.id, startsAt: taken.startsAt.add({ minutes: 90 }) })
    expect((await after.place()).ok).toBe(true)
  })

  test('F05 a patient cannot be in two visits at once', async () => {
    const taken = await pendingBooking()
    const other = await request({
      patientId: taken.patient.id,
      addressId: taken.patient.addressId,
      startsAt: taken.startsAt.add({ minutes: 30 }),
    })
    expect(await placeBooking(taken.patient.actor, other.input)).toEqual({ ok: false, reason: 'patient_busy' })
  })

  test('D08 a hold past its time does not block the next patient, even before its job has run', async () => {
    const held = await pendingBooking()
    await advanceClock(db.pool, 'PT15M1S')
    const next = await request({ therapistId: held.therapist.id, startsAt: held.startsAt })
    expect((await next.place()).ok).toBe(true)
    expect(await statusOf('bookings', held.bookingId)).toBe('CANCELLED')
  })

  test("unknown therapist, package or another person's address is not found", async () => {
    const { input, patient } = await request()
    const stranger = await createPatient()
    const unknown = '00000000-0000-7000-8000-000000000000'
    expect(await placeBooking(patient.actor, { ...input, therapistId: unknown })).toEqual({ ok: false, reason: 'therapist_not_found' })
    expect(await placeBooking(patient.actor, { ...input, packageId: unknown })).toEqual({ ok: false, reason: 'package_not_found' })
    expect(await placeBooking(patient.actor, { ...input, addressId: stranger.addressId })).toEqual({
      ok: false,
      reason: 'address_not_found',
    })
    const unverified = await createTherapist({ isVerified: false })
    expect(await placeBooking(patient.actor, { ...input, therapistId: unverified.id })).toEqual({
      ok: false,
      reason: 'therapist_not_found',
    })
  })
})

describe('racing for slots', () => {
  const contenders = (count: number) => Promise.all(Array.from({ length: count }, () => createPatient()))

  test('F05 40 patients at once for one slot: one wins, the others are told so', async () => {
    const therapist = await createTherapist()
    const packageId = await createPackage()
    const startsAt = await gridTime(30)
    const patients = await contenders(40)
    const results = await Promise.all(
      patients.map((patient) =>
        placeBooking(patient.actor, {
          patientId: patient.id,
          therapistId: therapist.id,
          packageId,
          addressId: patient.addressId,
          bookingType: 'REGULAR',
          startsAt,
        }),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'slot_taken')).toHaveLength(39)
  })

  test('F05 one patient tapping 20 times at once gets one booking', async () => {
    const { place } = await request({ idempotencyKey: 'same-tap-many-times' })
    const results = await Promise.all(Array.from({ length: 20 }, place))
    expect(new Set(results.map((result) => result.ok && result.bookingId)).size).toBe(1)
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
  })

  test('F05 2,000 attempts on 100 hot slots: no overlap, no deadlock, every attempt answered', async () => {
    const therapists = await Promise.all(Array.from({ length: 10 }, () => createTherapist()))
    const packageId = await createPackage()
    const starts = await Promise.all(Array.from({ length: 10 }, (_, index) => gridTime(30 + index * 1.5)))
    const patients = await contenders(40)
    const before = await deadlocks()
    const outcomes = { won: 0, refused: 0 }
    await Promise.all(
      patients.map(async (patient, p) => {
        for (let attempt = 0; attempt < 50; attempt++) {
          const n = p * 50 + attempt
          const result = await placeBooking(patient.actor, {
            patientId: patient.id,
            therapistId: therapists[n % 10]!.id,
            packageId,
            addressId: patient.addressId,
            bookingType: 'REGULAR',
            startsAt: starts[(n * 7 + p) % 10]!,
          })
          if (!result.ok && !['slot_taken', 'patient_busy', 'too_many_holds'].includes(result.reason)) throw new Error(result.reason)
          outcomes[result.ok && result.isNew ? 'won' : 'refused']++
        }
      }),
    )
    expect(outcomes.won + outcomes.refused).toBe(2000)
    expect(outcomes.won).toBeGreaterThanOrEqual(90)
    expect(outcomes.won).toBeLessThanOrEqual(100)
    expect(await overlaps('sessions')).toBe(0)
    expect((await deadlocks()) - before).toBe(0)
  }, 120_000)

  test('F05 control: check-then-insert without lock and constraint does double-book', async () => {
    await db.pool.query(`create table naive_sessions as select * from sessions where false`)
    const [{ id: therapistId }, patient] = [await createTherapist(), await createPatient()]
    const startsAt = (await gridTime(30)).toString()
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { rows } = await db.pool.query(`select 1 from naive_sessions where therapist_id = $1 and starts_at = $2`, [
          therapistId,
          startsAt,
        ])
        if (rows.length === 0) {
          await db.pool.query(
            `insert into naive_sessions (id, therapist_id, patient_id, starts_at, status) values (uuidv7(), $1, $2, $3, 'SCHEDULED')`,
            [therapistId, patient.id, startsAt],
          )
        }
      }),
    )
    const {
      rows: [count],
    } = await db.pool.query('select count(*)::int as n from naive_sessions')
    expect(count.n).toBeGreaterThan(1)
  })

  test('F05 the constraint stands behind the lock: a write round it is refused by the database', async () => {
    const taken = await pendingBooking()
    const other = await request({ therapistId: taken.therapist.id, startsAt: taken.startsAt })
    const unlocked = inTransaction(other.patient.actor, async (tx) => {
      const made = await requestBooking(tx, { ...other.input, startsAt: taken.startsAt.add({ hours: 5 }) })
      if (!made.ok) throw new Error(made.reason)
      await tx.$executeRaw`update sessions set starts_at = ${taken.startsAt.toString()}::timestamptz, ends_at = ${taken.startsAt.add({ hours: 1 }).toString()}::timestamptz,
        blocked_until = ${taken.startsAt.add({ hours: 1 }).toString()}::timestamptz where booking_id = ${made.bookingId}::uuid`
    })
    await expect(unlocked).rejects.toSatisfy((error) => pgCode(error) === '23P01')
  })
})

async function overlaps(table: string): Promise<number> {
  const {
    rows: [row],
  } = await database().pool.query(`
    select count(*)::int as n from ${table} a join ${table} b on a.therapist_id = b.therapist_id and a.id < b.id and a.occupied && b.occupied
    where a.status = 'SCHEDULED' and b.status = 'SCHEDULED'`)
  return row.n
}

async function deadlocks(): Promise<number> {
  const {
    rows: [row],
  } = await database().pool.query('select deadlocks::int as n from pg_stat_database where datname = current_database()')
  return row.n
}

/**
 * Bookings per second through the use case (checks, locks, Prisma) beside a bare
 * SQL transaction that makes the same writes and checks nothing. Rounds alternate
 * on one database, 10 clients each, every booking on a free slot of its own.
 */
import type pg from 'pg'
import { DEFAULT_POLICY } from '../app/domain/policy/policy.ts'
import { placeBooking } from '../app/domain/booking/place-booking.ts'
import { openDatabase, useDatabase } from '../app/platform/db.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { createPackage, createPatient, createTherapist, gridTime, type Patient, type Therapist } from '../test/fixtures.ts'

const CLIENTS = 10
const THERAPISTS = 60
const PATIENTS = 2_000
const ROUNDS = 5
const SECONDS = 3

const url = await createTestDatabase()
const db = openDatabase({ connectionString: url, max: CLIENTS + 2 })
useDatabase(db)

const therapists: Therapist[] = []
for (let i = 0; i < THERAPISTS; i++) therapists.push(await createTherapist())
// Many patients, since one may hold only a few slots unpaid.
const patients: Patient[] = []
for (let i = 0; i < PATIENTS; i += 20) patients.push(...(await Promise.all(Array.from({ length: 20 }, () => createPatient()))))
const packageId = await createPackage()
const first = await gridTime(26)

/** The n-th free slot: one calendar after the other, 90 minutes apart, within the booking horizon. */
let next = 0
function takeSlot() {
  const n = next++
  const step = Math.floor(n / THERAPISTS)
  if (step > 400) throw new Error('out of slots')
  return { patient: patients[n % PATIENTS]!, therapist: therapists[n % THERAPISTS]!, startsAt: first.add({ minutes: 90 * step }) }
}

async function throughUseCase(): Promise<void> {
  const { patient, therapist, startsAt } = takeSlot()
  const result = await placeBooking(patient.actor, {
    patientId: patient.id,
    therapistId: therapist.id,
    packageId,
    addressId: patient.addressId,
    bookingType: 'REGULAR',
    startsAt,
  })
  if (!result.ok) throw new Error(result.reason)
}

async function bareSql(): Promise<void> {
  const { patient, therapist, startsAt } = takeSlot()
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const booking = await insertBooking(client, patient, therapist)
    await client.query(
      `insert into sessions (booking_id, patient_id, therapist_id, ordinal, status, starts_at, ends_at, blocked_until, therapist_share, platform_share)
      values ($1, $2, $3, 1, 'SCHEDULED', $4, $5, $6, 280000, 70000)`,
      [
        booking,
        patient.id,
        therapist.id,
        startsAt.toString(),
        startsAt.add({ minutes: 60 }).toString(),
        startsAt.add({ minutes: 90 }).toString(),
      ],
    )
    await client.query(
      `select graphile_worker.add_job('payment.expire-hold', payload := json_build_object('bookingId', $1::text), run_at := now() + interval '15 minutes', job_key := $2, max_attempts := 10)`,
      [booking, `hold:${booking}`],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

let bookings = 0

/** Eight letters of the code's alphabet, each number another. */
function codeOf(number: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 8 }, (_, place) => alphabet[Math.floor(number / 32 ** place) % 32]).join('')
}

async function insertBooking(client: pg.PoolClient, patient: Patient, therapist: Therapist): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `
    insert into bookings (code, patient_id, therapist_id, package_id, booking_type, status, address_id, locked_address, address_latitude, address_longitude, distance_km,
      time_zone, session_count, total_price, admin_fee_amount, therapist_net_total, policy_snapshot, hold_expires_at, expires_at, request_hash,
      place, sold_name_id, sold_name_en, grade, therapy_minutes, travel_minutes, area)
    values ($1, $2, $3, $4, 'REGULAR', 'PENDING', $5, 'Jl. Melati No. 5', -6.26, 106.78, 2.5, 'Asia/Jakarta', 1, 350000, 70000, 280000, $6, app_now() + interval '15 minutes', app_now() + interval '30 days', $7,
      'HOME', 'Paket', 'Package', 'STANDARD', 60, 30, 'Gandaria, Kebayoran, Jakarta Selatan')
    returning id`,
    [codeOf(bookings++), patient.id, therapist.id, packageId, patient.addressId, JSON.stringify(DEFAULT_POLICY), Buffer.alloc(32)],
  )
  return rows[0]!.id
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  let done = 0
  const end = performance.now() + SECONDS * 1000
  const from = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < end) {
        await work()
        done++
      }
    }),
  )
  return done / ((performance.now() - from) / 1000)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  const rounds: { ours: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ ours: await perSecond(throughUseCase), floor: await perSecond(bareSql) })
    // The calendar starts empty in each round, so no side meets a fuller one.
    await db.pool
      .query(`alter table booking_events disable trigger user; delete from booking_events; alter table booking_events enable trigger user;
      delete from sessions; delete from bookings; delete from graphile_worker._private_jobs`)
    next = 0
  }
  const ours = median(rounds.map((round) => round.ours))
  const floor = median(rounds.map((round) => round.floor))
  console.log(`bookings/s through the use case  ${ours.toFixed(0).padStart(6)}`)
  console.log(
    `bookings/s bare SQL, same writes ${floor.toFixed(0).padStart(6)}   ratio ${(ours / floor).toFixed(2)}   (aim ≥ 0.50; ${CLIENTS} clients, median of ${ROUNDS} rounds)`,
  )
} finally {
  await db.close()
  await dropTestDatabase(url)
}

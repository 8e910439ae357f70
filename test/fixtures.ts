import { randomUUID } from 'node:crypto'
import { acceptBooking } from '../app/domain/booking/accept-booking.ts'
import { placeBooking } from '../app/domain/booking/place-booking.ts'
import type { BookingType } from '../app/domain/booking/booking.ts'
import { DEFAULT_POLICY } from '../app/domain/policy/policy.ts'
import { applyGatewayStatus, type AppliedOutcome } from '../app/domain/payment/apply-gateway-status.ts'
import { database, inTransaction, system, type Actor } from '../app/platform/db.ts'

/** People, packages and bookings for tests, made through the domain wherever a use case exists. */

type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
const PLACES: Record<Zone, { latitude: number; longitude: number; city: string; province: string }> = {
  'Asia/Jakarta': { latitude: -6.2607, longitude: 106.7816, city: 'Jakarta Selatan', province: 'DKI Jakarta' },
  'Asia/Makassar': { latitude: -5.1477, longitude: 119.4327, city: 'Makassar', province: 'Sulawesi Selatan' },
  'Asia/Jayapura': { latitude: -2.5337, longitude: 140.7181, city: 'Jayapura', province: 'Papua' },
}

export type Patient = { id: string; addressId: string; actor: Actor }
export type Therapist = { id: string; userId: string; actor: Actor }

async function one(sql: string, values: unknown[]): Promise<string> {
  const { rows } = await database().pool.query<{ id: string }>(sql, values)
  return rows[0]!.id
}

const email = (name: string) => `${name}-${randomUUID().slice(0, 12)}@demo.test`

/** A patient with a complete profile and one address. */
export async function createPatient(options: { zone?: Zone; isProfileComplete?: boolean } = {}): Promise<Patient> {
  const zone = options.zone ?? 'Asia/Jakarta'
  const place = PLACES[zone]
  const id = await one(
    `insert into users (role, name, email, is_profile_complete) values ('PATIENT', 'Sari Wulandari', $1, $2) returning id`,
    [email('pasien'), options.isProfileComplete ?? true],
  )
  const addressId = await one(
    `insert into addresses (user_id, label, street, landmark, province, city, district, village, latitude, longitude, time_zone)
    values ($1, 'Rumah', 'Jl. Melati No. 5', 'seberang masjid', $2, $3, 'Kebayoran', 'Gandaria', $4, $5, $6) returning id`,
    [id, place.province, place.city, place.latitude, place.longitude, zone],
  )
  return { id, addressId, actor: { kind: 'user', id, role: 'PATIENT' } }
}

/** A verified therapist, online, working every day, around the clock unless told otherwise. Minutes of the local day. */
export async function createTherapist(
  options: { zone?: Zone; startMinute?: number; endMinute?: number; isVerified?: boolean } = {},
): Promise<Therapist> {
  const zone = options.zone ?? 'Asia/Jakarta'
  const place = PLACES[zone]
  const userId = await one(
    `insert into users (role, name, email, is_profile_complete) values ('THERAPIST', 'Rina Kartika', $1, true) returning id`,
    [email('terapis')],
  )
  const id = await one(
    `insert into therapists (user_id, title, city, latitude, longitude, time_zone, specialties, verification_status, verified_at, is_online)
    values ($1, 'S.Ft., Ftr.', $2, $3, $4, $5, '{back_neck}', $6::verification_status, case when $6 = 'APPROVED' then app_now() end, $6 = 'APPROVED') returning id`,
    [userId, place.city, place.latitude + 0.02, place.longitude + 0.01, zone, options.isVerified === false ? 'PENDING' : 'APPROVED'],
  )
  await database().pool.query('insert into therapist_presence (therapist_id, last_sign_at) values ($1, app_now())', [id])
  await database().pool.query(
    `insert into therapist_working_hours (therapist_id, weekday, start_minute, end_minute)
    select $1, weekday, $2, $3 from generate_series(1, 7) weekday`,
    [id, options.startMinute ?? 0, options.endMinute ?? 1440],
  )
  return { id, userId, actor: { kind: 'user', id: userId, role: 'THERAPIST' } }
}

export async function createAdmin(): Promise<{ id: string; actor: Actor }> {
  const id = await one(`insert into users (role, name, email) values ('ADMIN', 'Admin', $1) returning id`, [email('admin')])
  return { id, actor: { kind: 'user', id, role: 'ADMIN' } }
}

export async function createPackage(
  options: { sessions?: number; price?: bigint; fee?: bigint | null; minutes?: number } = {},
): Promise<string> {
  return one(
    `insert into packages (slug, name_id, name_en, grade, session_count, total_price, admin_fee_amount, duration_minutes)
    values ($1, 'Paket', 'Package', 'STANDARD', $2, $3, $4, $5) returning id`,
    [`paket-${randomUUID().slice(0, 12)}`, options.sessions ?? 1, options.price ?? 350_000n, options.fee ?? null, options.minutes ?? 60],
  )
}

/** A moment on the grid, that many hours from now on the application's clock, rounded up to the half hour. */
export async function gridTime(hoursFromNow: number): Promise<Temporal.Instant> {
  const { rows } = await database().pool.query<{ at: Date }>(
    `select date_bin('30 minutes', app_now() + make_interval(mins => $1) + interval '29 minutes 59 seconds', timestamptz '2000-01-01 00:00+00') as at`,
    [Math.round(hoursFromNow * 60)],
  )
  return Temporal.Instant.fromEpochMilliseconds(rows[0]!.at.getTime())
}

export type MadeBooking = { bookingId: string; code: string; patient: Patient; therapist: Therapist; startsAt: Temporal.Instant }

type BookingOptions = {
  patient?: Patient
  therapist?: Therapist
  packageId?: string
  sessions?: number
  bookingType?: BookingType
  startsAt?: Temporal.Instant
  price?: bigint
}

/** Nobody sells a start as near as this any more: it was sold while it lay further ahead. */
async function isWithinNotice(startsAt: Temporal.Instant): Promise<boolean> {
  const { rows } = await database().pool.query<{ near: boolean }>(
    `select $1::timestamptz <= app_now() + make_interval(mins => $2) and $1::timestamptz > app_now() as near`,
    [startsAt.toString(), DEFAULT_POLICY.smallestNoticeMinutes],
  )
  return rows[0]!.near
}

async function bringForward(bookingId: string, hours: number): Promise<void> {
  await database().pool.query(
    `update sessions set starts_at = starts_at - make_interval(hours => $2), ends_at = ends_at - make_interval(hours => $2),
      blocked_until = blocked_until - make_interval(hours => $2) where booking_id = $1 and starts_at is not null`,
    [bookingId, hours],
  )
}

/** A booking awaiting payment. */
export async function pendingBooking(options: BookingOptions = {}): Promise<MadeBooking> {
  const patient = options.patient ?? (await createPatient())
  const therapist = options.therapist ?? (await createTherapist())
  const packageId =
    options.packageId ?? (await createPackage({ sessions: options.sessions ?? 1, ...(options.price && { price: options.price }) }))
  const startsAt = options.startsAt ?? (await gridTime(26))
  const bookedAhead = (options.bookingType ?? 'REGULAR') === 'REGULAR' && (await isWithinNotice(startsAt))
  const result = await placeBooking(patient.actor, {
    patientId: patient.id,
    therapistId: therapist.id,
    packageId,
    addressId: patient.addressId,
    bookingType: options.bookingType ?? 'REGULAR',
    startsAt: bookedAhead ? startsAt.add({ hours: 24 }) : startsAt,
  })
  if (!result.ok) throw new Error(`pendingBooking: ${result.reason}`)
  if (bookedAhead) await bringForward(result.bookingId, 24)
  return { bookingId: result.bookingId, code: result.code, patient, therapist, startsAt }
}

/** A payment row for a booking, as initiate-payment leaves it. */
export async function openPayment(bookingId: string, attempt = 1): Promise<string> {
  return one(
    `insert into payments (booking_id, patient_id, attempt, order_id, method, amount, status)
    select id, patient_id, $2, case when $2 = 1 then id::text else id || '-A' || $2 end, 'va_bca', total_price, 'PROCESSING' from bookings where id = $1 returning id`,
    [bookingId, attempt],
  )
}

/** What the product does when the gateway itself says that the payment is settled. */
export async function settlePaymentInTest(paymentId: string): Promise<AppliedOutcome> {
  const {
    rows: [payment],
  } = await database().pool.query<{ order_id: string; amount: string }>('select order_id, amount from payments where id = $1', [paymentId])
  return inTransaction(system('gateway'), (tx) =>
    applyGatewayStatus(tx, {
      paymentId,
      gateway: {
        status: 'paid',
        rawStatus: 'settlement',
        orderId: payment!.order_id,
        transactionId: `tx-${payment!.order_id}`,
        amount: BigInt(payment!.amount),
        currency: 'IDR',
        method: 'bank_transfer',
        settledAt: null,
        expiresAt: null,
        refundedAmount: null,
      },
    }),
  )
}

/** A paid booking waiting for the therapist's answer. */
export async function paidBooking(options: BookingOptions = {}): Promise<MadeBooking & { paymentId: string }> {
  const made = await pendingBooking(options)
  const paymentId = await openPayment(made.bookingId)
  await settlePaymentInTest(paymentId)
  return { ...made, paymentId }
}

export async function acceptedBooking(options: BookingOptions = {}): Promise<MadeBooking & { paymentId: string; sessionIds: string[] }> {
  const made = await paidBooking(options)
  const result = await inTransaction(made.therapist.actor, (tx) => acceptBooking(tx, { bookingId: made.bookingId }))
  if (!result.ok) throw new Error(`acceptedBooking: ${result.reason}`)
  const { rows } = await database().pool.query<{ id: string }>('select id from sessions where booking_id = $1 order by ordinal', [
    made.bookingId,
  ])
  return { ...made, sessionIds: rows.map((row) => row.id) }
}

/** Waiting jobs of a task, by key; `run_at` on the real clock. */
export async function waitingJobs(task: string): Promise<{ key: string | null; run_at: Date }[]> {
  const { rows } = await database().pool.query<{ key: string | null; run_at: Date }>(
    'select key, run_at from graphile_worker.jobs where task_identifier = $1 order by run_at',
    [task],
  )
  return rows
}

export async function statusOf(table: 'bookings' | 'sessions' | 'payments', id: string): Promise<string> {
  const { rows } = await database().pool.query<{ status: string }>(`select status::text from ${table} where id = $1`, [id])
  return rows[0]!.status
}

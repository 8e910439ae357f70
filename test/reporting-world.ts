import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/**
 * A small world for the tests of this context, written in plain SQL on purpose:
 * the checks it is made for must not lean on the use cases they judge.
 */
export type World = {
  adminId: string
  patientId: string
  otherPatientId: string
  therapistId: string
  therapistUserId: string
  otherTherapistId: string
  otherTherapistUserId: string
  packageId: string
  /** Two sessions: the first completed and paid out, the second scheduled for tomorrow. */
  acceptedId: string
  paidOutSessionId: string
  scheduledSessionId: string
  /** One session, completed, paid out, reviewed with 5. */
  completedId: string
  /** Paid, timed out, refund pending. */
  refundedId: string
  refundId: string
  /** Two sessions: the first held for payment, the second quota. */
  pendingId: string
  /** Paid, waiting for the therapist. */
  paidId: string
}

type Client = pg.ClientBase

/** Runs as an admin in one transaction and commits. */
export async function buildWorld(pool: pg.Pool): Promise<World> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('fisioku.actor_name', 'test', true)`)
    const world = await build(client)
    await client.query('commit')
    return world
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function build(client: Client): Promise<World> {
  const adminId = await person(client, 'ADMIN', 'Ayu Admin')
  const patientId = await person(client, 'PATIENT', 'Budi Pasien')
  const otherPatientId = await person(client, 'PATIENT', 'Citra Pasien')
  const [therapistId, therapistUserId] = await therapist(client, 'Dewi Terapis')
  const [otherTherapistId, otherTherapistUserId] = await therapist(client, 'Eko Terapis')
  const packageId = await one(
    client,
    `insert into packages (slug, name_id, name_en, grade, session_count, total_price)
    values ($1, 'Paket', 'Package', 'STANDARD', 2, 500000) returning id`,
    [`paket-${randomUUID().slice(0, 8)}`],
  )
  const parties = { patientId, therapistId, packageId }

  const acceptedId = await booking(client, { ...parties, sessions: 2, status: 'PENDING' })
  await pay(client, acceptedId, true)
  await client.query(`update bookings set status = 'ACCEPTED', accepted_at = app_now() where id = $1`, [acceptedId])
  const paidOutSessionId = await session(client, acceptedId, 1)
  const scheduledSessionId = await session(client, acceptedId, 2)
  await schedule(client, paidOutSessionId, `app_now() - interval '3 hours'`)
  await finish(client, paidOutSessionId)
  await schedule(client, scheduledSessionId, `date_trunc('hour', app_now()) + interval '1 day'`)
  await openChat(client, acceptedId)
  await client.query(`insert into chat_messages (id, room_id, sender_id, body) values (gen_random_uuid(), $1, $2, 'Halo')`, [
    acceptedId,
    patientId,
  ])

  const completedId = await booking(client, { ...parties, patientId: otherPatientId, sessions: 1, status: 'PENDING' })
  await pay(client, completedId, true)
  await client.query(`update bookings set status = 'ACCEPTED', accepted_at = app_now() where id = $1`, [completedId])
  const only = await session(client, completedId, 1)
  await schedule(client, only, `app_now() - interval '6 hours'`)
  await finish(client, only)
  await openChat(client, completedId)
  await client.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1`, [completedId])
  await client.query(
    `insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism)
    values ($1, $2, $3, 5, 5, 5, 5)`,
    [completedId, therapistId, otherPatientId],
  )
  await client.query('update therapists set average_rating = 5, total_reviews = 1 where id = $1', [therapistId])

  const refundedId = await booking(client, { ...parties, sessions: 1, status: 'PENDING' })
  const paymentId = await pay(client, refundedId, true)
  await client.query(`update sessions set status = 'CANCELLED' where booking_id = $1`, [refundedId])
  await client.query(
    `update bookings set status = 'CANCELLED', status_reason = 'therapist_timeout', cancelled_at = app_now(), refund_status = 'PENDING' where id = $1`,
    [refundedId],
  )
  const refundId = await one(
    client,
    `insert into refunds (booking_id, payment_id, patient_id, amount, reason, idempotency_key)
    values ($1, $2, $3, 250000, 'therapist_timeout', $4) returning id`,
    [refundedId, paymentId, patientId, `booking:${refundedId}`],
  )
  await post(client, {
    kind: 'REFUND_DUE',
    key: `refund-due:${refundedId}`,
    bookingId: refundedId,
    legs: [
      ['DEFERRED_REVENUE', -250000],
      ['REFUNDS_PAYABLE', 250000],
    ],
  })

  const pendingId = await booking(client, { ...parties, sessions: 2, status: 'PENDING' })
  await schedule(client, await session(client, pendingId, 1), `date_trunc('hour', app_now()) + interval '2 days'`)
  const paidId = await booking(client, { ...parties, therapistId: otherTherapistId, sessions: 1, status: 'PENDING' })
  await pay(client, paidId, true)
  await schedule(client, await session(client, paidId, 1), `date_trunc('hour', app_now()) + interval '3 days'`)

  return {
    adminId,
    patientId,
    otherPatientId,
    therapistId,
    therapistUserId,
    otherTherapistId,
    otherTherapistUserId,
    packageId,
    acceptedId,
    paidOutSessionId,
    scheduledSessionId,
    completedId,
    refundedId,
    refundId,
    pendingId,
    paidId,
  }
}

export async function one(client: Pick<pg.ClientBase, 'query'>, sql: string, values: unknown[] = []): Promise<string> {
  const { rows } = await client.query<{ id: string }>(sql, values)
  if (!rows[0]) throw new Error(`No row: ${sql}`)
  return String(rows[0].id)
}

export async function person(client: Client, role: 'ADMIN' | 'PATIENT' | 'THERAPIST', name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${randomUUID().slice(0, 8)}@demo.test`
  return one(client, 'insert into users (role, name, email, is_profile_complete) values ($1, $2, $3, true) returning id', [
    role,
    name,
    email,
  ])
}

/** An approved therapist in Jakarta: [therapist id, user id]. */
export async function therapist(client: Client, name: string, status: 'APPROVED' | 'PENDING' = 'APPROVED'): Promise<[string, string]> {
  const userId = await person(client, 'THERAPIST', name)
  const id = await one(
    client,
    `insert into therapists (user_id, city, latitude, longitude, time_zone, verification_status, verified_at)
    values ($1, 'Jakarta Selatan', -6.26, 106.81, 'Asia/Jakarta', $2::verification_status, case when $2 = 'APPROVED' then app_now() end) returning id`,
    [userId, status],
  )
  return [id, userId]
}

type BookingInput = { patientId: string; therapistId: string; packageId: string; sessions: number; status: 'PENDING' }
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A booking at 250.000 a session, 20 % of it the fee, with its quota sessions. */
export async function booking(client: Client, input: BookingInput): Promise<string> {
  const code = Array.from({ length: 8 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('')
  const id = await one(
    client,
    `insert into bookings (code, patient_id, therapist_id, package_id, booking_type, status, locked_address,
      address_latitude, address_longitude, time_zone, session_count, total_price, admin_fee_amount, therapist_net_total,
      policy_snapshot, hold_expires_at, expires_at, place, sold_name_id, sold_name_en, grade, therapy_minutes, travel_minutes, area)
    values ($1, $2, $3, $4, 'REGULAR', $5::booking_status, 'Jl. Melati 1, Jakarta', -6.25, 106.8, 'Asia/Jakarta', $6::int,
      $6::int * 250000, $6::int * 50000, $6::int * 200000, '{}', app_now() + interval '15 minutes', app_now() + interval '30 days',
      'HOME', 'Paket', 'Package', 'STANDARD', 60, 30, 'Gandaria, Jakarta Selatan') returning id`,
    [code, input.patientId, input.therapistId, input.packageId, input.status, input.sessions],
  )
  await client.query(
    `insert into sessions (booking_id, patient_id, therapist_id, ordinal, status, therapist_share, platform_share)
    select $1, $2, $3, n, 'PENDING_SCHEDULING', 200000, 50000 from generate_series(1, $4::int) n`,
    [id, input.patientId, input.therapistId, input.sessions],
  )
  return id
}

export async function session(client: Client, bookingId: string, ordinal: number): Promise<string> {
  return one(client, 'select id from sessions where booking_id = $1 and ordinal = $2', [bookingId, ordinal])
}

/** @param start SQL expression of the start. */
export async function schedule(client: Client, sessionId: string, start: string): Promise<void> {
  await client.query(
    `update sessions set status = 'SCHEDULED', starts_at = ${start}, ends_at = ${start} + interval '60 minutes',
    blocked_until = ${start} + interval '90 minutes' where id = $1`,
    [sessionId],
  )
}

/** Opened by the acceptance; it locks a day after the last session that has a time. */
async function openChat(client: Client, bookingId: string): Promise<void> {
  await client.query('insert into chat_rooms (id) values ($1)', [bookingId])
  await client.query(
    `update bookings set is_chat_active = true, chat_locked_at = greatest(accepted_at, (select max(coalesce(finished_at, ends_at)) from sessions
      where booking_id = $1)) + interval '24 hours' where id = $1`,
    [bookingId],
  )
}

/** Completed and paid out. */
async function finish(client: Client, sessionId: string): Promise<void> {
  await client.query(`update sessions set status = 'COMPLETED', finished_at = ends_at where id = $1`, [sessionId])
  await payOut(client, sessionId)
  await client.query('update sessions set is_payout_distributed = true where id = $1', [sessionId])
}

export async function payOut(client: Client, sessionId: string): Promise<void> {
  const { rows } = await client.query(
    `select s.booking_id, t.user_id from sessions s join therapists t on t.id = s.therapist_id where s.id = $1`,
    [sessionId],
  )
  await post(client, {
    kind: 'SESSION_FEE',
    key: `payout:${sessionId}`,
    bookingId: rows[0].booking_id,
    sessionId,
    legs: [
      ['DEFERRED_REVENUE', -250000],
      [rows[0].user_id, 200000],
      ['PLATFORM_REVENUE', 50000],
    ],
  })
}

/** The gateway reports the booking's money; an entitled payment moves PENDING to PAID. Returns the payment. */
export async function pay(client: Client, bookingId: string, entitled: boolean): Promise<string> {
  const { rows } = await client.query(
    `select patient_id, total_price, (select count(*)::int + 1 from payments where booking_id = $1) as attempt from bookings where id = $1`,
    [bookingId],
  )
  const { patient_id: patientId, total_price: amount, attempt } = rows[0]
  const id = await one(
    client,
    `insert into payments (booking_id, patient_id, attempt, order_id, method, amount, gateway_transaction_id)
    values ($1, $2, $3, $4, 'va_bca', $5, gen_random_uuid()) returning id`,
    [bookingId, patientId, attempt, `${bookingId}-${attempt}`, amount],
  )
  await client.query(`update payments set status = 'COMPLETED', paid_at = app_now(), is_entitled = $2 where id = $1`, [id, entitled])
  await post(client, {
    kind: entitled ? 'PAYMENT_RECEIVED' : 'UNENTITLED_PAYMENT_RECEIVED',
    key: `payment:${id}`,
    bookingId,
    legs: [
      ['GATEWAY_CLEARING', -Number(amount)],
      [entitled ? 'DEFERRED_REVENUE' : 'REFUNDS_PAYABLE', Number(amount)],
    ],
  })
  if (entitled)
    await client.query(
      `update bookings set status = 'PAID', paid_at = app_now(), therapist_respond_by = app_now() + interval '30 minutes' where id = $1`,
      [bookingId],
    )
  return id
}

type Entry = {
  kind: string
  key: string
  bookingId?: string
  sessionId?: string
  note?: string
  actorId?: string
  legs: [account: string, amount: number][]
}

/** A ledger entry; an account is a system account's kind or a user's id (their wallet). */
export async function post(client: Client, entry: Entry): Promise<string> {
  const lines = entry.legs.map(([account, amount]) => `${/^[A-Z_]+$/.test(account) ? account : `wallet:${account}`} ${amount}`).sort()
  const id = await one(
    client,
    `insert into ledger_entries (kind, idempotency_key, payload_hash, booking_id, session_id, note, actor_id)
    values ($1, $2, sha256(convert_to($3, 'UTF8')), $4, $5, $6, $7) returning id`,
    [
      entry.kind,
      entry.key,
      [entry.kind, ...lines].join('\n'),
      entry.bookingId ?? null,
      entry.sessionId ?? null,
      entry.note ?? null,
      entry.actorId ?? null,
    ],
  )
  for (const [account, amount] of entry.legs)
    await client.query(
      `insert into ledger_postings (entry_id, account_id, amount) select $1, id, $3 from ledger_accounts
      where (user_id is null and kind::text = $2) or (user_id::text = $2 and kind = 'WALLET')`,
      [id, account, amount],
    )
  return id
}

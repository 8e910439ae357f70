import type pg from 'pg'
import { openDatabase, useDatabase } from '../app/platform/db.ts'
import { scatterTherapists } from './arrange-therapists.ts'
import { acceptedBooking, createAdmin } from './fixtures.ts'

/** Somebody and something in the middle of it all, for reads of one. */
export type LargeDatabase = {
  adminId: string
  patientId: string
  therapistId: string
  therapistUserId: string
  /** Accepted, with a chat, a coming visit and quota. */
  bookingId: string
  code: string
  sessionId: string
  paymentId: string
  walletId: string
  refundId: string
}

const PEOPLE = `(array['Sari', 'Budi', 'Dewi', 'Agus', 'Rina', 'Joko', 'Maya', 'Eko', 'Lestari', 'Putra'])[1 + i % 10] || ' '
  || (array['Wulandari', 'Santoso', 'Kartika', 'Pratama', 'Hidayat', 'Siregar', 'Nasution', 'Halim', 'Wijaya'])[1 + (i / 10) % 9] || ' ' || i`
/** Eight letters people can read out, another for each number. */
const CODE = `(select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + (i::bigint * 7919 / (31 ^ place)::bigint % 31)::int, 1), '' order by place) from generate_series(0, 7) place)`

/**
 * Fills a fresh test database with a year of the product's life by SQL alone: `bookings`
 * bookings with everything that hangs on them, statistics taken. Triggers sleep meanwhile.
 * Nothing is due in it: no hold, answer, package, payout or chat waits for a sweep. One booking made
 * by the domain is the pattern of the others, so that a new column needs no change here.
 */
export async function fillLargeDatabase(url: string, bookings: number): Promise<LargeDatabase> {
  const db = openDatabase({ connectionString: url, max: 2 })
  useDatabase(db)
  try {
    const pattern = await acceptedBooking({ sessions: 2 })
    const { id: adminId } = await createAdmin()
    await scatterTherapists(db.pool, Math.ceil(bookings / 100))
    const client = await db.pool.connect()
    try {
      await client.query(
        `set session_replication_role = replica; set synchronous_commit = off; set statement_timeout = 0; set work_mem = '128MB'`,
      )
      await people(client, pattern.patient.id, Math.ceil(bookings / 2))
      await calendar(client, bookings, pattern.bookingId)
      await money(client, bookings, pattern.bookingId, adminId)
      await words(client, pattern.bookingId, adminId)
      await desk(client, bookings, adminId)
      await client.query('reset all')
      await client.query('vacuum analyze')
      const { rows } = await client.query<LargeDatabase>(
        `select $1 as "adminId", m.patient_id as "patientId", m.therapist_id as "therapistId", m.therapist_user_id as "therapistUserId",
          m.booking_id as "bookingId", b.code, m.first_id as "sessionId", p.id as "paymentId", w.id as "walletId",
          (select id from refunds where status = 'PENDING' limit 1) as "refundId"
        from many m join bookings b on b.id = m.booking_id join payments p on p.booking_id = m.booking_id
        join wallets w on w.user_id = m.therapist_user_id where m.status = 'ACCEPTED' order by m.i limit 1`,
        [adminId],
      )
      return rows[0]!
    } finally {
      client.release(true)
    }
  } finally {
    useDatabase(undefined)
    await db.close()
  }
}

/** Copies the rows that `pattern` finds once for each row of `source`; columns not named keep the pattern's value. */
async function multiply(client: pg.ClientBase, table: string, pattern: string, source: string, columns: Record<string, string>) {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  await client.query(
    `insert into ${table} (${names.join(', ')}) select ${names.map((name) => columns[name] ?? `t.${name}`).join(', ')}
    from (select * from ${table} where ${pattern}) t cross join ${source}`,
  )
}

async function people(client: pg.ClientBase, patientId: string, count: number): Promise<void> {
  await client.query(`create temp table patients as select i, uuidv7() as id from generate_series(0, ${count - 1}) i`)
  await multiply(client, 'users', `id = '${patientId}'`, 'patients x', {
    id: 'x.id',
    name: PEOPLE.replaceAll(/\bi\b/g, 'x.i'),
    email: `'banyak-' || x.i || '@demo.test'`,
    phone: `'+62811' || lpad(x.i::text, 8, '0')`,
  })
  await multiply(client, 'addresses', `user_id = '${patientId}'`, 'patients x', { id: 'uuidv7()', user_id: 'x.id' })
  await client.query(
    `insert into ledger_accounts (kind, user_id, balance, last_seq) select 'WALLET', id, i % 50 * 1000, i % 3 from patients`,
  )
}

/** Bookings of a year, the newest last: the last six in a hundred are accepted, a few of those wait for money or an answer. */
async function calendar(client: pg.ClientBase, count: number, patternId: string): Promise<void> {
  await client.query(`
    create temp table many as
    with seats as (select row_number() over (order by id) - 1 as seat, count(*) over () as seats, id, user_id from therapists where title = 'S.Ft, Ftr')
    select made.i, uuidv7(at - now()) as booking_id, uuidv7() as first_id, uuidv7() as second_id, uuidv7() as payment_id, at as created_at,
      patients.id as patient_id, seats.id as therapist_id, seats.user_id as therapist_user_id,
      case when made.i > ${count} - 30 then 'PENDING' when made.i > ${count} - 70 then 'PAID' when made.i > ${count} * 0.94 then 'ACCEPTED'
        when made.i % 4 = 0 then 'CANCELLED' else 'COMPLETED' end::booking_status as status,
      -- Coming visits: a place in the calendar that no other booking of this therapist has.
      case when made.i > ${count} * 0.94 then date_trunc('hour', now()) + make_interval(hours => 12 + (made.i / seats)::int % 12 * 2) else at + interval '1 day' end as starts_at
    from (select i, app_now() - make_interval(secs => (${count} - i) * 31e6 / ${count}) as at from generate_series(1, ${count}) i) made
    join seats on seats.seat = made.i % seats.seats join patients on patients.i = made.i % (select count(*) from patients);
    create index on many (booking_id);
    analyze many`)
  await multiply(client, 'bookings', `id = '${patternId}'`, 'many x', {
    id: 'x.booking_id',
    code: CODE.replaceAll(/\bi\b/g, 'x.i'),
    patient_id: 'x.patient_id',
    therapist_id: 'x.therapist_id',
    status: 'x.status',
    status_reason: `case when x.status = 'CANCELLED' then 'therapist_timeout' end`,
    refund_status: `case when x.status = 'CANCELLED' then 'COMPLETED' else 'NONE' end::refund_status`,
    hold_expires_at: `case when x.status = 'PENDING' then now() + interval '10 minutes' end`,
    paid_at: `case when x.status <> 'PENDING' then x.created_at + interval '2 minutes' end`,
    therapist_respond_by: `case when x.status = 'PAID' then now() + interval '20 minutes' end`,
    accepted_at: `case when x.status in ('ACCEPTED', 'COMPLETED') then x.created_at + interval '9 minutes' end`,
    expires_at: `x.created_at + interval '30 days'`,
    completed_at: `case when x.status = 'COMPLETED' then x.created_at + interval '9 days' end`,
    cancelled_at: `case when x.status = 'CANCELLED' then x.created_at + interval '1 hour' end`,
    // The youngest completed chats are open still.
    is_chat_active: `x.status = 'ACCEPTED' or (x.status = 'COMPLETED' and x.i > ${count} * 0.9)`,
    chat_locked_at: `case when x.status in ('ACCEPTED', 'COMPLETED') then greatest(x.created_at + interval '10 days', case when x.i > ${count} * 0.9 then now() + interval '2 days' else x.created_at end) end`,
    idempotency_key: 'null',
    replaces_id: 'null',
    created_at: 'x.created_at',
    updated_at: 'x.created_at',
  })
  for (const ordinal of [1, 2]) {
    const status = `case when x.status in ('COMPLETED', 'CANCELLED') then x.status::text when ${ordinal} = 1 then 'SCHEDULED' else 'PENDING_SCHEDULING' end`
    const start = `case when ${ordinal} = 1 then x.starts_at when x.status in ('COMPLETED', 'CANCELLED') then x.starts_at + interval '7 days' end`
    await multiply(client, 'sessions', `booking_id = '${patternId}' and ordinal = ${ordinal}`, 'many x', {
      id: ordinal === 1 ? 'x.first_id' : 'x.second_id',
      booking_id: 'x.booking_id',
      patient_id: 'x.patient_id',
      therapist_id: 'x.therapist_id',
      status: `(${status})::session_status`,
      starts_at: start,
      ends_at: `${start} + interval '60 minutes'`,
      blocked_until: `${start} + interval '90 minutes'`,
      is_payout_distributed: `x.status = 'COMPLETED'`,
      finished_at: `case when x.status = 'COMPLETED' then ${start} + interval '1 hour' end`,
      created_at: 'x.created_at',
      updated_at: 'x.created_at',
    })
  }
}

async function money(client: pg.ClientBase, count: number, patternId: string, adminId: string): Promise<void> {
  await multiply(client, 'payments', `booking_id = '${patternId}'`, `(select * from many where status <> 'PENDING') x`, {
    id: 'x.payment_id',
    booking_id: 'x.booking_id',
    patient_id: 'x.patient_id',
    order_id: 'x.booking_id::text',
    gateway_transaction_id: `'large-' || x.i`,
    paid_at: `x.created_at + interval '2 minutes'`,
    checked_at: `x.created_at + interval '2 minutes'`,
    created_at: 'x.created_at',
    updated_at: 'x.created_at',
  })
  await client.query(`
    insert into payment_events (payment_id, booking_id, from_state, to_state, actor_name, created_at)
    select payment_id, booking_id, 'PROCESSING', 'COMPLETED', 'gateway', created_at + interval '2 minutes' from many where status <> 'PENDING';
    insert into gateway_notifications (body_hash, order_id, transaction_status, is_signature_valid, body, received_at, last_received_at, processed_at, outcome)
    select sha256(booking_id::text::bytea), booking_id::text, 'settlement', true, '{}', created_at, created_at, created_at, 'applied' from many where status <> 'PENDING';
    insert into refunds (booking_id, payment_id, patient_id, amount, reason, status, idempotency_key, method, reference, note, completed_by, completed_at, created_at)
    select booking_id, payment_id, patient_id, 350000, 'therapist_timeout', case when i < ${count} * 0.99 then 'COMPLETED' else 'PENDING' end, 'booking:' || booking_id,
      case when i < ${count} * 0.99 then 'MANUAL_TRANSFER' end, 'TRF-' || i, 'dikembalikan', '${adminId}', case when i < ${count} * 0.99 then created_at + interval '1 day' end, created_at
    from many where i % 4 = 0 and status <> 'PENDING';
    insert into withdrawals (user_id, amount, bank_code, account_number, holder_name, status, request_id, method, approved_by, approved_at, reference, note, settled_by, settled_at, created_at)
    select therapist_user_id, 100000, 'bca', lpad(i::text, 10, '0'), 'Terapis', case when i < ${count} - 200 then 'COMPLETED' else 'PENDING' end::withdrawal_status,
      'withdrawal-' || i, 'MANUAL_TRANSFER', '${adminId}', created_at, 'TRF-' || i, 'dikirim', '${adminId}', case when i < ${count} - 200 then created_at + interval '1 day' end, created_at
    from many where i % 3 = 0`)
  await ledger(client)
}

async function ledger(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create temp table entries as
    select uuidv7() as id, 'PAYMENT_RECEIVED'::ledger_entry_kind as kind, 'payment:' || payment_id as key, booking_id, null::uuid as session_id, therapist_user_id, created_at
    from many where status <> 'PENDING'
    union all
    select uuidv7(), 'SESSION_FEE', 'payout:' || first_id, booking_id, first_id, therapist_user_id, starts_at + interval '1 hour' from many where status = 'COMPLETED';
    analyze entries, ledger_accounts;
    insert into ledger_entries (id, kind, idempotency_key, payload_hash, booking_id, session_id, actor_name, created_at)
    select id, kind, key, ''::bytea, booking_id, session_id, 'system', created_at from entries order by created_at;
    insert into ledger_postings (entry_id, account_id, amount, account_seq, balance_after)
    select e.id, account.id, leg.amount,
      case when leg.kind = 'WALLET' then 1000 + row_number() over (partition by account.id order by e.created_at) end,
      case when leg.kind = 'WALLET' then 140000 * row_number() over (partition by account.id order by e.created_at) end
    from (values ('PAYMENT_RECEIVED', 'GATEWAY_CLEARING', -350000), ('PAYMENT_RECEIVED', 'DEFERRED_REVENUE', 350000),
      ('SESSION_FEE', 'DEFERRED_REVENUE', -175000), ('SESSION_FEE', 'WALLET', 140000), ('SESSION_FEE', 'PLATFORM_REVENUE', 35000)) leg(of, kind, amount)
    join entries e on e.kind::text = leg.of
    join ledger_accounts account on account.kind::text = leg.kind
      and coalesce(account.user_id, '00000000-0000-0000-0000-000000000000') = case when leg.kind = 'WALLET' then e.therapist_user_id else '00000000-0000-0000-0000-000000000000' end
    order by e.created_at`)
}

/** What is said and told: events, notices, chats, reviews. */
async function words(client: pg.ClientBase, patternId: string, adminId: string): Promise<void> {
  await client.query(`
    insert into booking_events (booking_id, subject, from_state, to_state, actor_name, created_at)
    select booking_id, 'BOOKING', step.from_state, step.to_state, 'system', created_at
    from many cross join (values (null, 'PENDING'), ('PENDING', 'PAID'), ('PAID', 'ACCEPTED')) step(from_state, to_state);
    insert into chat_rooms (id, opened_at) select booking_id, created_at from many where status in ('ACCEPTED', 'COMPLETED');
    insert into chat_messages (id, room_id, sender_id, body, created_at)
    select uuidv7(), booking_id, case line when 1 then patient_id else therapist_user_id end, 'Pesan ' || line, created_at + make_interval(mins => 20 + line)
    from many, generate_series(1, 2) line where status in ('ACCEPTED', 'COMPLETED');
    insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism, comment, created_at)
    select booking_id, therapist_id, patient_id, 4 + i % 2, 5, 5, 5, 'Baik', created_at + interval '9 days' from many where status = 'COMPLETED' and i % 3 = 0`)
  const people = `(select m.*, person.id as reader from many m cross join lateral (values (m.patient_id), (m.therapist_user_id), ('${adminId}'::uuid)) person(id)) x`
  await multiply(client, 'notifications', `id = (select id from notifications where href like '%${patternId}%' limit 1)`, people, {
    id: 'uuidv7()',
    user_id: 'x.reader',
    dedupe_key: 'null',
    created_at: 'x.created_at',
    read_at: `case when x.reader <> '${adminId}' then x.created_at end`,
  })
}

/** The admins' desk, and jobs that wait for a later day. */
async function desk(client: pg.ClientBase, count: number, adminId: string): Promise<void> {
  await client.query(`
    insert into audit_log (actor_id, actor_name, action, subject_type, subject_id, reason, created_at)
    select '${adminId}', 'ADMIN', (array['refund.complete', 'withdrawal.approve', 'booking.swap'])[1 + i % 3], (array['refund', 'withdrawal', 'booking'])[1 + i % 3],
      booking_id::text, 'alasan ' || i, created_at from many where i % 2 = 0 order by created_at;
    insert into exceptions (kind, booking_id, session_id, detail, created_at, resolved_at, resolved_by, resolution)
    select 'SESSION_UNRESOLVED', booking_id, first_id, 'forgotten', created_at, case when i < ${count} * 0.93 then created_at + interval '1 day' end,
      case when i < ${count} * 0.93 then '${adminId}'::uuid end, case when i < ${count} * 0.93 then 'completed' end from many where i % 4 = 3;
    insert into graphile_worker._private_tasks (identifier) values ('session.remind') on conflict do nothing;
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
    select task.id, '{}', now() + make_interval(mins => 1000 + i), 10, 'large:' || i from many, graphile_worker._private_tasks task
    where task.identifier = 'session.remind' and i % 2 = 0`)
}

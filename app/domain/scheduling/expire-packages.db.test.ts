import { expect, test } from 'vitest'
import { acceptedBooking, createAdmin, gridTime, statusOf } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { resolveSession } from '../visit/resolve-session.ts'
import { expirePackages, warnOfExpiringPackages } from './expire-packages.ts'
import { scheduleSession } from './schedule-session.ts'

const db = testDatabase()
const run = () => inTransaction(system('package.expire'), expirePackages)
const states = async (bookingId: string) =>
  (await db.pool.query('select status::text from sessions where booking_id = $1 order by ordinal', [bookingId])).rows.map(
    (row) => row.status as string,
  )

test('F22 after thirty days unscheduled sessions expire without a payout; a scheduled one is still held', async () => {
  const made = await acceptedBooking({ sessions: 4, price: 1_000_000n, startsAt: await gridTime(29 * 24) })
  await advanceClock(db.pool, Temporal.Duration.from({ hours: 30 * 24 - 1 }))
  expect(await run()).toEqual({ bookings: 0, sessions: 0, remaining: false })
  await advanceClock(db.pool, 'PT1H1M')
  expect(await run()).toEqual({ bookings: 1, sessions: 3, remaining: false })
  expect(await states(made.bookingId)).toEqual(['SCHEDULED', 'EXPIRED', 'EXPIRED', 'EXPIRED'])
  expect(await statusOf('bookings', made.bookingId)).toBe('ACCEPTED')
  expect(await run()).toEqual({ bookings: 0, sessions: 0, remaining: false })
  const { rows } = await db.pool.query(
    `
    select count(distinct e.id)::int as entries, sum(p.amount) filter (where a.kind = 'BREAKAGE_REVENUE')::int as kept,
      count(*) filter (where a.kind = 'WALLET')::int as wallets
    from ledger_entries e join ledger_postings p on p.entry_id = e.id join ledger_accounts a on a.id = p.account_id
    where e.booking_id = $1 and e.kind = 'PACKAGE_BREAKAGE'`,
    [made.bookingId],
  )
  expect(rows[0]).toEqual({ entries: 3, kept: 750_000, wallets: 0 })
  const { rows: told } = await db.pool.query(`select data from notifications where user_id = $1 and kind = 'package_expired'`, [
    made.patient.id,
  ])
  expect(told).toEqual([{ data: { code: made.code, sessions: 3 } }])
})

test('F22 a booking with nothing else left is completed by the expiry', async () => {
  const made = await acceptedBooking({ sessions: 2 })
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [made.sessionIds[0]])
  await advanceClock(db.pool, 'P30DT1M')
  expect(await run()).toMatchObject({ bookings: 1, sessions: 1 })
  expect(await statusOf('bookings', made.bookingId)).toBe('COMPLETED')
})

test('F22 scheduling against expiry: the session is either scheduled or expired, and the ledger agrees', async () => {
  for (let round = 0; round < 5; round++) {
    const made = await acceptedBooking({ sessions: 2 })
    const at = await gridTime(48)
    await db.pool.query(`update bookings set expires_at = $2::timestamptz + interval '1 hour' where id = $1`, [
      made.bookingId,
      at.toString(),
    ])
    // The expiry's transaction sees the end as past; the patient's began just before it.
    const [scheduled] = await Promise.all([
      inTransaction(made.patient.actor, (tx) =>
        scheduleSession(tx, { sessionId: made.sessionIds[1]!, patientId: made.patient.id, startsAt: at }),
      ),
      db.pool.query(`update bookings set expires_at = app_now() where id = $1`, [made.bookingId]).then(run),
    ])
    const state = await statusOf('sessions', made.sessionIds[1]!)
    expect(state).toBe(scheduled.ok ? 'SCHEDULED' : 'EXPIRED')
    const { rows } = await db.pool.query('select count(*)::int as entries from ledger_entries where session_id = $1', [made.sessionIds[1]])
    expect(rows[0].entries).toBe(scheduled.ok ? 0 : 1)
  }
})

test('F22 patients are warned once, three days ahead, while sessions are open', async () => {
  const made = await acceptedBooking({ sessions: 3 })
  const warn = () => inTransaction(system('package.expire'), warnOfExpiringPackages)
  await advanceClock(db.pool, 'P26D')
  await warn()
  const count = async () =>
    (
      await db.pool.query(`select count(*)::int as n from notifications where user_id = $1 and kind = 'package_expiring'`, [
        made.patient.id,
      ])
    ).rows[0].n
  expect(await count()).toBe(0)
  await advanceClock(db.pool, 'P1DT1M')
  await warn()
  await warn()
  expect(await count()).toBe(1)
})

test("F22 an extended package is warned of and ends again: each end is told, a stopped therapist's is not", async () => {
  const made = await acceptedBooking({ sessions: 3, startsAt: await gridTime(29 * 24) })
  const warn = () => inTransaction(system('package.expire'), warnOfExpiringPackages)
  const told = async () =>
    (
      await db.pool.query(
        `select count(*) filter (where kind = 'package_expiring')::int as warned, count(*) filter (where kind = 'package_expired')::int as ended
         from notifications where user_id = $1`,
        [made.patient.id],
      )
    ).rows[0]
  await advanceClock(db.pool, 'P29D')
  await db.pool.query(`update therapists set intake = 'STOPPED', intake_reason = 'ill', is_online = false where id = $1`, [
    made.therapist.id,
  ])
  await warn()
  expect(await told()).toEqual({ warned: 0, ended: 0 })
  await db.pool.query(`update therapists set intake = 'OPEN' where id = $1`, [made.therapist.id])
  await warn()
  expect(await told()).toEqual({ warned: 1, ended: 0 })
  await advanceClock(db.pool, 'P1DT1M')
  await run()
  expect(await told()).toEqual({ warned: 1, ended: 1 })
  // Its first session had had a date: nobody came, so it gets days of its own.
  const admin = await createAdmin()
  await inTransaction(admin.actor, (tx) =>
    resolveSession(tx, { sessionId: made.sessionIds[0]!, resolution: 'quota', reason: 'nobody came' }),
  )
  await advanceClock(db.pool, 'P5D')
  await warn()
  await warn()
  expect(await told()).toEqual({ warned: 2, ended: 1 })
  await advanceClock(db.pool, 'P2DT1M')
  expect(await run()).toMatchObject({ sessions: 1 })
  expect(await told()).toEqual({ warned: 2, ended: 2 })
})

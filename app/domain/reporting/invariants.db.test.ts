import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { describeViolation } from './invariant.ts'
import { checkInvariants, type InvariantResult, INVARIANTS } from './invariants.ts'
import { buildWorld, one, pay, payOut, post, schedule, session, type World } from '../../../test/reporting-world.ts'

const db = testDatabase()
let world: World
beforeAll(async () => {
  world = await buildWorld(db.pool)
})

/** Breaks the data in a transaction, checks inside it, and takes everything back. */
async function brokenBy(damage: (client: pg.PoolClient) => Promise<unknown>): Promise<InvariantResult[]> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await damage(client)
    return (await checkInvariants(client)).filter((result) => result.status === 'broken')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** DDL first: it is refused once row changes wait for deferred checks. */
const off = (client: pg.PoolClient, table: string, trigger: string) => client.query(`alter table ${table} disable trigger ${trigger}`)
const on = (client: pg.PoolClient, table: string, trigger: string) => client.query(`alter table ${table} enable trigger ${trigger}`)
const drop = (client: pg.PoolClient, table: string, constraint: string) =>
  client.query(`alter table ${table} drop constraint ${constraint}`)

/** The chat's lock as the sessions say, where the damage is another. */
const lockAgain = (client: pg.PoolClient, bookingId: string) =>
  client.query(
    `update bookings set chat_locked_at = greatest(accepted_at, (select max(coalesce(finished_at, ends_at)) from sessions where booking_id = $1))
      + interval '24 hours' where id = $1`,
    [bookingId],
  )

/** `also`: what else this damage truly breaks. */
type Damage = { id: string; also?: string[]; what: string; names: () => string; damage: (client: pg.PoolClient) => Promise<unknown> }

const damages: Damage[] = [
  {
    id: 'I01',
    what: 'a therapist in two places',
    names: () => world.scheduledSessionId,
    damage: async (c) => {
      await drop(c, 'sessions', 'therapist_not_double_booked')
      await c.query(`update bookings set hold_expires_at = app_now() + interval '1 hour' where id = $1`, [world.pendingId])
      await drop(c, 'sessions', 'patient_not_double_booked')
      await schedule(c, await session(c, world.pendingId, 2), `date_trunc('hour', app_now()) + interval '1 day'`)
    },
  },
  {
    id: 'I02',
    what: "a session with another therapist than its booking's",
    names: () => world.scheduledSessionId,
    damage: (c) => c.query('update sessions set therapist_id = $2 where id = $1', [world.scheduledSessionId, world.otherTherapistId]),
  },
  {
    id: 'I02',
    what: 'a booking whose address changed',
    names: () => world.paidId,
    damage: async (c) => {
      await off(c, 'bookings', 'bookings_fixed_parts')
      await c.query(`update bookings set locked_address = 'Jl. Lain 2, Jakarta' where id = $1`, [world.paidId])
    },
  },
  {
    id: 'I02',
    what: 'a booking whose pin moved',
    names: () => world.paidId,
    damage: async (c) => {
      await off(c, 'bookings', 'bookings_address_kept')
      await c.query('update bookings set address_latitude = -6.3 where id = $1', [world.paidId])
    },
  },
  {
    id: 'I03',
    what: 'a price that does not add up',
    names: () => world.pendingId,
    damage: async (c) => {
      await drop(c, 'bookings', 'price_adds_up')
      await off(c, 'bookings', 'bookings_fixed_parts')
      await c.query('update bookings set total_price = total_price + 1 where id = $1', [world.pendingId])
    },
  },
  {
    id: 'I04',
    what: 'shares that do not add up',
    names: () => world.pendingId,
    damage: async (c) => {
      await off(c, 'sessions', 'sessions_fixed_parts')
      await c.query('update sessions set therapist_share = therapist_share + 1 where id = $1', [await session(c, world.pendingId, 2)])
    },
  },
  {
    id: 'I05',
    also: ['I19'],
    what: 'a payout without its flag',
    names: () => world.paidOutSessionId,
    damage: async (c) => {
      await off(c, 'sessions', 'sessions_fixed_parts')
      await c.query('update sessions set is_payout_distributed = false where id = $1', [world.paidOutSessionId])
    },
  },
  {
    id: 'I05',
    also: ['I19'],
    what: 'a session paid twice',
    names: () => world.paidOutSessionId,
    damage: async (c) => {
      await c.query('drop index one_payout_per_session')
      await post(c, {
        kind: 'SESSION_FEE',
        key: 'again',
        bookingId: world.acceptedId,
        sessionId: world.paidOutSessionId,
        legs: [
          ['DEFERRED_REVENUE', -250000],
          [world.therapistUserId, 200000],
          ['PLATFORM_REVENUE', 50000],
        ],
      })
    },
  },
  {
    id: 'I05',
    what: 'a session earned long ago and never paid',
    names: () => world.scheduledSessionId,
    damage: async (c) => {
      await c.query(`update sessions set status = 'COMPLETED', finished_at = app_now() - interval '10 minutes' where id = $1`, [
        world.scheduledSessionId,
      ])
      await lockAgain(c, world.acceptedId)
    },
  },
  {
    id: 'I06',
    also: ['I20'],
    what: 'a payout for an expired session',
    names: () => world.scheduledSessionId,
    damage: async (c) => {
      await c.query(
        `update sessions set status = 'PENDING_SCHEDULING', starts_at = null, ends_at = null, blocked_until = null where id = $1`,
        [world.scheduledSessionId],
      )
      await c.query(`update sessions set status = 'EXPIRED' where id = $1`, [world.scheduledSessionId])
      await payOut(c, world.scheduledSessionId)
    },
  },
  {
    id: 'I07',
    also: ['I19'],
    what: 'an entry that does not balance',
    names: () => 'sum 1',
    damage: (c) =>
      post(c, {
        kind: 'PAYMENT_RECEIVED',
        key: 'odd',
        legs: [
          ['CASH', -100],
          ['DEFERRED_REVENUE', 101],
        ],
      }).then(() =>
        post(c, {
          kind: 'PAYMENT_RECEIVED',
          key: 'odd too',
          legs: [
            ['CASH', -101],
            ['DEFERRED_REVENUE', 100],
          ],
        }),
      ),
  },
  {
    id: 'I07',
    also: ['RF'],
    what: 'an entry changed after posting',
    names: () => 'changed after posting',
    damage: async (c) => {
      await off(c, 'ledger_entries', 'ledger_entries_append_only')
      await c.query(`update ledger_entries set kind = 'REFUND_PAID' where kind = 'REFUND_DUE'`)
      // Put back, as one who hides his tracks would; only after the deferred checks may the table be altered again.
      await c.query('set constraints all immediate')
      await on(c, 'ledger_entries', 'ledger_entries_append_only')
    },
  },
  {
    id: 'I07',
    what: 'an append-only guard switched off',
    names: () => 'ledger_postings',
    damage: (c) => off(c, 'ledger_postings', 'ledger_postings_append_only'),
  },
  {
    id: 'I08',
    what: 'a balance that moved without a posting',
    names: () => 'stored 400001',
    damage: async (c) => {
      await off(c, 'ledger_accounts', 'ledger_accounts_balance_guard')
      await c.query('update ledger_accounts set balance = balance + 1 where user_id = $1', [world.therapistUserId])
    },
  },
  {
    id: 'I09',
    what: 'an admin debit without a note',
    names: () => 'WITHDRAWAL',
    damage: async (c) => {
      await drop(c, 'ledger_entries', 'withdrawal_has_note')
      await post(c, {
        kind: 'WITHDRAWAL',
        key: 'quiet',
        actorId: world.adminId,
        legs: [
          [world.therapistUserId, -50000],
          ['CASH', 50000],
        ],
      })
    },
  },
  {
    id: 'I10',
    also: ['I19'],
    what: 'a second payment that nobody owes back',
    names: () => world.acceptedId,
    damage: async (c) => {
      await c.query('drop index one_entitled_payment_per_booking')
      await pay(c, world.acceptedId, false)
    },
  },
  {
    id: 'I10',
    also: ['I19'],
    what: 'a payment counted twice in the ledger',
    names: () => world.acceptedId,
    damage: (c) =>
      post(c, {
        kind: 'PAYMENT_RECEIVED',
        key: 'twice',
        bookingId: world.acceptedId,
        legs: [
          ['GATEWAY_CLEARING', -500000],
          ['DEFERRED_REVENUE', 500000],
        ],
      }),
  },
  {
    id: 'I10',
    also: ['I19'],
    what: 'a refund that vanished',
    names: () => world.refundedId,
    damage: async (c) => {
      await off(c, 'refunds', 'refunds_not_deleted')
      await c.query('delete from refunds where id = $1', [world.refundId])
    },
  },
  {
    id: 'I11',
    what: 'a booking left PAID after its deadline',
    names: () => world.paidId,
    damage: (c) => c.query(`update bookings set therapist_respond_by = app_now() - interval '7 minutes' where id = $1`, [world.paidId]),
  },
  {
    id: 'I12',
    what: 'a slot held past its hold',
    names: () => world.pendingId,
    damage: (c) => c.query(`update bookings set hold_expires_at = app_now() - interval '7 minutes' where id = $1`, [world.pendingId]),
  },
  {
    id: 'I13',
    what: 'a cached rating that is not the average',
    names: () => world.therapistId,
    damage: (c) => c.query('update therapists set average_rating = 4.2 where id = $1', [world.therapistId]),
  },
  {
    id: 'I13',
    what: 'a review of a booking that is not completed',
    names: () => world.acceptedId,
    damage: async (c) => {
      await c.query(
        `insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism)
        values ($1, $2, $3, 5, 5, 5, 5)`,
        [world.acceptedId, world.therapistId, world.patientId],
      )
      await c.query('update therapists set total_reviews = 2 where id = $1', [world.therapistId])
    },
  },
  {
    id: 'I14',
    what: 'a chat room of a booking nobody accepted',
    names: () => world.paidId,
    damage: (c) => c.query('insert into chat_rooms (id) values ($1)', [world.paidId]),
  },
  {
    id: 'I14',
    also: ['I20'],
    what: 'a message newer than the lock',
    names: () => 'newer than the lock',
    damage: async (c) => {
      await off(c, 'chat_messages', 'chat_messages_open_room')
      await c.query(`update bookings set chat_locked_at = app_now() - interval '1 minute' where id = $1`, [world.acceptedId])
      await c.query(`insert into chat_messages (id, room_id, sender_id, body) values (gen_random_uuid(), $1, $2, 'Masih di sana?')`, [
        world.acceptedId,
        world.patientId,
      ])
    },
  },
  {
    id: 'I16',
    what: 'a step without its event',
    names: () => world.scheduledSessionId,
    damage: async (c) => {
      await off(c, 'sessions', 'sessions_record_step')
      await c.query(`update sessions set status = 'EN_ROUTE' where id = $1`, [world.scheduledSessionId])
    },
  },
  {
    id: 'I16',
    what: 'an event that never happened',
    names: () => world.paidId,
    damage: (c) =>
      c.query(
        `insert into booking_events (booking_id, subject, from_state, to_state, actor_name) values ($1, 'BOOKING', 'PAID', 'ACCEPTED', 'test')`,
        [world.paidId],
      ),
  },
  {
    id: 'I17',
    what: 'a booking with a therapist who lost the approval',
    names: () => world.paidId,
    damage: (c) =>
      c.query(`update therapists set verification_status = 'REJECTED', verification_reason = 'SIP palsu' where id = $1`, [
        world.otherTherapistId,
      ]),
  },
  {
    id: 'I17',
    what: 'a request that waits for a closed account, which still takes bookings',
    names: () => world.paidId,
    damage: async (c) => {
      await off(c, 'users', 'users_closing_stops')
      await c.query('update users set is_active = false where id = (select user_id from therapists where id = $1)', [
        world.otherTherapistId,
      ])
    },
  },
  {
    id: 'I17',
    what: 'somebody online who takes no bookings',
    names: () => world.therapistId,
    damage: async (c) => {
      await drop(c, 'therapists', 'online_only_when_open')
      await c.query(
        `update therapists set is_online = true, intake = 'PAUSED', intake_since = app_now() + interval '1 day' where id = $1`,
        [world.therapistId],
      )
    },
  },
  {
    id: 'I22',
    what: 'a booking made with a paused therapist',
    names: () => world.paidId,
    damage: (c) => c.query(`update therapists set intake = 'PAUSED', intake_since = '2026-01-01' where id = $1`, [world.otherTherapistId]),
  },
  {
    id: 'I22',
    what: 'a swap to a paused therapist without a reason',
    names: () => world.acceptedId,
    damage: async (c) => {
      await c.query(`update bookings set created_at = created_at - interval '1 day' where id = $1`, [world.paidId])
      await c.query(`update therapists set intake = 'PAUSED', intake_since = app_now() - interval '1 hour' where id = $1`, [
        world.otherTherapistId,
      ])
      await c.query('update bookings set therapist_id = $2 where id = $1', [world.acceptedId, world.otherTherapistId])
      await c.query('update sessions set therapist_id = $2 where id = $1', [world.scheduledSessionId, world.otherTherapistId])
    },
  },
  {
    id: 'I22',
    also: ['I17'],
    what: 'a booking made with a stopped therapist',
    names: () => world.paidId,
    damage: (c) =>
      c.query(`update therapists set intake = 'STOPPED', intake_reason = 'test', intake_since = '2026-01-01' where id = $1`, [
        world.otherTherapistId,
      ]),
  },
  {
    id: 'I22',
    what: 'a session dated after the stop',
    names: () => world.acceptedId,
    damage: async (c) => {
      await c.query(`update therapists set intake = 'STOPPED', intake_reason = 'test', intake_since = app_now() where id = $1`, [
        world.therapistId,
      ])
      await c.query(
        `insert into booking_events (booking_id, session_id, subject, from_state, to_state, actor_name, data, created_at)
        select booking_id, id, 'SESSION', 'SCHEDULED', 'SCHEDULED', 'test', jsonb_build_object('ordinal', ordinal, 'starts_at', starts_at),
          app_now() + interval '1 second' from sessions where id = $1`,
        [world.scheduledSessionId],
      )
    },
  },
  {
    id: 'I18',
    what: 'a booking whose sessions are not 1 to n',
    names: () => world.pendingId,
    damage: async (c) => {
      const id = await session(c, world.pendingId, 2)
      await off(c, 'sessions', 'sessions_fixed_parts')
      await c.query('update sessions set ordinal = 3 where id = $1', [id])
    },
  },
  {
    id: 'I18',
    what: 'a session that failed and is on no list',
    names: () => world.acceptedId,
    damage: (c) => c.query(`update sessions set status = 'FAILED' where id = $1`, [world.scheduledSessionId]),
  },
  {
    id: 'I20',
    what: 'a chat that does not lock after its last session',
    names: () => world.acceptedId,
    damage: (c) => c.query(`update bookings set chat_locked_at = chat_locked_at + interval '1 hour' where id = $1`, [world.acceptedId]),
  },
  {
    id: 'I20',
    what: 'a session sent to quota whose chat keeps its old lock',
    names: () => world.acceptedId,
    damage: (c) =>
      c.query(`update sessions set status = 'PENDING_SCHEDULING', starts_at = null, ends_at = null, blocked_until = null where id = $1`, [
        world.scheduledSessionId,
      ]),
  },
  {
    id: 'I20',
    what: 'a chat closed before its lock',
    names: () => 'closed before its lock',
    damage: (c) => c.query('update bookings set is_chat_active = false where id = $1', [world.acceptedId]),
  },
  {
    id: 'I20',
    what: 'a chat open long after its lock',
    names: () => 'open after its lock',
    damage: async (c) => {
      const ago = `interval '24 hours 17 minutes'`
      await c.query(
        `update bookings set accepted_at = app_now() - ${ago}, chat_locked_at = app_now() - ${ago} + interval '24 hours' where id = $1`,
        [world.completedId],
      )
      await c.query(`update sessions set finished_at = app_now() - ${ago} where booking_id = $1`, [world.completedId])
    },
  },
  {
    id: 'I21',
    what: 'an exception about a session that has ended',
    names: () => world.paidOutSessionId,
    damage: (c) =>
      c.query(`insert into exceptions (kind, booking_id, session_id, detail) values ('SESSION_UNRESOLVED', $1, $2, 'test')`, [
        world.acceptedId,
        world.paidOutSessionId,
      ]),
  },
  {
    id: 'I21',
    what: 'an exception that outlived its booking',
    names: () => world.refundedId,
    damage: (c) =>
      c.query(
        `insert into exceptions (kind, booking_id, session_id, detail) select 'SESSION_UNRESOLVED', booking_id, id, 'test' from sessions where booking_id = $1`,
        [world.refundedId],
      ),
  },
  {
    id: 'I23',
    what: 'a visit that is given less time than was sold',
    names: () => world.scheduledSessionId,
    damage: (c) =>
      c.query(`update sessions set blocked_until = blocked_until - interval '1 minute' where id = $1`, [world.scheduledSessionId]),
  },
  {
    id: 'I23',
    what: 'a way back that is free',
    names: () => world.scheduledSessionId,
    damage: async (c) => {
      await c.query(`update sessions set status = 'EN_ROUTE', en_route_at = app_now() where id = $1`, [world.scheduledSessionId])
      await c.query(`update sessions set status = 'FORFEITED', finished_at = app_now() where id = $1`, [world.scheduledSessionId])
      await lockAgain(c, world.acceptedId)
    },
  },
  {
    id: 'I23',
    what: 'a start chosen on the way back',
    names: () => world.scheduledSessionId,
    damage: (c) =>
      c.query(
        `insert into calendar_blocks (therapist_id, session_id, during, created_at)
        select therapist_id, $2, tstzrange(starts_at, blocked_until), app_now() - interval '1 day' from sessions where id = $1`,
        [world.scheduledSessionId, world.paidOutSessionId],
      ),
  },
  {
    id: 'I26',
    what: 'a review of somebody who did nothing',
    names: () => world.otherTherapistId,
    damage: async (c) => {
      await c.query('update reviews set therapist_id = $2 where booking_id = $1', [world.completedId, world.otherTherapistId])
      await c.query('update therapists set average_rating = 0, total_reviews = 0 where id = $1', [world.therapistId])
      await c.query('update therapists set average_rating = 5, total_reviews = 1 where id = $1', [world.otherTherapistId])
    },
  },
  {
    id: 'I19',
    what: 'revenue that left a booking for no session',
    names: () => world.acceptedId,
    damage: (c) =>
      post(c, {
        kind: 'REFUND_DUE',
        key: 'leak',
        bookingId: world.acceptedId,
        legs: [
          ['DEFERRED_REVENUE', -1],
          ['PLATFORM_REVENUE', 1],
        ],
      }),
  },
  {
    id: 'I19',
    what: 'deferred revenue of no booking at all',
    names: () => 'deferred revenue holds 5',
    damage: (c) =>
      post(c, {
        kind: 'ADJUSTMENT',
        key: 'homeless',
        note: 'tanpa booking',
        legs: [
          ['DEFERRED_REVENUE', 5],
          ['LOSSES', -5],
        ],
      }),
  },
  {
    id: 'I19',
    what: 'a refund that became smaller than what is booked for it',
    names: () => world.refundedId,
    damage: async (c) => {
      await off(c, 'refunds', 'refunds_fixed_parts')
      await c.query('update refunds set amount = amount - 1000 where id = $1', [world.refundId])
    },
  },
  {
    id: 'RF',
    also: ['I19'],
    what: 'a refund paid without an entry',
    names: () => world.refundId,
    damage: async (c) => {
      await c.query(
        `update refunds set status = 'COMPLETED', method = 'WALLET', reference = 'none', note = 'tanpa jejak', completed_by = $2, completed_at = app_now() where id = $1`,
        [world.refundId, world.adminId],
      )
    },
  },
  {
    id: 'RF',
    what: 'money the gateway gave back and nobody was told of',
    names: () => 'the gateway gave back 350000',
    damage: (c) => c.query('update payments set gateway_refunded = 350000 where booking_id = $1', [world.refundedId]),
  },
  {
    id: 'WH',
    what: 'a withdrawal under way without frozen money',
    names: () => world.therapistUserId,
    damage: (c) =>
      c.query(
        `insert into withdrawals (user_id, amount, bank_code, account_number, holder_name, request_id)
      values ($1, 60000, 'bca', '1234567890', 'Rina Kartika', 'request-1')`,
        [world.therapistUserId],
      ),
  },
  {
    id: 'TB',
    what: 'a posting that belongs to no entry',
    names: () => 'off by 7',
    damage: async (c) => {
      await drop(c, 'ledger_postings', 'ledger_postings_entry_id_fkey')
      await off(c, 'ledger_postings', 'ledger_postings_apply')
      await c.query(
        `insert into ledger_postings (entry_id, account_id, amount) select gen_random_uuid(), id, 7 from ledger_accounts where kind = 'CASH'`,
      )
    },
  },
]

describe('invariants', () => {
  test('all hold on a clean database; I15 waits for on-demand booking', async () => {
    const results = await checkInvariants(db.pool)
    expect(results.flatMap((result) => result.violations.map((row) => `${result.id} ${describeViolation(row)}`))).toEqual([])
    expect(results.filter((result) => result.status === 'not_applicable').map((result) => result.id)).toEqual(['I15'])
    expect(results.map((result) => result.id)).toEqual([
      ...Array.from({ length: 23 }, (_, i) => `I${String(i + 1).padStart(2, '0')}`),
      'I26',
      'RF',
      'TB',
      'WH',
    ])
  })

  test.each(damages)('$id names $what', async ({ id, also = [], names, damage }) => {
    const broken = await brokenBy(damage)
    expect(broken.map((result) => result.id)).toEqual([...also, id].toSorted())
    expect(
      broken
        .find((result) => result.id === id)!
        .violations.map(describeViolation)
        .join('\n'),
    ).toContain(names())
  })

  test('every invariant that can be broken has a test that breaks it', () => {
    const tested = new Set(damages.map((damage) => damage.id))
    expect(INVARIANTS.filter((invariant) => invariant.sql !== null && !tested.has(invariant.id))).toEqual([])
  })

  test('within the sweep a passed deadline is no violation', async () => {
    expect(
      await brokenBy(async (c) => {
        await c.query(`update bookings set hold_expires_at = app_now() - interval '5 minutes' where id = $1`, [world.pendingId])
        await c.query(`update bookings set therapist_respond_by = app_now() - interval '5 minutes' where id = $1`, [world.paidId])
      }),
    ).toEqual([])
  })

  test('a failed payout on the exception list is known, hence no violation', async () => {
    expect(
      await brokenBy(async (c) => {
        await c.query(`update sessions set status = 'COMPLETED', finished_at = app_now() - interval '1 hour' where id = $1`, [
          world.scheduledSessionId,
        ])
        await lockAgain(c, world.acceptedId)
        await one(c, `insert into exceptions (kind, session_id, detail) values ('PAYOUT_FAILED', $1, 'boom') returning id`, [
          world.scheduledSessionId,
        ])
      }),
    ).toEqual([])
  })

  test('I22 a paused therapist keeps what was there, and takes what an admin hands over with a reason', async () => {
    expect(
      await brokenBy(async (c) => {
        await c.query(`update bookings set created_at = created_at - interval '1 day'`)
        await c.query(`update therapists set intake = 'PAUSED', intake_since = app_now() - interval '1 hour' where id = $1`, [
          world.otherTherapistId,
        ])
        await c.query('update bookings set therapist_id = $2 where id = $1', [world.acceptedId, world.otherTherapistId])
        await c.query('update sessions set therapist_id = $2 where id = $1', [world.scheduledSessionId, world.otherTherapistId])
        await c.query(
          `insert into audit_log (actor_name, action, subject_type, subject_id, reason) values ('ADMIN', 'booking.swap_therapist', 'booking', $1, 'sakit')`,
          [world.acceptedId],
        )
      }),
    ).toEqual([])
  })

  test('a swapped booking keeps its finished sessions with the former therapist', async () => {
    expect(
      await brokenBy(async (c) => {
        await c.query('update bookings set therapist_id = $2 where id = $1', [world.acceptedId, world.otherTherapistId])
        await c.query('update sessions set therapist_id = $2 where id = $1', [world.scheduledSessionId, world.otherTherapistId])
      }),
    ).toEqual([])
  })
})

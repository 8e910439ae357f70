import { describe, expect, test } from 'vitest'
import { createTherapist, pendingBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { acceptBooking } from '../booking/accept-booking.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { chooseOtherTherapist } from './choose-other-therapist.ts'
import { initiatePayment } from './initiate-payment.ts'
import { reconcileDay } from './reconcile-day.ts'
import { reconcilePayments } from './reconcile-payments.ts'

const db = testDatabase()
const world = testGateway()

async function paid(options: Parameters<typeof pendingBooking>[0] = {}) {
  const made = await pendingBooking(options)
  await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method: 'va_permata' })
  world.sandbox.act(made.bookingId, 'pay')
  await world.moveTime('PT2M')
  await reconcilePayments(world.gateway)
  return made
}

/** The bank reverses, no notification comes; reconciliation still looks at young settlements of such banks. */
async function reversed(bookingId: string) {
  world.sandbox.act(bookingId, 'reverse')
  await world.moveTime('PT2M')
  await reconcilePayments(world.gateway)
  const {
    rows: [row],
  } = await db.pool.query(
    `
    select b.status::text as booking, b.status_reason as reason, b.refund_status::text as refund, p.status::text as payment,
      (select count(*)::int from refunds where booking_id = b.id) as refunds, (select max(status) from refunds where booking_id = b.id) as refund_state, (select count(*)::int from exceptions where booking_id = b.id) as exceptions,
      (select coalesce(sum(abs(total)), 0)::text from (select sum(l.amount) as total from ledger_postings l join ledger_entries e on e.id = l.entry_id
        where e.booking_id = b.id group by l.account_id) sums) as left_over
    from bookings b join payments p on p.booking_id = b.id where b.id = $1`,
    [bookingId],
  )
  return row
}

/** Rupiah each account holds for a booking; those that hold nothing are left out. */
async function accountsOf(bookingId: string): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ kind: string; amount: number }>(
    `select account.kind::text, sum(l.amount)::int as amount from ledger_postings l join ledger_entries e on e.id = l.entry_id
      join ledger_accounts account on account.id = l.account_id where e.booking_id = $1 group by 1 having sum(l.amount) <> 0`,
    [bookingId],
  )
  return Object.fromEntries(rows.map((row) => [row.kind, row.amount]))
}

const broken = async () => (await checkInvariants(db.pool)).filter((result) => result.status === 'broken').map((result) => result.id)

describe('a settlement the bank reverses', () => {
  test('F14 before the answer: booking ends, nothing is owed, the ledger is even, an admin sees it', async () => {
    const { bookingId } = await paid()
    expect(await reversed(bookingId)).toEqual({
      booking: 'CANCELLED',
      reason: 'payment_reversed',
      refund: 'NONE',
      payment: 'FAILED',
      refunds: 0,
      refund_state: null,
      exceptions: 1,
      left_over: '0',
    })
    expect(await broken()).toEqual([])
  })

  test('F14 after the therapist accepted: the visit is cancelled and the therapist told', async () => {
    const { bookingId, therapist } = await paid()
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    expect(await reversed(bookingId)).toMatchObject({ booking: 'CANCELLED', payment: 'FAILED', left_over: '0' })
    const { rows } = await db.pool.query(`select kind from notifications where user_id = $1 and kind = 'booking_cancelled'`, [
      therapist.userId,
    ])
    expect(rows).toHaveLength(1)
    expect(await broken()).toEqual([])
  })

  test('F14 after a decline: the refund that was owed is withdrawn, with a trace in the audit log', async () => {
    const { bookingId, therapist } = await paid()
    await inTransaction(therapist.actor, (tx) => declineBooking(tx, { bookingId }))
    expect(await reversed(bookingId)).toMatchObject({
      booking: 'CANCELLED',
      reason: 'therapist_declined',
      refund: 'NONE',
      payment: 'FAILED',
      refunds: 1,
      refund_state: 'WITHDRAWN',
      left_over: '0',
    })
    const { rows } = await db.pool.query(`select before ->> 'amount' as amount from audit_log where action = 'refund.withdraw'`)
    expect(rows).toEqual([{ amount: '350000' }])
    expect(await broken()).toEqual([])
  })

  test('F14 B04 after a payout: what was worked off is a loss with its name, and nothing stays deferred', async () => {
    const { bookingId, therapist } = await paid({ sessions: 2 })
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    const {
      rows: [first],
    } = await db.pool.query<{ id: string; therapist: number; fee: number }>(
      `update sessions set status = 'COMPLETED', finished_at = app_now() where booking_id = $1 and ordinal = 1
        returning id, therapist_share::int as therapist, platform_share::int as fee`,
      [bookingId],
    )
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: first!.id }))
    expect(await reversed(bookingId)).toMatchObject({ booking: 'CANCELLED', reason: 'payment_reversed', payment: 'FAILED' })
    const { therapist: share, fee } = first!
    expect(await accountsOf(bookingId)).toEqual({ WALLET: share, PLATFORM_REVENUE: fee, LOSSES: -(share + fee) })
    expect(await broken()).toEqual([])
  })

  test('F14 B04 a session done and not yet paid out stays deferred until its payout', async () => {
    const { bookingId, therapist } = await paid({ sessions: 2 })
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    const {
      rows: [first],
    } = await db.pool.query<{ id: string; worth: number }>(
      `update sessions set status = 'COMPLETED', finished_at = app_now() where booking_id = $1 and ordinal = 1
        returning id, (therapist_share + platform_share)::int as worth`,
      [bookingId],
    )
    await reversed(bookingId)
    expect(await accountsOf(bookingId)).toEqual({ DEFERRED_REVENUE: first!.worth, LOSSES: -first!.worth })
    expect((await broken()).filter((id) => id !== 'I05')).toEqual([])
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: first!.id }))
    expect(await broken()).toEqual([])
  })

  test('B01 B05 after the money went on to another therapist: the new booking ends, the day agrees with the bank', async () => {
    const { bookingId, therapist, patient } = await paid()
    await inTransaction(therapist.actor, (tx) => declineBooking(tx, { bookingId }))
    const next = await createTherapist()
    const chosen = await chooseOtherTherapist(patient.actor, { bookingId, therapistId: next.id })
    if (!chosen.ok) throw new Error(chosen.reason)
    await inTransaction(next.actor, (tx) => acceptBooking(tx, { bookingId: chosen.bookingId }))
    await reversed(bookingId)
    const {
      rows: [later],
    } = await db.pool.query(
      `select b.status::text as booking, b.status_reason as reason, p.status::text as payment,
        (select count(*)::int from notifications n where n.user_id = $2 and n.kind = 'booking_cancelled') as told,
        (select count(*)::int from exceptions x where x.booking_id = b.id) as exceptions
        from bookings b join payments p on p.booking_id = b.id where b.id = $1`,
      [chosen.bookingId, next.userId],
    )
    expect(later).toEqual({ booking: 'CANCELLED', reason: 'payment_reversed', payment: 'FAILED', told: 1, exceptions: 1 })
    expect(await reversed(bookingId)).toMatchObject({ booking: 'CANCELLED', payment: 'REFUNDED', refund_state: 'MOVED', exceptions: 0 })
    const { rows: days } = await db.pool.query<{ day: string }>(`select ((app_now() at time zone 'Asia/Jakarta')::date)::text as day`)
    expect(await reconcileDay(world.gateway, days[0]!.day)).toMatchObject({ isComplete: true, differences: 0 })
    expect(await broken()).toEqual([])
  })

  test('F14 an older "paid" that arrives after the reversal changes nothing', async () => {
    const { bookingId } = await paid()
    await reversed(bookingId)
    const {
      rows: [payment],
    } = await db.pool.query<{ id: string }>('select id from payments where booking_id = $1', [bookingId])
    const stale: GatewayTransaction = {
      status: 'paid',
      rawStatus: 'settlement',
      orderId: bookingId,
      transactionId: null,
      amount: 350_000n,
      currency: 'IDR',
      method: null,
      settledAt: null,
      expiresAt: null,
      refundedAmount: null,
    }
    expect(await inTransaction(system('test'), (tx) => applyGatewayStatus(tx, { paymentId: payment!.id, gateway: stale }))).toBe(
      'unchanged',
    )
    expect(await broken()).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { pendingBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { acceptBooking } from '../booking/accept-booking.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { initiatePayment } from './initiate-payment.ts'
import { reconcilePayments } from './reconcile-payments.ts'

const db = testDatabase()
const world = testGateway()

async function paid() {
  const made = await pendingBooking()
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

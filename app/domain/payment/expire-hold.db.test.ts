import { describe, expect, test } from 'vitest'
import { createPatient, openPayment, pendingBooking, statusOf, waitingJobs, type MadeBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import { expireHold } from './expire-hold.ts'
import type { GatewayTransaction } from '../gateway/payment-gateway.ts'
import { initiatePayment } from './initiate-payment.ts'
import { reconcilePayments } from './reconcile-payments.ts'

const db = testDatabase()
const world = testGateway()

async function charged(): Promise<MadeBooking> {
  const made = await pendingBooking()
  const result = await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method: 'qris' })
  if (!result.ok) throw new Error(result.reason)
  return made
}

async function record(bookingId: string) {
  const {
    rows: [row],
  } = await db.pool.query<{
    booking: string
    reason: string | null
    refund: string
    payment: string | null
    entitled: boolean | null
    owed: string
  }>(
    `
    select b.status::text as booking, b.status_reason as reason, b.refund_status::text as refund, p.status::text as payment, p.is_entitled as entitled,
      (select coalesce(sum(amount), 0)::text from refunds where booking_id = b.id and status = 'PENDING') as owed
    from bookings b left join payments p on p.booking_id = b.id where b.id = $1`,
    [bookingId],
  )
  return row!
}

const kinds = async (userId: string) =>
  (await db.pool.query<{ kind: string }>('select kind from notifications where user_id = $1 order by id', [userId])).rows.map(
    (row) => row.kind,
  )

describe('D08 the end of a hold', () => {
  test('D08 unpaid after 15 minutes: cancelled, ended at the gateway too, slot free for the next, patient told', async () => {
    const { bookingId, patient, therapist, startsAt } = await charged()
    await world.moveTime('PT14M')
    await expireHold(world.gateway, bookingId)
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    expect((await waitingJobs('payment.expire-hold')).map((job) => job.key)).toContain(`hold:${bookingId}`)
    await world.moveTime('PT2M')
    await expireHold(world.gateway, bookingId)
    expect(await record(bookingId)).toMatchObject({ booking: 'CANCELLED', reason: 'payment_expired', payment: 'EXPIRED', refund: 'NONE' })
    expect(world.sandbox.store.find(bookingId)?.status).toBe('expire')
    expect(await kinds(patient.id)).toContain('payment_expired')
    await expireHold(world.gateway, bookingId)
    expect((await kinds(patient.id)).filter((kind) => kind === 'payment_expired')).toHaveLength(1)
    expect(await pendingBooking({ patient: await createPatient(), therapist, startsAt })).toMatchObject({ startsAt })
  })

  test('D08 paid in the last second with every notification lost: the gateway is asked before the slot goes', async () => {
    const { bookingId, therapist } = await charged()
    world.sandbox.act(bookingId, 'pay')
    await world.moveTime('PT16M')
    await expireHold(world.gateway, bookingId)
    expect(await record(bookingId)).toMatchObject({ booking: 'PAID', payment: 'COMPLETED', entitled: true, owed: '0' })
    expect(await kinds(therapist.userId)).toContain('booking_requested')
  })

  test('D08 a gateway that is down does not keep the slot; money found later is owed back without anybody’s hand (D14)', async () => {
    const { bookingId, patient } = await charged()
    world.sandbox.act(bookingId, 'pay')
    world.down()
    await world.moveTime('PT16M')
    await expireHold(world.gateway, bookingId)
    expect(await record(bookingId)).toMatchObject({ booking: 'CANCELLED', payment: 'EXPIRED', owed: '0' })
    expect(await reconcilePayments(world.gateway)).toMatchObject({ silent: 1, changed: 0 })
    world.up()
    expect(await reconcilePayments(world.gateway)).toMatchObject({ changed: 1 })
    expect(await record(bookingId)).toMatchObject({
      booking: 'CANCELLED',
      payment: 'COMPLETED',
      entitled: false,
      refund: 'PENDING',
      owed: '350000',
    })
    expect(await kinds(patient.id)).toContain('refund_pending')
    expect(await reconcilePayments(world.gateway)).toMatchObject({ asked: 0 })
  })

  test('D14 reconciliation confirms a payment whose notification never came, and ends holds whose job never ran', async () => {
    const paid = await charged()
    world.sandbox.act(paid.bookingId, 'pay')
    await world.moveTime('PT2M')
    await reconcilePayments(world.gateway)
    expect(await record(paid.bookingId)).toMatchObject({ booking: 'PAID', payment: 'COMPLETED' })
    const forgotten = await charged()
    await world.moveTime('PT20M')
    await reconcilePayments(world.gateway)
    expect(await record(forgotten.bookingId)).toMatchObject({ booking: 'CANCELLED', payment: 'EXPIRED' })
  })

  test('D14 one payment that cannot be settled stops no other', async () => {
    const bad = await charged()
    const good = await charged()
    world.sandbox.act(good.bookingId, 'pay')
    world.sandbox.faults.add({ on: 'status', kind: 'answer', http: 200, body: 'not json at all' })
    await world.moveTime('PT2M')
    expect(await reconcilePayments(world.gateway)).toMatchObject({ asked: 2, silent: 1, changed: 1 })
    expect([await statusOf('bookings', bad.bookingId), await statusOf('bookings', good.bookingId)]).toEqual(['PENDING', 'PAID'])
  })

  test('D08 a slot cleared by the next patient’s request before the job ran: the first patient is told all the same', async () => {
    const { bookingId, patient, therapist, startsAt } = await charged()
    await world.moveTime('PT16M')
    await pendingBooking({ therapist, startsAt })
    expect(await statusOf('bookings', bookingId)).toBe('CANCELLED')
    await expireHold(world.gateway, bookingId)
    expect(await record(bookingId)).toMatchObject({ reason: 'payment_expired', payment: 'EXPIRED' })
    expect((await kinds(patient.id)).filter((kind) => kind === 'payment_expired')).toHaveLength(1)
  })

  test('D13 a booking the patient cancels can no longer be paid', async () => {
    const { bookingId, patient } = await charged()
    await inTransaction(patient.actor, (tx) => cancelBooking(tx, { bookingId }))
    expect((await waitingJobs('payment.expire-hold')).map((job) => job.key)).toContain(`settle:${bookingId}`)
    await expireHold(world.gateway, bookingId)
    expect(world.sandbox.store.find(bookingId)?.status).toBe('expire')
    expect(await record(bookingId)).toMatchObject({ booking: 'CANCELLED', reason: 'patient_cancelled', payment: 'EXPIRED' })
  })
})

describe('D06 D07 what the gateway’s word does', () => {
  test('D06 paid: booking, deadline, ledger, therapist and admin told; once', async () => {
    await db.pool.query(`insert into users (role, name, email) values ('ADMIN', 'Admin', 'admin-d06@demo.test') on conflict do nothing`)
    const { bookingId, patient } = await charged()
    world.sandbox.act(bookingId, 'pay')
    await world.moveTime('PT2M')
    await reconcilePayments(world.gateway)
    const { rows } = await db.pool.query(
      `
      select extract(epoch from therapist_respond_by - app_now()) between 1700 and 1800 as half_an_hour,
        (select sum(amount)::text from ledger_postings p join ledger_entries e on e.id = p.entry_id join ledger_accounts a on a.id = p.account_id
          where e.booking_id = b.id and a.kind = 'DEFERRED_REVENUE') as deferred,
        (select count(*)::int from notifications where href like '/admin/bookings/' || b.id) as admins from bookings b where id = $1`,
      [bookingId],
    )
    expect(rows[0]).toMatchObject({ half_an_hour: true, deferred: '350000' })
    expect(rows[0].admins).toBeGreaterThan(0)
    expect((await waitingJobs('booking.answer-timeout')).map((job) => job.key)).toContain(`answer:${bookingId}`)
    expect((await waitingJobs('payment.expire-hold')).map((job) => job.key)).not.toContain(`hold:${bookingId}`)
    expect((await kinds(patient.id)).filter((kind) => kind === 'payment_received')).toHaveLength(1)
  })

  test.each([
    ['deny', 'FAILED', 'payment_failed'],
    ['cancel', 'CANCELLED', 'payment_cancelled'],
    ['expire', 'EXPIRED', 'payment_expired'],
  ] as const)('D07 %s at the gateway cancels the booking and frees the slot', async (action, payment, reason) => {
    const { bookingId, therapist, startsAt } = await charged()
    world.sandbox.act(bookingId, action)
    await world.moveTime('PT2M')
    await reconcilePayments(world.gateway)
    expect(await record(bookingId)).toMatchObject({ booking: 'CANCELLED', reason, payment, refund: 'NONE' })
    expect(await pendingBooking({ therapist, startsAt })).toMatchObject({ startsAt })
  })

  test('F14 a payment for the wrong amount buys nothing, is owed back in full, and an admin sees why', async () => {
    const { bookingId } = await charged()
    const transaction = world.sandbox.store.find(bookingId)!
    world.sandbox.store.save({ ...transaction, amount: 349_999 })
    world.sandbox.act(bookingId, 'pay')
    await world.moveTime('PT2M')
    await reconcilePayments(world.gateway)
    expect(await record(bookingId)).toMatchObject({ booking: 'PENDING', payment: 'COMPLETED', entitled: false, owed: '349999' })
    const { rows } = await db.pool.query('select detail from exceptions where booking_id = $1', [bookingId])
    expect(rows).toEqual([{ detail: 'expected 350000, received 349999' }])
  })

  test('F14 an answer about another order, or in another currency, changes nothing and is reported', async () => {
    const { bookingId } = await pendingBooking()
    const paymentId = await openPayment(bookingId)
    const word: GatewayTransaction = {
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
    for (const gateway of [
      { ...word, orderId: 'someone-else' },
      { ...word, currency: 'USD' },
      { ...word, amount: null },
    ]) {
      expect(await inTransaction(system('test'), (tx) => applyGatewayStatus(tx, { paymentId, gateway }))).toBe('mismatch')
    }
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    expect(await statusOf('payments', paymentId)).toBe('PROCESSING')
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '../../../sandbox/midtrans/faults.ts'
import { HTML_502 } from '../../../sandbox/midtrans/faults.ts'
import { testDatabase } from '../../../test/database.ts'
import { pendingBooking, statusOf } from '../../../test/fixtures.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { listOverdueAnswers, timeOutBooking } from '../booking/time-out-booking.ts'
import { checkInvariants, describeViolation } from '../reporting/invariants.ts'
import { initiatePayment, type InitiatePaymentResult } from './initiate-payment.ts'
import { processNotification } from './process-notification.ts'
import { reconcilePayments } from './reconcile-payments.ts'
import { recordNotification } from './record-notification.ts'

const db = testDatabase()
const world = testGateway({ timeout: 200 })

type Trouble = Omit<Fault, 'on'>
const TROUBLES: [string, Trouble][] = [
  ['hangs', { kind: 'hang' }],
  ['does it, then hangs', { kind: 'hang', process: true }],
  ['drops the connection', { kind: 'reset' }],
  ['does it and loses the reply', { kind: 'reset', process: true }],
  ['answers 500', { kind: 'answer', http: 500, body: '' }],
  ['does it and answers 500', { kind: 'answer', http: 500, body: '', process: true }],
  ['answers 502 with HTML', { kind: 'answer', http: 502, body: HTML_502 }],
  ['does it and answers 502 with HTML', { kind: 'answer', http: 502, body: HTML_502, process: true }],
  ['answers 200 with HTML', { kind: 'answer', http: 200, body: '<html>maintenance</html>' }],
  ['does it and answers 200 with HTML', { kind: 'answer', http: 200, body: '<html>maintenance</html>', process: true }],
  ['answers 200 with nothing', { kind: 'answer', http: 200, body: {} }],
  ['answers 429', { kind: 'answer', http: 429, body: { message: 'API rate limit exceeded' } }],
]
const STRIKES: { on: Fault['on']; times: number }[] = [
  { on: 'charge', times: 2 },
  { on: 'any', times: 3 },
]

/** As a patient does who reads "try again". */
async function pressUntilCharged(press: () => Promise<InitiatePaymentResult>): Promise<string> {
  for (let tries = 0; tries < 6; tries++) {
    const result = await press()
    if (result.ok) return result.orderId
    expect(result.reason).toBe('gateway_unavailable')
  }
  throw new Error('never charged')
}

/** Delivers what the gateway has to say, with the job's retries where it does not answer our question. */
async function deliverNotifications(): Promise<void> {
  for (const { body } of world.sandbox.notifier.list()) {
    const recorded = await inTransaction(system('test'), (tx) =>
      recordNotification(tx, { body, isSignatureValid: world.gateway.verifySignature(body) }),
    )
    if (!recorded.ok) throw new Error(recorded.reason)
    for (let tries = 0; tries < 5; tries++)
      if (
        await processNotification(world.gateway, recorded.notificationId).then(
          () => true,
          () => false,
        )
      )
        break
  }
}

async function live(trouble: Trouble, strike: { on: Fault['on']; times: number }, payEverything: boolean) {
  const { bookingId, patient } = await pendingBooking()
  const method = payEverything ? ('va_bni' as const) : ('qris' as const)
  world.sandbox.faults.add({ ...trouble, ...strike })
  const orderId = await pressUntilCharged(() => initiatePayment(world.gateway, patient.actor, { bookingId, method }))
  // A payer who was shown an answer that we never got pays that order too.
  const orders = world.sandbox.store
    .all()
    .filter((transaction) => transaction.orderId.startsWith(bookingId))
    .map((transaction) => transaction.orderId)
  for (const order of payEverything ? orders : [orderId]) world.sandbox.act(order, 'pay')
  world.sandbox.faults.clear()
  world.sandbox.faults.add({ ...trouble, on: 'status', times: 2 })
  await deliverNotifications()
  world.sandbox.faults.clear()
  await world.moveTime('PT2M')
  await reconcilePayments(world.gateway)
  return { bookingId, orders }
}

describe('D14 gateway faults', () => {
  beforeEach(() => {
    world.sandbox.store.clear()
  })

  test.each(TROUBLES)('D14 a gateway that %s never loses a payment or charges twice', { timeout: 120_000 }, async (_name, trouble) => {
    for (const strike of STRIKES) {
      for (const payEverything of [false, true]) {
        const { bookingId } = await live(trouble, strike, payEverything)
        const settled = world.sandbox.store
          .all()
          .filter((transaction) => transaction.orderId.startsWith(bookingId) && transaction.status === 'settlement')
        const { rows } = await db.pool.query<{ order_id: string; is_entitled: boolean; owed: string }>(
          `
          select order_id, is_entitled, (select coalesce(sum(amount), 0) from refunds where payment_id = p.id)::text as owed
          from payments p where booking_id = $1 and status = 'COMPLETED'`,
          [bookingId],
        )
        expect(await statusOf('bookings', bookingId)).toBe('PAID')
        // Every rupiah taken is known; exactly one payment buys the booking, and any other is owed back whole.
        expect(rows.map((row) => row.order_id).toSorted()).toEqual(settled.map((transaction) => transaction.orderId).toSorted())
        expect(rows.filter((row) => row.is_entitled)).toHaveLength(1)
        expect(rows.map((row) => row.owed === (row.is_entitled ? '0' : '350000'))).not.toContain(false)
        // Nothing stays payable.
        expect(
          world.sandbox.store.all().filter((transaction) => transaction.orderId.startsWith(bookingId) && transaction.status === 'pending'),
        ).toEqual([])
        if (!payEverything) expect(settled).toHaveLength(1)
        world.sandbox.notifier.clear()
      }
    }
    // Nobody answers these bookings, and time has passed.
    for (const bookingId of await inTransaction(system('test'), (tx) => listOverdueAnswers(tx, 1_000)))
      await inTransaction(system('test'), (tx) => timeOutBooking(tx, { bookingId }))
    const broken = (await checkInvariants(db.pool)).filter((result) => result.status === 'broken')
    expect(broken.flatMap((result) => result.violations.map((row) => `${result.id} ${describeViolation(row)}`))).toEqual([])
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { createAdmin, pendingBooking, statusOf, waitingJobs } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { currentTime } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db.ts'
import { resolveException } from '../oversight/resolve-exception.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { listOpenDifferences, listRuns } from '../reporting/reconciliation-queries.ts'
import type { PaymentMethod } from '../gateway/payment-gateway.ts'
import { initiatePayment } from './initiate-payment.ts'
import { reconcileDay } from './reconcile-day.ts'
import { officeDay, requestReconciliation } from './request-reconciliation.ts'

const db = testDatabase()
const world = testGateway()
const ALL = { size: 100 }
let day: string
// Each test on a day of its own, some minutes into it.
beforeEach(async () => {
  const now = await currentTime()
  const start = officeDay(now).add({ days: 1 }).toZonedDateTime({ timeZone: 'Asia/Jakarta', plainTime: '08:00' }).toInstant()
  await world.moveTime(now.until(start, { largestUnit: 'seconds' }).toString())
  day = officeDay(start).toString()
})

async function charged(method: PaymentMethod = 'va_bca'): Promise<string> {
  const { bookingId, patient } = await pendingBooking()
  expect(await initiatePayment(world.gateway, patient.actor, { bookingId, method })).toMatchObject({ ok: true })
  return bookingId
}

/** Each time the minute passes in which a charge counts as just being made. */
async function run() {
  await world.moveTime('PT2M')
  return reconcileDay(world.gateway, day)
}

const mine = async (bookingId: string) => (await listOpenDifferences(db.prisma, ALL)).rows.filter((row) => row.booking_id === bookingId)
const openExceptions = async (bookingId: string) =>
  (
    await db.pool.query<{ id: string }>(
      `select id from exceptions where kind = 'PAYMENT_MISMATCH' and booking_id = $1 and resolved_at is null`,
      [bookingId],
    )
  ).rows
const brokenMoney = async () =>
  (await checkInvariants(db.pool))
    .filter(({ id, status }) => ['I07', 'I10', 'I19', 'TB'].includes(id) && status === 'broken')
    .map(({ id }) => id)

describe('B05 the daily comparison with the gateway', () => {
  test('B05 D14 a payment whose notification was lost is settled; a second run finds the same and changes nothing', async () => {
    const [paid, open] = [await charged(), await charged()]
    world.sandbox.act(paid, 'pay')
    expect(await run()).toMatchObject({
      isComplete: true,
      payments: 2,
      silent: 0,
      settled: 1,
      differences: 0,
      amountTotal: 350_000n,
      amountMatched: 350_000n,
    })
    expect([await statusOf('bookings', paid), await statusOf('bookings', open)]).toEqual(['PAID', 'PENDING'])
    expect(await run()).toMatchObject({
      isComplete: true,
      payments: 2,
      settled: 0,
      differences: 0,
      amountTotal: 350_000n,
      amountMatched: 350_000n,
    })
    const [latest, first] = await listRuns(db.prisma)
    expect([first, latest]).toMatchObject([
      { day, status: 'COMPLETE', settled: 1 },
      { day, status: 'COMPLETE', settled: 0 },
    ])
    expect(await brokenMoney()).toEqual([])
  })

  test('B05 a wrong amount is owed back and listed once, run after run, until a person settles it', async () => {
    const [right, wrong] = [await charged(), await charged()]
    for (const id of [right, wrong]) world.sandbox.act(id, 'pay')
    world.sandbox.store.save({ ...world.sandbox.store.find(wrong)!, amount: 340_000 })
    for (const settled of [2, 0, 0]) {
      expect(await run()).toMatchObject({ isComplete: true, settled, differences: 1, amountTotal: 700_000n, amountMatched: 350_000n })
      expect(await mine(wrong)).toMatchObject([{ kind: 'AMOUNT', ours: 350_000n, theirs: 340_000n, payment_status: 'COMPLETED' }])
      expect(await openExceptions(wrong)).toHaveLength(1)
    }
    const { rows: owed } = await db.pool.query('select amount::int from refunds where booking_id = $1', [wrong])
    expect(owed).toEqual([{ amount: 340_000 }])
    const [exception] = await openExceptions(wrong)
    await inTransaction((await createAdmin()).actor, (tx) => resolveException(tx, { exceptionId: exception!.id, note: 'Sudah dihubungi' }))
    expect(await run()).toMatchObject({ differences: 1 })
    expect([await mine(wrong), await openExceptions(wrong)]).toEqual([[], []])
    expect(await brokenMoney()).toEqual([])
  })

  test('B05 money refunded at the gateway behind our back differs from the ledger', async () => {
    const bookingId = await charged('gopay')
    world.sandbox.act(bookingId, 'pay')
    expect(await run()).toMatchObject({ settled: 1, differences: 0 })
    expect(
      await world.gateway.refund(bookingId, { refundKey: `behind-${bookingId}`, amount: 350_000n, reason: 'dashboard' }),
    ).toMatchObject({ ok: true })
    expect(await run()).toMatchObject({ settled: 0, differences: 1, amountTotal: 350_000n, amountMatched: 0n })
    expect(await mine(bookingId)).toMatchObject([{ kind: 'LEDGER', ours: 350_000n, theirs: 0n }])
  })

  test('B05 a payment the gateway no longer counts as paid is listed, and forgotten once both agree again', async () => {
    const bookingId = await charged()
    world.sandbox.act(bookingId, 'pay')
    await run()
    const before = world.sandbox.store.find(bookingId)!
    world.sandbox.store.save({ ...before, status: 'expire' })
    expect(await run()).toMatchObject({ differences: 1, amountTotal: 350_000n, amountMatched: 0n })
    expect(await mine(bookingId)).toMatchObject([{ kind: 'STATE', ours: 350_000n, theirs: 0n, gateway_status: 'expire' }])
    expect(await openExceptions(bookingId)).toHaveLength(1)
    world.sandbox.store.save(before)
    expect(await run()).toMatchObject({ differences: 0, amountMatched: 350_000n })
    expect(await mine(bookingId)).toEqual([])
  })

  test('B05 D14 while the gateway is down the run says incomplete and changes nothing; the next one completes', async () => {
    const bookingId = await charged()
    world.sandbox.act(bookingId, 'pay')
    world.down()
    expect(await run()).toMatchObject({ isComplete: false, payments: 1, silent: 1, settled: 0, differences: 0, amountMatched: 0n })
    expect((await listRuns(db.prisma))[0]).toMatchObject({ day, status: 'INCOMPLETE', silent: 1 })
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    world.up()
    expect(await run()).toMatchObject({ isComplete: true, silent: 0, settled: 1 })
    expect(await statusOf('bookings', bookingId)).toBe('PAID')
  })

  test('B05 an admin asks for a day once, never for one to come', async () => {
    const { actor } = await createAdmin()
    const ask = (wanted: string, by = actor) => inTransaction(by, (tx) => requestReconciliation(tx, { day: wanted }))
    expect([await ask(day), await ask(day)]).toEqual([{ ok: true }, { ok: true }])
    expect((await waitingJobs('payment.reconcile-day')).map((job) => job.key)).toEqual([`reconcile-day:${day}`])
    expect(await ask(Temporal.PlainDate.from(day).add({ days: 1 }).toString())).toEqual({ ok: false, reason: 'day_in_future' })
    expect(await ask(day, { kind: 'user', id: '00000000-0000-7000-8000-000000000000', role: 'PATIENT' })).toEqual({
      ok: false,
      reason: 'not_admin',
    })
  })
})

import { expect, test } from 'vitest'
import { inTransaction } from '../../platform/db.ts'
import { createAdmin, paidBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { readWallet, trialBalance } from '../ledger/wallet-queries.ts'
import { completeRefund } from './complete-refund.ts'

const db = testDatabase()

async function pendingRefund() {
  const made = await paidBooking()
  await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: made.bookingId }))
  const {
    rows: [refund],
  } = await db.pool.query('select id from refunds where booking_id = $1', [made.bookingId])
  const admin = await createAdmin()
  const complete = (input: { reference?: string; note?: string; method?: 'WALLET' | 'MANUAL_TRANSFER' } = {}) =>
    inTransaction(admin.actor, (tx) =>
      completeRefund(tx, {
        refundId: refund.id,
        method: input.method ?? 'MANUAL_TRANSFER',
        reference: input.reference ?? 'BCA 8812',
        note: input.note ?? 'transferred by hand',
      }),
    )
  return { made, refundId: refund.id as string, complete }
}

test('F15 a refund is completed only with reference and note, once, and then stands everywhere', async () => {
  const { made, refundId, complete } = await pendingRefund()
  expect(await complete({ reference: ' ' })).toEqual({ ok: false, reason: 'reference_required' })
  expect(await complete({ note: '' })).toEqual({ ok: false, reason: 'note_required' })
  const results = await Promise.all([complete(), complete(), complete()])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const {
    rows: [row],
  } = await db.pool.query(
    `select b.refund_status, p.status, r.reference, r.completed_by is not null as signed
    from refunds r join bookings b on b.id = r.booking_id join payments p on p.id = r.payment_id where r.id = $1`,
    [refundId],
  )
  expect(row).toEqual({ refund_status: 'COMPLETED', status: 'REFUNDED', reference: 'BCA 8812', signed: true })
  const {
    rows: [told],
  } = await db.pool.query(`select data from notifications where user_id = $1 and kind = 'refund_completed'`, [made.patient.id])
  expect(told.data).toMatchObject({ amount: 350000, reference: 'BCA 8812' })
  expect((await trialBalance(db.prisma)).find((line) => line.kind === 'REFUNDS_PAYABLE')?.balance).toBe(0n)
})

test('F15 the database itself refuses a completed refund without its papers', async () => {
  const { refundId } = await pendingRefund()
  await expect(db.pool.query(`update refunds set status = 'COMPLETED' where id = $1`, [refundId])).rejects.toThrow(/documented/)
})

test('F15 only an admin completes, and a refund into the wallet credits the patient', async () => {
  const { made, refundId, complete } = await pendingRefund()
  expect(
    await inTransaction(made.patient.actor, (tx) => completeRefund(tx, { refundId, method: 'WALLET', reference: 'abc', note: 'abc' })),
  ).toEqual({ ok: false, reason: 'not_admin' })
  expect((await complete({ method: 'WALLET' })).ok).toBe(true)
  expect((await readWallet(db.prisma, made.patient.id, 'Asia/Jakarta'))!.balance).toBe(350_000n)
})

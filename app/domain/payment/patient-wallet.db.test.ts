import { afterEach, describe, expect, test } from 'vitest'
import { database, inTransaction, system } from '../../platform/db.ts'
import { testDatabase } from '../../../test/database.ts'
import {
  createAdmin,
  createPatient,
  openPayment,
  pendingBooking,
  settlePaymentInTest,
  statusOf,
  type Patient,
} from '../../../test/fixtures.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { checkInvariants } from '../reporting/invariants.ts'
import { requestWithdrawal } from '../withdrawal/request-withdrawal.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import { completeRefund } from '../refund/complete-refund.ts'
import { initiateTopUp } from './initiate-top-up.ts'
import { payFromWallet } from './pay-from-wallet.ts'
import { reconcilePayments } from './reconcile-payments.ts'

testDatabase()
const world = testGateway({ timeout: 800 })

afterEach(async () => {
  const report = await checkInvariants(database().pool)
  const broken = report.filter((check) => check.violations.length > 0)
  if (broken.length > 0) throw new Error(`broken invariants: ${JSON.stringify(broken)}`)
})

async function opened(
  patient: Patient,
  amount: bigint,
  method: 'va_bca' | 'qris' | 'va_permata' = 'va_bca',
): Promise<{ paymentId: string; orderId: string }> {
  const result = await initiateTopUp(world.gateway, patient.actor, { amount, method })
  if (!result.ok) throw new Error(result.reason)
  return { paymentId: result.paymentId, orderId: `TU-${result.paymentId}` }
}

/** What a notification and the reconciliation both come to: ask the gateway, apply its answer. */
async function refresh(payment: { paymentId: string; orderId: string }) {
  const answer = await world.gateway.status(payment.orderId)
  if (!answer.ok) throw new Error(answer.message)
  return inTransaction(system('gateway'), (tx) => applyGatewayStatus(tx, { paymentId: payment.paymentId, gateway: answer.transaction }))
}

async function filled(amount: bigint): Promise<Patient> {
  const patient = await createPatient()
  const payment = await opened(patient, amount)
  world.sandbox.act(payment.orderId, 'pay')
  await refresh(payment)
  return patient
}

async function balanceOf(patient: Patient): Promise<number> {
  const { rows } = await database().pool.query<{ balance: string }>('select balance from wallets where user_id = $1', [patient.id])
  return Number(rows[0]!.balance)
}

const pay = (patient: Patient, bookingId: string) => inTransaction(patient.actor, (tx) => payFromWallet(tx, { bookingId }))

describe('O20 top-up', () => {
  test('O20 twenty notifications of one top-up credit the wallet once', async () => {
    const patient = await createPatient()
    const payment = await opened(patient, 250_000n)
    expect(await refresh(payment)).toBe('unchanged')
    world.sandbox.act(payment.orderId, 'pay')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => refresh(payment)))
    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1)
    expect(await balanceOf(patient)).toBe(250_000)
  })

  test('O20 a silent top-up is settled by the reconciliation; one paid after it was given up too', async () => {
    const patient = await createPatient()
    const silent = await opened(patient, 100_000n)
    world.sandbox.act(silent.orderId, 'pay')
    await world.moveTime('PT2M')
    await reconcilePayments(world.gateway)
    expect(await balanceOf(patient)).toBe(100_000)

    const late = await opened(patient, 50_000n, 'va_permata')
    await database().pool.query(`update payments set status = 'CANCELLED', status_reason = 'method_switched' where id = $1`, [
      late.paymentId,
    ])
    world.sandbox.act(late.orderId, 'pay')
    await reconcilePayments(world.gateway)
    expect(await balanceOf(patient)).toBe(150_000)
  })

  test('O20 the same wish is one order; another replaces it; one stays open', async () => {
    const patient = await createPatient()
    const first = await opened(patient, 100_000n)
    expect((await opened(patient, 100_000n)).paymentId).toBe(first.paymentId)
    const second = await opened(patient, 120_000n)
    expect(second.paymentId).not.toBe(first.paymentId)
    expect(await statusOf('payments', first.paymentId)).toBe('CANCELLED')
    expect(world.sandbox.store.find(first.orderId)?.status).toBe('cancel')
    expect(await initiateTopUp(world.gateway, patient.actor, { amount: 9_999n, method: 'qris' })).toEqual({
      ok: false,
      reason: 'amount_out_of_range',
    })
  })

  test('O20 a top-up the bank takes back leaves the wallet, never below zero; what was spent is on the list', async () => {
    const patient = await createPatient()
    const payment = await opened(patient, 400_000n, 'va_permata')
    world.sandbox.act(payment.orderId, 'pay')
    await refresh(payment)
    const booking = await pendingBooking({ patient })
    expect(await pay(patient, booking.bookingId)).toEqual({ ok: true, isNew: true })
    world.sandbox.act(payment.orderId, 'reverse')
    expect(await refresh(payment)).toBe('reversed')
    expect(await refresh(payment)).toBe('unchanged')
    expect(await balanceOf(patient)).toBe(0)
    const { rows } = await database().pool.query<{ detail: string }>('select detail from exceptions where payment_id = $1', [
      payment.paymentId,
    ])
    expect(rows).toEqual([{ detail: 'the bank reversed a top-up of 400000; 350000 of it was spent already' }])
    const { rows: lost } = await database().pool.query<{ amount: string }>(
      `select sum(posting.amount)::text as amount from ledger_postings posting join ledger_accounts account on account.id = posting.account_id and account.kind = 'LOSSES'
        join ledger_entries e on e.id = posting.entry_id where e.idempotency_key = 'reversed:' || $1`,
      [payment.paymentId],
    )
    expect(lost).toEqual([{ amount: '-350000' }])
  })
})

describe('O20 O16 paying from the wallet', () => {
  test('O20 O16 a booking is paid wholly and at once; pressing eight times pays once', async () => {
    const patient = await filled(800_000n)
    const { bookingId } = await pendingBooking({ patient })
    const results = await Promise.all(Array.from({ length: 8 }, () => pay(patient, bookingId)))
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await balanceOf(patient)).toBe(450_000)
    const { rows } = await database().pool.query('select status::text, funding::text from bookings where id = $1', [bookingId])
    expect(rows).toEqual([{ status: 'PAID', funding: 'WALLET' }])
  })

  test('O20 one balance, two bookings: one is paid', async () => {
    const patient = await filled(500_000n)
    const one = await pendingBooking({ patient })
    const two = await pendingBooking({ patient, startsAt: one.startsAt.add({ hours: 48 }) })
    const results = await Promise.all([pay(patient, one.bookingId), pay(patient, two.bookingId)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, reason: 'balance_too_low', balance: 150_000n })
  })

  test(
    "O20 paid at the gateway and from the wallet at once: one buys the booking, the gateway's is owed back if it lost",
    { timeout: 90_000 },
    async () => {
      for (let round = 0; round < 6; round += 1) {
        const patient = await filled(400_000n)
        const { bookingId } = await pendingBooking({ patient })
        const paymentId = await openPayment(bookingId)
        const [fromWallet, fromGateway] = await Promise.all([pay(patient, bookingId), settlePaymentInTest(paymentId)])
        const walletWon = fromWallet.ok && fromWallet.isNew
        expect(fromGateway).toBe(walletWon ? 'refund_due' : 'paid')
        expect(await balanceOf(patient)).toBe(walletWon ? 50_000 : 400_000)
      }
    },
  )

  test("O20 not another's booking, not an expired hold, not a closed one", async () => {
    const patient = await filled(800_000n)
    const other = await pendingBooking()
    expect(await pay(patient, other.bookingId)).toEqual({ ok: false, reason: 'not_found' })
    const { bookingId } = await pendingBooking({ patient })
    await world.moveTime('PT15M')
    expect(await pay(patient, bookingId)).toEqual({ ok: false, reason: 'hold_expired' })
    // The sweep of the product, which the invariants expect.
    await reconcilePayments(world.gateway)
    expect(await pay(patient, bookingId)).toEqual({ ok: false, reason: 'booking_closed' })
    expect(await balanceOf(patient)).toBe(800_000)
  })

  test('O20 D13 declined, the money comes back into the wallet and can be withdrawn; the gateway cannot return it', async () => {
    const patient = await filled(350_000n)
    const { bookingId, therapist } = await pendingBooking({ patient })
    await pay(patient, bookingId)
    await inTransaction(therapist.actor, (tx) => declineBooking(tx, { bookingId }))
    const {
      rows: [refund],
    } = await database().pool.query<{ id: string }>('select id from refunds where booking_id = $1', [bookingId])
    const admin = await createAdmin()
    const input = { refundId: refund!.id, reference: 'DOMPET-1', note: 'ke dompet' }
    expect(await inTransaction(admin.actor, (tx) => completeRefund(tx, { ...input, method: 'GATEWAY' }))).toEqual({
      ok: false,
      reason: 'gateway_not_possible',
    })
    expect(await inTransaction(admin.actor, (tx) => completeRefund(tx, { ...input, method: 'WALLET' }))).toMatchObject({ ok: true })
    expect(await balanceOf(patient)).toBe(350_000)
    await database().pool.query(
      `insert into bank_accounts (user_id, bank_code, account_number, holder_name) values ($1, 'bca', '0011223344', 'Sari Wulandari')`,
      [patient.id],
    )
    expect(await inTransaction(patient.actor, (tx) => requestWithdrawal(tx, { amount: 350_000n, requestId: 'request-1' }))).toMatchObject({
      ok: true,
    })
    expect(await balanceOf(patient)).toBe(0)
  })
})

import { applyGatewayStatus } from '../payment/apply-gateway-status.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HTML_502, type Fault } from '../../../sandbox/midtrans/faults.ts'
import { testDatabase } from '../../../test/database.ts'
import { createAdmin, createTherapist, pendingBooking, statusOf, waitingJobs } from '../../../test/fixtures.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system, type Actor } from '../../platform/db.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { chooseOtherTherapist } from '../payment/choose-other-therapist.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { checkInvariants, describeViolation } from '../reporting/invariants.ts'
import { advanceRefund, sweepRefunds } from './advance-refund.ts'
import { completeRefund } from './complete-refund.ts'
import type { PaymentMethod } from '../gateway/payment-gateway.ts'
import { initiatePayment } from '../payment/initiate-payment.ts'
import { processNotification } from '../payment/process-notification.ts'
import { reconcileDay } from '../payment/reconcile-day.ts'
import { recordNotification } from '../payment/record-notification.ts'
import { releaseRefund } from './release-refund.ts'
import { refreshPayment } from '../payment/settle-payment.ts'
import { startGatewayRefund } from './start-gateway-refund.ts'

const db = testDatabase()
const world = testGateway({ timeout: 200 })
let admin: Actor

beforeEach(async () => {
  admin = (await createAdmin()).actor
})
afterEach(async () => {
  const broken = (await checkInvariants(db.pool)).filter((check) => check.status === 'broken')
  if (broken.length > 0)
    throw new Error(broken.flatMap((check) => check.violations.map((row) => `${check.id} ${describeViolation(row)}`)).join('\n'))
})

/** Paid through the sandbox, then taken back: by the patient, or by the therapist's no. */
async function owed(options: { method?: PaymentMethod; by?: 'patient' | 'therapist' } = {}) {
  const made = await pendingBooking()
  const charged = await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method: options.method ?? 'qris' })
  if (!charged.ok) throw new Error(charged.reason)
  world.sandbox.act(charged.orderId, 'pay')
  const {
    rows: [payment],
  } = await db.pool.query<{ id: string }>('select id from payments where order_id = $1', [charged.orderId])
  expect(await refreshPayment(world.gateway, { id: payment!.id, order_id: charged.orderId }, 'test')).toBe('paid')
  if (options.by === 'therapist') await inTransaction(made.therapist.actor, (tx) => declineBooking(tx, { bookingId: made.bookingId }))
  else await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: made.bookingId }))
  const {
    rows: [refund],
  } = await db.pool.query<{ id: string }>('select id from refunds where booking_id = $1', [made.bookingId])
  world.sandbox.notifier.clear()
  return { ...made, orderId: charged.orderId, paymentId: payment!.id, refundId: refund!.id }
}
type Owed = Awaited<ReturnType<typeof owed>>

const start = (made: Owed, actor = admin, note = 'pasien membatalkan') =>
  inTransaction(actor, (tx) => startGatewayRefund(tx, { refundId: made.refundId, note }))
const complete = (made: Owed, method: 'WALLET' | 'MANUAL_TRANSFER' | 'GATEWAY') =>
  inTransaction(admin, (tx) => completeRefund(tx, { refundId: made.refundId, method, reference: 'TRF-1', note: 'dikembalikan' }))
const advance = (made: Owed) => advanceRefund({ gateway: world.gateway, apply: applyGatewayStatus }, made.refundId)
const atGateway = (made: Owed) => world.sandbox.store.find(made.orderId)!.refunds

async function state(made: Owed) {
  const {
    rows: [row],
  } = await db.pool.query(
    `select r.status, r.method, r.gateway_state, b.refund_status::text as booking, p.status::text as payment,
      (select count(*)::int from ledger_entries where idempotency_key = 'refund-paid:' || r.id) as entries,
      (select count(*)::int from notifications n where n.user_id = r.patient_id and n.kind = 'refund_completed') as told
    from refunds r join bookings b on b.id = r.booking_id join payments p on p.id = r.payment_id where r.id = $1`,
    [made.refundId],
  )
  return row
}
const DONE = { status: 'COMPLETED', method: 'GATEWAY', gateway_state: null, booking: 'COMPLETED', payment: 'REFUNDED', entries: 1, told: 1 }
const WAITING = { status: 'PENDING', method: null, gateway_state: null, booking: 'PENDING', payment: 'COMPLETED', entries: 0, told: 0 }
const SENDING = { status: 'PROCESSING', method: 'GATEWAY', booking: 'PENDING', payment: 'COMPLETED', entries: 0, told: 0 }

async function deliver() {
  for (const { body } of world.sandbox.notifier.list()) {
    const recorded = await inTransaction(system('test'), (tx) =>
      recordNotification(tx, { body, isSignatureValid: world.gateway.verifySignature(body) }),
    )
    if (!recorded.ok) throw new Error(recorded.reason)
    await processNotification(world.gateway, recorded.notificationId)
  }
}

async function events(made: Owed): Promise<string[]> {
  const { rows } = await db.pool.query<{ step: string }>(
    `select to_state || coalesce(':' || reason, '') as step from refund_events where refund_id = $1 order by id`,
    [made.refundId],
  )
  return rows.map(({ step }) => step)
}

async function mismatches(made: Owed): Promise<string[]> {
  const { rows } = await db.pool.query<{ detail: string }>(
    `select detail from exceptions where payment_id = $1 and kind = 'PAYMENT_MISMATCH'`,
    [made.paymentId],
  )
  return rows.map(({ detail }) => detail)
}

describe('F15 through the gateway', () => {
  test.each<PaymentMethod>(['qris', 'gopay', 'shopeepay'])(
    'F15 %s: sent, given back once, booked against the clearing account, the patient told',
    async (method) => {
      const made = await owed({ method })
      expect(await start(made)).toEqual({ ok: true, amount: 350_000n, isNew: true })
      expect(await state(made)).toEqual({ ...SENDING, gateway_state: 'WAITING' })
      expect((await waitingJobs('refund.advance')).filter(({ key }) => key === `refund:${made.refundId}`)).toHaveLength(1)
      expect(await advance(made)).toBe('completed')
      expect(await state(made)).toEqual(DONE)
      expect(atGateway(made)).toMatchObject([{ refund_amount: '350000.00', refund_key: made.refundId }])
      const { rows } = await db.pool.query(
        `select r.reference, r.note, r.completed_by = $2 as signed, p.gateway_refunded::int as theirs,
      (select array_agg(action order by id) from audit_log where subject_id = r.id::text) as audit from refunds r join payments p on p.id = r.payment_id where r.id = $1`,
        [made.refundId, admin.kind === 'user' ? admin.id : ''],
      )
      expect(rows).toEqual([
        {
          reference: expect.stringMatching(/^Midtrans \d+$/),
          note: 'pasien membatalkan',
          signed: true,
          theirs: 350_000,
          audit: ['refund.send', 'refund.complete'],
        },
      ])
      expect(await events(made)).toEqual([
        'PENDING:patient_cancelled',
        'PROCESSING:gateway_waiting',
        'PROCESSING:gateway_unknown',
        'COMPLETED:gateway',
      ])
      expect(await advance(made)).toBe('nothing')
      expect(atGateway(made)).toHaveLength(1)
    },
  )

  test.each<PaymentMethod>(['va_bca', 'va_permata', 'mandiri_bill'])('F15 %s: not offered, and nobody may claim it', async (method) => {
    const made = await owed({ method })
    expect(await start(made)).toEqual({ ok: false, reason: 'gateway_not_possible', why: 'method' })
    expect(await complete(made, 'GATEWAY')).toEqual({ ok: false, reason: 'gateway_not_possible' })
    expect(await state(made)).toEqual(WAITING)
    expect((await complete(made, 'WALLET')).ok).toBe(true)
  })

  test('F15 needs an admin and a note; while it is being sent nothing else pays it, afterwards neither', async () => {
    const made = await owed()
    expect(await start(made, made.patient.actor)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await start(made, admin, ' ')).toEqual({ ok: false, reason: 'note_required' })
    await start(made)
    expect(await complete(made, 'WALLET')).toEqual({ ok: false, reason: 'gateway_decides' })
    expect(await inTransaction(admin, (tx) => releaseRefund(tx, { refundId: made.refundId, note: 'ingin dompet' }))).toEqual({
      ok: false,
      reason: 'gateway_decides',
    })
    expect(await start(made)).toEqual({ ok: true, amount: 350_000n, isNew: false })
    await advance(made)
    expect(await complete(made, 'MANUAL_TRANSFER')).toEqual({ ok: false, reason: 'already_completed' })
    expect(await start(made)).toEqual({ ok: false, reason: 'already_completed' })
  })

  test('F15 race: two admins press at once, and two workers run at once: one refund', async () => {
    const other = (await createAdmin()).actor
    for (let round = 0; round < 4; round++) {
      const made = await owed()
      const pressed = await Promise.all([start(made), start(made, other), start(made)])
      expect(pressed.filter((result) => result.ok && result.isNew)).toHaveLength(1)
      await Promise.all([advance(made), advance(made), advance(made)])
      await world.moveTime('PT2M')
      await advance(made)
      expect(await state(made)).toEqual(DONE)
      expect(atGateway(made)).toHaveLength(1)
    }
  })

  test('F15 race: wallet by one admin, gateway by another: one of the two', async () => {
    for (let round = 0; round < 4; round++) {
      const made = await owed()
      const [wallet, sent] = await Promise.all([complete(made, 'WALLET'), start(made)])
      expect(wallet.ok).not.toBe(sent.ok)
      await advance(made)
      expect(await state(made)).toMatchObject({ status: 'COMPLETED', method: wallet.ok ? 'WALLET' : 'GATEWAY', entries: 1 })
      expect(atGateway(made)).toHaveLength(wallet.ok ? 0 : 1)
    }
  })
})

describe('F15 the gateway says no', () => {
  test.each<[string, Omit<Fault, 'on'>]>([
    [
      '418 not within this time',
      { kind: 'answer', http: 200, body: { status_code: '418', status_message: "Payment Provider doesn't allow refund within this time" } },
    ],
    [
      '414 too little balance',
      { kind: 'answer', http: 200, body: { status_code: '414', status_message: 'Refund request is rejected due to invalid amount' } },
    ],
    ['412 state', { kind: 'answer', http: 200, body: { status_code: '412', status_message: 'Transaction status cannot be updated.' } }],
    [
      '202 from the provider',
      {
        kind: 'answer',
        http: 200,
        body: { status_code: '202', status_message: 'refused', transaction_status: 'settlement', refund_amount: '0.00' },
      },
    ],
  ])('F15 %s: back into the queue with the reason; another way is free, and so is another try', async (_what, fault) => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ ...fault, on: 'refund' })
    expect(await advance(made)).toBe('returned')
    expect(await state(made)).toEqual(WAITING)
    const {
      rows: [row],
    } = await db.pool.query<{ gateway_message: string; told: number }>(
      `select gateway_message, (select count(*)::int from notifications where kind = 'admin_refund_refused' and user_id = r.started_by) as told from refunds r where id = $1`,
      [made.refundId],
    )
    expect(row).toEqual({ gateway_message: expect.stringMatching(/^(418|414|412|202) /), told: 1 })
    expect(await start(made)).toMatchObject({ ok: true, isNew: true })
    expect(await advance(made)).toBe('completed')
    expect(await state(made)).toEqual(DONE)
  })

  test('F15 418 from the sandbox itself, until the provider allows it', async () => {
    const made = await owed()
    world.sandbox.refundRules.earliest = 3_600_000
    await start(made)
    expect(await advance(made)).toBe('returned')
    await world.moveTime('PT61M')
    await start(made)
    expect(await advance(made)).toBe('completed')
    world.sandbox.refundRules.earliest = 0
  })

  test('F15 a refusal after an unanswered request waits until that one cannot be at work any more', async () => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ on: 'refund', kind: 'reset' })
    expect(await advance(made)).toBe('unknown')
    const no: Fault = { on: 'refund', kind: 'answer', http: 200, body: { status_code: '418', status_message: 'no' } }
    world.sandbox.faults.add(no)
    expect(await advance(made)).toBe('unknown')
    expect(await state(made)).toEqual({ ...SENDING, gateway_state: 'UNKNOWN' })
    await world.moveTime('PT5M')
    world.sandbox.faults.add(no)
    expect(await advance(made)).toBe('returned')
    expect(await state(made)).toEqual(WAITING)
  })
})

const TROUBLES: [string, Omit<Fault, 'on'>][] = [
  ['hangs', { kind: 'hang' }],
  ['does it, then hangs', { kind: 'hang', process: true }],
  ['drops the connection', { kind: 'reset' }],
  ['does it and loses the reply', { kind: 'reset', process: true }],
  ['answers 500', { kind: 'answer', http: 500, body: '' }],
  ['does it and answers 500', { kind: 'answer', http: 500, body: '', process: true }],
  ['answers 502 with HTML', { kind: 'answer', http: 502, body: HTML_502 }],
  ['does it and answers 502 with HTML', { kind: 'answer', http: 502, body: HTML_502, process: true }],
  ['answers 200 with HTML', { kind: 'answer', http: 200, body: HTML_502 }],
  ['does it and answers 200 with HTML', { kind: 'answer', http: 200, body: HTML_502, process: true }],
  ['answers 429', { kind: 'answer', http: 429, body: { message: 'API rate limit exceeded' } }],
  ['is still at work', { kind: 'answer', http: 202, body: { status_code: '202', status_message: 'The request is still being processed' } }],
]

describe('F15 the gateway in trouble', () => {
  test.each(TROUBLES)('F15 it %s: open until it is certain, one refund under one key, nothing else pays it', async (_what, trouble) => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ ...trouble, on: 'refund' })
    world.sandbox.faults.add({ on: 'status', kind: 'answer', http: 502, body: HTML_502 })
    expect(await advance(made)).toBe('unknown')
    expect(await state(made)).toEqual({ ...SENDING, gateway_state: 'UNKNOWN' })
    expect(await complete(made, 'MANUAL_TRANSFER')).toEqual({ ok: false, reason: 'gateway_decides' })
    // The question is not answered either: still open, and nothing is sent blindly.
    expect(await advance(made)).toBe('unknown')
    await world.moveTime('PT6M')
    await sweepRefunds({ gateway: world.gateway, apply: applyGatewayStatus })
    expect(await state(made)).toEqual(DONE)
    expect(atGateway(made)).toMatchObject([{ refund_key: made.refundId, refund_amount: '350000.00' }])
  })

  test('F15 unreachable: nothing was sent, the next run sends it', async () => {
    const made = await owed()
    await start(made)
    const { createMidtransGateway } = await import('../../adapters/midtrans/midtrans-gateway.ts')
    const away = createMidtransGateway({
      serverKey: 'SB-Mid-server-TEST',
      clientKey: 'x',
      isProduction: false,
      baseUrl: 'http://127.0.0.1:1',
    })
    expect(await advanceRefund({ gateway: away, apply: applyGatewayStatus }, made.refundId)).toBe('unknown')
    expect(await state(made)).toEqual({ ...SENDING, gateway_state: 'WAITING' })
    expect(await advance(made)).toBe('completed')
  })

  test('F15 no answer for a week: the key is not sent again; what the gateway does not list goes back into the queue', async () => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ on: 'refund', kind: 'reset' })
    expect(await advance(made)).toBe('unknown')
    await world.moveTime('P7D')
    expect(await advance(made)).toBe('returned')
    expect(atGateway(made)).toHaveLength(0)
    await start(made)
    expect(await advance(made)).toBe('completed')
    expect(atGateway(made)[0]!.refund_key).toMatch(new RegExp(`^${made.refundId}-\\d{8}$`))
  })

  test('F15 another amount under our key: a person looks, and may put it back into the queue', async () => {
    const made = await owed()
    await start(made)
    world.sandbox.refund(made.orderId, { amount: 50_000, key: made.refundId, reason: undefined, method: 'online' })
    expect(await advance(made)).toBe('unclear')
    expect(await state(made)).toMatchObject({ status: 'PROCESSING', gateway_state: 'UNCLEAR', entries: 0 })
    expect(await mismatches(made)).toHaveLength(1)
    expect(await advance(made)).toBe('nothing')
    expect(await inTransaction(admin, (tx) => releaseRefund(tx, { refundId: made.refundId, note: 'sisa ditransfer' }))).toEqual({
      ok: true,
      amount: 350_000n,
    })
    expect((await state(made)).status).toBe('PENDING')
  })
})

describe('F15 B05 the gateway speaks first', () => {
  test('F15 the notification comes before the reply, and twice: settled by the status, once', async () => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ on: 'refund', kind: 'reset', process: true })
    expect(await advance(made)).toBe('unknown')
    await deliver()
    expect(await state(made)).toEqual(DONE)
    await world.moveTime('PT2M')
    const words = world.sandbox.notifier
      .list()
      .filter(({ body }) => body.order_id === made.orderId)
      .map(({ body }) => (body.refunds as { bank_confirmed_at?: string }[])[0]!.bank_confirmed_at !== undefined)
    expect(words).toEqual([false, true])
    await deliver()
    expect(await advance(made)).toBe('nothing')
    expect(await state(made)).toEqual(DONE)
  })

  test('F15 B05 refunded in the dashboard: no money moves here, a person is told, the day lists it; our own refund is then refused', async () => {
    const made = await owed()
    world.sandbox.refund(made.orderId, { amount: 350_000, key: 'dashboard-1', reason: undefined, method: 'offline' })
    await deliver()
    expect(await state(made)).toEqual(WAITING)
    expect(await mismatches(made)).toHaveLength(1)
    expect(await start(made)).toEqual({ ok: false, reason: 'gateway_not_possible', why: 'exceeds' })
    const {
      rows: [today],
    } = await db.pool.query<{ day: string }>(`select (app_now() at time zone 'Asia/Jakarta')::date::text as day`)
    const run = await reconcileDay(world.gateway, today!.day)
    const { rows } = await db.pool.query(
      `select kind, ours::int, theirs::int from reconciliation_differences where payment_id = $1 and gone_at is null`,
      [made.paymentId],
    )
    expect(rows).toEqual([{ kind: 'LEDGER', ours: 350_000, theirs: 0 }])
    expect(run.differences).toBeGreaterThan(0)
    expect((await mismatches(made)).length).toBe(1)
  })

  test('B05 a dashboard refund weeks later is on the list of the day its notification came', async () => {
    const made = await owed()
    await start(made)
    await advance(made)
    const other = await owed()
    await complete(other, 'WALLET')
    await world.moveTime('P20D')
    world.sandbox.notifier.clear()
    world.sandbox.refund(other.orderId, { amount: 350_000, key: 'dashboard-2', reason: undefined, method: 'offline' })
    await deliver()
    const {
      rows: [today],
    } = await db.pool.query<{ day: string }>(`select (app_now() at time zone 'Asia/Jakarta')::date::text as day`)
    expect(await reconcileDay(world.gateway, today!.day)).toMatchObject({ isComplete: true, payments: 1, differences: 1 })
    const { rows } = await db.pool.query('select payment_id from reconciliation_differences where payment_id = any($1)', [
      [made.paymentId, other.paymentId],
    ])
    expect(rows).toEqual([{ payment_id: other.paymentId }])
  })

  test('B05 a refund through the gateway leaves no difference', async () => {
    const made = await owed()
    await start(made)
    world.sandbox.faults.add({ on: 'refund', kind: 'reset', process: true })
    await advance(made)
    const {
      rows: [today],
    } = await db.pool.query<{ day: string }>(`select (app_now() at time zone 'Asia/Jakarta')::date::text as day`)
    await reconcileDay(world.gateway, today!.day)
    expect(await state(made)).toEqual(DONE)
    const { rows } = await db.pool.query('select 1 from reconciliation_differences where payment_id = $1', [made.paymentId])
    expect(rows).toEqual([])
  })
})

describe('B01 F15 the same money wanted twice', () => {
  test('B01 race: the patient chooses another therapist while an admin sends it back: one wins', { timeout: 90_000 }, async () => {
    const next = await createTherapist()
    for (let round = 0; round < 5; round++) {
      const made = await owed({ by: 'therapist' })
      const [sent, chosen] = await Promise.all([
        start(made),
        chooseOtherTherapist(made.patient.actor, { bookingId: made.bookingId, therapistId: next.id }),
      ])
      expect(sent.ok).not.toBe(chosen.ok)
      await advance(made)
      expect((await state(made)).status).toBe(sent.ok ? 'COMPLETED' : 'MOVED')
      expect(atGateway(made)).toHaveLength(sent.ok ? 1 : 0)
      if (chosen.ok) {
        expect(await statusOf('bookings', chosen.bookingId)).toBe('PAID')
        await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: chosen.bookingId }))
        const {
          rows: [moved],
        } = await db.pool.query<{ id: string }>('select id from refunds where booking_id = $1', [chosen.bookingId])
        expect(await inTransaction(admin, (tx) => startGatewayRefund(tx, { refundId: moved!.id, note: 'coba lagi' }))).toEqual({
          ok: false,
          reason: 'gateway_not_possible',
          why: 'moved',
        })
      }
    }
  })

  test('B01 once it is being sent, nobody else can take the money over', async () => {
    const next = await createTherapist()
    const made = await owed({ by: 'therapist' })
    await start(made)
    expect(await chooseOtherTherapist(made.patient.actor, { bookingId: made.bookingId, therapistId: next.id })).toEqual({
      ok: false,
      reason: 'not_offered',
    })
  })
})

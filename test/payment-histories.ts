import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { parseTransaction } from '../app/adapters/midtrans/parse.ts'
import { cancelBooking } from '../app/domain/booking/cancel-booking.ts'
import { applyGatewayStatus } from '../app/domain/payment/apply-gateway-status.ts'
import { confirmBooking } from '../app/domain/booking/confirm-booking.ts'
import { expireHold } from '../app/domain/payment/expire-hold.ts'
import type { GatewayTransaction, PaymentMethod } from '../app/domain/gateway/payment-gateway.ts'
import { initiatePayment } from '../app/domain/payment/initiate-payment.ts'
import { orderIdOf } from '../app/domain/payment/payment.ts'
import { lockPayment } from '../app/domain/payment/payment-rows.ts'
import { processNotification } from '../app/domain/payment/process-notification.ts'
import { recordNotification } from '../app/domain/payment/record-notification.ts'
import { requestRefund } from '../app/domain/refund/request-refund.ts'
import { refreshPayment, settlePayment } from '../app/domain/payment/settle-payment.ts'
import { database, inTransaction, nowOf, system, type Tx } from '../app/platform/db.ts'
import { signatureOf, type Body } from '../sandbox/midtrans/bodies.ts'
import { pendingBooking, type MadeBooking } from './fixtures.ts'
import { testEnvironment } from './environment.ts'
import type { TestGateway } from './midtrans.ts'
import { createModel, type EndState, type Model } from './payment-model.ts'

/**
 * Generated histories of one booking's payments: what payer, bank, network and
 * attackers do, in any order. The application lives them through its own adapter,
 * the sandbox and PostgreSQL; the model (payment-model.ts) says where they end.
 */
export type Step =
  | { do: 'gateway'; action: 'pay' | 'expire' | 'deny' | 'cancel' | 'reverse' | 'late_pay' | 'wrong_amount'; attempt: number }
  | { do: 'deliver'; pick: number; as: 'itself' | 'twice' | 'forged' | 'swapped' | 'foreign' | 'cheaper' | 'unknown_order' }
  | { do: 'switch' | 'ask'; attempt: number }
  | { do: 'hold_ends'; gatewayDown: boolean }
  | { do: 'patient_cancels' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('gateway' as const),
      attempt: fc.nat(2),
      action: fc.constantFrom(
        'pay',
        'pay',
        'pay',
        'expire',
        'deny',
        'cancel',
        'reverse',
        'reverse',
        'late_pay',
        'late_pay',
        'wrong_amount',
      ),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      pick: fc.nat(30),
      as: fc.constantFrom('itself', 'itself', 'itself', 'twice', 'forged', 'swapped', 'foreign', 'cheaper', 'unknown_order'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('switch', 'switch', 'ask'), attempt: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold_ends' as const), gatewayDown: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'patient_cancels' as const }) },
)
export const history: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 2, maxLength: 11 })

/** Always among the generated ones: both attempts paid, the second one first; and a reversal after a double payment. */
export const remarkable: [Step[]][] = [
  [
    [
      { do: 'switch', attempt: 0 },
      { do: 'gateway', action: 'late_pay', attempt: 0 },
      { do: 'hold_ends', gatewayDown: false },
      { do: 'deliver', pick: 0, as: 'itself' },
    ],
  ],
  [
    [
      { do: 'switch', attempt: 0 },
      { do: 'gateway', action: 'pay', attempt: 1 },
      { do: 'deliver', pick: 3, as: 'twice' },
      { do: 'gateway', action: 'late_pay', attempt: 0 },
      { do: 'ask', attempt: 0 },
    ],
  ],
  [
    [
      { do: 'switch', attempt: 0 },
      { do: 'gateway', action: 'late_pay', attempt: 0 },
      { do: 'gateway', action: 'pay', attempt: 1 },
      { do: 'ask', attempt: 1 },
      { do: 'ask', attempt: 0 },
      { do: 'gateway', action: 'reverse', attempt: 1 },
      { do: 'ask', attempt: 1 },
    ],
  ],
]

/** How a genuine-looking notification is handled: the product's way, or a way with a guard missing. */
export type Processor = (world: TestGateway, body: Body) => Promise<void>

/** The product: record, ask the gateway, apply. */
export const asTheProduct: Processor = async (world, body) => {
  const recorded = await inTransaction(system('test'), (tx) =>
    recordNotification(tx, { body, isSignatureValid: world.gateway.verifySignature(body) }),
  )
  if (recorded.ok) await processNotification(world.gateway, recorded.notificationId)
}

/** Control: believes the notification's own status after checking its signature. */
export const believingTheBody: Processor = async (world, body) => {
  if (!world.gateway.verifySignature(body)) return
  await applyParsed(body, (tx, paymentId, gateway) => applyGatewayStatus(tx, { paymentId, gateway }))
}

/** Control: asks the gateway, but forgets what it already booked: each "paid" heard counts as new money. */
export const forgettingWhatItKnew: Processor = async (world, body) => {
  if (!world.gateway.verifySignature(body)) return
  const answer = await world.gateway.status(String(body.order_id))
  if (!answer.ok) return
  await applyParsed(body, async (tx, paymentId) => {
    const locked = answer.transaction.status === 'paid' && (await lockPayment(tx, paymentId))
    if (!locked) return applyGatewayStatus(tx, { paymentId, gateway: answer.transaction })
    const { booking, payment } = locked
    const isEntitled = await confirmBooking(tx, { booking, payment, paidAt: nowOf(tx) })
    if (!isEntitled) {
      await requestRefund(tx, {
        bookingId: booking.id,
        paymentId,
        patientId: payment.patient_id,
        code: booking.code,
        amount: payment.amount,
        reason: 'paid_too_late',
        key: `payment:${paymentId}:${randomUUID()}`,
        from: 'GATEWAY_CLEARING',
      })
    }
    return tx.$executeRaw`
      update payments set status = 'COMPLETED', paid_at = app_now(), is_entitled = ${isEntitled} where id = ${paymentId}::uuid and status <> 'COMPLETED'`
  })
}

async function applyParsed(body: Body, apply: (tx: Tx, paymentId: string, gateway: GatewayTransaction) => Promise<unknown>): Promise<void> {
  const gateway = parseTransaction(body)
  const {
    rows: [payment],
  } = await database().pool.query<{ id: string }>('select id from payments where order_id = $1', [String(body.order_id)])
  if (gateway && payment) await inTransaction(system('control'), (tx) => apply(tx, payment.id, gateway))
}

const METHODS: PaymentMethod[] = ['va_permata', 'qris', 'va_bca', 'gopay']
const GROUPS = [
  ['settlement', 'refund', 'partial_refund'],
  ['deny', 'cancel', 'expire'],
  ['pending', 'authorize'],
]

/** Lives one history and returns where it ended beside where the model says it should have. */
export async function live(world: TestGateway, steps: Step[], processor: Processor): Promise<{ actual: EndState; expected: EndState }> {
  const made = await pendingBooking()
  const model = createModel({ total: 350_000n, truth: (attempt) => world.sandbox.store.find(orderIdOf(made.bookingId, attempt)) })
  world.sandbox.notifier.clear()
  // No worker runs here; jobs left over from earlier histories would only slow the clock's moves.
  await database().pool.query('delete from graphile_worker._private_jobs')
  await initiate(world, made, model)
  for (const current of steps) await take(world, made, model, current, processor)
  // Whatever is still unknown is asked for, as reconciliation does; the model hears it in the same order.
  for (let attempt = 1; attempt <= model.attempts(); attempt++) await ask(world, made, model, attempt)
  return { actual: await readState(made.bookingId), expected: model.state() }
}

async function initiate(world: TestGateway, made: MadeBooking, model: Model): Promise<void> {
  const method = METHODS[model.attempts() % METHODS.length]!
  const previous = model.attempts()
  if (!model.canInitiate()) {
    await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method })
    return
  }
  await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method })
  model.switched(previous)
}

async function take(world: TestGateway, made: MadeBooking, model: Model, current: Step, processor: Processor): Promise<void> {
  switch (current.do) {
    case 'gateway':
      return gatewayActs(world, made, model, current)
    case 'deliver':
      return deliver(world, made, model, current, processor)
    case 'ask':
      return ask(world, made, model, 1 + (current.attempt % model.attempts()))
    case 'switch':
      return model.attempts() < 3 ? initiate(world, made, model) : undefined
    case 'patient_cancels':
      await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: made.bookingId }))
      return model.patientCancels()
    case 'hold_ends': {
      if (!model.canInitiate()) return
      await world.moveTime('PT16M')
      if (current.gatewayDown) world.down()
      await expireHold(world.gateway, made.bookingId)
      world.up()
      return model.holdEnds(current.gatewayDown)
    }
  }
}

function gatewayActs(world: TestGateway, made: MadeBooking, model: Model, { action, attempt }: Extract<Step, { do: 'gateway' }>): void {
  const orderId = orderIdOf(made.bookingId, 1 + (attempt % model.attempts()))
  const transaction = world.sandbox.store.find(orderId)
  if (!transaction) return
  if (action === 'wrong_amount') {
    if (transaction.status !== 'pending') return
    world.sandbox.store.save({ ...transaction, amount: transaction.amount - 1_000 })
    world.sandbox.act(orderId, 'pay')
  } else if (action === 'late_pay') {
    // Money that comes although the attempt had ended: banks do it.
    if (transaction.status === 'expire' || transaction.status === 'cancel') world.sandbox.act(orderId, 'pay', { force: true })
  } else world.sandbox.act(orderId, action)
}

async function deliver(
  world: TestGateway,
  made: MadeBooking,
  model: Model,
  { pick, as }: Extract<Step, { do: 'deliver' }>,
  processor: Processor,
): Promise<void> {
  const all = world.sandbox.notifier.list().filter((delivery) => delivery.orderId.startsWith(made.bookingId))
  const genuine = all[pick % Math.max(1, all.length)]?.body
  if (!genuine) return
  const body = distorted(
    genuine,
    as,
    pick,
    all.map((delivery) => delivery.body),
  )
  await processor(world, body)
  if (as === 'twice') await processor(world, body)
  if (as === 'forged' || as === 'cheaper' || as === 'unknown_order') return
  model.learn(model.attemptOf(String(body.order_id), made.bookingId))
}

function distorted(body: Body, as: Extract<Step, { do: 'deliver' }>['as'], pick: number, others: Body[]): Body {
  const group = GROUPS.find((statuses) => statuses.includes(String(body.transaction_status))) ?? []
  switch (as) {
    case 'itself':
    case 'twice':
      return body
    // Right signature, because it does not cover the status.
    case 'swapped':
      return {
        ...body,
        transaction_status: group[pick % Math.max(1, group.length)] ?? body.transaction_status,
        refund_amount: body.gross_amount,
      }
    // A signature taken from another code of the same order.
    case 'forged':
      return {
        ...body,
        transaction_status: 'settlement',
        status_code: '200',
        signature_key: body.status_code === '200' ? '0'.repeat(128) : body.signature_key,
      }
    case 'foreign':
      return { ...body, transaction_id: others[(pick * 7 + 1) % others.length]?.transaction_id ?? body.transaction_id }
    case 'cheaper':
      return { ...body, gross_amount: '1000.00', transaction_status: 'settlement', status_code: '200' }
    case 'unknown_order': {
      const orderId = `someone-elses-${pick}`
      return {
        ...body,
        order_id: orderId,
        signature_key: signatureOf(orderId, String(body.status_code), String(body.gross_amount), testEnvironment.MIDTRANS_SERVER_KEY),
      }
    }
  }
}

async function ask(world: TestGateway, made: MadeBooking, model: Model, attempt: number): Promise<void> {
  const orderId = orderIdOf(made.bookingId, attempt)
  const {
    rows: [payment],
  } = await database().pool.query<{ id: string; order_id: string; status: string; booking: string }>(
    'select p.id, p.order_id, p.status::text, b.status::text as booking from payments p join bookings b on b.id = p.booking_id where order_id = $1',
    [orderId],
  )
  if (!payment) return
  const isPointless = payment.booking !== 'PENDING' && payment.status === 'PENDING'
  if (isPointless) await settlePayment(world.gateway, payment, 'cancel', 'test')
  else await refreshPayment(world.gateway, payment, 'test')
  model.learn(attempt)
}

async function readState(bookingId: string): Promise<EndState> {
  const {
    rows: [booking],
  } = await database().pool.query<{ status: string; refund: string }>(
    'select status::text, refund_status::text as refund from bookings where id = $1',
    [bookingId],
  )
  const { rows: payments } = await database().pool.query<{ status: string; entitled: boolean | null; owed: string; clearing: string }>(
    `
    select p.status::text, case when p.status = 'COMPLETED' then p.is_entitled end as entitled,
      (select coalesce(sum(amount), 0)::text from refunds where payment_id = p.id and status = 'PENDING') as owed
    from payments p where booking_id = $1 order by attempt`,
    [bookingId],
  )
  const { rows: accounts } = await database().pool.query<{ kind: string; sum: string }>(
    `
    select a.kind::text, sum(p.amount)::text as sum from ledger_postings p join ledger_entries e on e.id = p.entry_id join ledger_accounts a on a.id = p.account_id
    where e.booking_id = $1 group by a.kind having sum(p.amount) <> 0 order by 1`,
    [bookingId],
  )
  return {
    booking: booking!.status,
    refund: booking!.refund,
    payments,
    ledger: Object.fromEntries(accounts.map((row) => [row.kind, row.sum])),
  }
}

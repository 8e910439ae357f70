/** Money and the gateway: what payers and banks do there, what it tells us, what admins send back. */
import { debitWallet } from '../app/domain/ledger/debit-wallet.ts'
import { completeRefund } from '../app/domain/refund/complete-refund.ts'
import type { RefundMethod } from '../app/domain/refund/move-refund.ts'
import { orderIdOf } from '../app/domain/payment/payment.ts'
import { recordNotification } from '../app/domain/payment/record-notification.ts'
import { startGatewayRefund } from '../app/domain/refund/start-gateway-refund.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { notificationBody, signatureOf, type Body } from '../sandbox/midtrans/bodies.ts'
import { testEnvironment } from '../test/environment.ts'
import type { Deed } from './action.ts'
import { skipped, type Outcome } from './outcome.ts'
import { type Context, inside, type Target } from './perform-inside.ts'
import { orderOfTopUp } from './perform-top-up.ts'
import type { World } from './world.ts'

/** What payers and banks do at the gateway. */
export function gatewayActs(world: World, deed: Deed, target: Target): Outcome {
  const order = deed.topUp === undefined ? orderIdOf(target.booking, deed.attempt!) : orderOfTopUp(world, deed.topUp)
  const transaction = world.sandbox.store.find(order)
  if (!transaction) return skipped('never charged')
  const pay = deed.how === 'pay' || deed.how === 'late_pay' || deed.how === 'wrong_amount'
  if (deed.how === 'wrong_amount') {
    if (transaction.status !== 'pending') return skipped('not payable')
    world.sandbox.store.save({ ...transaction, amount: transaction.amount - 1_000 })
  }
  const isLate = deed.how === 'late_pay' && (transaction.status === 'expire' || transaction.status === 'cancel')
  const verb = pay ? 'pay' : (deed.how as 'expire' | 'deny' | 'cancel' | 'reverse')
  const done = world.sandbox.act(order, verb, { force: isLate })
  if (typeof done === 'string') return skipped(done)
  if (pay) world.everPaid.add(order)
  return { ok: true }
}

const STATUS_GROUPS = [
  ['settlement', 'refund', 'partial_refund'],
  ['deny', 'cancel', 'expire'],
  ['pending', 'authorize'],
]

/** A notification arrives: as it was sent, or not quite. */
export async function deliver(world: World, deed: Deed, target: Target): Promise<Outcome> {
  const about = deed.topUp === undefined ? target.booking : orderOfTopUp(world, deed.topUp)
  const sent = world.sandbox.notifier.list().filter((delivery) => delivery.orderId.startsWith(about))
  if (sent.length === 0) return skipped('nothing was sent')
  const genuine = sent[deed.pick! % sent.length]!.body
  const body = distort(genuine, deed.how!)
  const recorded = await inTransaction(system('webhook'), (tx) =>
    recordNotification(tx, { body, isSignatureValid: world.services.gateway.verifySignature(body) }),
  )
  return recorded
}

function distort(body: Body, how: string): Body {
  switch (how) {
    // The signature does not cover the status: the same code with another word passes.
    case 'swapped': {
      const group = STATUS_GROUPS.find((statuses) => statuses.includes(String(body.transaction_status))) ?? []
      return { ...body, transaction_status: group[(group.indexOf(String(body.transaction_status)) + 1) % group.length] }
    }
    // A real secret would be needed for this one; a leaked old signature of the right code is as good.
    case 'dressed_up': {
      const [order, amount] = [String(body.order_id), String(body.gross_amount)]
      return {
        ...body,
        transaction_status: 'settlement',
        status_code: '200',
        signature_key: signatureOf(order, '200', amount, testEnvironment.MIDTRANS_SERVER_KEY),
      }
    }
    case 'forged':
      return { ...body, transaction_status: 'settlement', status_code: '200', signature_key: '0'.repeat(128) }
    default:
      return body
  }
}

/** Everything the gateway has said last about each order: it repeats itself for hours until it is heard. */
export async function deliverLatest(world: World): Promise<void> {
  for (const transaction of world.sandbox.store.all()) {
    const body = notificationBody(transaction, testEnvironment.MIDTRANS_SERVER_KEY)
    await inTransaction(system('webhook'), (tx) => recordNotification(tx, { body, isSignatureValid: true }))
  }
}

export async function refund(world: World, deed: Deed, target: Target, context: Context): Promise<Outcome> {
  const { rows } = await world.database.pool.query<{ id: string }>('select id from refunds where booking_id = $1 order by created_at, id', [
    target.booking,
  ])
  if (rows.length === 0) return skipped('no refund')
  const refundId = rows[deed.pick! % rows.length]!.id
  if (deed.how === 'GATEWAY') return inside(world, deed, context, (tx) => startGatewayRefund(tx, { refundId, note: 'dikembalikan' }))
  const result = await inside(world, deed, context, (tx) =>
    completeRefund(tx, { refundId, method: deed.how as RefundMethod, reference: `REF-${deed.pick}`, note: 'dikembalikan' }),
  )
  // Sent once by hand, however often it is pressed.
  if (result.ok && deed.how === 'MANUAL_TRANSFER') world.money.cashRefunds.set(refundId, result.amount)
  return result
}

export async function debit(world: World, deed: Deed, context: Context): Promise<Outcome> {
  const therapist = world.therapists.find(({ label }) => label === deed.therapist)
  const owner = therapist?.userId ?? world.ids.get(deed.therapist!)!
  const {
    rows: [wallet],
  } = await world.database.pool.query<{ id: string }>('select id from wallets where user_id = $1', [owner])
  const result = await inside(world, deed, context, (tx) =>
    debitWallet(tx, { walletId: wallet!.id, amount: BigInt(deed.amount!), note: 'transfer bank', requestId: deed.key! }),
  )
  if (result.ok) world.money.debits.set(deed.key!, BigInt(deed.amount!))
  return result
}

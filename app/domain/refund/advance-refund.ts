import { database, inTransaction, nowOf, system, toInstant, type Tx } from '../../platform/db.ts'
import { describeError, logger } from '../../platform/logger.ts'
import { publish } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import { lockRefund, type RefundOfBooking } from './complete-refund.ts'
import { KEY_HOURS } from './gateway-refund.ts'
import type { GatewayTransaction, PaymentGateway } from '../gateway/payment-gateway.ts'
import { markRefundAsked, markRefundSent, markRefundUnsent, moveRefund } from './move-refund.ts'
import { completeFromGateway } from './refund-at-gateway.ts'

const ACTOR = system('refund-gateway')
/** A request unanswered so long ago is not on its way any more: the adapter gives up after seconds. */
const SETTLED_AFTER_SECONDS = 60

/** What a refund needs of the gateway, and who hears what it says of the payment: `applyGatewayStatus`, which stands above. */
export type RefundDoors = {
  gateway: Pick<PaymentGateway, 'status' | 'refund'>
  apply: (tx: Tx, heard: { paymentId: string; gateway: GatewayTransaction }) => Promise<unknown>
}

export type RefundOutcome = 'nothing' | 'unknown' | 'unclear' | 'completed' | 'returned'

type SentRefund = RefundOfBooking & {
  order_id: string
  gateway_key: string
  gateway_state: string
  note: string
  started_by: string
  started_at: Date
  sent_at: Date | null
  last_sent_at: Date | null
  send_tries: number
}
/** What is known before a send: how often this key went unanswered, since when, and whether the last time is long ago. */
type Before = { refund: SentRefund; isKeyOld: boolean; isQuiet: boolean }

/**
 * Takes one refund as far as the gateway allows. Written down before it is sent; one
 * key for one refund; while an answer is missing it is asked about first, sent again
 * under the same key only if the gateway does not list it, and never paid in another
 * way. May run any number of times, also at once.
 */
export async function advanceRefund(doors: RefundDoors, refundId: string): Promise<RefundOutcome> {
  const before = await inTransaction(ACTOR, (tx) => read(tx, refundId))
  if (!before) return 'nothing'
  const { refund } = before
  if (refund.send_tries > 0) {
    const heard = await ask(doors, refund)
    if (heard !== 'not_listed') return heard
    // The gateway has forgotten the key and lists nothing under it: it was never done.
    if (before.isKeyOld)
      return inTransaction(ACTOR, (tx) => returnToQueue(tx, refundId, 'no answer from the gateway, and it lists no such refund'))
  }
  if (!(await inTransaction(ACTOR, (tx) => markRefundSent(tx, refundId)))) return 'nothing'
  const answer = await doors.gateway.refund(refund.order_id, {
    refundKey: refund.gateway_key,
    amount: refund.amount,
    reason: `Fisioku ${refund.code}`,
  })
  if (answer.ok) {
    // A provider may answer with its running total instead; then the list decides.
    if (answer.refundedAmount !== refund.amount) return asked(await ask(doors, refund))
    return inTransaction(ACTOR, (tx) => complete(tx, refundId, answer.reference))
  }
  if (answer.reason === 'unavailable') {
    await inTransaction(ACTOR, (tx) => markRefundUnsent(tx, refundId, refund))
    return 'unknown'
  }
  if (answer.reason === 'unknown') return 'unknown'
  return refuse(doors, before, answer.message)
}

/** A refusal ends it only if no request under this key can still be at work, and the gateway does not list it. */
async function refuse(doors: RefundDoors, { refund, isQuiet }: Before, message: string): Promise<RefundOutcome> {
  const heard = await ask(doors, refund)
  const isFirst = refund.send_tries === 0
  if (heard === 'completed' || heard === 'unclear' || heard === 'nothing') return heard
  if (!isFirst && (!isQuiet || heard === 'unknown')) return 'unknown'
  return inTransaction(ACTOR, (tx) => returnToQueue(tx, refund.id, message, refund.send_tries + 1))
}

async function lockSent(tx: Tx, refundId: string): Promise<SentRefund | null> {
  if ((await lockRefund(tx, refundId))?.status !== 'PROCESSING') return null
  const [row] = await tx.$queryRaw<SentRefund[]>`
    select r.id, r.booking_id, r.payment_id, r.patient_id, r.amount, r.status, b.code, p.order_id, r.gateway_key, r.gateway_state, r.note, r.started_by,
      r.started_at, r.sent_at, r.last_sent_at, r.send_tries
    from refunds r join bookings b on b.id = r.booking_id join payments p on p.id = r.payment_id where r.id = ${refundId}::uuid`
  return row ?? null
}

async function read(tx: Tx, refundId: string): Promise<Before | null> {
  const refund = await lockSent(tx, refundId)
  if (!refund || refund.gateway_state === 'UNCLEAR') return null
  const since = (at: Date | null, unit: 'hours' | 'seconds') => (at ? nowOf(tx).since(toInstant(at)).total(unit) : 0)
  return {
    refund,
    isKeyOld: since(refund.sent_at, 'hours') >= KEY_HOURS,
    isQuiet: since(refund.last_sent_at, 'seconds') >= SETTLED_AFTER_SECONDS,
  }
}

async function complete(tx: Tx, refundId: string, reference: string | null): Promise<RefundOutcome> {
  const refund = await lockSent(tx, refundId)
  if (!refund) return 'nothing'
  await completeFromGateway(tx, refund, reference)
  return 'completed'
}

async function ask({ gateway, apply }: RefundDoors, refund: SentRefund): Promise<RefundOutcome | 'not_listed'> {
  const answer = await gateway.status(refund.order_id)
  return inTransaction(ACTOR, async (tx) => {
    await markRefundAsked(tx, refund.id)
    if (!answer.ok || answer.transaction.orderId !== refund.order_id || answer.transaction.status === 'not_found') return 'unknown'
    await apply(tx, { paymentId: refund.payment_id, gateway: answer.transaction })
    const [row] = await tx.$queryRaw<
      { status: string; gateway_state: string | null }[]
    >`select status, gateway_state from refunds where id = ${refund.id}::uuid`
    if (row?.status === 'COMPLETED') return 'completed'
    if (row?.status !== 'PROCESSING') return 'nothing'
    return row.gateway_state === 'UNCLEAR' ? 'unclear' : 'not_listed'
  })
}

const asked = (heard: RefundOutcome | 'not_listed'): RefundOutcome => (heard === 'not_listed' ? 'unknown' : heard)

/** Nothing was given back: the refund waits for an admin again, with the gateway's reason. */
export async function returnToQueue(tx: Tx, refundId: string, message: string, onlyAfterTries?: number): Promise<RefundOutcome> {
  const refund = await lockSent(tx, refundId)
  // Another run has sent it once more since: its answer decides.
  if (!refund || (onlyAfterTries !== undefined && refund.send_tries !== onlyAfterTries)) return 'unknown'
  await moveRefund(tx, refundId, { to: 'PENDING', message })
  await notify(tx, {
    userId: refund.started_by,
    kind: 'admin_refund_refused',
    href: '/admin/refunds',
    data: { code: refund.code, amount: Number(refund.amount) },
    dedupeKey: `refund-refused:${refund.id}:${refund.started_at.getTime()}`,
  })
  await publish(tx, [`booking:${refund.booking_id}`, `user:${refund.patient_id}`, 'role:ADMIN'], 'booking:changed', {
    bookingId: refund.booking_id,
  })
  return 'returned'
}

/** Every refund whose outcome is not known yet; one bad row stops no other. */
export async function sweepRefunds(doors: RefundDoors): Promise<{ asked: number }> {
  const { rows } = await database().pool.query<{ id: string }>(`
    select id from refunds where status = 'PROCESSING' and gateway_state <> 'UNCLEAR' and coalesce(asked_at, started_at) < app_now() - interval '1 minute'
    order by asked_at nulls first limit 200`)
  for (const { id } of rows) {
    try {
      await advanceRefund(doors, id)
    } catch (error) {
      logger.error({ event: 'refund.advance_failed', refundId: id, ...describeError(error) })
    }
  }
  return { asked: rows.length }
}

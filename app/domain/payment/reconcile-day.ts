import { database, inTransaction, system, type Tx } from '../../platform/db.ts'
import { describeError, logger } from '../../platform/logger.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import { comparePayment, type Difference, type OurSide } from './compare-payment.ts'
import type { GatewayTransaction, PaymentGateway } from '../gateway/payment-gateway.ts'
import { reportMismatch } from '../oversight/raise-exception.ts'

type Touched = { id: string; booking_id: string | null; order_id: string; amount: bigint; clearing: bigint }
type Checked = { silent: number; settled: number; differences: number; total: bigint; matched: bigint }

export type DayResult = {
  runId: string
  isComplete: boolean
  payments: number
  silent: number
  settled: number
  differences: number
  amountTotal: bigint
  amountMatched: bigint
}

const ACTOR = system('payment-reconcile-day')
/** Questions under way at once. */
const LANES = 4
/** So many questions in a row without an answer: the gateway is down, and the rest of the day waits for the next run. */
const GIVE_UP_AFTER = 12

/** Our clearing account's rupiah for payment `p`; the keys are those of confirm, refund, reversal and top-up. */
const CLEARING = `(select coalesce(-sum(posting.amount), 0)::bigint from ledger_entries e
  join ledger_postings posting on posting.entry_id = e.id
  join ledger_accounts account on account.id = posting.account_id and account.kind = 'GATEWAY_CLEARING'
  where e.idempotency_key = any(array['payment:' || p.id, 'refund-due:payment:' || p.id, 'top-up:' || p.id, 'reversed:' || p.id]
    || array(select 'refund-paid:' || r.id from refunds r where r.payment_id = p.id)))`

/**
 * B05: asks the gateway about every payment touched on a day in WIB, settles what is
 * certain and lists what still differs. May run any number of times; the same
 * difference is listed once. Without an answer about some payment the run is incomplete.
 */
export async function reconcileDay(gateway: PaymentGateway, day: string): Promise<DayResult> {
  const runId = await inTransaction(ACTOR, async (tx) => {
    const [run] = await tx.$queryRaw<{ id: string }[]>`insert into reconciliation_runs (day) values (${day}::date) returning id`
    return run!.id
  })
  const payments = await touchedOn(day)
  const sum: Checked = { silent: 0, settled: 0, differences: 0, total: 0n, matched: 0n }
  const queue = payments.values()
  let unanswered = 0
  const lane = async () => {
    for (const payment of queue) {
      const answer = unanswered >= GIVE_UP_AFTER ? null : await ask(gateway, payment)
      unanswered = answer ? 0 : unanswered + 1
      const checked = answer && (await check(runId, payment, answer))
      if (checked) add(sum, checked)
      else add(sum, { silent: 1, settled: 0, differences: 0, total: payment.clearing > 0n ? payment.clearing : 0n, matched: 0n })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  await finish(runId, payments.length, sum)
  logger.info({
    event: 'payment.day_reconciled',
    count: payments.length,
    outcome: `${day}: silent ${sum.silent}, settled ${sum.settled}, differences ${sum.differences}`,
  })
  return {
    runId,
    isComplete: sum.silent === 0,
    payments: payments.length,
    silent: sum.silent,
    settled: sum.settled,
    differences: sum.differences,
    amountTotal: sum.total,
    amountMatched: sum.matched,
  }
}

/** Payment `p` and those its money moved on to, with how often it had moved. */
const CHAIN = `(with recursive chain as (
  select p.id, p.status, 0 as moves union all select later.id, later.status, chain.moves + 1 from payments later join chain on later.moved_from = chain.id)
  select id, status, moves from chain)`

/**
 * Within the day in WIB that is the first value; each of these columns has an index. What is found is then looked up
 * by arrays: a join would sooner read all payments than ask for some by their ids.
 */
const ofDay = (column: string) =>
  `${column} >= $1::date::timestamp at time zone 'Asia/Jakarta' and ${column} < ($1::date + 1)::timestamp at time zone 'Asia/Jakarta'`

/**
 * Money from a wallet, or moved from an earlier booking, is unknown to the gateway: where it came from stands
 * for all it moved on to. A charge just being made is left alone.
 */
async function touchedOn(day: string): Promise<Touched[]> {
  const { rows } = await database().pool.query<{
    id: string
    booking_id: string | null
    order_id: string
    amount: string
    clearing: string
  }>(
    `
    with recursive moved as (
      select id, moved_from from payments where id = any(array(select payment_id from payment_events where ${ofDay('created_at')}))
      union select earlier.id, earlier.moved_from from moved cross join lateral (
        select p.id, p.moved_from from payments p where p.id = moved.moved_from offset 0) earlier),
    touched as (
      select id from moved
      union select id from payments where ${ofDay('created_at')}
      union select id from payments where ${ofDay('paid_at')}
      union select payment_id from refunds where ${ofDay('completed_at')}
      union select id from payments where order_id = any(array(
        select order_id from gateway_notifications where is_signature_valid and ${ofDay('last_received_at')})))
    select p.id, p.booking_id, p.order_id, p.amount, ${CLEARING} as clearing from payments p
    where p.id = any(array(select id from touched))
      and p.method <> 'wallet' and p.moved_from is null
      and (p.status not in ('PENDING', 'PROCESSING') or coalesce(p.checked_at, p.created_at) <= app_now() - interval '1 minute')
    order by p.created_at, p.id`,
    [day],
  )
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount), clearing: BigInt(row.clearing) }))
}

async function ask(gateway: PaymentGateway, payment: Touched): Promise<GatewayTransaction | null> {
  const answer = await gateway.status(payment.order_id)
  return answer.ok ? answer.transaction : null
}

/** One payment in one transaction; null when it failed, which stops no other. */
async function check(runId: string, payment: Touched, gateway: GatewayTransaction): Promise<Checked | null> {
  try {
    return await inTransaction(ACTOR, async (tx) => {
      const outcome = await applyGatewayStatus(tx, { paymentId: payment.id, gateway })
      const { total, matched, difference } = comparePayment(await readOurSide(tx, payment), gateway)
      await (difference ? record(tx, { runId, payment, difference, status: gateway.rawStatus }) : forget(tx, payment.id))
      return {
        silent: 0,
        settled: outcome === 'unchanged' || outcome === 'mismatch' ? 0 : 1,
        differences: difference ? 1 : 0,
        total,
        matched,
      }
    })
  } catch (error) {
    logger.error({ event: 'payment.reconcile_failed', paymentId: payment.id, ...describeError(error) })
    return null
  }
}

/** The state is that of whoever holds the money now. The booking's price is what was asked; a payment's own amount becomes what arrived. */
async function readOurSide(tx: Tx, payment: Touched): Promise<OurSide> {
  const [row] = await tx.$queryRawUnsafe<{ status: OurSide['status']; asked: bigint | null; clearing: bigint }[]>(
    `select (select status::text from ${CHAIN} holders order by moves desc limit 1) as status, b.total_price as asked, ${CLEARING} as clearing
      from payments p left join bookings b on b.id = p.booking_id where p.id = $1::uuid`,
    payment.id,
  )
  return { status: row!.status, clearing: row!.clearing, asked: row!.asked ?? payment.amount }
}

async function record(tx: Tx, found: { runId: string; payment: Touched; difference: Difference; status: string }): Promise<void> {
  const {
    runId,
    payment,
    difference: { kind, ours, theirs },
  } = found
  const known = await tx.$executeRaw`
    update reconciliation_differences set last_run_id = ${runId}::uuid, gone_at = null
    where payment_id = ${payment.id}::uuid and kind = ${kind} and ours = ${ours} and theirs = ${theirs}`
  if (known > 0) return
  await reportMismatch(
    tx,
    payment,
    `reconciliation: ${kind.toLowerCase()} differs, ours ${ours}, the gateway's ${theirs} (${found.status})`,
  )
  await tx.$executeRaw`
    insert into reconciliation_differences (payment_id, kind, ours, theirs, gateway_status, run_id, last_run_id, exception_id)
    select ${payment.id}::uuid, ${kind}, ${ours}, ${theirs}, ${found.status}, ${runId}::uuid, ${runId}::uuid,
      (select id from exceptions where kind = 'PAYMENT_MISMATCH' and payment_id = ${payment.id}::uuid and resolved_at is null)
    on conflict do nothing`
}

async function forget(tx: Tx, paymentId: string): Promise<void> {
  await tx.$executeRaw`update reconciliation_differences set gone_at = app_now() where payment_id = ${paymentId}::uuid and gone_at is null`
}

function add(sum: Checked, one: Checked): void {
  sum.silent += one.silent
  sum.settled += one.settled
  sum.differences += one.differences
  sum.total += one.total
  sum.matched += one.matched
}

async function finish(runId: string, payments: number, sum: Checked): Promise<void> {
  await inTransaction(
    ACTOR,
    (tx) => tx.$executeRaw`
    update reconciliation_runs set status = ${sum.silent === 0 ? 'COMPLETE' : 'INCOMPLETE'}, finished_at = app_now(), payments = ${payments}, silent = ${sum.silent},
      settled = ${sum.settled}, differences = ${sum.differences}, amount_total = ${sum.total}, amount_matched = ${sum.matched}
    where id = ${runId}::uuid and status = 'RUNNING'`,
  )
}

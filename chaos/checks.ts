import type pg from 'pg'
import { checkInvariants, describeViolation } from '../app/domain/reporting/invariants.ts'
import type { Journal } from './journal.ts'

export type Finding = { id: string; title: string; checked: number; problems: string[] }
type GatewayTransaction = { orderId: string; status: string }

const missingFrom = (wanted: Iterable<string>, have: Iterable<string>) => [...new Set(wanted)].filter((id) => !new Set(have).has(id))

/** Compares what was acknowledged, what the gateway says and what the database holds. */
export async function check(pool: pg.Pool, journal: Journal, sandboxUrl: string): Promise<Finding[]> {
  const texts = async (sql: string, values: unknown[] = []) => (await pool.query<{ t: string }>(sql, values)).rows.map((row) => row.t)
  const gateway = ((await (await fetch(`${sandboxUrl}/__sim/transactions`)).json()) as { transactions: GatewayTransaction[] }).transactions
  return [
    ...(await checkBookings(pool, journal)),
    ...(await checkMoney(texts, journal, gateway)),
    ...(await checkVisits(texts, journal)),
    ...(await checkMessages(pool, journal)),
    { id: 'unknown', title: 'every unknown outcome was resolved', checked: journal.retries, problems: journal.unresolved },
    await checkPromises(pool),
  ]
}

async function checkBookings(pool: pg.Pool, { bookings }: Journal): Promise<Finding[]> {
  const acknowledged = bookings.filter((entry) => entry.ids.size > 0)
  const { rows } = await pool.query<{ id: string; idempotency_key: string; patient_id: string; starts: string }>(`
    select b.id, b.idempotency_key, b.patient_id, (select min(starts_at) from sessions where booking_id = b.id)::text as starts from bookings b`)
  const known = new Map(rows.map((row) => [row.id, row]))
  const byKey = Map.groupBy(rows, (row) => row.idempotency_key)
  const lost = acknowledged.filter((entry) => ![...entry.ids].every((id) => known.has(id)))
  const doubled = bookings.filter(
    (entry) => entry.ids.size > 1 || entry.keys.reduce((sum, key) => sum + (byKey.get(key)?.length ?? 0), 0) > 1,
  )
  const unasked = rows.length - new Set(bookings.flatMap((entry) => entry.keys.filter((key) => byKey.has(key)))).size
  return [
    {
      id: 'booking.lost',
      title: 'every acknowledged booking exists',
      checked: acknowledged.length,
      problems: lost.map((entry) => entry.intention),
    },
    {
      id: 'booking.doubled',
      title: 'one booking for each intention',
      checked: rows.length,
      problems: [...doubled.map((entry) => entry.intention), ...(unasked ? [`${unasked} bookings nobody asked for`] : [])],
    },
  ]
}

async function checkMoney(texts: (sql: string) => Promise<string[]>, journal: Journal, gateway: GatewayTransaction[]): Promise<Finding[]> {
  const orders = await texts('select order_id as t from payments')
  const completed = await texts(`select order_id as t from payments where status = 'COMPLETED'`)
  const settled = gateway.filter(({ status }) => status === 'settlement').map(({ orderId }) => orderId)
  const perBooking = Map.groupBy(settled, (orderId) => orderId.slice(0, 36))
  const posted = await texts(
    `select booking_id::text as t from ledger_entries where kind = 'PAYMENT_RECEIVED' group by booking_id having count(*) <> 1`,
  )
  return [
    {
      id: 'charge.lost',
      title: 'every acknowledged charge is known here and at the gateway',
      checked: journal.charges.length,
      problems: [
        ...missingFrom(
          journal.charges.map((charge) => charge.orderId),
          orders,
        ),
        ...missingFrom(
          journal.charges.map((charge) => charge.orderId),
          gateway.map(({ orderId }) => orderId),
        ),
      ],
    },
    {
      id: 'charge.doubled',
      title: 'no booking is paid twice; one ledger entry a booking',
      checked: settled.length,
      problems: [...[...perBooking].filter(([, list]) => list.length > 1).map(([id]) => id), ...posted],
    },
    {
      id: 'payment.lost',
      title: 'paid at the gateway = paid here',
      checked: settled.length,
      problems: [
        ...missingFrom([...settled, ...journal.payments.map((payment) => payment.orderId)], completed),
        ...missingFrom(completed, settled),
      ],
    },
  ]
}

async function checkVisits(texts: (sql: string, values?: unknown[]) => Promise<string[]>, journal: Journal): Promise<Finding[]> {
  const accepted = await texts(`select id::text as t from bookings where status in ('ACCEPTED', 'COMPLETED')`)
  const completed = await texts(`select id::text as t from sessions where status = 'COMPLETED'`)
  const paidOut = await texts(`select session_id::text as t from ledger_entries where kind = 'SESSION_FEE'`)
  return [
    {
      id: 'accept.lost',
      title: 'every acknowledged acceptance stands',
      checked: journal.accepted.length,
      problems: missingFrom(journal.accepted, accepted),
    },
    {
      id: 'visit.lost',
      title: 'every acknowledged session is completed',
      checked: journal.completed.length,
      problems: missingFrom(journal.completed, completed),
    },
    {
      id: 'payout.lost',
      title: 'every completed session is paid out',
      checked: completed.length,
      problems: missingFrom(completed, paidOut),
    },
    {
      id: 'payout.doubled',
      title: 'no session is paid out twice',
      checked: paidOut.length,
      problems: paidOut.filter((id, index) => paidOut.indexOf(id) !== index),
    },
  ]
}

async function checkMessages(pool: pg.Pool, { messages }: Journal): Promise<Finding[]> {
  const { rows } = await pool.query<{ id: string; body: string }>(`select id, body from chat_messages where body like 'pesan %'`)
  const copies = Map.groupBy(rows, (row) => row.body)
  const acknowledged = messages.filter((entry) => entry.acknowledged.length > 0)
  return [
    {
      id: 'message.lost',
      title: 'every acknowledged message is there',
      checked: acknowledged.length,
      problems: missingFrom(
        acknowledged.flatMap((entry) => entry.acknowledged),
        rows.map((row) => row.id),
      ),
    },
    {
      id: 'message.doubled',
      title: 'every message is there once',
      checked: rows.length,
      problems: messages.filter((entry) => (copies.get(entry.body)?.length ?? 0) > 1).map((entry) => entry.intention),
    },
  ]
}

async function checkPromises(pool: pg.Pool): Promise<Finding> {
  const results = await checkInvariants(pool)
  return {
    id: 'invariants',
    title: 'all invariants hold',
    checked: results.filter((result) => result.status !== 'not_applicable').length,
    problems: results.flatMap((result) => result.violations.map((row) => `${result.id} ${describeViolation(row)}`)),
  }
}

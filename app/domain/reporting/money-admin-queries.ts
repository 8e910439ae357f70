import { Prisma, toInstant, type Reader } from '../../platform/db.ts'
import type { NotThroughGateway } from '../refund/gateway-refund.ts'
import { whyNotRefundable, type RefundFactsRow } from '../refund/start-gateway-refund.ts'
import {
  allOf,
  countCapped,
  likePattern,
  newestFirst,
  oldestFirst,
  readPage,
  type CappedCount,
  type Keyed,
  type Order,
  type PageOf,
  type PageRequest,
} from '../../platform/paging.ts'
import { findPeople, gathered, isOneOf } from '../identity/find-people.ts'
import { codeBegins } from './booking-code.ts'

export type RefundRow = {
  id: string
  booking_id: string
  code: string
  patient_name: string
  amount: bigint
  status: string
  reason: string
  payment_method: string
  order_id: string
  method: string | null
  reference: string | null
  note: string | null
  completed_by_name: string | null
  completed_at: Date | null
  created_at: Date
  started_by_name: string | null
  gateway_state: string | null
  gateway_message: string | null
  /** Why the gateway cannot give this back; null where it can. */
  not_through_gateway: NotThroughGateway | null
}
type Found = Omit<RefundRow, 'not_through_gateway'> & Omit<RefundFactsRow, 'method'> & { now: Date }
type RefundView = 'PENDING' | 'PROCESSING' | 'COMPLETED'

const WAITING = oldestFirst(Prisma.sql`r.created_at`, Prisma.sql`r.id`)
const DONE = newestFirst(Prisma.sql`r.completed_at`, Prisma.sql`r.id`)
/** Said in words, not as a value: only so does the planner see the small index that each has. */
const IS: Record<RefundView, Prisma.Sql> = {
  PENDING: Prisma.sql`r.status = 'PENDING'`,
  PROCESSING: Prisma.sql`r.status = 'PROCESSING'`,
  COMPLETED: Prisma.sql`r.status = 'COMPLETED' and r.completed_at is not null`,
}

/** Waiting ones and those under way oldest first, completed ones newest first. `q` looks in codes, patients and references. */
export async function listRefunds(
  reader: Reader,
  filter: { status: RefundView; q?: string },
  request: PageRequest,
): Promise<PageOf<RefundRow>> {
  const people = filter.q ? await findPeople(reader, filter.q) : null
  const code = filter.q ? codeBegins(filter.q) : null
  const asked = allOf([
    IS[filter.status],
    people &&
      Prisma.sql`(${isOneOf('r.patient_id', people)} or r.reference ilike ${likePattern(filter.q)}
        or r.booking_id = any(array(select b.id from bookings b where ${code ?? Prisma.sql`false`})))`,
  ])
  const page = await readPage<Found>(
    request,
    filter.status === 'COMPLETED' ? DONE : WAITING,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<Found>[]>`
    with hits as ${gathered(people)} (select r.id, r.created_at, r.completed_at from refunds r where ${asked}),
      found as (select r.id from hits r where ${beyond} order by ${order} limit ${limit})
    select r.id, r.booking_id, b.code, u.name as patient_name, r.amount, r.status, r.reason, p.method as payment_method, p.order_id,
      r.method, r.reference, r.note, admin.name as completed_by_name, r.completed_at, r.created_at, starter.name as started_by_name, r.gateway_state, r.gateway_message,
      p.status::text as payment_status, p.amount as paid, p.paid_at, p.moved_from, app_now() as now,
      p.gateway_refunded + coalesce((select sum(other.amount) from refunds other where other.payment_id = p.id and other.status = 'PROCESSING'), 0)::bigint as gateway_given, ${key}
    from found join refunds r on r.id = found.id join bookings b on b.id = r.booking_id join users u on u.id = r.patient_id join payments p on p.id = r.payment_id
    left join users admin on admin.id = r.completed_by left join users starter on starter.id = r.started_by
    order by ${order}`,
  )
  const rows = page.rows.map(({ payment_status, paid, paid_at, moved_from, gateway_given, now, ...row }): RefundRow => ({
    ...row,
    not_through_gateway: whyNotRefundable(
      { method: row.payment_method, payment_status, paid, paid_at, moved_from, gateway_given, amount: row.amount },
      toInstant(now),
    ),
  }))
  return { ...page, rows }
}

/** Completed ones are counted only so far. */
export type RefundCounts = { pending: number; pending_amount: bigint; processing: number; completed: CappedCount }

export async function countRefunds(reader: Reader): Promise<RefundCounts> {
  const [row] = await reader.$queryRaw<Omit<RefundCounts, 'completed'>[]>`
    select count(*)::int as pending, coalesce(sum(amount), 0)::bigint as pending_amount,
      (select count(*)::int from refunds where status = 'PROCESSING') as processing from refunds where status = 'PENDING'`
  const completed = await countCapped(reader, Prisma.sql`from refunds r where ${IS.COMPLETED} order by r.completed_at desc`)
  return { ...row!, completed }
}

export type WalletRow = {
  id: string
  owner_name: string
  owner_role: string
  therapist_id: string | null
  balance: bigint
  credited: bigint
  debited: bigint
  last_at: Date | null
}

const FULLEST: Order = {
  keys: [
    { sql: Prisma.sql`a.balance`, type: 'number' },
    { sql: Prisma.sql`a.id`, type: 'uuid' },
  ],
  falls: true,
}

/** Fullest first. Patients' wallets appear once they have moved. `q` looks in names, e-mail addresses and phone numbers. */
export async function listWallets(
  reader: Reader,
  filter: { q?: string; role?: string },
  request: PageRequest,
): Promise<PageOf<WalletRow> & { total: CappedCount }> {
  const people = filter.q ? await findPeople(reader, filter.q) : null
  const asked = allOf([
    Prisma.sql`a.kind = 'WALLET' and u.role <> 'ADMIN' and (u.role = 'THERAPIST' or a.last_seq > 0)`,
    filter.role !== undefined && Prisma.sql`u.role = ${filter.role}::user_role`,
    people && isOneOf('a.user_id', people),
  ])
  const page = await readPage<WalletRow>(
    request,
    FULLEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<WalletRow>[]>`
    with hits as ${gathered(people)} (select a.id, a.user_id, a.balance from ledger_accounts a join users u on u.id = a.user_id where ${asked}),
      found as (select * from hits a where ${beyond} order by ${order} limit ${limit})
    select a.id, u.name as owner_name, u.role::text as owner_role, t.id as therapist_id, a.balance, moves.credited, moves.debited,
      (select e.created_at from ledger_postings p join ledger_entries e on e.id = p.entry_id where p.account_id = a.id order by p.id desc limit 1) as last_at, ${key}
    from found a join users u on u.id = a.user_id left join therapists t on t.user_id = u.id cross join lateral (
      select coalesce(sum(p.amount) filter (where p.amount > 0), 0)::bigint as credited, coalesce(-sum(p.amount) filter (where p.amount < 0), 0)::bigint as debited
      from ledger_postings p where p.account_id = a.id) moves
    order by ${order}`,
  )
  const total = await countCapped(
    reader,
    Prisma.sql`from ledger_accounts a join users u on u.id = a.user_id where ${asked} ${people?.isFew ? Prisma.empty : Prisma.sql`order by a.balance desc`}`,
  )
  return { ...page, total }
}

export type WalletOwner = {
  id: string
  user_id: string
  name: string
  role: string
  email: string | null
  phone: string | null
  time_zone: string
  therapist_id: string | null
}

export async function readWalletOwner(reader: Reader, walletId: string): Promise<WalletOwner | null> {
  const [row] = await reader.$queryRaw<WalletOwner[]>`
    select w.id, w.user_id, u.name, u.role::text, u.email, u.phone, coalesce(t.time_zone, 'Asia/Jakarta') as time_zone, w.therapist_id
    from wallets w join users u on u.id = w.user_id left join therapists t on t.user_id = u.id where w.id = ${walletId}::uuid`
  return row ?? null
}

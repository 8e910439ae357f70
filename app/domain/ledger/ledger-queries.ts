/** The books as an accountant reads them: statements of the system's own accounts, and what is owed in visits. */
import { Prisma, type Reader } from '../../platform/db.ts'
import { allOf, readPage, withinDays, type Keyed, type Order, type PageOf, type PageRequest } from '../../platform/paging.ts'
import type { SystemAccount } from './system-accounts.ts'

export type StatementRow = {
  id: bigint
  entry_id: string
  kind: string
  created_at: Date
  amount: bigint
  /** The account's balance right after this line; positive is a credit. */
  balance: bigint
  booking_id: string | null
  code: string | null
  session_ordinal: number | null
  note: string | null
  actor_name: string
  idempotency_key: string
}

/** The last microsecond of a day in WIB: what "at the end of that day" includes. @param day ISO date. */
export function endOfOfficeDay(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Asia/Jakarta').toInstant().subtract({ microseconds: 1 })
}

const NEWEST_LINE: Order = {
  keys: [
    { sql: Prisma.sql`lines.created_at`, type: 'moment' },
    { sql: Prisma.sql`lines.id`, type: 'number' },
  ],
  falls: true,
}

/**
 * B04: the lines of one system account, newest first, each with the balance it left.
 * The running balance counts every earlier line, also those before `from`.
 */
export async function accountStatement(
  reader: Reader,
  filter: { account: SystemAccount; from?: string; to?: string },
  request: PageRequest,
): Promise<PageOf<StatementRow> & { total: number }> {
  const until = filter.to ? endOfOfficeDay(filter.to).toString() : null
  let total = 0
  const page = await readPage<StatementRow>(request, NEWEST_LINE, async ({ key, beyond, order, limit }) => {
    const rows = await reader.$queryRaw<Keyed<StatementRow & { total: number }>[]>`
      with every as (
        select posting.id, posting.amount, entry.id as entry_id, entry.kind, entry.created_at, entry.booking_id, entry.session_id, entry.note,
          entry.actor_name, entry.idempotency_key, (sum(posting.amount) over (order by entry.created_at, posting.id))::bigint as balance
        from ledger_postings posting join ledger_entries entry on entry.id = posting.entry_id
        join ledger_accounts account on account.id = posting.account_id
        where account.user_id is null and account.kind::text = ${filter.account}
          and entry.created_at <= coalesce(${until}::timestamptz, 'infinity')),
      lines as (select * from every where ${allOf(withinDays(Prisma.sql`every.created_at`, { from: filter.from }))})
      select lines.id, lines.entry_id, lines.kind::text, lines.created_at, lines.amount, lines.balance, lines.booking_id, b.code,
        s.ordinal as session_ordinal, lines.note, lines.actor_name, lines.idempotency_key, (select count(*)::int from lines) as total, ${key}
      from lines left join bookings b on b.id = lines.booking_id left join sessions s on s.id = lines.session_id
      where ${beyond} order by ${order} limit ${limit}`
    total = rows[0]?.total ?? 0
    return rows
  })
  return { ...page, total }
}

export type LiabilityRow = {
  booking_id: string
  code: string
  patient_name: string
  therapist_name: string
  status: string
  sessions: number
  sessions_unused: number
  amount: bigint
  valid_until: Date | null
}

const LARGEST: Order = {
  keys: [
    { sql: Prisma.sql`held.amount`, type: 'number' },
    { sql: Prisma.sql`held.booking_id`, type: 'uuid' },
  ],
  falls: true,
}

/**
 * B25: what patients have paid for and not yet been given, booking by booking, largest first.
 * `sum` is the whole of it and equals the account of deferred revenue at that moment.
 */
export async function unusedSessionLiability(
  reader: Reader,
  at: Temporal.Instant | undefined,
  request: PageRequest,
): Promise<PageOf<LiabilityRow> & { total: number; sum: bigint }> {
  const moment = at?.toString() ?? null
  let whole = { total: 0, sum: 0n }
  const page = await readPage<LiabilityRow>(request, LARGEST, async ({ key, beyond, order, limit }) => {
    const rows = await reader.$queryRaw<Keyed<LiabilityRow & { total: number; whole: bigint }>[]>`
      with every as (
        select entry.booking_id, sum(posting.amount)::bigint as amount from ledger_postings posting
        join ledger_entries entry on entry.id = posting.entry_id
        join ledger_accounts account on account.id = posting.account_id and account.kind = 'DEFERRED_REVENUE'
        where entry.created_at <= coalesce(${moment}::timestamptz, 'infinity') group by entry.booking_id having sum(posting.amount) <> 0),
      held as (select held.* from every held where ${beyond} order by ${order} limit ${limit})
      select b.id as booking_id, b.code, patient.name as patient_name, u.name as therapist_name, b.status::text, held.amount,
        used.sessions, used.sessions - used.settled as sessions_unused, b.expires_at as valid_until,
        (select count(*)::int from every) as total, (select sum(amount)::bigint from every) as whole, ${key}
      from held join bookings b on b.id = held.booking_id join users patient on patient.id = b.patient_id
      join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id cross join lateral (
        select count(*)::int as sessions, (count(*) filter (where exists (
          select 1 from ledger_entries e where e.session_id = s.id and e.kind in ('SESSION_FEE', 'FORFEIT_COMPENSATION', 'PACKAGE_BREAKAGE')
            and e.created_at <= coalesce(${moment}::timestamptz, 'infinity'))))::int as settled
        from sessions s where s.booking_id = b.id) used
      order by ${order}`
    whole = { total: rows[0]?.total ?? 0, sum: rows[0]?.whole ?? 0n }
    return rows
  })
  return { ...page, ...whole }
}

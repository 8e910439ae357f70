import { Prisma, type Reader } from '../../platform/db.ts'
import { readPage, type Keyed, type Order, type PageOf, type PageRequest } from '../../platform/paging.ts'

export type WalletTransaction = {
  id: bigint
  amount: bigint
  type: 'CREDIT' | 'DEBIT'
  category: string
  admin_note: string | null
  booking_id: string | null
  session_id: string | null
  balance_before: bigint
  balance_after: bigint
  created_at: Date
  booking_code: string | null
  session_ordinal: number | null
}

export type WalletSummary = {
  id: string
  user_id: string
  balance: bigint
  /** Paid for by patients, not yet worked. */
  pending: bigint
  /** Credits of the current calendar month in the given zone. */
  month_income: bigint
}

/** F11: the balance is never reset; the month's income is a query. */
export async function readWallet(reader: Reader, userId: string, zone: string): Promise<WalletSummary | null> {
  const [row] = await reader.$queryRaw<WalletSummary[]>`
    select w.id, w.user_id, w.balance,
      (select coalesce(sum(s.therapist_share), 0)::bigint from sessions s join bookings b on b.id = s.booking_id
        join therapists t on t.id = s.therapist_id
        where t.user_id = w.user_id and b.status in ('PAID', 'ACCEPTED') and not s.is_payout_distributed
          and s.status not in ('EXPIRED', 'CANCELLED', 'FAILED')) as pending,
      (select coalesce(sum(amount), 0)::bigint from wallet_transactions t where t.wallet_id = w.id and t.type = 'CREDIT'
        and t.category not in ('WITHDRAWAL_RELEASED', 'WITHDRAWAL_RETURNED')
        and t.created_at >= date_trunc('month', app_now() at time zone ${zone}) at time zone ${zone}) as month_income
    from wallets w where w.user_id = ${userId}::uuid`
  return row ?? null
}

const NEWEST_LINE: Order = { keys: [{ sql: Prisma.sql`line.id`, type: 'number' }], falls: true }

/** Newest first. */
export async function listWalletTransactions(
  reader: Reader,
  walletId: string,
  request: PageRequest = {},
): Promise<PageOf<WalletTransaction>> {
  return readPage<WalletTransaction>(
    request,
    NEWEST_LINE,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<WalletTransaction>[]>`
    with line as (select line.id from ledger_postings line where line.account_id = ${walletId}::uuid and ${beyond} order by ${order} limit ${limit})
    select t.id, t.amount, t.type, t.category::text, t.admin_note, t.booking_id, t.session_id, t.balance_before, t.balance_after,
      t.created_at, b.code as booking_code, s.ordinal as session_ordinal, ${key}
    from line join wallet_transactions t on t.id = line.id left join bookings b on b.id = t.booking_id left join sessions s on s.id = t.session_id
    order by ${order}`,
  )
}

/** Credits per calendar month, oldest first, months without income included. */
export async function monthlyIncome(
  reader: Reader,
  walletId: string,
  zone: string,
  months = 6,
): Promise<{ month: string; amount: bigint }[]> {
  return reader.$queryRaw<{ month: string; amount: bigint }[]>`
    with span as (
      select generate_series(date_trunc('month', app_now() at time zone ${zone}) - make_interval(months => ${months - 1}),
        date_trunc('month', app_now() at time zone ${zone}), interval '1 month') as month
    )
    select to_char(span.month, 'YYYY-MM') as month, coalesce(sum(t.amount), 0)::bigint as amount
    from span left join wallet_transactions t on t.wallet_id = ${walletId}::uuid and t.type = 'CREDIT'
      and t.category not in ('WITHDRAWAL_RELEASED', 'WITHDRAWAL_RETURNED')
      and date_trunc('month', t.created_at at time zone ${zone}) = span.month
    group by span.month order by span.month`
}

export type TrialBalanceRow = { kind: string; accounts: number; debit: bigint; credit: bigint; balance: bigint }

/** B04: totals per kind of account up to a moment; the sum of `balance` is zero. */
export async function trialBalance(reader: Reader, at?: Temporal.Instant): Promise<TrialBalanceRow[]> {
  return reader.$queryRaw<TrialBalanceRow[]>`
    select account.kind::text, count(distinct account.id)::int as accounts,
      coalesce(-sum(posting.amount) filter (where posting.amount < 0), 0)::bigint as debit,
      coalesce(sum(posting.amount) filter (where posting.amount > 0), 0)::bigint as credit,
      coalesce(sum(posting.amount), 0)::bigint as balance
    from ledger_accounts account join ledger_postings posting on posting.account_id = account.id
    join ledger_entries entry on entry.id = posting.entry_id
    where entry.created_at <= coalesce(${at?.toString() ?? null}::timestamptz, 'infinity')
    group by account.kind order by account.kind`
}

import { Prisma, type Reader } from '../../platform/db.ts'
import type { WITHDRAWAL_STATUSES } from './withdrawal-words.ts'
import {
  allOf,
  countCapped,
  likePattern,
  newestFirst,
  oldestFirst,
  readPage,
  type CappedCount,
  type Keyed,
  type PageOf,
  type PageRequest,
} from '../../platform/paging.ts'
import { findPeople, gathered, isOneOf } from '../identity/find-people.ts'

export type BankAccount = {
  bank_code: string
  account_number: string
  holder_name: string
  confirmed_at: Date | null
  /** From when money may go there: at once to a person's first account, a day later to one that replaced another. */
  usable_from: Date
  is_usable: boolean
}

/** The account withdrawals go to now. */
export async function readBankAccount(reader: Reader, userId: string): Promise<BankAccount | null> {
  const [row] = await reader.$queryRaw<BankAccount[]>`
    select bank_code, account_number, holder_name, confirmed_at, usable_from, usable_from <= app_now() as is_usable
    from (select account.*, created_at + case when exists (
        select from bank_accounts earlier where earlier.user_id = account.user_id and earlier.archived_at is not null)
      then interval '24 hours' else interval '0' end as usable_from
    from bank_accounts account where user_id = ${userId}::uuid and archived_at is null) present`
  return row ?? null
}

/** The zone a person without a visit in view reads times in. */
export async function homeZone(reader: Reader, userId: string): Promise<string> {
  const [row] = await reader.$queryRaw<{ zone: string }[]>`
    select coalesce((select time_zone from therapists where user_id = ${userId}::uuid),
      (select time_zone from addresses where user_id = ${userId}::uuid and archived_at is null order by created_at limit 1), 'Asia/Jakarta') as zone`
  return row!.zone
}

export type OwnWithdrawal = {
  id: string
  amount: bigint
  status: string
  bank_code: string
  account_number: string
  reference: string | null
  note: string | null
  created_at: Date
  settled_at: Date | null
}

/** Newest first; the note of one that came back says why. */
export async function listOwnWithdrawals(reader: Reader, userId: string, limit = 20): Promise<OwnWithdrawal[]> {
  return reader.$queryRaw<OwnWithdrawal[]>`
    select id, amount, status::text, bank_code, account_number, reference, note, created_at, settled_at
    from withdrawals where user_id = ${userId}::uuid order by created_at desc, id desc limit ${limit}`
}

/** Rupiah frozen for withdrawals under way. */
export async function frozenAmount(reader: Reader, userId: string): Promise<bigint> {
  const [row] = await reader.$queryRaw<{ balance: bigint }[]>`
    select balance from ledger_accounts where user_id = ${userId}::uuid and kind = 'WITHDRAWAL_HOLD'`
  return row?.balance ?? 0n
}

export type WithdrawalView = (typeof WITHDRAWAL_STATUSES)[number]

export type AdminWithdrawal = OwnWithdrawal & {
  user_id: string
  owner_name: string
  owner_role: string
  wallet_id: string
  holder_name: string
  is_confirmed: boolean
  method: string | null
  needs_checker: boolean
  gateway_state: string | null
  gateway_reference: string | null
  approved_by: string | null
  approver_name: string | null
  checker_name: string | null
  settler_name: string | null
  status_reason: string | null
}

const WAITING = oldestFirst(Prisma.sql`w.created_at`, Prisma.sql`w.id`)
const ENDED = newestFirst(Prisma.sql`w.settled_at`, Prisma.sql`w.id`)
/** Said in words, not as a value: only so does the planner see the small index of those still open. */
const IS: Record<WithdrawalView, Prisma.Sql> = {
  PENDING: Prisma.sql`w.status = 'PENDING'`,
  PROCESSING: Prisma.sql`w.status = 'PROCESSING'`,
  COMPLETED: Prisma.sql`w.status = 'COMPLETED' and w.settled_at is not null`,
  REJECTED: Prisma.sql`w.status = 'REJECTED' and w.settled_at is not null`,
}

/** Waiting ones oldest first, ended ones newest first. `q` looks in owners, account holders, references and account numbers. */
export async function listWithdrawals(
  reader: Reader,
  filter: { status: WithdrawalView; q?: string },
  request: PageRequest,
): Promise<PageOf<AdminWithdrawal>> {
  const people = filter.q ? await findPeople(reader, filter.q) : null
  const asked = allOf([
    IS[filter.status],
    people &&
      Prisma.sql`(${isOneOf('w.user_id', people)} or (w.holder_name || ' ' || w.account_number || ' ' || coalesce(w.reference, '')) ilike ${likePattern(filter.q)})`,
  ])
  return readPage<AdminWithdrawal>(
    request,
    filter.status === 'PENDING' || filter.status === 'PROCESSING' ? WAITING : ENDED,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<AdminWithdrawal>[]>`
    with hits as ${gathered(people)} (select w.id, w.created_at, w.settled_at from withdrawals w where ${asked}),
      found as (select w.id from hits w where ${beyond} order by ${order} limit ${limit})
    select w.id, w.user_id, w.amount, w.status::text, w.status_reason, w.bank_code, w.account_number, w.holder_name, w.reference, w.note, w.created_at, w.settled_at,
      u.name as owner_name, u.role::text as owner_role, wallet.id as wallet_id, w.method, w.needs_checker, w.gateway_state, w.gateway_reference, w.approved_by,
      maker.name as approver_name, checker.name as checker_name, settler.name as settler_name,
      exists (select 1 from bank_accounts a where a.user_id = w.user_id and a.account_number = w.account_number and a.bank_code = w.bank_code
        and a.confirmed_at is not null) as is_confirmed, ${key}
    from found join withdrawals w on w.id = found.id join users u on u.id = w.user_id
    join ledger_accounts wallet on wallet.user_id = w.user_id and wallet.kind = 'WALLET'
    left join users maker on maker.id = w.approved_by left join users checker on checker.id = w.checked_by left join users settler on settler.id = w.settled_by
    order by ${order}`,
  )
}

/** Ended ones are counted only so far. */
export type WithdrawalCounts = Record<WithdrawalView, CappedCount> & { waiting: bigint }

export async function countWithdrawals(reader: Reader): Promise<WithdrawalCounts> {
  const ended = Prisma.sql`order by w.settled_at desc`
  const count = (view: WithdrawalView, order = Prisma.empty) =>
    countCapped(reader, Prisma.sql`from withdrawals w where ${IS[view]} ${order}`)
  const [PENDING, PROCESSING, COMPLETED, REJECTED, [row]] = await Promise.all([
    count('PENDING'),
    count('PROCESSING'),
    count('COMPLETED', ended),
    count('REJECTED', ended),
    reader.$queryRaw<{ waiting: bigint }[]>`
      select coalesce(sum(amount), 0)::bigint as waiting from withdrawals where status in ('PENDING', 'PROCESSING')`,
  ])
  return { PENDING, PROCESSING, COMPLETED, REJECTED, waiting: row!.waiting }
}

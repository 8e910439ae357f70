import { toInstant, toInstantOrNull, type Reader } from '../../platform/db.ts'
import { bankName, maskedAccount } from '../withdrawal/banks.ts'
import {
  monthSpan,
  shortName,
  statementNumber,
  userIdOf,
  type IncomeStatement,
  type ReceiptInput,
  type StatementRow,
  type StatementSum,
} from './receipt.ts'

type Owner = { wallet_id: string; name: string; title: string; time_zone: string; opened_at: Date; now: Date }
type Movement = {
  amount: bigint
  category: string
  created_at: Date
  admin_note: string | null
  code: string | null
  ordinal: number | null
  starts_at: Date | null
  patient_name: string | null
  bank_code: string | null
  account_number: string | null
  withdrawal_status: string | null
  reference: string | null
}

const EARNINGS = ['SESSION_FEE', 'FORFEIT_COMPENSATION']

/**
 * A therapist's month: every movement of the wallet between its opening and its
 * closing balance, both read from the ledger. Of the therapist who looks, or of
 * the wallet an admin names. Null for a month that has not begun or lies before
 * the wallet, for a wallet that is no therapist's, and for anybody else.
 * @param input.month `YYYY-MM`, in the therapist's own zone
 */
export async function readIncomeStatement(
  reader: Reader,
  input: ReceiptInput & { month: string; walletId?: string },
): Promise<IncomeStatement | null> {
  const isAdmin = 'admin' in input.viewer
  const [owner] = await reader.$queryRaw<Owner[]>`
    select w.id as wallet_id, u.name, t.title, t.time_zone, app_now() as now,
      least(w.created_at, (select min(created_at) from wallet_transactions where wallet_id = w.id)) as opened_at
    from wallets w join users u on u.id = w.user_id join therapists t on t.user_id = u.id
    where case when ${isAdmin} then w.id = ${input.walletId ?? null}::uuid else w.user_id = ${userIdOf(input)}::uuid end`
  if (!owner) return null
  const span = monthSpan(input.month, owner.time_zone)
  const now = toInstant(owner.now)
  if (Temporal.Instant.compare(span.from, now) > 0 || Temporal.Instant.compare(span.to, toInstant(owner.opened_at)) <= 0) return null
  const [opening, movements] = await readMovements(reader, owner.wallet_id, span)
  return toStatement(owner, input, { opening, movements, isComplete: Temporal.Instant.compare(span.to, now) <= 0 })
}

/** One statement for both figures: a movement posted meanwhile is in neither or counted once. */
async function readMovements(
  reader: Reader,
  walletId: string,
  span: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<[bigint, Movement[]]> {
  const rows = await reader.$queryRaw<(Movement & { opening: bigint; id: bigint | null })[]>`
    select start.opening, t.id, case t.type when 'CREDIT' then t.amount else -t.amount end as amount, t.category::text, t.created_at, t.admin_note,
      b.code, s.ordinal, s.starts_at, patient.name as patient_name, w.bank_code, w.account_number, w.status::text as withdrawal_status, w.reference
    from (select coalesce(sum(case type when 'CREDIT' then amount else -amount end), 0)::bigint as opening from wallet_transactions
        where wallet_id = ${walletId}::uuid and created_at < ${span.from.toString()}::timestamptz) start
    left join wallet_transactions t on t.wallet_id = ${walletId}::uuid and t.created_at >= ${span.from.toString()}::timestamptz and t.created_at < ${span.to.toString()}::timestamptz
    left join ledger_postings posting on posting.id = t.id left join ledger_entries entry on entry.id = posting.entry_id
    left join withdrawals w on t.category in ('WITHDRAWAL_HELD', 'WITHDRAWAL_RELEASED', 'WITHDRAWAL_RETURNED') and w.id::text = split_part(entry.idempotency_key, ':', 2)
    left join sessions s on s.id = t.session_id left join bookings b on b.id = t.booking_id left join users patient on patient.id = s.patient_id
    order by t.id`
  return [rows[0]?.opening ?? 0n, rows.filter(({ id }) => id !== null)]
}

function toStatement(
  owner: Owner,
  input: ReceiptInput & { month: string },
  facts: { opening: bigint; movements: Movement[]; isComplete: boolean },
): IncomeStatement {
  let balance = facts.opening
  const rows = facts.movements.map((movement) => toRow(movement, (balance += movement.amount)))
  const total = (wanted: (row: StatementRow) => boolean) => rows.reduce((sum, row) => (wanted(row) ? sum + row.amount : sum), 0n)
  return {
    kind: 'STATEMENT',
    number: statementNumber(input.month, owner.wallet_id),
    printedAt: toInstant(owner.now),
    zone: owner.time_zone,
    isSimulated: input.isSimulated,
    person: { name: owner.name },
    title: owner.title,
    month: input.month,
    isComplete: facts.isComplete,
    opening: facts.opening,
    closing: balance,
    credits: total(({ amount }) => amount > 0n),
    debits: -total(({ amount }) => amount < 0n),
    earned: total(({ category }) => EARNINGS.includes(category)),
    sessions: rows.filter(({ category }) => EARNINGS.includes(category)).length,
    sums: sumsOf(rows),
    rows,
  }
}

function toRow(movement: Movement, balance: bigint): StatementRow {
  return {
    at: toInstant(movement.created_at),
    category: movement.category,
    amount: movement.amount,
    balance,
    code: movement.code,
    ordinal: movement.ordinal,
    sessionAt: toInstantOrNull(movement.starts_at),
    patient: movement.patient_name && shortName(movement.patient_name),
    note: movement.admin_note,
    withdrawal:
      movement.bank_code === null
        ? null
        : {
            bank: bankName(movement.bank_code),
            account: maskedAccount(movement.account_number!),
            status: movement.withdrawal_status!,
            reference: movement.reference,
          },
  }
}

/** One sum a kind, in the order in which the kinds first appear. */
function sumsOf(rows: StatementRow[]): StatementSum[] {
  const sums = new Map<string, StatementSum>()
  for (const { category, amount } of rows) {
    const sum = sums.get(category) ?? { category, count: 0, amount: 0n }
    sums.set(category, { category, count: sum.count + 1, amount: sum.amount + amount })
  }
  return [...sums.values()]
}

/** Months in which a wallet moved, newest first, the present one always among them. `YYYY-MM` in the given zone. */
export async function listStatementMonths(reader: Reader, walletId: string, zone: string, limit = 24): Promise<string[]> {
  const rows = await reader.$queryRaw<{ month: string }[]>`
    select distinct to_char(at at time zone ${zone}, 'YYYY-MM') as month
    from (select created_at as at from wallet_transactions where wallet_id = ${walletId}::uuid union all select app_now()) moments
    order by month desc limit ${limit}`
  return rows.map(({ month }) => month)
}

import { z } from 'zod'
import type { Route } from './+types/export'
import { listBookings } from '../../domain/reporting/booking-admin-queries.ts'
import { managedPackages } from '../../domain/catalog/package-queries.ts'
import { accountStatement, endOfOfficeDay, unusedSessionLiability } from '../../domain/ledger/ledger-queries.ts'
import { listWalletTransactions, trialBalance } from '../../domain/ledger/wallet-queries.ts'
import { listAudit } from '../../domain/reporting/audit-queries.ts'
import { toCsv, type CsvColumn, type CsvValue } from '../../platform/csv.ts'
import { listExceptions } from '../../domain/reporting/exceptions.ts'
import { listRefunds, listWallets } from '../../domain/reporting/money-admin-queries.ts'
import { readDays } from '../../domain/reporting/overview-queries.ts'
import { EVERYTHING } from '../../platform/paging.ts'
import { listTherapistsForAdmin } from '../../domain/verification/therapist-queries.ts'
import { listWithdrawals } from '../../domain/withdrawal/withdrawal-queries.ts'
import { notFound } from '../session.ts'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'

type Context = Route.LoaderArgs['context']

/** `GET /admin/export/:table` a table as CSV, with the filters its screen has in the address. Times are in WIB. */
export async function loader({ params, context }: Route.LoaderArgs) {
  requireAdmin(context)
  const wallet = /^wallet-(.+)$/.exec(params.table)
  const csv = wallet ? await walletCsv(wallet[1]!) : Object.hasOwn(TABLES, params.table) ? await TABLES[params.table]!(context) : undefined
  if (csv === undefined) throw notFound()
  const day = Temporal.Now.zonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="fisioku-${wallet ? 'wallet' : params.table}-${day}.csv"`,
    },
  })
}

const TABLES: Record<string, (context: Context) => Promise<string>> = {
  async bookings(context) {
    const { rows } = await listBookings(reader(), readFilter(context, FILTERS.bookings).filter, EVERYTHING)
    return table(rows, [
      'code',
      'status',
      'status_reason',
      'booking_type',
      'refund_status',
      'patient_name',
      'therapist_name',
      'package_name_id',
      'session_count',
      'sessions_finished',
      'next_starts_at',
      'total_price',
      'admin_fee_amount',
      'therapist_net_total',
      'created_at',
      'paid_at',
    ])
  },
  async refunds(context) {
    const { filter } = readFilter(context, FILTERS.refunds)
    const { rows } = await listRefunds(reader(), { ...filter, status: filter.status ?? 'PENDING' }, EVERYTHING)
    return table(rows, [
      'code',
      'patient_name',
      'amount',
      'status',
      'reason',
      'payment_method',
      'order_id',
      'method',
      'reference',
      'note',
      'completed_by_name',
      'created_at',
      'completed_at',
    ])
  },
  async withdrawals(context) {
    const { filter } = readFilter(context, FILTERS.withdrawals)
    const { rows } = await listWithdrawals(reader(), { ...filter, status: filter.status ?? 'PENDING' }, EVERYTHING)
    return table(rows, [
      'created_at',
      'owner_name',
      'owner_role',
      'amount',
      'status',
      'bank_code',
      'account_number',
      'holder_name',
      'method',
      'approver_name',
      'checker_name',
      'gateway_state',
      'gateway_reference',
      'reference',
      'note',
      'settler_name',
      'settled_at',
      'id',
    ])
  },
  async wallets(context) {
    const { rows } = await listWallets(reader(), readFilter(context, FILTERS.wallets).filter, EVERYTHING)
    return table(rows, ['owner_name', 'owner_role', 'balance', 'credited', 'debited', 'last_at', 'id'])
  },
  async therapists(context) {
    const { rows } = await listTherapistsForAdmin(reader(), readFilter(context, FILTERS.therapists).filter, EVERYTHING)
    return table(rows, [
      'name',
      'email',
      'phone',
      'title',
      'city',
      'grade',
      'years_experience',
      'verification_status',
      'verification_reason',
      'verified_at',
      'average_rating',
      'total_reviews',
      'open_bookings',
      'created_at',
    ])
  },
  async exceptions(context) {
    const { filter } = readFilter(context, FILTERS.exceptions)
    const { rows } = await listExceptions(
      reader(),
      { open: filter.show !== 'resolved', ...(filter.kind && { kind: filter.kind }) },
      EVERYTHING,
    )
    return table(rows, [
      'kind',
      'code',
      'ordinal',
      'session_status',
      'amount',
      'patient_name',
      'therapist_name',
      'detail',
      'created_at',
      'resolved_at',
      'resolved_by_name',
      'resolution',
    ])
  },
  async audit(context) {
    const { rows } = await listAudit(reader(), readFilter(context, FILTERS.audit).filter, EVERYTHING)
    return table(
      rows.map((row) => ({
        ...row,
        actor: row.actor ?? row.actor_name,
        before: JSON.stringify(row.before),
        after: JSON.stringify(row.after),
      })),
      ['created_at', 'actor', 'action', 'subject_type', 'subject_id', 'reason', 'before', 'after'],
    )
  },
  async days(context) {
    return table(await readDays(reader(), Number(readFilter(context, FILTERS.days).filter.days ?? '30')), [
      'day',
      'bookings',
      'revenue',
      'refunds',
    ])
  },
  async packages() {
    return table(await managedPackages(reader()), [
      'slug',
      'nameId',
      'nameEn',
      'grade',
      'place',
      'sessionCount',
      'durationMinutes',
      'totalPrice',
      'adminFeeAmount',
      'isActive',
      'bookings',
    ])
  },
  async 'unused-sessions'(context) {
    const {
      filter: { at },
    } = readFilter(context, FILTERS.ledger)
    const { rows } = await unusedSessionLiability(reader(), at ? endOfOfficeDay(at) : undefined, EVERYTHING)
    return table(rows, ['code', 'patient_name', 'therapist_name', 'status', 'sessions', 'sessions_unused', 'amount', 'valid_until'])
  },
  async 'account-statement'(context) {
    const {
      filter: { account = 'GATEWAY_CLEARING', ...days },
    } = readFilter(context, FILTERS.ledger)
    const { rows } = await accountStatement(reader(), { account, ...days }, EVERYTHING)
    return table(rows, [
      'created_at',
      'kind',
      'code',
      'session_ordinal',
      'amount',
      'balance',
      'note',
      'actor_name',
      'idempotency_key',
      'entry_id',
    ])
  },
  async 'trial-balance'(context) {
    const {
      filter: { at },
    } = readFilter(context, FILTERS.ledger)
    return table(await trialBalance(reader(), at ? endOfOfficeDay(at) : undefined), ['kind', 'accounts', 'debit', 'credit', 'balance'])
  },
}

async function walletCsv(walletId: string): Promise<string | undefined> {
  if (!z.uuid().safeParse(walletId).success) return undefined
  const { rows } = await listWalletTransactions(reader(), walletId, EVERYTHING)
  return table(rows, [
    'created_at',
    'type',
    'category',
    'amount',
    'balance_before',
    'balance_after',
    'booking_code',
    'session_ordinal',
    'admin_note',
    'id',
  ])
}

type Cells<Row> = { [K in keyof Row]: Row[K] extends CsvValue ? K : never }[keyof Row] & string

function table<Row>(rows: Row[], names: Cells<Row>[]): string {
  return toCsv(
    names.map((name): CsvColumn<Row> => ({ header: name, value: (row) => shown(row[name] as CsvValue) })),
    rows,
  )
}

/** Moments as the office reads them, with their offset. */
function shown(value: CsvValue): CsvValue {
  if (!(value instanceof Date)) return value
  return Temporal.Instant.fromEpochMilliseconds(value.getTime())
    .toZonedDateTimeISO('Asia/Jakarta')
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

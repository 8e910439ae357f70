import { CheckCircle2, XCircle } from 'lucide-react'
import { Link } from 'react-router'
import type { Route } from './+types/ledger'
import {
  accountStatement,
  endOfOfficeDay,
  unusedSessionLiability,
  type LiabilityRow,
  type StatementRow,
} from '../../domain/ledger/ledger-queries.ts'
import { trialBalance, type TrialBalanceRow } from '../../domain/ledger/wallet-queries.ts'
import { SYSTEM_ACCOUNTS } from '../../domain/ledger/system-accounts.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Money, StatusBadge } from '../../ui/display.tsx'
import { Field } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { CsvButton, FilterBar, FilterDates, FilterSelect } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.ledger)
  const { account, ...days } = filter
  if (account) {
    const statement = await accountStatement(reader(), { account, ...days }, page)
    return { view: 'statement' as const, filter, account, statement }
  }
  const at = filter.at ? endOfOfficeDay(filter.at) : undefined
  const [trial, liability] = await Promise.all([trialBalance(reader(), at), unusedSessionLiability(reader(), at, page)])
  return { view: 'books' as const, filter, trial, liability }
}

export default function Ledger({ loaderData }: Route.ComponentProps) {
  const t = useT()
  const { filter } = loaderData
  const accounts = SYSTEM_ACCOUNTS.map((value) => ({ value, label: t(`admin.account.${value}`) }))
  if (loaderData.view === 'statement') {
    const title = t('admin.ledger.statement', { account: t(`admin.account.${loaderData.account}`) })
    return (
      <Page wide>
        <PageHeader title={title} back="/admin/ledger" subtitle={t('admin.found', { count: formatNumber(loaderData.statement.total) })} />
        <FilterBar exportTable="account-statement">
          <FilterSelect name="account" label={t('admin.ledger.account')} value={loaderData.account} options={accounts} />
          <FilterDates from={filter.from} to={filter.to} />
        </FilterBar>
        <Statement title={title} rows={loaderData.statement.rows} />
        <Pager page={loaderData.statement} />
      </Page>
    )
  }
  return (
    <Page wide>
      <PageHeader title={t('admin.ledger.title')} subtitle={t('admin.ledger.subtitle')} />
      <FilterBar>
        <Field type="date" name="at" label={t('admin.ledger.at')} defaultValue={filter.at ?? ''} />
        <FilterSelect name="account" label={t('admin.ledger.account')} options={accounts} />
      </FilterBar>
      <p className="text-sm text-muted">{filter.at ? t('admin.ledger.atDay', { day: filter.at }) : t('admin.ledger.atNow')}</p>
      <Trial rows={loaderData.trial} />
      <Section title={t('admin.ledger.liability')} aside={<CsvButton table="unused-sessions" />}>
        <p className="font-semibold">
          {t('admin.ledger.liabilitySum', {
            amount: formatMoney(loaderData.liability.sum),
            count: formatNumber(loaderData.liability.total),
          })}
        </p>
        <Liability rows={loaderData.liability.rows} />
        <Pager page={loaderData.liability} />
      </Section>
    </Page>
  )
}

function Trial({ rows }: { rows: TrialBalanceRow[] }) {
  const t = useT()
  const sum = rows.reduce((amount, row) => amount + row.balance, 0n)
  const isSystem = (kind: string) => SYSTEM_ACCOUNTS.some((name) => name === kind)
  return (
    <Section title={t('admin.trial.title')} aside={<CsvButton table="trial-balance" />}>
      <p className={`flex items-center gap-2 font-semibold ${sum === 0n ? 'text-positive' : 'text-negative'}`}>
        {sum === 0n ? <CheckCircle2 aria-hidden className="size-5" /> : <XCircle aria-hidden className="size-5" />}
        {sum === 0n ? t('admin.trial.zero') : t('admin.trial.off', { amount: formatMoney(sum) })}
      </p>
      <Table<TrialBalanceRow>
        caption={t('admin.trial.title')}
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: 'kind',
            header: t('admin.trial.account'),
            cell: (row) => {
              const name = t.maybe(`admin.account.${row.kind}`) ?? row.kind
              return isSystem(row.kind) ? (
                <Link to={`/admin/ledger?account=${row.kind}`} className="inline-flex min-h-11 items-center font-bold text-brand">
                  {name}
                </Link>
              ) : (
                <>
                  {name}
                  {row.accounts > 1 && <span className="text-muted"> × {row.accounts}</span>}
                </>
              )
            },
          },
          { key: 'debit', header: t('admin.trial.debit'), align: 'right', cell: (row) => <Money amount={row.debit} /> },
          { key: 'credit', header: t('admin.trial.credit'), align: 'right', cell: (row) => <Money amount={row.credit} /> },
          {
            key: 'balance',
            header: t('admin.wallets.balance'),
            align: 'right',
            cell: (row) => <Money amount={row.balance} className="font-semibold" />,
          },
        ]}
      />
    </Section>
  )
}

function Statement({ title, rows }: { title: string; rows: StatementRow[] }) {
  const t = useT()
  return (
    <Table<StatementRow>
      caption={title}
      rows={rows}
      rowKey={(row) => String(row.id)}
      empty={t('admin.ledger.noLines')}
      columns={[
        { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.created_at} /> },
        { key: 'entry', header: t('admin.ledger.entry'), cell: (row) => t.maybe(`admin.entry.${row.kind}`) ?? row.kind },
        {
          key: 'booking',
          header: t('admin.column.code'),
          cell: (row) =>
            row.code && row.booking_id ? (
              <>
                <Link to={`/admin/bookings/${row.booking_id}`} className="inline-flex min-h-11 items-center font-bold text-brand">
                  {row.code}
                </Link>
                {row.session_ordinal !== null && <> · {t('admin.sessionNumber', { number: row.session_ordinal })}</>}
              </>
            ) : (
              t('admin.none')
            ),
        },
        { key: 'note', header: t('admin.column.note'), cell: (row) => row.note ?? '' },
        { key: 'amount', header: t('admin.column.amount'), align: 'right', cell: (row) => <Money amount={row.amount} /> },
        {
          key: 'balance',
          header: t('admin.ledger.after'),
          align: 'right',
          cell: (row) => <Money amount={row.balance} className="font-semibold" />,
        },
      ]}
    />
  )
}

function Liability({ rows }: { rows: LiabilityRow[] }) {
  const t = useT()
  return (
    <Table<LiabilityRow>
      caption={t('admin.ledger.liability')}
      rows={rows}
      rowKey={(row) => row.booking_id}
      empty={t('admin.ledger.nothingOwed')}
      columns={[
        {
          key: 'code',
          header: t('admin.column.code'),
          cell: (row) => (
            <Link to={`/admin/bookings/${row.booking_id}`} className="inline-flex min-h-11 items-center font-bold text-brand">
              {row.code}
            </Link>
          ),
        },
        { key: 'patient', header: t('admin.column.patient'), cell: (row) => row.patient_name },
        { key: 'therapist', header: t('admin.column.therapist'), cell: (row) => row.therapist_name },
        { key: 'status', header: t('admin.column.status'), cell: (row) => <StatusBadge of="booking" status={row.status} /> },
        {
          key: 'unused',
          header: t('admin.ledger.unused'),
          align: 'right',
          cell: (row) => t('admin.ledger.unusedOf', { unused: row.sessions_unused, sessions: row.sessions }),
        },
        {
          key: 'until',
          header: t('admin.ledger.validUntil'),
          cell: (row) => (row.valid_until ? <When at={row.valid_until} /> : t('admin.none')),
        },
        {
          key: 'amount',
          header: t('admin.column.amount'),
          align: 'right',
          cell: (row) => <Money amount={row.amount} className="font-semibold" />,
        },
      ]}
    />
  )
}

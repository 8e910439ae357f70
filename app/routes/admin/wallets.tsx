import { CheckCircle2, XCircle } from 'lucide-react'
import { Link } from 'react-router'
import type { Route } from './+types/wallets'
import { trialBalance } from '../../domain/ledger/wallet-queries.ts'
import { listWallets, type WalletRow } from '../../domain/reporting/money-admin-queries.ts'
import { WALLET_ROLES } from '../../domain/reporting/vocabulary.ts'
import { formatMoney, formatCount } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Money } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { CsvButton, FilterBar, FilterSelect, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.wallets)
  const [{ rows, total, ...around }, trial] = await Promise.all([listWallets(reader(), filter, page), trialBalance(reader())])
  return { filter, page: around, total, rows, trial }
}

export default function Wallets({ loaderData: { filter, page, total, rows, trial } }: Route.ComponentProps) {
  const t = useT()
  const sum = trial.reduce((amount, row) => amount + row.balance, 0n)
  return (
    <Page wide>
      <PageHeader title={t('admin.wallets.title')} subtitle={t('admin.found', { count: formatCount(total) })} />
      <FilterBar exportTable="wallets">
        <FilterText value={filter.q} hint={t('admin.wallets.searchHint')} />
        <FilterSelect
          name="role"
          label={t('admin.wallets.role')}
          value={filter.role}
          options={WALLET_ROLES.map((value) => ({ value, label: t(`admin.role.${value}`) }))}
        />
      </FilterBar>
      <Table<WalletRow>
        caption={t('admin.wallets.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'owner',
            header: t('admin.wallets.owner'),
            cell: (row) => (
              <Link to={`/admin/wallets/${row.id}`} prefetch="intent" className="inline-flex min-h-11 items-center font-bold text-brand">
                {row.owner_name}
              </Link>
            ),
          },
          { key: 'role', header: t('admin.wallets.role'), cell: (row) => t.maybe(`admin.role.${row.owner_role}`) ?? row.owner_role },
          {
            key: 'balance',
            header: t('admin.wallets.balance'),
            align: 'right',
            cell: (row) => <Money amount={row.balance} className="font-bold" />,
          },
          { key: 'credited', header: t('admin.wallets.credited'), align: 'right', cell: (row) => <Money amount={row.credited} /> },
          { key: 'debited', header: t('admin.wallets.debited'), align: 'right', cell: (row) => <Money amount={row.debited} /> },
          { key: 'last', header: t('admin.wallets.last'), cell: (row) => (row.last_at ? <When at={row.last_at} /> : t('admin.none')) },
        ]}
      />
      <Pager page={page} />
      <Section title={t('admin.trial.title')} aside={<CsvButton table="trial-balance" />}>
        <p className={`flex items-center gap-2 font-semibold ${sum === 0n ? 'text-positive' : 'text-negative'}`}>
          {sum === 0n ? <CheckCircle2 aria-hidden className="size-5" /> : <XCircle aria-hidden className="size-5" />}
          {sum === 0n ? t('admin.trial.zero') : t('admin.trial.off', { amount: formatMoney(sum) })}
        </p>
        <Table
          caption={t('admin.trial.title')}
          rows={trial}
          rowKey={(row) => row.kind}
          columns={[
            {
              key: 'kind',
              header: t('admin.trial.account'),
              cell: (row) => (
                <>
                  {t.maybe(`admin.account.${row.kind}`) ?? row.kind}
                  {row.accounts > 1 && <span className="text-muted"> × {row.accounts}</span>}
                </>
              ),
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
    </Page>
  )
}

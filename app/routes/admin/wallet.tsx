import { randomUUID } from 'node:crypto'
import { useId } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/wallet'
import { debitWallet } from '../../domain/ledger/debit-wallet.ts'
import { listWalletTransactions, monthlyIncome, readWallet } from '../../domain/ledger/wallet-queries.ts'
import { readWalletOwner } from '../../domain/reporting/money-admin-queries.ts'
import { formatMoney, monthName, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Badge, Money } from '../../ui/display.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { notFound } from '../session.ts'
import { BarChart, Stat, Stats } from './bar-chart.tsx'
import { CsvButton } from './filter-bar.tsx'
import { useRequestId } from '../shared/request-id.ts'
import { asAdmin, done, formFields, parseRupiah, reader, readFilter, refused, refusedFor, requireAdmin, uuidParam } from './shared.ts'
import { When } from './when.tsx'

const PAGE = 50

export async function loader({ params, context }: Route.LoaderArgs) {
  requireAdmin(context)
  const id = uuidParam(params.id)
  const owner = await readWalletOwner(reader(), id)
  if (!owner) throw notFound()
  const { page } = readFilter(context, {})
  const [wallet, { rows, ...around }, months] = await Promise.all([
    readWallet(reader(), owner.user_id, owner.time_zone),
    listWalletTransactions(reader(), id, { ...page, size: PAGE }),
    monthlyIncome(reader(), id, owner.time_zone),
  ])
  if (!wallet) throw notFound()
  return { owner, wallet, rows, months, requestId: randomUUID(), page: around }
}

const debit = z.object({ requestId: z.uuid(), amount: z.string(), note: z.string().trim().max(1000) })

export async function action({ request, params, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const walletId = uuidParam(params.id)
  const input = debit.safeParse(await formFields(request))
  if (!input.success) return refused(context, 'common.form.error.invalid')
  const amount = parseRupiah(input.data.amount)
  if (amount === null) return refused(context, 'admin.refused.amount_invalid')
  const result = await asAdmin(admin, (tx) => debitWallet(tx, { walletId, amount, note: input.data.note, requestId: input.data.requestId }))
  // The same press twice: the money left once, which is what was asked for.
  if (result.ok || result.reason === 'already_done') return done(context, 'admin.wallet.debited', { amount: formatMoney(amount) })
  return refusedFor(context, result.reason, result.reason === 'balance_too_low' ? { balance: formatMoney(result.balance) } : {})
}

export default function Wallet({ loaderData }: Route.ComponentProps) {
  const t = useT()
  const locale = useLocale()
  const { owner, wallet, rows, months, page } = loaderData
  const zone = owner.time_zone as Zone
  return (
    <Page wide>
      <PageHeader
        title={owner.name}
        back="/admin/wallets"
        subtitle={[t.maybe(`admin.role.${owner.role}`), owner.phone, owner.email].filter(Boolean).join(' · ')}
      />
      <Stats>
        <Stat label={t('admin.wallets.balance')} value={formatMoney(wallet.balance)} />
        <Stat label={t('admin.wallet.month')} value={formatMoney(wallet.month_income)} />
        <Stat label={t('admin.wallet.pending')} value={formatMoney(wallet.pending)} detail={t('admin.wallet.pendingHint')} />
      </Stats>
      <div className="flex flex-wrap gap-2">
        <Debit {...loaderData} />
        <CsvButton table={`wallet-${owner.id}`} />
      </div>
      <div className="lg:max-w-xl">
        <BarChart
          title={t('admin.wallet.months')}
          unit={t('admin.column.amount')}
          bars={months.map((row) => ({
            key: row.month,
            label: monthName(Number(row.month.slice(5)), locale, 'short'),
            value: Number(row.amount),
            text: formatMoney(row.amount),
          }))}
        />
      </div>
      <Section title={t('admin.wallet.history')}>
        <Table
          caption={t('admin.wallet.history')}
          rows={rows}
          rowKey={(row) => String(row.id)}
          columns={[
            { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.created_at} zone={zone} /> },
            {
              key: 'type',
              header: t('admin.column.type'),
              cell: (row) => <Badge tone={row.type === 'CREDIT' ? 'positive' : 'accent'}>{t(`admin.wallet.${row.type}`)}</Badge>,
            },
            {
              key: 'category',
              header: t('admin.wallet.category'),
              cell: (row) => (
                <>
                  {t.maybe(`admin.entry.${row.category}`) ?? row.category}
                  {row.booking_code && (
                    <Link to={`/admin/bookings/${row.booking_id}`} className="block text-brand underline">
                      {row.booking_code}
                      {row.session_ordinal ? ` · ${t('admin.sessionNumber', { number: row.session_ordinal })}` : ''}
                    </Link>
                  )}
                </>
              ),
            },
            { key: 'note', header: t('admin.column.note'), cell: (row) => row.admin_note ?? '', className: 'min-w-40' },
            {
              key: 'amount',
              header: t('admin.column.amount'),
              align: 'right',
              cell: (row) => <Money amount={row.type === 'DEBIT' ? -row.amount : row.amount} className="font-semibold" />,
            },
            { key: 'after', header: t('admin.wallet.after'), align: 'right', cell: (row) => <Money amount={row.balance_after} /> },
          ]}
        />
        <Pager page={page} />
      </Section>
    </Page>
  )
}

function Debit({ owner, wallet, rows, requestId: fresh }: Route.ComponentProps['loaderData']) {
  const t = useT()
  const requestId = useRequestId(fresh, String(rows[0]?.id))
  const hint = useId()
  return (
    <ConfirmButton
      variant="primary"
      confirmVariant="primary"
      title={t('admin.wallet.debitTitle', { name: owner.name })}
      body={<span id={hint}>{t('admin.wallet.debitBody', { balance: formatMoney(wallet.balance) })}</span>}
      confirmLabel={t('admin.wallet.debit')}
      fields={{ requestId }}
      inputs={
        <>
          <Field
            name="amount"
            label={t('admin.column.amount')}
            prefix="Rp"
            inputMode="numeric"
            pattern="[0-9. ]*"
            required
            autoComplete="off"
            aria-describedby={hint}
          />
          <TextArea name="note" label={t('admin.wallet.note')} hint={t('admin.wallet.noteHint')} required minLength={3} maxLength={1000} />
        </>
      }
    >
      {t('admin.wallet.debit')}
    </ConfirmButton>
  )
}

import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/withdrawals'
import { localeContext } from '../../context.ts'
import { WITHDRAWAL_METHODS, WITHDRAWAL_STATUSES } from '../../domain/withdrawal/withdrawal-words.ts'
import { bankName } from '../../domain/withdrawal/banks.ts'
import { approveWithdrawal, completeWithdrawal, rejectWithdrawal } from '../../domain/withdrawal/decide-withdrawal.ts'
import { countWithdrawals, listWithdrawals, type AdminWithdrawal } from '../../domain/withdrawal/withdrawal-queries.ts'
import { formatCount, formatMoney } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useT } from '../../i18n/use-t.tsx'
import { config } from '../../platform/config.ts'
import { Tabs } from '../../ui/choice.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Badge, DateTime, Money } from '../../ui/display.tsx'
import { Field, Select, TextArea } from '../../ui/field.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { FilterBar, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { asAdmin, done, formFields, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const admin = requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.withdrawals)
  const status = filter.status ?? 'PENDING'
  const [{ rows, ...around }, counts] = await Promise.all([
    listWithdrawals(reader(), { ...filter, status }, page),
    countWithdrawals(reader()),
  ])
  return { filter, status, page: around, rows, counts, adminId: admin.id, hasGateway: config().payouts !== null }
}

const decision = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), withdrawalId: z.uuid(), method: z.enum(WITHDRAWAL_METHODS) }),
  z.object({ intent: z.literal('reject'), withdrawalId: z.uuid(), note: z.string().trim().max(1000) }),
  z.object({
    intent: z.literal('complete'),
    withdrawalId: z.uuid(),
    reference: z.string().trim().max(200),
    note: z.string().trim().max(1000),
  }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const input = decision.safeParse(await formFields(request))
  if (!input.success) return refused(context, 'common.form.error.invalid')
  const step = input.data
  const result = await asAdmin(admin, (tx) =>
    step.intent === 'approve'
      ? approveWithdrawal(tx, step)
      : step.intent === 'reject'
        ? rejectWithdrawal(tx, step)
        : completeWithdrawal(tx, step),
  )
  if (!result.ok) return refusedFor(context, result.reason)
  return done(context, 'admin.withdrawals.done', {
    amount: formatMoney(result.amount),
    status: translator(context.get(localeContext))(`wallet.status.${result.status}`),
  })
}

export default function Withdrawals({ loaderData }: Route.ComponentProps) {
  const { filter, status, page, rows, counts } = loaderData
  const t = useT()
  return (
    <Page wide>
      <PageHeader
        title={t('admin.withdrawals.title')}
        subtitle={t('admin.withdrawals.sum', { count: formatCount(counts.PENDING), amount: formatMoney(counts.waiting) })}
      />
      <Tabs
        label={t('admin.withdrawals.title')}
        tabs={WITHDRAWAL_STATUSES.map((value) => ({
          to: `?status=${value}`,
          label: t(`admin.withdrawals.${value}`),
          selected: status === value,
          count: formatCount(counts[value]),
        }))}
      />
      <FilterBar exportTable="withdrawals">
        <input type="hidden" name="status" value={status} />
        <FilterText value={filter.q} hint={t('admin.withdrawals.searchHint')} />
      </FilterBar>
      <Table<AdminWithdrawal>
        caption={t('admin.withdrawals.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={useColumns(loaderData)}
        empty={t('admin.withdrawals.empty')}
      />
      <Pager page={page} />
    </Page>
  )
}

type View = Route.ComponentProps['loaderData']

function useColumns({ status, adminId, hasGateway }: View): Column<AdminWithdrawal>[] {
  const t = useT()
  const columns: Column<AdminWithdrawal>[] = [
    {
      key: 'owner',
      header: t('admin.withdrawals.owner'),
      className: 'min-w-32',
      cell: (row) => (
        <Link to={`/admin/wallets/${row.wallet_id}`} className="inline-flex min-h-11 items-center font-bold text-brand">
          {row.owner_name}
        </Link>
      ),
    },
    {
      key: 'amount',
      header: t('admin.column.amount'),
      align: 'right',
      cell: (row) => <Money amount={row.amount} className="font-semibold" />,
    },
    {
      key: 'account',
      header: t('admin.withdrawals.account'),
      className: 'min-w-44',
      cell: (row) => (
        <>
          {bankName(row.bank_code)} <span className="numeric">{row.account_number}</span>
          <span className="block text-sm">{row.holder_name}</span>
          <Badge tone={row.is_confirmed ? 'positive' : 'caution'}>
            {t(row.is_confirmed ? 'admin.withdrawals.confirmed' : 'admin.withdrawals.unconfirmed')}
          </Badge>
        </>
      ),
    },
    { key: 'since', header: t('admin.column.since'), cell: (row) => <When at={row.created_at} /> },
    {
      key: 'people',
      header: t('admin.withdrawals.people'),
      cell: (row) => (
        <>
          {[row.approver_name, row.checker_name].filter(Boolean).join(', ') || '–'}
          {row.method && <span className="block text-xs text-muted">{t.maybe(`admin.withdrawals.method.${row.method}`)}</span>}
          {row.status === 'PROCESSING' && row.gateway_state && (
            <span className="block text-xs font-semibold">{t.maybe(`admin.withdrawals.gateway.${row.gateway_state}`)}</span>
          )}
        </>
      ),
    },
  ]
  if (status === 'PENDING' || status === 'PROCESSING') {
    return [
      {
        key: 'act',
        header: t('admin.column.action'),
        className: 'min-w-44',
        cell: (row) => <Act row={row} adminId={adminId} hasGateway={hasGateway} />,
      },
      ...columns,
    ]
  }
  return [
    ...columns,
    {
      key: 'note',
      header: t('admin.column.note'),
      className: 'min-w-44',
      cell: (row) => (
        <>
          {row.note}
          <span className="block text-xs text-muted">{row.reference}</span>
          {row.status === 'COMPLETED' && (
            <a
              href={`/withdrawals/${row.id}/receipt.pdf`}
              target="_blank"
              rel="noopener"
              className="inline-flex min-h-11 items-center font-semibold text-brand"
            >
              {t('common.proof')}
            </a>
          )}
        </>
      ),
    },
    {
      key: 'by',
      header: t('admin.column.by'),
      cell: (row) => (
        <>
          {row.settler_name ?? t('admin.system')}
          {row.settled_at && (
            <DateTime at={row.settled_at} zone="Asia/Jakarta" style="day" className="block text-xs whitespace-nowrap text-muted" />
          )}
        </>
      ),
    },
  ]
}

function Act({ row, adminId, hasGateway }: { row: AdminWithdrawal; adminId: string; hasGateway: boolean }) {
  const t = useT()
  const who = { amount: formatMoney(row.amount), name: row.holder_name }
  const isSecond = row.approved_by !== null
  const byHand = row.method === 'MANUAL_TRANSFER' || row.gateway_state === 'UNCLEAR'
  if (row.status === 'PROCESSING' && !byHand) return <>{t('admin.refused.gateway_decides')}</>
  const reject = (
    <ConfirmButton
      size="sm"
      title={t('admin.withdrawals.rejectTitle', who)}
      body={t('admin.withdrawals.rejectBody')}
      confirmLabel={t('admin.withdrawals.reject')}
      fields={{ intent: 'reject', withdrawalId: row.id }}
      inputs={<TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />}
    >
      {t('admin.withdrawals.reject')}
    </ConfirmButton>
  )
  if (row.status === 'PROCESSING') {
    return (
      <div className="flex flex-wrap gap-2">
        <ConfirmButton
          size="sm"
          variant="primary"
          confirmVariant="primary"
          title={t('admin.withdrawals.completeTitle', who)}
          body={t('admin.withdrawals.completeBody')}
          confirmLabel={t('admin.withdrawals.complete')}
          fields={{ intent: 'complete', withdrawalId: row.id }}
          inputs={
            <>
              <Field
                name="reference"
                label={t('admin.refunds.reference')}
                hint={t('admin.refunds.referenceHint')}
                required
                minLength={3}
                maxLength={200}
                autoComplete="off"
              />
              <TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />
            </>
          }
        >
          {t('admin.withdrawals.complete')}
        </ConfirmButton>
        {reject}
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-2">
      {row.approved_by === adminId ? (
        <p className="text-sm">{t('admin.withdrawals.waitingSecond', { name: row.approver_name ?? '' })}</p>
      ) : (
        <ConfirmButton
          size="sm"
          variant="primary"
          confirmVariant="primary"
          title={t('admin.withdrawals.approveTitle', who)}
          body={t('admin.withdrawals.approveBody')}
          confirmLabel={t('admin.withdrawals.approve')}
          fields={{ intent: 'approve', withdrawalId: row.id, ...(isSecond && { method: row.method ?? 'MANUAL_TRANSFER' }) }}
          inputs={
            isSecond ? undefined : (
              <Select name="method" label={t('admin.withdrawals.method')} defaultValue="MANUAL_TRANSFER">
                {WITHDRAWAL_METHODS.filter((method) => hasGateway || method === 'MANUAL_TRANSFER').map((method) => (
                  <option key={method} value={method}>
                    {t(`admin.withdrawals.method.${method}`)}
                  </option>
                ))}
              </Select>
            )
          }
        >
          {t(isSecond ? 'admin.withdrawals.check' : 'admin.withdrawals.approve')}
        </ConfirmButton>
      )}
      {reject}
    </div>
  )
}

import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/refunds'
import { completeRefund } from '../../domain/refund/complete-refund.ts'
import { releaseRefund } from '../../domain/refund/release-refund.ts'
import { startGatewayRefund } from '../../domain/refund/start-gateway-refund.ts'
import { countRefunds, listRefunds, type RefundRow } from '../../domain/reporting/money-admin-queries.ts'
import { REFUND_METHODS } from '../../domain/reporting/vocabulary.ts'
import { formatCount, formatMoney } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { Tabs } from '../../ui/choice.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { DateTime, Money } from '../../ui/display.tsx'
import { Field, Select, TextArea } from '../../ui/field.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table, type Column } from '../../ui/table.tsx'
import { FilterBar, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { asAdmin, done, formFields, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.refunds)
  const status = filter.status ?? 'PENDING'
  const [{ rows, ...around }, counts] = await Promise.all([listRefunds(reader(), { ...filter, status }, page), countRefunds(reader())])
  return { filter, status, page: around, rows, counts }
}

const note = z.string().trim().max(1000)
const step = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('complete'),
    refundId: z.uuid(),
    method: z.enum(REFUND_METHODS),
    reference: z.string().trim().max(200),
    note,
  }),
  z.object({ intent: z.literal('gateway'), refundId: z.uuid(), note }),
  z.object({ intent: z.literal('release'), refundId: z.uuid(), note }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const input = step.safeParse(await formFields(request))
  if (!input.success) return refused(context, 'common.form.error.invalid')
  const { data: wish } = input
  if (wish.intent === 'complete') {
    const result = await asAdmin(admin, (tx) => completeRefund(tx, wish))
    return result.ok ? done(context, 'admin.refunds.done', { amount: formatMoney(result.amount) }) : refusedFor(context, result.reason)
  }
  const result = await asAdmin<Awaited<ReturnType<typeof startGatewayRefund>> | Awaited<ReturnType<typeof releaseRefund>>>(admin, (tx) =>
    wish.intent === 'gateway' ? startGatewayRefund(tx, wish) : releaseRefund(tx, wish),
  )
  if (!result.ok) return refusedFor(context, result.reason)
  return done(context, wish.intent === 'gateway' ? 'admin.refunds.sending' : 'admin.refunds.released', {
    amount: formatMoney(result.amount),
  })
}

export default function Refunds({ loaderData: { filter, status, page, rows, counts } }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['booking:changed'])
  return (
    <Page wide>
      <PageHeader
        title={t('admin.refunds.title')}
        subtitle={t('admin.refunds.sum', { count: counts.pending, amount: formatMoney(counts.pending_amount) })}
      />
      <Tabs
        label={t('admin.refunds.title')}
        tabs={[
          { to: '?status=PENDING', label: t('admin.refunds.pending'), selected: status === 'PENDING', count: counts.pending },
          { to: '?status=PROCESSING', label: t('admin.refunds.processing'), selected: status === 'PROCESSING', count: counts.processing },
          {
            to: '?status=COMPLETED',
            label: t('admin.refunds.completed'),
            selected: status === 'COMPLETED',
            count: formatCount(counts.completed),
          },
        ]}
      />
      <FilterBar exportTable="refunds">
        <input type="hidden" name="status" value={status} />
        <FilterText value={filter.q} hint={t('admin.refunds.searchHint')} />
      </FilterBar>
      <Table<RefundRow>
        caption={t('admin.refunds.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={useColumns(status)}
        empty={t('admin.refunds.empty')}
      />
      <Pager page={page} />
    </Page>
  )
}

function useColumns(status: string): Column<RefundRow>[] {
  const t = useT()
  const common: Column<RefundRow>[] = [
    {
      key: 'code',
      header: t('admin.column.code'),
      cell: (row) => (
        <Link to={`/admin/bookings/${row.booking_id}`} className="inline-flex min-h-11 items-center font-bold text-brand">
          {row.code}
        </Link>
      ),
    },
    { key: 'patient', header: t('admin.column.patient'), className: 'min-w-32', cell: (row) => row.patient_name },
    {
      key: 'amount',
      header: t('admin.column.amount'),
      align: 'right',
      cell: (row) => <Money amount={row.amount} className="font-semibold" />,
    },
    { key: 'reason', header: t('admin.column.reason'), cell: (row) => t.maybe(`admin.reason.${row.reason}`) ?? row.reason },
    { key: 'since', header: t('admin.column.since'), cell: (row) => <When at={row.created_at} /> },
    {
      key: 'payment',
      header: t('admin.column.payment'),
      cell: (row) => (
        <>
          {t.maybe(`admin.method.${row.payment_method}`) ?? row.payment_method}
          <span className="block max-w-44 text-xs break-all text-muted">{row.order_id}</span>
        </>
      ),
    },
  ]
  if (status === 'PENDING')
    return [{ key: 'act', header: t('admin.column.action'), className: 'min-w-40', cell: (row) => <PayBack row={row} /> }, ...common]
  if (status === 'PROCESSING')
    return [
      { key: 'act', header: t('admin.column.status'), className: 'min-w-44', cell: (row) => <UnderWay row={row} /> },
      ...common,
      { key: 'by', header: t('admin.column.by'), cell: (row) => row.started_by_name },
      { key: 'note', header: t('admin.column.note'), cell: (row) => row.note, className: 'min-w-48' },
    ]
  return [
    ...common,
    {
      key: 'how',
      header: t('admin.refunds.how'),
      cell: (row) => (
        <>
          {t.maybe(`admin.refundMethod.${row.method}`) ?? row.method}
          <span className="block text-xs text-muted">{row.reference}</span>
          <a
            href={`/refunds/${row.id}/receipt.pdf`}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-11 items-center font-semibold text-brand"
          >
            {t('common.proof')}
          </a>
        </>
      ),
    },
    { key: 'note', header: t('admin.column.note'), cell: (row) => row.note, className: 'min-w-48' },
    {
      key: 'by',
      header: t('admin.column.by'),
      cell: (row) => (
        <>
          {row.completed_by_name}
          {row.completed_at && (
            <DateTime at={row.completed_at} zone="Asia/Jakarta" style="day" className="block text-xs whitespace-nowrap text-muted" />
          )}
        </>
      ),
    },
  ]
}

/** The gateway first, where it can; where it cannot, or did not, why. */
function PayBack({ row }: { row: RefundRow }) {
  const t = useT()
  return (
    <div className="flex flex-col items-start gap-2">
      {row.not_through_gateway === null && (
        <ConfirmButton
          size="sm"
          variant="primary"
          confirmVariant="primary"
          title={t('admin.refunds.gatewayTitle', { amount: formatMoney(row.amount), name: row.patient_name })}
          body={t('admin.refunds.gatewayBody', { method: t.maybe(`admin.method.${row.payment_method}`) ?? row.payment_method })}
          confirmLabel={t('admin.refunds.gateway')}
          fields={{ intent: 'gateway', refundId: row.id }}
          goneMessage={`${row.code}: ${t('admin.refunds.gone')}`}
          inputs={<TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />}
        >
          {t('admin.refunds.gateway')}
        </ConfirmButton>
      )}
      <Complete row={row} />
      {row.not_through_gateway && <p className="max-w-56 text-xs text-muted">{t(`admin.refunds.not.${row.not_through_gateway}`)}</p>}
      {row.gateway_message && (
        <p className="max-w-56 text-xs font-semibold text-negative">
          {t('admin.refunds.gatewaySaid')} <span lang="en">{row.gateway_message}</span>
        </p>
      )}
    </div>
  )
}

function UnderWay({ row }: { row: RefundRow }) {
  const t = useT()
  if (row.gateway_state !== 'UNCLEAR') return <span className="font-semibold">{t.maybe(`admin.refunds.state.${row.gateway_state}`)}</span>
  return (
    <div className="flex flex-col items-start gap-2">
      <span className="font-semibold text-negative">{t('admin.refunds.state.UNCLEAR')}</span>
      <ConfirmButton
        size="sm"
        title={t('admin.refunds.releaseTitle')}
        body={t('admin.refunds.releaseBody')}
        confirmLabel={t('admin.refunds.release')}
        fields={{ intent: 'release', refundId: row.id }}
        inputs={<TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />}
      >
        {t('admin.refunds.release')}
      </ConfirmButton>
    </div>
  )
}

function Complete({ row }: { row: RefundRow }) {
  const t = useT()
  return (
    <ConfirmButton
      size="sm"
      variant={row.not_through_gateway === null ? 'secondary' : 'primary'}
      confirmVariant="primary"
      title={t('admin.refunds.completeTitle', { amount: formatMoney(row.amount), name: row.patient_name })}
      body={t('admin.refunds.completeBody')}
      confirmLabel={t('admin.refunds.complete')}
      fields={{ intent: 'complete', refundId: row.id }}
      goneMessage={`${row.code}: ${t('admin.refunds.gone')}`}
      inputs={
        <>
          <Select name="method" label={t('admin.refunds.how')} defaultValue="MANUAL_TRANSFER">
            {REFUND_METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`admin.refundMethod.${method}`)}
              </option>
            ))}
          </Select>
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
      {t('admin.refunds.complete')}
    </ConfirmButton>
  )
}

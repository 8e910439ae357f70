import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/reconciliation'
import { officeDay, requestReconciliation } from '../../domain/payment/request-reconciliation.ts'
import { listOpenDifferences, listRuns, type DifferenceRow, type RunRow } from '../../domain/reporting/reconciliation-queries.ts'
import { formatDecimal, formatNumber } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { currentTime } from '../../platform/clock.ts'
import { LinkButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Badge, Money } from '../../ui/display.tsx'
import { Field } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { asAdmin, done, formFields, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { page } = readFilter(context, {})
  const [runs, { rows, total, ...around }, now] = await Promise.all([
    listRuns(reader()),
    listOpenDifferences(reader(), page),
    currentTime(),
  ])
  const today = officeDay(now)
  return {
    runs,
    differences: rows,
    total,
    page: around,
    today: today.toString(),
    yesterday: today.subtract({ days: 1 }).toString(),
  }
}

const form = z.object({ day: z.iso.date() })

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const input = form.safeParse(await formFields(request))
  if (!input.success) return refused(context, 'common.form.error.invalid')
  const result = await asAdmin(admin, (tx) => requestReconciliation(tx, input.data))
  return result.ok ? done(context, 'admin.reconciliation.queued', { day: input.data.day }) : refusedFor(context, result.reason)
}

export default function Reconciliation({ loaderData: { runs, differences, total, page, today, yesterday } }: Route.ComponentProps) {
  const t = useT()
  return (
    <Page wide>
      <PageHeader title={t('admin.reconciliation.title')} subtitle={t('admin.reconciliation.subtitle')} />
      <div>
        <ConfirmButton
          variant="primary"
          confirmVariant="primary"
          title={t('admin.reconciliation.run')}
          confirmLabel={t('admin.reconciliation.run')}
          fields={{}}
          inputs={<Field type="date" name="day" label={t('admin.reconciliation.day')} defaultValue={yesterday} max={today} required />}
        >
          {t('admin.reconciliation.run')}
        </ConfirmButton>
      </div>
      <Section
        title={t('admin.reconciliation.differences')}
        aside={
          total.count > 0 && (
            <LinkButton size="sm" variant="secondary" to="/admin/exceptions?kind=PAYMENT_MISMATCH">
              {t('admin.reconciliation.settle')}
            </LinkButton>
          )
        }
      >
        <Differences rows={differences} />
        <Pager page={page} />
      </Section>
      <Section title={t('admin.reconciliation.runs')}>
        <Runs rows={runs} />
      </Section>
    </Page>
  )
}

function Differences({ rows }: { rows: DifferenceRow[] }) {
  const t = useT()
  return (
    <Table<DifferenceRow>
      caption={t('admin.reconciliation.differences')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('admin.reconciliation.noDifferences')}
      columns={[
        { key: 'since', header: t('admin.column.since'), cell: (row) => <When at={row.found_at} /> },
        {
          key: 'kind',
          header: t('admin.column.type'),
          cell: (row) => <Badge tone="negative">{t(`admin.reconciliation.kind.${row.kind}`)}</Badge>,
        },
        {
          key: 'payment',
          header: t('admin.column.payment'),
          cell: (row) => (
            <>
              {row.booking_id && (
                <Link to={`/admin/bookings/${row.booking_id}`} className="inline-flex min-h-11 items-center font-bold text-brand">
                  {row.code}
                </Link>
              )}
              <code className="block text-xs text-muted">{row.order_id}</code>
            </>
          ),
        },
        { key: 'patient', header: t('admin.column.patient'), cell: (row) => row.patient_name },
        {
          key: 'ours',
          header: t('admin.reconciliation.ours'),
          align: 'right',
          cell: (row) => (
            <>
              <Money amount={row.ours} />
              <span className="block text-xs text-muted">{row.payment_status}</span>
            </>
          ),
        },
        {
          key: 'theirs',
          header: t('admin.reconciliation.theirs'),
          align: 'right',
          cell: (row) => (
            <>
              <Money amount={row.theirs} />
              <span className="block text-xs text-muted">{row.gateway_status}</span>
            </>
          ),
        },
      ]}
    />
  )
}

const TONE = { RUNNING: 'neutral', COMPLETE: 'positive', INCOMPLETE: 'caution' } as const

function Runs({ rows }: { rows: RunRow[] }) {
  const t = useT()
  const locale = useLocale()
  return (
    <Table<RunRow>
      caption={t('admin.reconciliation.runs')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('admin.reconciliation.noRuns')}
      columns={[
        {
          key: 'day',
          header: t('admin.reconciliation.day'),
          cell: (row) => <span className="numeric font-bold whitespace-nowrap">{row.day}</span>,
        },
        { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.started_at} /> },
        {
          key: 'status',
          header: t('admin.column.status'),
          cell: (row) => <Badge tone={TONE[row.status]}>{t(`admin.reconciliation.status.${row.status}`)}</Badge>,
        },
        { key: 'payments', header: t('admin.reconciliation.payments'), align: 'right', cell: (row) => formatNumber(row.payments) },
        { key: 'silent', header: t('admin.reconciliation.silent'), align: 'right', cell: (row) => formatNumber(row.silent) },
        { key: 'settled', header: t('admin.reconciliation.settled'), align: 'right', cell: (row) => formatNumber(row.settled) },
        { key: 'found', header: t('admin.reconciliation.found'), align: 'right', cell: (row) => formatNumber(row.differences) },
        { key: 'amount', header: t('admin.reconciliation.amount'), align: 'right', cell: (row) => <Money amount={row.amount_total} /> },
        {
          key: 'matched',
          header: t('admin.reconciliation.matched'),
          align: 'right',
          cell: (row) => (row.amount_total > 0n ? `${formatDecimal(matchedPercent(row), locale, 2)} %` : t('admin.none')),
        },
      ]}
    />
  )
}

/** Rounded down to a hundredth: 100 means every rupiah. */
function matchedPercent(row: RunRow): number {
  return Number((row.amount_matched * 10_000n) / row.amount_total) / 100
}

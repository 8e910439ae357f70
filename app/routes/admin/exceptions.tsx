import { CheckCircle2 } from 'lucide-react'
import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/exceptions'
import { actOf, EXCEPTION_KINDS } from '../../domain/oversight/exception-acts.ts'
import { resolveException } from '../../domain/oversight/resolve-exception.ts'
import { countOpenExceptions, listExceptions, type ExceptionRow } from '../../domain/reporting/exceptions.ts'
import { listStrandedBookings, type StrandedBooking } from '../../domain/reporting/stranded-bookings.ts'
import { resolveSession } from '../../domain/visit/resolve-session.ts'
import { SESSION_RESOLUTIONS } from '../../domain/visit/visit.ts'
import { retryPayout } from '../../domain/payout/retry-payout.ts'
import { formatMoney, type Zone } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { RadioCards, Tabs } from '../../ui/choice.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Badge, Card, DateTime, EmptyState, Money, StatusBadge } from '../../ui/display.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { FilterBar, FilterSelect } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { asAdmin, done, formFields, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.exceptions)
  const open = filter.show !== 'resolved'
  const [{ rows, ...around }, counts, stranded] = await Promise.all([
    listExceptions(reader(), { open, ...(filter.kind && { kind: filter.kind }) }, page),
    countOpenExceptions(reader()),
    open && !page.after && !page.before && !filter.kind ? listStrandedBookings(reader()) : [],
  ])
  return { filter, open, stranded, page: around, rows, openCount: counts.reduce((sum, row) => sum + row.count, 0) }
}

const step = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('retry'), exceptionId: z.uuid() }),
  z.object({ intent: z.literal('note'), exceptionId: z.uuid(), note: z.string().trim().max(1000) }),
  z.object({
    intent: z.literal('session'),
    sessionId: z.uuid(),
    resolution: z.enum(SESSION_RESOLUTIONS),
    reason: z.string().trim().max(500),
  }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const parsed = step.safeParse(await formFields(request))
  if (!parsed.success) return refused(context, 'common.form.error.invalid')
  const input = parsed.data
  const result = await asAdmin<{ ok: true } | { ok: false; reason: string }>(admin, (tx) => {
    if (input.intent === 'retry') return retryPayout(tx, input)
    if (input.intent === 'note') return resolveException(tx, input)
    return resolveSession(tx, input)
  })
  return result.ok ? done(context, `admin.exceptions.done.${input.intent}`) : refusedFor(context, result.reason)
}

export default function Exceptions({ loaderData: { filter, open, stranded, page, rows, openCount } }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['booking:changed'])
  return (
    <Page wide>
      <PageHeader title={t('admin.exceptions.title')} subtitle={t('admin.exceptions.subtitle')} />
      <Tabs
        label={t('admin.exceptions.title')}
        tabs={[
          { to: '?show=open', label: t('admin.exceptions.open'), selected: open, count: openCount },
          { to: '?show=resolved', label: t('admin.exceptions.resolved'), selected: !open },
        ]}
      />
      <FilterBar exportTable="exceptions">
        <input type="hidden" name="show" value={open ? 'open' : 'resolved'} />
        <FilterSelect
          name="kind"
          label={t('admin.column.type')}
          value={filter.kind}
          options={EXCEPTION_KINDS.map((value) => ({ value, label: t(`admin.exception.${value}`) }))}
        />
      </FilterBar>
      {stranded.length > 0 && <Stranded rows={stranded} />}
      {rows.length === 0 ? (
        <EmptyState icon={<CheckCircle2 />} title={t('admin.exceptions.empty')} />
      ) : (
        <ul aria-label={t('admin.exceptions.title')} className="flex flex-col gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <ExceptionCard row={row} />
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} />
    </Page>
  )
}

/** Bookings of stopped therapists, with the swap at hand. */
function Stranded({ rows }: { rows: StrandedBooking[] }) {
  const t = useT()
  return (
    <Section title={t('admin.stranded.title')}>
      <p className="-mt-2 text-sm text-muted">{t('admin.stranded.help')}</p>
      <ul className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.id}>
            <Card as="article" className="flex flex-wrap items-center gap-3">
              <p className="min-w-0 flex-1 text-sm">
                <Link to={`/admin/bookings/${row.id}`} className="font-bold text-brand underline">
                  {row.code}
                </Link>
                {row.next_starts_at && (
                  <>
                    {' · '}
                    <DateTime at={row.next_starts_at} zone={row.time_zone as Zone} />
                  </>
                )}
                <span className="block">{t('admin.stranded.open', { scheduled: row.scheduled, quota: row.quota })}</span>
                <span className="block text-muted">{[row.patient_name, row.therapist_name].join(' → ')}</span>
              </p>
              <LinkButton size="sm" to={`/admin/bookings/${row.id}#swap`}>
                {t('admin.swap.title')}
              </LinkButton>
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ExceptionCard({ row }: { row: ExceptionRow }) {
  const t = useT()
  return (
    <Card as="article" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={row.resolved_at ? 'positive' : 'negative'}>{t(`admin.exception.${row.kind}`)}</Badge>
        {row.session_status && <StatusBadge of="session" status={row.session_status} />}
        <DateTime at={row.created_at} zone="Asia/Jakarta" className="ml-auto text-sm text-muted" />
      </div>
      <p className="text-sm">
        {row.code && (
          <Link to={`/admin/bookings/${row.booking_id}`} className="font-bold text-brand underline">
            {row.code}
          </Link>
        )}
        {row.ordinal !== null && <> · {t('admin.sessionNumber', { number: row.ordinal })}</>}
        {row.starts_at && row.time_zone && (
          <>
            {' '}
            · <DateTime at={row.starts_at} zone={row.time_zone as Zone} />
          </>
        )}
        {row.amount !== null && (
          <>
            {' '}
            · <Money amount={row.amount} className="font-semibold" />
          </>
        )}
        <span className="block text-muted">{[row.patient_name, row.therapist_name].filter(Boolean).join(' → ')}</span>
      </p>
      <p className="text-sm">{t(`admin.explain.${row.kind}`)}</p>
      <details className="text-sm">
        <summary className="flex min-h-11 w-fit items-center font-semibold text-brand">{t('admin.exceptions.detail')}</summary>
        <p lang="en" className="rounded-sm bg-sunken p-3 font-mono text-xs break-words">
          {row.detail}
        </p>
      </details>
      {row.resolved_at ? (
        <p className="text-sm text-muted">
          {t('admin.exceptions.by', { name: row.resolved_by_name ?? t('admin.system') })} ·{' '}
          <DateTime at={row.resolved_at} zone="Asia/Jakarta" />
          <span className="block">{t.maybe(`admin.resolution.${row.resolution}`) ?? row.resolution}</span>
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Settle row={row} />
        </div>
      )}
    </Card>
  )
}

function Settle({ row }: { row: ExceptionRow }) {
  const t = useT()
  const act = actOf(row.kind, { subject: row.subject_state, booking: row.booking_state })
  if (act === 'retry_payout') {
    return (
      <ConfirmButton
        size="sm"
        variant="primary"
        confirmVariant="primary"
        title={t('admin.exceptions.retryTitle', { amount: formatMoney(row.amount ?? 0n), name: row.therapist_name ?? '' })}
        body={t('admin.exceptions.retryBody')}
        confirmLabel={t('admin.exceptions.retry')}
        fields={{ intent: 'retry', exceptionId: row.id }}
      >
        {t('admin.exceptions.retry')}
      </ConfirmButton>
    )
  }
  if (act === 'settle_withdrawal') {
    return (
      <LinkButton size="sm" variant="primary" to="/admin/withdrawals">
        {t('admin.exceptions.withdrawals')}
      </LinkButton>
    )
  }
  if (act === 'decide_session' && row.session_id) {
    return (
      <ConfirmButton
        size="sm"
        variant="primary"
        confirmVariant="primary"
        title={t('admin.exceptions.sessionTitle')}
        confirmLabel={t('common.save')}
        fields={{ intent: 'session', sessionId: row.session_id }}
        inputs={
          <>
            <RadioCards
              name="resolution"
              legend={t('admin.exceptions.whatHappened')}
              defaultValue="completed"
              options={SESSION_RESOLUTIONS.map((value) => ({
                value,
                label: t(`admin.resolve.${value}`),
                hint: t(`admin.resolve.${value}.hint`),
              }))}
            />
            <TextArea name="reason" label={t('admin.column.reason')} required minLength={3} maxLength={500} />
          </>
        }
      >
        {t('admin.exceptions.decide')}
      </ConfirmButton>
    )
  }
  if (act !== 'note') return null
  return (
    <ConfirmButton
      size="sm"
      variant="primary"
      confirmVariant="primary"
      title={t('admin.exceptions.settleTitle')}
      body={t('admin.exceptions.settleBody')}
      confirmLabel={t('admin.exceptions.settle')}
      fields={{ intent: 'note', exceptionId: row.id }}
      inputs={<TextArea name="note" label={t('admin.column.note')} required minLength={3} maxLength={1000} />}
    >
      {t('admin.exceptions.settle')}
    </ConfirmButton>
  )
}

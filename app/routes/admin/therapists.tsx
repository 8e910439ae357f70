import { Link } from 'react-router'
import { z } from 'zod'
import type { Route } from './+types/therapists'
import { VERIFICATION_STATUSES } from '../../domain/reporting/vocabulary.ts'
import { countVerifications, listTherapistsForAdmin, type AdminTherapistRow } from '../../domain/verification/therapist-queries.ts'
import { resumeTherapist, stopTherapist } from '../../domain/verification/stop-therapist.ts'
import { verifyTherapist } from '../../domain/verification/verify-therapist.ts'
import { formatCount, formatNumber } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { Tabs } from '../../ui/choice.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Avatar, Badge, DateTime, Stars, type Tone } from '../../ui/display.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { FilterBar, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { asAdmin, done, formFields, reader, readFilter, refused, refusedFor, requireAdmin } from './shared.ts'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.therapists)
  const [{ rows, total, ...around }, counts] = await Promise.all([
    listTherapistsForAdmin(reader(), filter, page),
    countVerifications(reader()),
  ])
  return { filter, page: around, total, rows, counts }
}

const reason = z.string().trim().max(500).default('')
const step = z.union([
  z.object({ therapistId: z.uuid(), decision: z.enum(['APPROVED', 'REJECTED']), reason }),
  z.object({ therapistId: z.uuid(), intake: z.enum(['stop', 'resume']), reason }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const admin = requireAdmin(context)
  const parsed = step.safeParse(await formFields(request))
  if (!parsed.success) return refused(context, 'common.form.error.invalid')
  const input = parsed.data
  if ('decision' in input) {
    const result = await asAdmin(admin, (tx) => verifyTherapist(tx, input))
    if (!result.ok) return refusedFor(context, result.reason)
    return done(context, input.decision === 'APPROVED' ? 'admin.therapists.approved' : 'admin.therapists.rejected')
  }
  if (input.intake === 'stop') {
    const result = await asAdmin(admin, (tx) => stopTherapist(tx, input))
    return result.ok ? done(context, 'admin.therapists.stopped', { count: result.withdrawn }) : refusedFor(context, result.reason)
  }
  const result = await asAdmin(admin, (tx) => resumeTherapist(tx, input))
  return result.ok ? done(context, 'admin.therapists.resumed') : refusedFor(context, result.reason)
}

const TONE: Record<string, Tone> = { PENDING: 'caution', APPROVED: 'positive', REJECTED: 'negative' }
const INTAKE_TONE: Record<string, Tone> = { OPEN: 'positive', PAUSED: 'caution', STOPPED: 'negative' }

export default function Therapists({ loaderData: { filter, page, total, rows, counts } }: Route.ComponentProps) {
  const t = useT()
  return (
    <Page wide>
      <PageHeader title={t('admin.therapists.title')} subtitle={t('admin.found', { count: formatCount(total) })} />
      <Tabs
        label={t('admin.column.status')}
        tabs={[
          { to: '?', label: t('admin.filter.all'), selected: !filter.status },
          ...VERIFICATION_STATUSES.map((status) => ({
            to: `?status=${status}`,
            label: t(`admin.verification.${status}`),
            selected: filter.status === status,
            count: counts[status] ?? 0,
          })),
        ]}
      />
      <FilterBar exportTable="therapists">
        {filter.status && <input type="hidden" name="status" value={filter.status} />}
        <FilterText value={filter.q} hint={t('admin.therapists.searchHint')} />
      </FilterBar>
      <Table<AdminTherapistRow>
        caption={t('admin.therapists.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: t('admin.column.name'),
            className: 'min-w-56',
            cell: (row) => (
              <span className="flex items-center gap-3">
                <Avatar name={row.name} src={row.photo_url} size="sm" />
                <span>
                  <Link to={`/therapists/${row.id}`} className="font-bold text-brand">
                    {row.name}
                  </Link>
                  <span className="block text-xs text-muted">{[row.phone, row.email].filter(Boolean).join(' · ')}</span>
                </span>
              </span>
            ),
          },
          {
            key: 'status',
            header: t('admin.column.status'),
            cell: (row) => (
              <span className="flex flex-col items-start gap-1">
                <Badge tone={TONE[row.verification_status]}>
                  {t.maybe(`admin.verification.${row.verification_status}`) ?? row.verification_status}
                </Badge>
                {row.verification_reason && <span className="text-xs text-muted">{row.verification_reason}</span>}
                {row.verified_at && <DateTime at={row.verified_at} zone="Asia/Jakarta" part="date" className="text-xs text-muted" />}
              </span>
            ),
          },
          {
            key: 'intake',
            header: t('admin.therapists.intake'),
            cell: (row) => <Intake row={row} />,
          },
          { key: 'act', header: t('admin.column.action'), className: 'min-w-56', cell: (row) => <Decide row={row} /> },
          {
            key: 'city',
            header: t('admin.column.city'),
            className: 'min-w-40',
            cell: (row) => (
              <>
                {row.city}
                <span className="block text-xs text-muted">
                  {t.maybe(`admin.grade.${row.grade}`) ?? row.grade} · {t('admin.therapists.years', { count: row.years_experience })}
                </span>
              </>
            ),
          },
          {
            key: 'rating',
            header: t('admin.therapists.rating'),
            cell: (row) => <Stars rating={row.average_rating} count={row.total_reviews} />,
          },
          {
            key: 'open',
            header: t('admin.therapists.open'),
            align: 'right',
            cell: (row) => (
              <Link
                to={`/admin/bookings?therapist=${row.id}`}
                className="inline-flex min-h-11 min-w-11 items-center justify-end text-brand"
              >
                {formatNumber(row.open_bookings)}
              </Link>
            ),
          },
          {
            key: 'wallet',
            header: t('admin.wallets.title'),
            cell: (row) =>
              row.wallet_id && (
                <Link to={`/admin/wallets/${row.wallet_id}`} className="inline-flex min-h-11 items-center whitespace-nowrap text-brand">
                  {t('common.details')}
                </Link>
              ),
          },
        ]}
      />
      <Pager page={page} />
    </Page>
  )
}

/** Does anything new come to them, in one word; and whether it may come today. */
function Intake({ row }: { row: AdminTherapistRow }) {
  const t = useT()
  return (
    <span className="flex flex-col items-start gap-1">
      <Badge tone={INTAKE_TONE[row.intake]}>{t(`admin.intake.${row.intake}`)}</Badge>
      {row.is_online && <span className="text-xs text-muted">{t('admin.therapists.online')}</span>}
      {row.intake !== 'OPEN' && <DateTime at={row.intake_since} zone="Asia/Jakarta" part="date" className="text-xs text-muted" />}
      {row.intake === 'STOPPED' && row.intake_reason !== row.verification_reason && (
        <span className="text-xs text-muted">
          {row.intake_reason === 'account_closed' ? t('admin.therapists.accountClosed') : row.intake_reason}
        </span>
      )}
    </span>
  )
}

function SwitchIntake({ row, act }: { row: AdminTherapistRow; act: 'stop' | 'resume' }) {
  const t = useT()
  return (
    <ConfirmButton
      size="sm"
      confirmVariant={act === 'stop' ? 'danger' : 'primary'}
      title={t(`admin.therapists.${act}Title`, { name: row.name })}
      body={t(`admin.therapists.${act}Body`)}
      confirmLabel={t(`admin.therapists.${act}`)}
      fields={{ therapistId: row.id, intake: act }}
      inputs={<TextArea name="reason" label={t('admin.column.reason')} required minLength={3} maxLength={500} />}
    >
      {t(`admin.therapists.${act}`)}
    </ConfirmButton>
  )
}

function Decide({ row }: { row: AdminTherapistRow }) {
  const t = useT()
  return (
    <span className="flex flex-wrap gap-2">
      {row.verification_status === 'APPROVED' && row.intake !== 'OPEN' && <SwitchIntake row={row} act="resume" />}
      {row.verification_status === 'APPROVED' && row.intake !== 'STOPPED' && <SwitchIntake row={row} act="stop" />}
      {row.verification_status !== 'APPROVED' && (
        <ConfirmButton
          size="sm"
          variant="primary"
          confirmVariant="primary"
          title={t('admin.therapists.approveTitle', { name: row.name })}
          body={t('admin.therapists.approveBody')}
          confirmLabel={t('admin.therapists.approve')}
          fields={{ therapistId: row.id, decision: 'APPROVED' }}
          inputs={<TextArea name="reason" label={t('admin.column.note')} optional maxLength={500} />}
        >
          {t('admin.therapists.approve')}
        </ConfirmButton>
      )}
      {row.verification_status !== 'REJECTED' && (
        <ConfirmButton
          size="sm"
          title={t('admin.therapists.rejectTitle', { name: row.name })}
          body={t('admin.therapists.rejectBody')}
          confirmLabel={t('admin.therapists.reject')}
          fields={{ therapistId: row.id, decision: 'REJECTED' }}
          inputs={<TextArea name="reason" label={t('admin.column.reason')} required minLength={3} maxLength={500} />}
        >
          {t('admin.therapists.reject')}
        </ConfirmButton>
      )}
    </span>
  )
}

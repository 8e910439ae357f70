import { Link } from 'react-router'
import type { Route } from './+types/audit'
import { auditVocabulary, listAudit, type AuditRow } from '../../domain/reporting/audit-queries.ts'
import { formatCount } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'

import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { FilterBar, FilterDates, FilterSelect, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.audit)
  const [{ rows, total, ...around }, words] = await Promise.all([listAudit(reader(), filter, page), auditVocabulary(reader())])
  return { filter, page: around, total, rows, words }
}

export default function Audit({ loaderData: { filter, page, total, rows, words } }: Route.ComponentProps) {
  const t = useT()
  const actionText = (action: string) => t.maybe(`admin.act.${action}`) ?? action
  const subjectText = (subject: string) => t.maybe(`admin.subject.${subject}`) ?? subject
  return (
    <Page wide>
      <PageHeader title={t('admin.audit.title')} subtitle={t('admin.found', { count: formatCount(total) })} />
      <FilterBar exportTable="audit">
        <FilterText value={filter.q} hint={t('admin.audit.searchHint')} />
        <FilterSelect
          name="action"
          label={t('admin.audit.action')}
          value={filter.action}
          options={words.actions.map((value) => ({ value, label: actionText(value) }))}
        />
        <FilterSelect
          name="subject"
          label={t('admin.audit.subject')}
          value={filter.subject}
          options={words.subjects.map((value) => ({ value, label: subjectText(value) }))}
        />
        <FilterDates from={filter.from} to={filter.to} />
      </FilterBar>
      <Table<AuditRow>
        caption={t('admin.audit.title')}
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={[
          { key: 'at', header: t('admin.column.when'), cell: (row) => <When at={row.created_at} /> },
          { key: 'who', header: t('admin.column.by'), cell: (row) => row.actor ?? row.actor_name },
          {
            key: 'action',
            header: t('admin.audit.action'),
            cell: (row) => <span className="font-semibold">{actionText(row.action)}</span>,
          },
          { key: 'subject', header: t('admin.audit.subject'), cell: (row) => <Subject row={row} text={subjectText(row.subject_type)} /> },
          { key: 'reason', header: t('admin.column.reason'), cell: (row) => row.reason ?? '', className: 'min-w-40' },
          { key: 'change', header: t('admin.audit.change'), cell: (row) => <Change row={row} />, className: 'min-w-56' },
        ]}
      />
      <Pager page={page} />
    </Page>
  )
}

const PAGES: Record<string, (id: string) => string> = {
  booking: (id) => `/admin/bookings/${id}`,
  wallet: (id) => `/admin/wallets/${id}`,
  policy: () => '/admin/policies',
  package: () => '/admin/packages',
  refund: () => '/admin/refunds?status=COMPLETED',
  withdrawal: () => '/admin/withdrawals?status=COMPLETED',
  therapist: () => '/admin/therapists',
}

function Subject({ row, text }: { row: AuditRow; text: string }) {
  const to = PAGES[row.subject_type]?.(row.subject_id)
  const id = <span className="block font-mono text-xs text-muted">{row.subject_id.slice(-12)}</span>
  return to ? (
    <Link to={to} className="inline-block min-h-11 text-brand">
      {text}
      {id}
    </Link>
  ) : (
    <>
      {text}
      {id}
    </>
  )
}

/** What changed, value by value; unchanged ones are left out. */
function Change({ row }: { row: AuditRow }) {
  const keys = [...new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])].filter(
    (key) => show(row.before?.[key]) !== show(row.after?.[key]),
  )
  return (
    <dl className="text-xs">
      {keys.map((key) => (
        <div key={key} className="flex flex-wrap gap-x-1.5">
          <dt className="text-muted">{key}</dt>
          <dd className="break-all">
            {row.before?.[key] !== undefined && (
              <>
                <del>{show(row.before[key])}</del> →{' '}
              </>
            )}
            {show(row.after?.[key])}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

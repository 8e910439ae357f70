import { Link } from 'react-router'
import type { Route } from './+types/bookings'
import { listBookings, type AdminBookingRow } from '../../domain/reporting/booking-admin-queries.ts'
import { BOOKING_STATUSES, BOOKING_TYPES } from '../../domain/reporting/vocabulary.ts'
import { formatCount, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { Money, StatusBadge } from '../../ui/display.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Table } from '../../ui/table.tsx'
import { FilterBar, FilterDates, FilterSelect, FilterText } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'
import { When } from './when.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter, page } = readFilter(context, FILTERS.bookings)
  const { rows, total, ...around } = await listBookings(reader(), filter, page)
  return { filter, page: around, total, rows }
}

export default function Bookings({ loaderData: { filter, page, total, rows } }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['booking:changed'])
  const locale = useLocale()
  return (
    <Page wide>
      <PageHeader title={t('admin.bookings.title')} subtitle={t('admin.found', { count: formatCount(total) })} />
      <FilterBar exportTable="bookings">
        <FilterText value={filter.q} hint={t('admin.bookings.searchHint')} />
        <FilterSelect
          name="status"
          label={t('admin.column.status')}
          value={filter.status}
          options={BOOKING_STATUSES.map((value) => ({ value, label: t(`common.booking.status.${value}`) }))}
        />
        <FilterSelect
          name="type"
          label={t('admin.column.type')}
          value={filter.type}
          options={BOOKING_TYPES.map((value) => ({ value, label: t(`common.booking.kind.${value}`) }))}
        />
        <FilterDates from={filter.from} to={filter.to} />
        {filter.therapist && <input type="hidden" name="therapist" value={filter.therapist} />}
      </FilterBar>
      <Table<AdminBookingRow>
        caption={t('admin.bookings.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'code',
            header: t('admin.column.code'),
            cell: (row) => (
              <Link to={`/admin/bookings/${row.id}`} prefetch="intent" className="inline-flex min-h-11 items-center font-bold text-brand">
                {row.code}
              </Link>
            ),
          },
          {
            key: 'status',
            header: t('admin.column.status'),
            cell: (row) => (
              <span className="flex flex-col items-start gap-1">
                <StatusBadge of="booking" status={row.status} />
                {row.refund_status !== 'NONE' && <StatusBadge of="refund" status={row.refund_status} />}
              </span>
            ),
          },
          {
            key: 'people',
            header: `${t('admin.column.patient')} / ${t('admin.column.therapist')}`,
            className: 'min-w-40',
            cell: (row) => (
              <>
                {row.patient_name}
                <span className="block text-muted">{row.therapist_name}</span>
              </>
            ),
          },
          {
            key: 'package',
            header: t('admin.column.package'),
            cell: (row) => (
              <>
                {locale === 'id' ? row.package_name_id : row.package_name_en}
                <span className="block text-xs text-muted">
                  {t(`common.booking.kind.${row.booking_type as 'REGULAR'}`)} · {row.sessions_finished}/{row.session_count}
                </span>
              </>
            ),
            className: 'min-w-44',
          },
          {
            key: 'next',
            header: t('admin.column.next'),
            cell: (row) => (row.next_starts_at ? <When at={row.next_starts_at} zone={row.time_zone as Zone} /> : t('admin.none')),
          },
          { key: 'total', header: t('admin.column.total'), align: 'right', cell: (row) => <Money amount={row.total_price} /> },
          { key: 'created', header: t('admin.column.created'), cell: (row) => <When at={row.created_at} /> },
        ]}
      />
      <Pager page={page} />
    </Page>
  )
}

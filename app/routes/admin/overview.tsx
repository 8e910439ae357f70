import { ShieldAlert } from 'lucide-react'
import type { Route } from './+types/overview'
import { countOpenExceptions } from '../../domain/reporting/exceptions.ts'
import { readDays, readOverview, readUtilisation, type DayFigures } from '../../domain/reporting/overview-queries.ts'
import { WINDOWS } from '../../domain/reporting/vocabulary.ts'
import { formatMoney, formatNumber, formatPlainDate } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Chips } from '../../ui/choice.tsx'
import { Alert, DateTime } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { BarChart, Stat, Stats, type Bar } from './bar-chart.tsx'
import { CsvButton } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { reader, readFilter, requireAdmin } from './shared.ts'

export async function loader({ context }: Route.LoaderArgs) {
  requireAdmin(context)
  const { filter } = readFilter(context, FILTERS.days)
  const days = Number(filter.days ?? '30')
  const [overview, series, utilisation, exceptions] = await Promise.all([
    readOverview(reader(), days),
    readDays(reader(), days),
    readUtilisation(reader(), days),
    countOpenExceptions(reader()),
  ])
  return { days, overview, series, utilisation, exceptions }
}

export default function Overview({ loaderData }: Route.ComponentProps) {
  const t = useT()
  useLiveRevalidate(['booking:changed'])
  const { days, overview, exceptions } = loaderData
  return (
    <Page wide>
      <PageHeader
        title={t('admin.overview.title')}
        subtitle={<DateTime at={overview.now} zone="Asia/Jakarta" />}
        aside={<CsvButton table="days" />}
      />
      <Chips
        label={t('admin.overview.window')}
        chips={WINDOWS.map((value) => ({
          to: `?days=${value}`,
          label: t('admin.overview.days', { days: value }),
          selected: Number(value) === days,
        }))}
      />
      {overview.open_exceptions > 0 && (
        <Alert
          tone="negative"
          title={t('admin.overview.exceptions', { count: overview.open_exceptions })}
          action={
            <LinkButton size="sm" variant="secondary" to="/admin/exceptions" icon={<ShieldAlert aria-hidden className="size-4" />}>
              {t('admin.overview.look')}
            </LinkButton>
          }
        >
          {exceptions.map((row) => `${t.maybe(`admin.exception.${row.kind}`) ?? row.kind}: ${row.count}`).join(' · ')}
        </Alert>
      )}
      <Figures {...loaderData} />
      <Charts {...loaderData} />
    </Page>
  )
}

type Data = Route.ComponentProps['loaderData']

function Figures({ overview: o }: Data) {
  const t = useT()
  const rate = o.asked === 0 ? t('admin.none') : `${Math.round((o.accepted / o.asked) * 100)} %`
  return (
    <Stats>
      <Stat
        label={t('admin.overview.bookingsToday')}
        value={formatNumber(o.bookings_today)}
        detail={t('admin.overview.waiting', { payment: o.waiting_payment, answer: o.waiting_answer })}
        to="/admin/bookings"
      />
      <Stat label={t('admin.overview.sessionsToday')} value={formatNumber(o.sessions_today)} />
      <Stat
        label={t('admin.overview.revenue')}
        value={formatMoney(o.revenue)}
        detail={t('admin.overview.revenueToday', { amount: formatMoney(o.revenue_today) })}
      />
      <Stat label={t('admin.overview.platform')} value={formatMoney(o.platform_revenue)} />
      <Stat
        label={t('admin.overview.acceptance')}
        value={rate}
        detail={t('admin.overview.acceptanceDetail', { asked: o.asked, declined: o.declined, timedOut: o.timed_out })}
      />
      <Stat
        label={t('admin.overview.median')}
        value={o.median_accept_seconds === null ? t('admin.none') : minutesText(o.median_accept_seconds, t)}
      />
      <Stat
        label={t('admin.overview.refundsPending')}
        value={formatNumber(o.refunds_pending)}
        detail={formatMoney(o.refunds_pending_amount)}
        to="/admin/refunds"
      />
      <Stat label={t('admin.overview.refunded')} value={formatMoney(o.refunded)} to="/admin/refunds?status=COMPLETED" />
    </Stats>
  )
}

function minutesText(seconds: number, t: ReturnType<typeof useT>): string {
  return seconds < 90 ? t('admin.seconds', { count: Math.round(seconds) }) : t('common.minutes', { count: Math.round(seconds / 60) })
}

function Charts({ series, utilisation, days }: Data) {
  const t = useT()
  const locale = useLocale()
  const dayBars = (value: (row: DayFigures) => number | bigint, text: (row: DayFigures) => string): Bar[] =>
    series.map((row) => ({
      key: row.day,
      label: formatPlainDate(row.day, locale, 'day').replace(/^\S+ /, ''),
      value: Number(value(row)),
      text: text(row),
    }))
  const sum = (value: (row: DayFigures) => bigint) => formatMoney(series.reduce((total, row) => total + value(row), 0n))
  const hours: Bar[] = Array.from({ length: 24 }, (_, hour) => {
    const sessions = utilisation.hours.find((row) => row.hour === hour)?.sessions ?? 0
    return { key: String(hour), label: String(hour).padStart(2, '0'), value: sessions, text: formatNumber(sessions) }
  }).filter((bar) => bar.value > 0 || (Number(bar.key) >= 6 && Number(bar.key) <= 20))
  return (
    <>
      <div className="grid gap-3 lg:grid-cols-2">
        <BarChart
          title={t('admin.overview.chart.bookings', { days })}
          unit={t('admin.bookings.title')}
          total={formatNumber(series.reduce((total, row) => total + row.bookings, 0))}
          bars={dayBars(
            (row) => row.bookings,
            (row) => formatNumber(row.bookings),
          )}
        />
        <BarChart
          title={t('admin.overview.chart.revenue', { days })}
          unit={t('admin.overview.revenue')}
          total={sum((row) => row.revenue)}
          bars={dayBars(
            (row) => row.revenue,
            (row) => formatMoney(row.revenue),
          )}
        />
        <BarChart
          title={t('admin.overview.chart.refunds', { days })}
          unit={t('admin.refunds.title')}
          tone="accent"
          total={sum((row) => row.refunds)}
          bars={dayBars(
            (row) => row.refunds,
            (row) => formatMoney(row.refunds),
          )}
        />
        <BarChart
          title={t('admin.overview.chart.hours', { days })}
          unit={t('admin.sessions')}
          total={formatNumber(hours.reduce((total, bar) => total + bar.value, 0))}
          bars={hours}
        />
      </div>
      <Section title={t('admin.overview.areas')}>
        <Table
          caption={t('admin.overview.areas')}
          rows={utilisation.areas}
          rowKey={(row) => row.city}
          columns={[
            { key: 'city', header: t('admin.column.city'), cell: (row) => row.city || t('admin.none') },
            { key: 'therapists', header: t('admin.therapists.title'), align: 'right', cell: (row) => formatNumber(row.therapists) },
            { key: 'sessions', header: t('admin.sessions'), align: 'right', cell: (row) => formatNumber(row.sessions) },
            {
              key: 'load',
              header: t('admin.overview.perTherapist'),
              align: 'right',
              cell: (row) => (row.sessions / row.therapists).toFixed(1).replace('.', locale === 'id' ? ',' : '.'),
            },
          ]}
        />
      </Section>
    </>
  )
}

import { CalendarOff, Hourglass } from 'lucide-react'
import { Link } from 'react-router'
import type { VisitCard } from '../../../domain/visit/therapist-queries.ts'
import { formatTime, type Zone } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import { cx } from '../../../ui/cx.ts'
import { VisitRow } from './visit-row.tsx'

export type DayEntry =
  | { kind: 'visit'; at: Date; visit: Omit<VisitCard, 'policy_snapshot'> }
  /** A slot kept while its booking awaits payment. */
  | { kind: 'held'; at: Date; until: Date }
  | { kind: 'off'; at: Date; until: Date; allDay: boolean }

export type Day = { date: string; entries: DayEntry[]; open: Date[]; passed: number }

/** What stands in one day, and the starts still open. */
export function CalendarDay({ day, zone, compact }: { day: Day; zone: Zone; compact?: boolean }) {
  const t = useT()
  const locale = useLocale()
  const time = (at: Date) => formatTime(at, zone, locale, false)
  const nothing = day.entries.length === 0 && day.open.length === 0 && day.passed === 0
  return (
    <div className="flex flex-col gap-2.5">
      {day.entries.map((entry) =>
        entry.kind === 'visit' ? (
          compact ? (
            <CompactVisit key={entry.visit.id} visit={entry.visit} zone={zone} />
          ) : (
            <VisitRow key={entry.visit.id} visit={entry.visit} />
          )
        ) : (
          <p
            key={`${entry.kind}${entry.at.getTime()}`}
            className={cx('flex items-center gap-2 rounded-md bg-sunken', compact ? 'p-2 text-xs' : 'p-3 text-sm')}
          >
            {entry.kind === 'off' ? (
              <CalendarOff aria-hidden className="size-4.5 shrink-0" />
            ) : (
              <Hourglass aria-hidden className="size-4.5 shrink-0 text-caution" />
            )}
            <span className="min-w-0">
              <span className="numeric font-semibold">
                {entry.kind === 'off' && entry.allDay ? t('therapist.calendar.allDay') : `${time(entry.at)}–${time(entry.until)}`}
              </span>{' '}
              {t(`therapist.calendar.${entry.kind}`)}
            </span>
          </p>
        ),
      )}
      {day.open.length > 0 && (
        <div className="rounded-md border border-dashed border-line-strong p-3">
          <p className="mb-2 text-xs font-semibold text-muted">{t('therapist.calendar.open', { count: day.open.length })}</p>
          <ul className="flex flex-wrap gap-1.5">
            {day.open.map((at) => (
              <li key={at.getTime()} className="numeric rounded-sm bg-brand-soft px-2 py-0.5 text-xs font-semibold text-brand-ink">
                {time(at)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {day.passed > 0 && <p className="text-xs text-muted">{t('therapist.calendar.passed', { count: day.passed })}</p>}
      {nothing && (
        <p className="rounded-md border border-dashed border-line-strong p-4 text-center text-sm text-muted">
          {t('therapist.calendar.closed')}
        </p>
      )}
    </div>
  )
}

const EDGE: Record<string, string> = {
  SCHEDULED: 'border-l-brand',
  COMPLETED: 'border-l-positive',
  FORFEITED: 'border-l-negative',
  FAILED: 'border-l-negative',
}

/** In a narrow column: time, name, and the state in words beside its colour. */
function CompactVisit({ visit, zone }: { visit: Omit<VisitCard, 'policy_snapshot'>; zone: Zone }) {
  const t = useT()
  const locale = useLocale()
  const waiting = visit.booking_status === 'PAID'
  return (
    <Link
      to={waiting ? `/therapist/requests/${visit.booking_id}` : `/therapist/sessions/${visit.id}`}
      className={cx(
        'flex flex-col rounded-sm border border-l-4 border-line bg-raised p-2 text-sm text-ink no-underline hover:shadow-lift',
        waiting ? 'border-l-caution' : (EDGE[visit.status] ?? 'border-l-accent'),
      )}
    >
      <span className="numeric font-bold">
        {formatTime(visit.starts_at, zone, locale, false)}–{formatTime(visit.ends_at, zone, locale, false)}
      </span>
      <span className="truncate font-semibold">{visit.patient_name}</span>
      <span className="text-xs text-muted">
        {waiting ? t('therapist.calendar.waiting') : t.maybe(`common.session.status.${visit.status}`)}
      </span>
    </Link>
  )
}

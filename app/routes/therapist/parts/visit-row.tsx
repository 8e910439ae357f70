import { ChevronRight } from 'lucide-react'
import type { VisitCard } from '../../../domain/visit/therapist-queries.ts'
import { formatTime, type Zone } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import { Badge, LinkCard, StatusBadge } from '../../../ui/display.tsx'

/** One visit in a list: time, patient, where, state. */
export function VisitRow({ visit }: { visit: Omit<VisitCard, 'policy_snapshot'> }) {
  const t = useT()
  const locale = useLocale()
  const zone = visit.time_zone as Zone
  const waiting = visit.booking_status === 'PAID'
  return (
    <LinkCard to={waiting ? `/therapist/requests/${visit.booking_id}` : `/therapist/sessions/${visit.id}`} className="p-3.5">
      <span className="flex items-center gap-3">
        <span className="numeric w-14 shrink-0 text-center leading-tight">
          <time dateTime={visit.starts_at.toISOString()} className="block font-bold">
            {formatTime(visit.starts_at, zone, locale, false)}
          </time>
          <span className="text-xs text-muted">{formatTime(visit.starts_at, zone, locale).split(' ')[1]}</span>
        </span>
        <span className="min-w-0 flex-1 border-l border-line pl-3">
          <span className="block truncate font-semibold">{visit.patient_name}</span>
          <span className="block truncate text-sm text-muted">{visit.place === 'ONLINE' ? t('therapist.online') : visit.address}</span>
          <span className="mt-1 block">
            {waiting ? <Badge tone="caution">{t('therapist.calendar.waiting')}</Badge> : <StatusBadge of="session" status={visit.status} />}
          </span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
      </span>
    </LinkCard>
  )
}

import { MapPin, MessageCircle, Navigation, Phone, Video } from 'lucide-react'
import { Link } from 'react-router'
import type { VisitCard } from '../../../domain/visit/therapist-queries.ts'
import type { Zone } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import { AnchorButton, LinkButton } from '../../../ui/button.tsx'
import { useServerNow } from '../../../ui/countdown.tsx'
import { Alert, DateTime, StatusBadge } from '../../../ui/display.tsx'
import { DoorLines } from './door-lines.tsx'
import { Elapsed } from './elapsed.tsx'
import { distanceText } from './lines.tsx'
import { StepButton, type Step } from './step-button.tsx'

type Visit = Omit<VisitCard, 'policy_snapshot'> & { step: Step | null; opensAt: Date | null }

/** The visit that matters now, with the next step as a button for one thumb. */
export function NextVisitCard({ visit, now: loadedAt }: { visit: Visit; now: Date }) {
  const t = useT()
  const locale = useLocale()
  const now = useServerNow() || loadedAt.getTime()
  const zone = visit.time_zone as Zone
  const tooEarly = visit.opensAt !== null && now < visit.opensAt.getTime()
  const point = visit.latitude !== null && visit.longitude !== null ? `${visit.latitude},${visit.longitude}` : null
  return (
    <article className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <Link to={`/therapist/sessions/${visit.id}`} className="flex flex-col gap-1 text-ink no-underline">
        <span className="flex items-start justify-between gap-3">
          <span className="min-w-0">
            <span className="block text-lg font-bold">{visit.patient_name}</span>
            <DateTime at={visit.starts_at} zone={zone} className="text-sm font-semibold text-muted" />
          </span>
          <StatusBadge of="session" status={visit.status} />
        </span>
        <span className="mt-1 flex gap-2 text-sm">
          {visit.place === 'ONLINE' ? (
            <Video aria-hidden className="mt-0.5 size-4.5 shrink-0 text-brand" />
          ) : (
            <MapPin aria-hidden className="mt-0.5 size-4.5 shrink-0 text-brand" />
          )}
          <span>
            {visit.place === 'ONLINE'
              ? t('therapist.online')
              : [visit.address, distanceText(visit.distance_km, locale, t)].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Link>
      <DoorLines details={visit.details} />
      {point && visit.pin_corrected_at && <p className="text-sm font-semibold text-caution-ink">{t('therapist.pinCorrected')}</p>}
      {visit.status === 'IN_PROGRESS' && visit.started_at && (
        <p className="text-sm text-muted">
          {t('therapist.timer.label')}: <Elapsed compact since={visit.started_at} plannedMinutes={60} />
        </p>
      )}
      <div className="flex flex-wrap gap-2 [&>*]:flex-1 [&>*]:gap-1.5 [&>*]:whitespace-nowrap">
        {point && (
          <AnchorButton
            size="sm"
            variant="secondary"
            className="px-1.5"
            href={`https://www.google.com/maps/dir/?api=1&destination=${point}`}
            target="_blank"
            rel="noreferrer noopener"
            icon={<Navigation aria-hidden className="size-5" />}
          >
            {t('therapist.route')}
          </AnchorButton>
        )}
        <LinkButton
          size="sm"
          variant="secondary"
          className="px-1.5"
          to={`/bookings/${visit.booking_id}/chat`}
          icon={<MessageCircle aria-hidden className="size-5" />}
        >
          {t('therapist.chat')}
          {visit.unread > 0 && (
            <span className="numeric rounded-full bg-accent px-2 text-xs text-on-accent">
              <span aria-hidden>{visit.unread}</span>
              <span className="sr-only">{t('common.nav.unread', { count: visit.unread })}</span>
            </span>
          )}
        </LinkButton>
        {visit.phone && (
          <AnchorButton
            size="sm"
            variant="secondary"
            className="px-1.5"
            href={`tel:${visit.phone}`}
            icon={<Phone aria-hidden className="size-5" />}
          >
            {t('therapist.call')}
          </AnchorButton>
        )}
      </div>
      {visit.step &&
        (tooEarly ? (
          <Alert tone="brand" title={t('therapist.step.opens')}>
            <DateTime at={visit.opensAt!} zone={zone} />
          </Alert>
        ) : (
          <StepButton sessionId={visit.id} startsAt={visit.starts_at} step={visit.step} away />
        ))}
    </article>
  )
}

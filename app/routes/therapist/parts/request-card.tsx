import { CalendarClock, MapPin } from 'lucide-react'
import { Link, useRevalidator } from 'react-router'
import type { WaitingRequest } from '../../../domain/visit/therapist-queries.ts'
import type { Zone } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { cx } from '../../../ui/cx.ts'
import { Badge, DateTime, Money } from '../../../ui/display.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { distanceText } from './lines.tsx'

/** A request waiting for an answer: how long still, what it pays, how far, where about. */
export function RequestCard({ request }: { request: WaitingRequest }) {
  const t = useT()
  const locale = useLocale()
  const { revalidate } = useRevalidator()
  const urgent = request.booking_type === 'INSTANT'
  const place =
    request.place === 'ONLINE'
      ? t('therapist.online')
      : [distanceText(request.distance_km, locale, t), request.area].filter(Boolean).join(' · ')
  return (
    <article className={cx('flex flex-col gap-3 rounded-lg border bg-surface p-4 shadow-card', urgent ? 'border-accent' : 'border-line')}>
      <div className="flex flex-wrap items-start gap-4">
        {request.therapist_respond_by && request.paid_at && (
          <Countdown
            ring
            size={76}
            until={request.therapist_respond_by}
            total={(request.therapist_respond_by.getTime() - request.paid_at.getTime()) / 1000}
            onOver={revalidate}
          />
        )}
        <div className="flex-1">
          <Badge tone={urgent ? 'accent' : 'brand'}>{t.maybe(`common.booking.kind.${request.booking_type}`)}</Badge>
          <p className="mt-1 text-lg font-extrabold">
            <Money amount={request.net} />{' '}
            <span className="text-sm font-normal text-muted">{t('therapist.request.netShort', { count: request.session_count })}</span>
          </p>
          <p className="text-sm text-muted">
            {request.patient_name} · {locale === 'en' ? request.package_name_en : request.package_name_id}
          </p>
        </div>
      </div>
      <ul className="flex flex-col gap-1.5 text-sm">
        {request.starts_at && (
          <li className="flex gap-2">
            <CalendarClock aria-hidden className="mt-0.5 size-4.5 shrink-0 text-brand" />
            <DateTime at={request.starts_at} zone={request.time_zone as Zone} className="font-semibold" />
          </li>
        )}
        {place && (
          <li className="flex gap-2">
            <MapPin aria-hidden className="mt-0.5 size-4.5 shrink-0 text-brand" />
            <span>{place}</span>
          </li>
        )}
      </ul>
      <AnswerButtons bookingId={request.id} stay />
      <Link to={`/therapist/requests/${request.id}`} className="flex min-h-11 items-center justify-center text-sm font-semibold text-brand">
        {t('common.details')}
      </Link>
    </article>
  )
}

import { CalendarClock, Hourglass, MessageCircle, Star } from 'lucide-react'
import type { BookingListRow } from '../../domain/booking/booking-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Avatar, Badge, DateTime, LinkCard, Money, StatusBadge } from '../../ui/display.tsx'

/** One booking in a list: who, what, state, and what is due next. */
export function BookingCard({ booking }: { booking: BookingListRow }) {
  const t = useT()
  const locale = useLocale()
  const zone = booking.time_zone as Zone
  const line = 'flex items-center gap-2 text-sm'
  return (
    <LinkCard to={`/bookings/${booking.id}`} className="flex flex-col gap-3">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <StatusBadge of="booking" status={booking.status} />
        {booking.refund_status !== 'NONE' && (
          <Badge tone={booking.refund_status === 'COMPLETED' ? 'positive' : 'caution'}>
            {t.maybe(`common.refund.status.${booking.refund_status}`)}
          </Badge>
        )}
        {booking.unread > 0 && (
          <Badge tone="accent" icon={false}>
            <MessageCircle aria-hidden className="size-3.5" />
            {t('patient.bookings.messages', { count: booking.unread })}
          </Badge>
        )}
      </span>
      <span className="flex items-center gap-3">
        <Avatar name={booking.therapist_name} src={booking.therapist_photo} />
        <span className="min-w-0 flex-1">
          <span className="block font-bold">{booking.therapist_name}</span>
          <span className="block text-sm text-muted">{locale === 'id' ? booking.package_name_id : booking.package_name_en}</span>
        </span>
        <Money amount={booking.total_price} className="font-semibold" />
      </span>
      {booking.status === 'PENDING' && booking.hold_expires_at && (
        <span className={line}>
          <Hourglass aria-hidden className="size-4 text-accent" />
          {t('patient.bookings.payBefore')} <Countdown until={booking.hold_expires_at} />
        </span>
      )}
      {booking.status === 'PAID' && booking.therapist_respond_by && (
        <span className={line}>
          <Hourglass aria-hidden className="size-4 text-accent" />
          {t('patient.bookings.answerBefore')} <Countdown until={booking.therapist_respond_by} />
        </span>
      )}
      {booking.next_starts_at && booking.status !== 'CANCELLED' && (
        <span className={line}>
          <CalendarClock aria-hidden className="size-4 text-brand" />
          <DateTime at={booking.next_starts_at} zone={zone} className="font-semibold" />
        </span>
      )}
      {booking.session_count > 1 && booking.status !== 'PENDING' && booking.status !== 'CANCELLED' && <Progress booking={booking} />}
      {booking.status === 'COMPLETED' && !booking.has_review && (
        <span className={`${line} font-semibold text-accent`}>
          <Star aria-hidden className="size-4" />
          {t('patient.bookings.reviewDue')}
        </span>
      )}
    </LinkCard>
  )
}

function Progress({ booking }: { booking: BookingListRow }) {
  const t = useT()
  return (
    <span className="flex flex-col gap-1.5">
      <span className="flex flex-wrap justify-between gap-x-3 text-sm text-muted">
        <span>{t('patient.bookings.progress', { done: booking.sessions_finished, count: booking.session_count })}</span>
        {booking.sessions_in_quota > 0 && <span>{t('patient.bookings.quota', { count: booking.sessions_in_quota })}</span>}
      </span>
      <span aria-hidden className="flex gap-1">
        {Array.from({ length: booking.session_count }, (_, index) => (
          <span key={index} className={`h-1.5 flex-1 rounded-full ${index < booking.sessions_finished ? 'bg-brand' : 'bg-line'}`} />
        ))}
      </span>
    </span>
  )
}

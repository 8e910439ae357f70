import { CalendarPlus, CreditCard, RotateCcw, Search, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRevalidator } from 'react-router'
import { Paper } from './booking-parts.tsx'
import type { BookingView } from './booking-view.server.ts'
import { formatDate, formatMoney } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Alert, Card, DateTime, Stars } from '../../ui/display.tsx'

type Props = { booking: BookingView }
const icon = 'size-5'

/** What is going on right now and the one thing to do about it. */
export function StateCard({ booking }: Props) {
  if (booking.status === 'PENDING') return <AwaitingPayment booking={booking} />
  if (booking.status === 'PAID') return <AwaitingAnswer booking={booking} />
  if (booking.status === 'ACCEPTED') return <Accepted booking={booking} />
  if (booking.status === 'COMPLETED') return <Completed booking={booking} />
  return <Cancelled booking={booking} />
}

function RingCard({ ring, title, children }: { ring: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <Card look="accent" className="flex flex-wrap items-center gap-4">
      {ring}
      <div className="flex min-w-48 flex-1 flex-col gap-1">
        <h2 className="text-lg">{title}</h2>
        {children}
      </div>
    </Card>
  )
}

function AwaitingPayment({ booking }: Props) {
  const t = useT()
  const { revalidate } = useRevalidator()
  return (
    <RingCard
      title={t('patient.booking.pay.title')}
      ring={
        booking.holdExpiresAt && (
          <Countdown ring until={booking.holdExpiresAt} total={booking.holdSeconds} onOver={() => void revalidate()} />
        )
      }
    >
      <p className="text-sm">{t('patient.booking.pay.body')}</p>
      <LinkButton to={`/bookings/${booking.id}/pay`} icon={<CreditCard aria-hidden className={icon} />} className="mt-2">
        {t('patient.booking.pay.cta')}
      </LinkButton>
    </RingCard>
  )
}

function AwaitingAnswer({ booking }: Props) {
  const t = useT()
  const { revalidate } = useRevalidator()
  return (
    <RingCard
      title={t('patient.booking.wait.title', { name: booking.therapist.name })}
      ring={
        booking.respondBy && <Countdown ring until={booking.respondBy} total={booking.answerSeconds} onOver={() => void revalidate()} />
      }
    >
      <p className="text-sm">{t('patient.booking.wait.body')}</p>
    </RingCard>
  )
}

function Accepted({ booking }: Props) {
  const t = useT()
  const locale = useLocale()
  const name = booking.therapist.name
  const live = booking.sessions.find((session) => ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'].includes(session.status))
  const quota = booking.sessions.filter((session) => session.canSchedule)
  const first = quota[0]
  const liveText =
    live &&
    {
      EN_ROUTE: t('patient.booking.enRoute', { name }),
      ARRIVED: t('patient.booking.arrived', { name }),
      IN_PROGRESS: t('patient.booking.inProgress'),
    }[live.status]
  return (
    <>
      {live && (
        <Alert tone="accent" live title={liveText}>
          {live.startsAt && <DateTime at={live.startsAt} zone={booking.zone} />}
        </Alert>
      )}
      {!live && !first && <Alert tone="positive" title={t('patient.booking.accepted.title', { name })} />}
      {first && (
        <Alert
          tone="brand"
          title={t('patient.booking.quota.title', { count: quota.length })}
          action={
            <LinkButton
              size="sm"
              to={`/bookings/${booking.id}/schedule?session=${first.id}`}
              icon={<CalendarPlus aria-hidden className={icon} />}
            >
              {t('patient.booking.quota.cta', { ordinal: first.ordinal })}
            </LinkButton>
          }
        >
          {t('patient.booking.quota.body', { date: formatDate(booking.expiresAt, booking.zone, locale) })}
        </Alert>
      )}
    </>
  )
}

function Completed({ booking }: Props) {
  const t = useT()
  const again = (
    <LinkButton size="sm" variant="secondary" to={`/book/${booking.therapist.id}`} icon={<RotateCcw aria-hidden className={icon} />}>
      {t('patient.booking.again')}
    </LinkButton>
  )
  if (!booking.review) {
    return (
      <Alert
        tone="positive"
        title={t('patient.booking.completed.title')}
        action={
          <>
            {booking.sessions.some((session) => session.status === 'COMPLETED') && (
              <LinkButton size="sm" to={`/bookings/${booking.id}/review`} icon={<Star aria-hidden className={icon} />}>
                {t('patient.booking.review.cta')}
              </LinkButton>
            )}
            {again}
          </>
        }
      >
        {t('patient.booking.completed.body')}
      </Alert>
    )
  }
  return (
    <Card className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-lg">{t('patient.booking.review.done')}</h2>
        <Stars rating={booking.review.rating} />
      </div>
      {booking.review.comment && <p className="text-sm">{booking.review.comment}</p>}
      {booking.review.reply && (
        <p className="rounded-md bg-sunken p-3 text-sm">
          <span className="block font-semibold">{t('patient.booking.review.reply')}</span>
          {booking.review.reply}
        </p>
      )}
      <div>{again}</div>
    </Card>
  )
}

function Cancelled({ booking }: Props) {
  const t = useT()
  const why = t.maybe(`patient.booking.cancelled.${booking.reason}`) ?? t('patient.booking.cancelled.other')
  const refund =
    booking.refund &&
    t.maybe(`patient.booking.refund.${booking.refund.status}`, {
      amount: formatMoney(booking.refund.amount),
      reference: booking.refund.reference ?? '–',
    })
  return (
    <Alert
      tone={booking.refund?.status === 'PENDING' || booking.refund?.status === 'PROCESSING' ? 'caution' : 'neutral'}
      title={t('patient.booking.cancelled.title')}
      action={
        <LinkButton size="sm" to="/therapists" icon={<Search aria-hidden className={icon} />}>
          {t('patient.booking.other')}
        </LinkButton>
      }
    >
      <p>{why}</p>
      {booking.because && (
        <p className="mt-1">
          {t('common.cancelReason.told', { reason: t.maybe(`common.cancelReason.${booking.because}`) ?? booking.because })}
        </p>
      )}
      {refund && <p className="mt-1 font-semibold">{refund}</p>}
      {booking.refund?.status === 'COMPLETED' && <Paper href={`/refunds/${booking.refund.id}/receipt.pdf`}>{t('common.proof')}</Paper>}
    </Alert>
  )
}

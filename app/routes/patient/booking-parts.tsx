import { CalendarPlus, CalendarSync, CreditCard, MessageCircle, RotateCcw, Search, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRevalidator } from 'react-router'
import type { BookingView, SessionView } from './booking-view.server.ts'
import { formatDate, formatDateTime, formatMoney, formatTime } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { AnchorButton, LinkButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Alert, Avatar, Card, DateTime, Facts, Money, Stars, StatusBadge, Timeline, type Tone } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'

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
            <LinkButton size="sm" to={`/bookings/${booking.id}/review`} icon={<Star aria-hidden className={icon} />}>
              {t('patient.booking.review.cta')}
            </LinkButton>
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
      {refund && <p className="mt-1 font-semibold">{refund}</p>}
      {booking.refund?.status === 'COMPLETED' && <Paper href={`/refunds/${booking.refund.id}/receipt.pdf`}>{t('common.proof')}</Paper>}
    </Alert>
  )
}

/** A PDF in a tab of its own: the router does not know it as a page. */
function Paper({ href, children }: { href: string; children: string }) {
  return (
    <AnchorButton size="sm" variant="secondary" className="mt-3" href={href} target="_blank" rel="noopener">
      {children}
    </AnchorButton>
  )
}

export function TherapistCard({ booking }: Props) {
  const t = useT()
  return (
    <Card className="flex flex-wrap items-center gap-x-3 gap-y-3">
      <Avatar name={booking.therapist.name} src={booking.therapist.photoUrl} verified />
      <div className="min-w-40 flex-1">
        <p className="font-bold">{booking.therapist.name}</p>
        <p className="text-sm text-muted">{booking.therapist.title}</p>
      </div>
      {booking.hasChat && (
        <LinkButton size="sm" variant="secondary" to={`/bookings/${booking.id}/chat`} icon={<MessageCircle aria-hidden className={icon} />}>
          {t('patient.booking.chat')}
        </LinkButton>
      )}
    </Card>
  )
}

export function Sessions({ booking }: Props) {
  const t = useT()
  return (
    <Section title={t('patient.booking.sessions')}>
      <ol className="flex flex-col gap-2.5">
        {booking.sessions.map((session) => (
          <Card as="li" key={session.id} className="flex flex-col gap-2">
            <SessionRow booking={booking} session={session} />
          </Card>
        ))}
      </ol>
    </Section>
  )
}

function SessionRow({ booking, session }: Props & { session: SessionView }) {
  const t = useT()
  const locale = useLocale()
  const schedule = `/bookings/${booking.id}/schedule?session=${session.id}`
  const free = session.terms?.outcome === 'returns_to_quota'
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <p className="text-sm text-muted">{t('patient.booking.session', { ordinal: session.ordinal })}</p>
          <p className="font-semibold">
            {session.startsAt ? <DateTime at={session.startsAt} zone={booking.zone} /> : t('patient.booking.session.none')}
          </p>
        </div>
        <StatusBadge of="session" status={session.status} />
      </div>
      {session.terms && (
        <p className="text-sm text-muted">
          {free
            ? t('patient.booking.session.freeUntil', { time: formatDateTime(session.terms.freeUntil, booking.zone, locale, 'day') })
            : t('patient.booking.session.lateNote')}
        </p>
      )}
      {(session.canSchedule || session.terms) && (
        <div className="flex flex-wrap gap-2">
          {session.canSchedule && (
            <LinkButton size="sm" variant="secondary" to={schedule} icon={<CalendarPlus aria-hidden className={icon} />}>
              {t('patient.booking.session.schedule')}
            </LinkButton>
          )}
          {free && session.status === 'SCHEDULED' && (
            <LinkButton size="sm" variant="secondary" to={schedule} icon={<CalendarSync aria-hidden className={icon} />}>
              {t('patient.booking.session.move')}
            </LinkButton>
          )}
          {session.terms && <CancelSession booking={booking} session={session} terms={session.terms} />}
        </div>
      )}
    </>
  )
}

function CancelSession({ booking, session, terms }: Props & { session: SessionView; terms: NonNullable<SessionView['terms']> }) {
  const t = useT()
  const locale = useLocale()
  const free = terms.outcome === 'returns_to_quota'
  return (
    <ConfirmButton
      variant="ghost"
      size="sm"
      title={t('patient.booking.session.cancel.title', { ordinal: session.ordinal })}
      body={
        free
          ? t('patient.booking.session.cancel.free', { time: formatTime(terms.freeUntil, booking.zone, locale) })
          : t('patient.booking.session.cancel.forfeit', { minutes: booking.freeCancellationMinutes })
      }
      confirmLabel={t(free ? 'patient.booking.session.cancel.confirm' : 'patient.booking.session.cancel.confirmForfeit')}
      fields={{ intent: 'cancel-session', sessionId: session.id, expected: terms.outcome }}
    >
      {t('patient.booking.session.cancel')}
    </ConfirmButton>
  )
}

export function Details({ booking }: Props) {
  const t = useT()
  const locale = useLocale()
  return (
    <Section title={t('patient.booking.details')}>
      <Card>
        <Facts
          rows={[
            { label: t('patient.booking.detail.service'), value: booking.service },
            { label: t('patient.booking.detail.address'), value: booking.address },
            ...(booking.note ? [{ label: t('patient.booking.detail.note'), value: booking.note }] : []),
            ...(booking.sessionCount > 1
              ? [{ label: t('patient.booking.detail.validUntil'), value: formatDate(booking.expiresAt, booking.zone, locale) }]
              : []),
            { label: t('patient.book.price.sessions', { count: booking.sessionCount }), value: <Money amount={booking.price.therapy} /> },
            { label: t('patient.book.price.fee'), value: <Money amount={booking.price.fee} /> },
            { label: t('patient.booking.detail.total'), value: <Money amount={booking.price.total} />, strong: true },
          ]}
        />
        {/* Money can come without the booking being paid: too late, for instance. It went back then. */}
        {(booking.paidAt || booking.refund) && <Paper href={`/bookings/${booking.id}/receipt.pdf`}>{t('common.receipt')}</Paper>}
      </Card>
    </Section>
  )
}

const EVENT_TONE: Record<string, Tone> = {
  CANCELLED: 'negative',
  FORFEITED: 'negative',
  FAILED: 'negative',
  ACCEPTED: 'positive',
  COMPLETED: 'positive',
  PENDING: 'caution',
}

/** Every step so far, newest first. */
export function Journey({ booking }: Props) {
  const t = useT()
  const locale = useLocale()
  return (
    <Section title={t('patient.booking.timeline')}>
      <Card>
        <Timeline
          entries={booking.timeline.map((event) => ({
            id: event.id,
            title: t.maybe(event.key, { ordinal: event.ordinal }) ?? event.to,
            body: event.startsAt && formatDateTime(event.startsAt, booking.zone, locale),
            at: formatDateTime(event.at, booking.zone, locale),
            tone: EVENT_TONE[event.to] ?? 'brand',
          }))}
        />
      </Card>
    </Section>
  )
}

/** Taking the whole booking back is possible only until the therapist has accepted. */
export function WholeCancel({ booking }: Props) {
  const t = useT()
  if (booking.status !== 'PENDING' && booking.status !== 'PAID') return null
  return (
    <ConfirmButton
      variant="ghost"
      block
      title={t('patient.booking.cancel.title')}
      body={
        booking.status === 'PENDING'
          ? t('patient.booking.cancel.pending')
          : t('patient.booking.cancel.paid', { amount: formatMoney(booking.price.total) })
      }
      confirmLabel={t('patient.booking.cancel.confirm')}
      fields={{ intent: 'cancel-booking' }}
    >
      {t('patient.booking.cancel')}
    </ConfirmButton>
  )
}

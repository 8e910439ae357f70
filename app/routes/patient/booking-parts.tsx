import { MessageCircle } from 'lucide-react'
import type { BookingView } from './booking-view.server.ts'
import { formatDate, formatDateTime, formatMoney } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { AnchorButton, LinkButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Avatar, Card, Facts, Money, Timeline, type Tone } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import { CancelReasonFields } from '../shared/cancel-reason-fields.tsx'

type Props = { booking: BookingView }
const icon = 'size-5'

/** A PDF in a tab of its own: the router does not know it as a page. */
export function Paper({ href, children }: { href: string; children: string }) {
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

function Where({ booking }: Props) {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      {booking.address}
      {booking.pin && (
        <span className="block text-sm font-normal text-muted">
          {t('patient.door.pinCorrected')} · {formatDateTime(booking.pin.at, booking.zone, locale)}
        </span>
      )}
    </>
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
            { label: t('patient.booking.detail.address'), value: <Where booking={booking} /> },
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
            body: event.because
              ? t.maybe(`common.cancelReason.${event.because}`)
              : event.startsAt && formatDateTime(event.startsAt, booking.zone, locale),
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
      inputs={<CancelReasonFields by="patient" />}
    >
      {t('patient.booking.cancel')}
    </ConfirmButton>
  )
}

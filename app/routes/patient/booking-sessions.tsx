import { CalendarPlus, CalendarSync } from 'lucide-react'
import type { BookingView, SessionView } from './booking-view.server.ts'
import { formatDateTime, formatTime } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Card, DateTime, StatusBadge } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import { CancelReasonFields } from '../shared/cancel-reason-fields.tsx'

type Props = { booking: BookingView }
const icon = 'size-5'

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
      inputs={<CancelReasonFields by="patient" />}
    >
      {t('patient.booking.session.cancel')}
    </ConfirmButton>
  )
}

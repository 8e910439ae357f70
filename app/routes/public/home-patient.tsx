import { CalendarHeart, CalendarPlus, MessageCircle, Search } from 'lucide-react'
import type { BookingListRow } from '../../domain/booking/booking-queries.ts'
import { formatDate, type Zone } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { useLiveRevalidate } from '../../pwa/socket.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Alert, Avatar, Card, DateTime, EmptyState } from '../../ui/display.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { BookingCard } from '../shared/booking-card.tsx'

type Props = { name: string; isProfileComplete: boolean; bookings: BookingListRow[] }

/** What a patient needs next: pay, wait, the coming visit, the quota left. */
export function PatientHome({ name, isProfileComplete, bookings }: Props) {
  const t = useT()
  const waiting = bookings.filter((booking) => booking.status === 'PENDING' || booking.status === 'PAID')
  const next = bookings
    .filter((booking) => booking.status === 'ACCEPTED' && booking.next_starts_at)
    .sort((a, b) => a.next_starts_at!.getTime() - b.next_starts_at!.getTime())[0]
  const quota = bookings.filter((booking) => booking.status === 'ACCEPTED' && booking.sessions_in_quota > 0)
  useLiveRevalidate(['booking:changed'], { active: bookings.length > 0 })
  return (
    <Page className="gap-6">
      <PageHeader title={t('patient.home.hello', { name: name.split(' ')[0] ?? name })} />
      {!isProfileComplete && (
        <Alert
          tone="caution"
          title={t('patient.home.profile')}
          action={
            <LinkButton size="sm" to="/profile?next=/">
              {t('patient.home.profile.cta')}
            </LinkButton>
          }
        >
          {t('patient.home.profile.body')}
        </Alert>
      )}
      {waiting.length > 0 && (
        <Section title={t('patient.home.open')}>
          <ul className="flex flex-col gap-3">
            {waiting.map((booking) => (
              <li key={booking.id}>
                <BookingCard booking={booking} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('patient.home.next')}>
        {next ? (
          <NextVisit booking={next} />
        ) : (
          <EmptyState
            icon={<CalendarHeart />}
            title={t('patient.home.next.none')}
            action={
              <LinkButton to="/therapists" icon={<Search aria-hidden className="size-5" />}>
                {t('patient.home.cta')}
              </LinkButton>
            }
          >
            {t('patient.home.next.none.body')}
          </EmptyState>
        )}
      </Section>
      {quota.length > 0 && (
        <Section title={t('patient.home.quota')}>
          <ul className="flex flex-col gap-3">
            {quota.map((booking) => (
              <li key={booking.id}>
                <QuotaCard booking={booking} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {next && (
        <LinkButton variant="secondary" to="/therapists" icon={<Search aria-hidden className="size-5" />}>
          {t('patient.home.find')}
        </LinkButton>
      )}
    </Page>
  )
}

function NextVisit({ booking }: { booking: BookingListRow }) {
  const t = useT()
  const locale = useLocale()
  return (
    <Card look="brand" className="flex flex-col gap-4">
      <DateTime at={booking.next_starts_at!} zone={booking.time_zone as Zone} style="long" className="text-lg font-bold" />
      <div className="flex items-center gap-3">
        <Avatar name={booking.therapist_name} src={booking.therapist_photo} />
        <div className="min-w-0">
          <p className="font-bold">{booking.therapist_name}</p>
          <p className="text-sm">{locale === 'id' ? booking.package_name_id : booking.package_name_en}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2 [&>*]:flex-1">
        <LinkButton size="sm" variant="secondary" className="border-transparent" to={`/bookings/${booking.id}`}>
          {t('common.details')}
        </LinkButton>
        <LinkButton
          size="sm"
          variant="secondary"
          className="border-transparent"
          to={`/bookings/${booking.id}/chat`}
          icon={<MessageCircle aria-hidden className="size-5" />}
        >
          {t('patient.booking.chat')}
        </LinkButton>
      </div>
    </Card>
  )
}

function QuotaCard({ booking }: { booking: BookingListRow }) {
  const t = useT()
  const locale = useLocale()
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{t('patient.home.quota.left', { count: booking.sessions_in_quota, name: booking.therapist_name })}</p>
        <p className="text-sm text-muted">
          {t('patient.home.quota.until', { date: formatDate(booking.expires_at, booking.time_zone as Zone, locale) })}
        </p>
      </div>
      <LinkButton
        size="sm"
        variant="secondary"
        to={`/bookings/${booking.id}/schedule`}
        icon={<CalendarPlus aria-hidden className="size-5" />}
      >
        {t('patient.booking.session.schedule')}
      </LinkButton>
    </Card>
  )
}

import { formatNumber } from '../../i18n/format.ts'
import { useT } from '../../i18n/use-t.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Alert, Avatar, Card, DateTime, Stars } from '../../ui/display.tsx'
import { Section } from '../../ui/page.tsx'
import type { BookingView } from './booking-view.server.ts'

/** B01: who else comes at that very time, with the money already paid. */
export function OtherTherapists({ booking: { other, zone } }: { booking: BookingView }) {
  const t = useT()
  if (!other) return null
  if (other.therapists === null) {
    return (
      <Alert
        tone="brand"
        title={t('patient.other.moved')}
        action={
          <LinkButton size="sm" to={`/bookings/${other.bookingId}`}>
            {t('patient.other.open')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <Section title={t('patient.other.title')}>
      {other.therapists.length === 0 ? (
        <p className="text-sm text-muted">{t('patient.other.none')}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{t('patient.other.body')}</p>
          <ul className="flex flex-col gap-2.5">
            {other.therapists.map((therapist) => (
              <li key={therapist.id}>
                <Card className="flex flex-col gap-3">
                  <div className="flex items-center gap-3">
                    <Avatar name={therapist.name} src={therapist.photoUrl} verified />
                    <div className="min-w-0 flex-1">
                      <p className="font-bold">{therapist.name}</p>
                      <p className="text-sm text-muted">{therapist.title}</p>
                      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                        <Stars rating={therapist.rating} count={therapist.reviewCount} />
                        {t('patient.other.away', { km: formatNumber(Math.round(therapist.distanceKm * 10) / 10) })}
                      </p>
                    </div>
                  </div>
                  <ConfirmButton
                    block
                    variant="primary"
                    confirmVariant="primary"
                    title={t('patient.other.confirm', { name: therapist.name })}
                    confirmLabel={t('patient.other.choose', { name: therapist.name })}
                    body={
                      <>
                        {other.startsAt && <DateTime at={other.startsAt} zone={zone} />}
                        <span className="block">{t('patient.other.body')}</span>
                      </>
                    }
                    fields={{ intent: 'choose-other', therapistId: therapist.id }}
                  >
                    {t('patient.other.choose', { name: therapist.name })}
                  </ConfirmButton>
                </Card>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

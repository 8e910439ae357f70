import { DoorOpen } from 'lucide-react'
import type { BookingView } from './booking-view.server.ts'
import { DETAIL_LIMITS } from '../../domain/visit/visit-details.ts'
import { useT } from '../../i18n/use-t.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Card, Facts } from '../../ui/display.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'

/** How to find the door: the patient's to change until the therapist has set out. */
export function DoorDetails({ booking }: { booking: BookingView }) {
  const t = useT()
  const { details, isOpen, onTheWay } = booking.door
  if (!isOpen) return null
  const rows = (['landmark', 'gate', 'note', 'contactName', 'contactPhone'] as const).flatMap((name) =>
    details?.[name]
      ? [{ label: t(`patient.door.${name}`), value: <span className="break-words whitespace-pre-line">{details[name]}</span> }]
      : [],
  )
  return (
    <Section title={t('patient.door.title')}>
      <Card className="flex flex-col gap-3">
        {rows.length > 0 ? <Facts rows={rows} /> : <p className="text-sm text-muted">{t('patient.door.empty')}</p>}
        {onTheWay ? (
          <p className="text-sm text-muted">{t('patient.refusal.on_the_way')}</p>
        ) : (
          <div>
            <ConfirmButton
              size="sm"
              confirmVariant="primary"
              icon={<DoorOpen aria-hidden className="size-5" />}
              title={t('patient.door.title')}
              body={t('patient.door.body')}
              confirmLabel={t('common.save')}
              fields={{ intent: 'details' }}
              inputs={<Fields details={details} />}
              goneMessage={t('patient.refusal.on_the_way')}
            >
              {t(rows.length > 0 ? 'patient.door.change' : 'patient.door.add')}
            </ConfirmButton>
          </div>
        )}
      </Card>
    </Section>
  )
}

function Fields({ details }: Pick<BookingView['door'], 'details'>) {
  const t = useT()
  return (
    <div className="flex flex-col gap-3">
      <Field
        name="landmark"
        label={t('patient.door.landmark')}
        optional
        maxLength={DETAIL_LIMITS.landmark}
        defaultValue={details?.landmark ?? ''}
      />
      <Field
        name="gate"
        label={t('patient.door.gate')}
        hint={t('patient.door.gateHint')}
        optional
        maxLength={DETAIL_LIMITS.gate}
        defaultValue={details?.gate ?? ''}
      />
      <TextArea
        name="note"
        label={t('patient.door.note')}
        optional
        rows={2}
        maxLength={DETAIL_LIMITS.note}
        defaultValue={details?.note ?? ''}
      />
      <Field
        name="contactName"
        label={t('patient.door.contactName')}
        optional
        maxLength={DETAIL_LIMITS.contactName}
        autoComplete="off"
        defaultValue={details?.contactName ?? ''}
      />
      <Field
        name="contactPhone"
        label={t('patient.door.contactPhone')}
        optional
        type="tel"
        inputMode="tel"
        autoComplete="off"
        defaultValue={details?.contactPhone ?? ''}
      />
    </div>
  )
}

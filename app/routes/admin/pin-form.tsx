import { MapPinned } from 'lucide-react'
import type { BookingData } from './booking.tsx'
import { useT } from '../../i18n/use-t.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'

/** Moves the point on the map, never the address as it was sold. */
export function PinButton({ booking }: Pick<BookingData, 'booking'>) {
  const t = useT()
  const at = booking.pin ?? { latitude: booking.address_latitude, longitude: booking.address_longitude }
  return (
    <ConfirmButton
      size="sm"
      confirmVariant="primary"
      icon={<MapPinned aria-hidden className="size-5" />}
      title={t('admin.pin.title')}
      body={t('admin.pin.body')}
      confirmLabel={t('admin.pin.submit')}
      fields={{ intent: 'pin' }}
      inputs={
        <div className="flex flex-col gap-3">
          <Field
            name="point"
            label={t('admin.pin.point')}
            hint={t('admin.pin.pointHint')}
            required
            maxLength={2000}
            autoComplete="off"
            defaultValue={`${at.latitude}, ${at.longitude}`}
          />
          <TextArea name="reason" label={t('admin.column.reason')} required minLength={3} maxLength={500} rows={2} />
        </div>
      }
    >
      {t('admin.pin.title')}
    </ConfirmButton>
  )
}

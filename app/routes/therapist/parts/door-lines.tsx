import { DoorOpen } from 'lucide-react'
import type { VisitDetails } from '../../../domain/visit/visit-details.ts'
import { useT } from '../../../i18n/use-t.tsx'
import { IconLine } from './lines.tsx'

/** What the patient added for the door. */
export function DoorLines({ details }: { details: VisitDetails | null }) {
  const t = useT()
  const lines = details ? [details.landmark, details.gate, details.note].filter((line) => line !== null) : []
  if (!details || (lines.length === 0 && !details.contactName && !details.contactPhone)) return null
  return (
    <IconLine icon={<DoorOpen />} label={t('therapist.door')}>
      {lines.map((line) => (
        <p key={line} className="break-words whitespace-pre-line">
          {line}
        </p>
      ))}
      {(details.contactName || details.contactPhone) && (
        <p className="text-sm">
          {t('therapist.door.contact')}: {details.contactName}{' '}
          {details.contactPhone && (
            <a href={`tel:${details.contactPhone}`} className="inline-flex min-h-11 items-center text-brand underline">
              {details.contactPhone}
            </a>
          )}
        </p>
      )}
    </IconLine>
  )
}

import { CirclePause, CirclePlay } from 'lucide-react'
import { useT } from '../../../i18n/use-t.tsx'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { Alert, Badge, Card } from '../../../ui/display.tsx'

export type IntakeView = { intake: 'OPEN' | 'PAUSED' | 'STOPPED'; reason: string | null }

/** Whether new bookings come, in one word, and the switch beside what it means. */
export function IntakeCard({ intake }: { intake: IntakeView['intake'] }) {
  const t = useT()
  const paused = intake === 'PAUSED'
  return (
    <Card className="flex flex-col items-start gap-3">
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {t('therapist.intake.title')}
        <Badge tone={intake === 'OPEN' ? 'positive' : intake === 'PAUSED' ? 'caution' : 'negative'}>
          {t(`therapist.intake.${intake}`)}
        </Badge>
      </p>
      <p className="text-sm text-muted">{t(`therapist.intake.help.${intake}`)}</p>
      {intake !== 'STOPPED' && (
        <ConfirmButton
          size="sm"
          confirmVariant="primary"
          title={t(paused ? 'therapist.intake.resumeTitle' : 'therapist.intake.pauseTitle')}
          body={t(paused ? 'therapist.intake.resumeBody' : 'therapist.intake.pauseBody')}
          confirmLabel={t(paused ? 'therapist.intake.resume' : 'therapist.intake.pause')}
          icon={paused ? <CirclePlay aria-hidden className="size-5" /> : <CirclePause aria-hidden className="size-5" />}
          fields={{ intent: 'intake', paused: String(!paused) }}
        >
          {t(paused ? 'therapist.intake.resume' : 'therapist.intake.pause')}
        </ConfirmButton>
      )}
    </Card>
  )
}

/** On the first screen only when new bookings do not come. */
export function IntakeNotice({ intake, reason }: IntakeView) {
  const t = useT()
  if (intake === 'OPEN') return null
  return (
    <Alert tone="caution" title={t(`therapist.intake.notice.${intake}`)}>
      {intake === 'STOPPED' && reason && reason !== 'account_closed' ? reason : t(`therapist.intake.help.${intake}`)}
    </Alert>
  )
}

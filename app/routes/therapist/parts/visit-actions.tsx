import { CalendarX2, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Zone } from '../../../i18n/format.ts'
import { useT } from '../../../i18n/use-t.tsx'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { useServerNow } from '../../../ui/countdown.tsx'
import { Alert, Card, DateTime } from '../../../ui/display.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Section, StickyAction } from '../../../ui/page.tsx'
import { StepButton, type Step } from './step-button.tsx'

type Props = {
  sessionId: string; startsAt: Date | null; step: Step | null; opensAt: Date | null
  noShowFrom: Date | null; graceMinutes: number; canWithdraw: boolean; zone: Zone
  /** The answer to the last step. */
  message: ReactNode
}

/** The next step at the thumb, and below it what can be done when the visit does not go as planned. */
export function VisitActions({ sessionId, startsAt, step, opensAt, noShowFrom, graceMinutes, canWithdraw, zone, message }: Props) {
  const t = useT()
  const now = useServerNow()
  const tooEarly = opensAt !== null && now < opensAt.getTime()
  const fields: Record<string, string> = startsAt ? { startsAt: startsAt.toISOString() } : {}
  return (
    <>
      {(noShowFrom || canWithdraw) && (
        <Section title={t('therapist.problem.title')}>
          <Card className="flex flex-col gap-3">
            {noShowFrom && (now < noShowFrom.getTime()
              ? <p className="text-sm text-muted">{t('therapist.noShow.wait', { minutes: graceMinutes })} <DateTime at={noShowFrom} zone={zone} part="time" className="font-semibold text-ink" /></p>
              : (
                <ConfirmButton block variant="secondary" icon={<UserX aria-hidden className="size-5" />} title={t('therapist.noShow.title')} body={t('therapist.noShow.body')} confirmLabel={t('therapist.noShow.confirm')} fields={{ intent: 'no_show', ...fields }}>{t('therapist.noShow.button')}</ConfirmButton>
              ))}
            {canWithdraw && startsAt && (
              <ConfirmButton
                block variant="ghost" icon={<CalendarX2 aria-hidden className="size-5" />}
                title={t('therapist.withdraw.title')} body={t('therapist.withdraw.body')} confirmLabel={t('therapist.withdraw.confirm')}
                fields={{ intent: 'withdraw', ...fields }}
                inputs={<TextArea name="explanation" label={t('therapist.withdraw.why')} maxLength={300} rows={2} optional />}
              >{t('therapist.withdraw.button')}</ConfirmButton>
            )}
          </Card>
        </Section>
      )}
      {step && step !== 'complete' && (tooEarly
        ? <>{message}<Alert tone="brand" title={t('therapist.step.opens')}><DateTime at={opensAt} zone={zone} /></Alert></>
        : <StickyAction note={message}><StepButton sessionId={sessionId} startsAt={startsAt} step={step} /></StickyAction>)}
    </>
  )
}

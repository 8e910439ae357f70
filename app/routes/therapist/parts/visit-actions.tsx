import { CalendarX2, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Zone } from '../../../i18n/format.ts'
import { useT } from '../../../i18n/use-t.tsx'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { useServerNow } from '../../../ui/countdown.tsx'
import { Alert, Card, DateTime } from '../../../ui/display.tsx'
import { Section, StickyAction } from '../../../ui/page.tsx'
import { CancelReasonFields } from '../../shared/cancel-reason-fields.tsx'
import { StepButton, type Step } from './step-button.tsx'

type NextProps = {
  sessionId: string
  startsAt: Date | null
  step: Step
  zone: Zone
  /** Before this moment the step is too early. */
  opensAt: Date | null
  /** The answer to the last step. */
  message: ReactNode
}

/** The next step at the thumb, or when it will be possible. Finishing is part of the note's form. */
export function NextAction({ sessionId, startsAt, step, opensAt, zone, message }: NextProps) {
  const t = useT()
  const now = useServerNow(opensAt !== null)
  if (step === 'complete') return null
  if (opensAt && now < opensAt.getTime())
    return (
      <>
        {message}
        <Alert tone="brand" title={t('therapist.step.opens')}>
          <DateTime at={opensAt} zone={zone} />
        </Alert>
      </>
    )
  return (
    <StickyAction note={message}>
      <StepButton sessionId={sessionId} startsAt={startsAt} step={step} />
    </StickyAction>
  )
}

export const noShowKey = (sessionId: string) => `no-show:${sessionId}`
export const withdrawKey = (sessionId: string) => `withdraw:${sessionId}`

type ProblemProps = { sessionId: string; startsAt: Date; zone: Zone; noShowFrom: Date | null; graceMinutes: number; canWithdraw: boolean }

/** What can be done when the visit does not go as planned. */
export function VisitProblems({ sessionId, startsAt, zone, noShowFrom, graceMinutes, canWithdraw }: ProblemProps) {
  const t = useT()
  const now = useServerNow(noShowFrom !== null)
  const fields = { startsAt: startsAt.toISOString() }
  return (
    <Section title={t('therapist.problem.title')}>
      <Card className="flex flex-col gap-3">
        {noShowFrom &&
          (now < noShowFrom.getTime() ? (
            <p className="text-sm text-muted">
              {t('therapist.noShow.wait', { minutes: graceMinutes })}{' '}
              <DateTime at={noShowFrom} zone={zone} part="time" className="font-semibold text-ink" />
            </p>
          ) : (
            <ConfirmButton
              block
              variant="secondary"
              icon={<UserX aria-hidden className="size-5" />}
              fetcherKey={noShowKey(sessionId)}
              title={t('therapist.noShow.title')}
              body={t('therapist.noShow.body')}
              confirmLabel={t('therapist.noShow.confirm')}
              fields={{ intent: 'no_show', ...fields }}
            >
              {t('therapist.noShow.button')}
            </ConfirmButton>
          ))}
        {canWithdraw && (
          <ConfirmButton
            block
            variant="ghost"
            icon={<CalendarX2 aria-hidden className="size-5" />}
            fetcherKey={withdrawKey(sessionId)}
            title={t('therapist.withdraw.title')}
            body={t('therapist.withdraw.body')}
            confirmLabel={t('therapist.withdraw.confirm')}
            fields={{ intent: 'withdraw', ...fields }}
            inputs={<CancelReasonFields by="therapist" />}
          >
            {t('therapist.withdraw.button')}
          </ConfirmButton>
        )}
      </Card>
    </Section>
  )
}

import { Bike, CircleCheckBig, DoorOpen, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { LinkButton, SubmitButton } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useSettled } from './use-settled.ts'

export type Step = 'set_out' | 'arrive' | 'start' | 'complete'
const ICON = { set_out: Bike, arrive: DoorOpen, start: Play, complete: CircleCheckBig }

/**
 * The next step of a visit as one big button. Completing asks for the note first,
 * so outside the visit's own page (`away`) it leads there, and the answer comes as
 * a toast; on that page it stands beside the button.
 */
export function StepButton({ sessionId, startsAt, step, away }: { sessionId: string; startsAt: Date | null; step: Step; away?: boolean }) {
  const t = useT()
  const fetcher = useFetcher<{ ok: boolean; message: string }>({ key: `step:${sessionId}` })
  const busy = fetcher.state !== 'idle'
  const settled = useSettled(step)
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (!fetcher.data || fetcher.data === seen.current) return
    seen.current = fetcher.data
    if (away) toast(fetcher.data.message, fetcher.data.ok ? 'neutral' : 'negative')
  }, [fetcher.data, away])
  const Icon = ICON[step]
  if (step === 'complete' && away)
    return (
      <LinkButton block to={`/therapist/sessions/${sessionId}#finish`} icon={<Icon aria-hidden className="size-5" />}>
        {t('therapist.step.complete')}
      </LinkButton>
    )
  return (
    <fetcher.Form
      method="post"
      action={`/therapist/sessions/${sessionId}`}
      onSubmit={(event) => {
        if (busy || !settled) event.preventDefault()
      }}
    >
      {startsAt && <input type="hidden" name="startsAt" value={startsAt.toISOString()} />}
      <SubmitButton
        block
        name="intent"
        value={step}
        busy={busy}
        aria-disabled={!settled || undefined}
        className="min-h-14 text-lg"
        icon={<Icon aria-hidden className="size-6" />}
      >
        {t(`therapist.step.${step}`)}
      </SubmitButton>
    </fetcher.Form>
  )
}

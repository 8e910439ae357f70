import { Bike, CircleCheckBig, DoorOpen, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { LinkButton, SubmitButton } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'

export type Step = 'set_out' | 'arrive' | 'start' | 'complete'
const ICON = { set_out: Bike, arrive: DoorOpen, start: Play, complete: CircleCheckBig }

/**
 * The next step of a visit as one big button. Completing asks for the note first,
 * so outside the visit's own page it leads there.
 */
export function StepButton({ sessionId, startsAt, step, link }: { sessionId: string; startsAt: Date | null; step: Step; link?: boolean }) {
  const t = useT()
  const fetcher = useFetcher<{ ok: boolean; message: string }>({ key: `step:${sessionId}` })
  const busy = fetcher.state !== 'idle'
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (busy || !fetcher.data || fetcher.data === seen.current) return
    seen.current = fetcher.data
    toast(fetcher.data.message, fetcher.data.ok ? 'neutral' : 'negative')
  }, [busy, fetcher.data])
  const Icon = ICON[step]
  if (step === 'complete' && link) return <LinkButton block to={`/therapist/sessions/${sessionId}#finish`} icon={<Icon aria-hidden className="size-5" />}>{t('therapist.step.complete')}</LinkButton>
  return (
    <fetcher.Form method="post" action={`/therapist/sessions/${sessionId}`} onSubmit={event => { if (busy) event.preventDefault() }}>
      {startsAt && <input type="hidden" name="startsAt" value={startsAt.toISOString()} />}
      <SubmitButton block name="intent" value={step} busy={busy} className="min-h-14 text-lg" icon={<Icon aria-hidden className="size-6" />}>{t(`therapist.step.${step}`)}</SubmitButton>
    </fetcher.Form>
  )
}

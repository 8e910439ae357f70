import { CircleCheckBig, Save } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { Button, SubmitButton } from '../../../ui/button.tsx'
import { useServerNow } from '../../../ui/countdown.tsx'
import { Card } from '../../../ui/display.tsx'
import { FieldError } from '../../../ui/field-error.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { CancelButton, Dialog } from '../../../ui/overlay.tsx'
import { StickyAction } from '../../../ui/page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useSettled } from './use-settled.ts'

type Answer = { ok: boolean; message: string; intent?: string }

type Props = {
  sessionId: string
  note: string | null
  /** What was typed before a refusal, when the page was sent without JavaScript. */
  draft?: string
  startsAt: Date | null
  /** While therapy runs: since when and how long it is planned. The form then also finishes it. */
  running: { since: Date; plannedMinutes: number } | null
  /** The answer to the last step, shown at the button. */
  message: ReactNode
}

/**
 * The therapist's note. While therapy runs the same form finishes it, so that
 * nothing typed is left behind. Finishing in the first half asks once more: it
 * pays out and cannot be taken back.
 */
export function NoteForm({ sessionId, note, draft, startsAt, running, message }: Props) {
  const t = useT()
  const fetcher = useFetcher<Answer>()
  const now = useServerNow(running !== null)
  const form = useRef<HTMLFormElement>(null)
  const [asking, setAsking] = useState(false)
  const settled = useSettled(running ? 'running' : 'not')
  const busy = fetcher.state !== 'idle'
  const intent = fetcher.formData?.get('intent')
  const minutes = running ? Math.max(0, Math.floor((now - running.since.getTime()) / 60_000)) : 0
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (!fetcher.data || fetcher.data === seen.current) return
    seen.current = fetcher.data
    if (fetcher.data.ok && fetcher.data.intent !== 'note') toast(fetcher.data.message)
  }, [fetcher.data])

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    const finishing = (event.nativeEvent.submitter as HTMLButtonElement | null)?.value === 'complete'
    const early = running !== null && minutes < running.plannedMinutes / 2
    if (busy || (finishing && !settled)) return event.preventDefault()
    if (!finishing || !early || asking) return setAsking(false)
    event.preventDefault()
    setAsking(true)
  }

  const id = `note-${sessionId}`
  return (
    <>
      <Card id="finish" className="scroll-mt-20">
        <fetcher.Form ref={form} id={id} method="post" className="flex flex-col gap-3" onSubmit={onSubmit}>
          {startsAt && <input type="hidden" name="startsAt" value={startsAt.toISOString()} />}
          <TextArea
            name="note"
            label={t('therapist.note.label')}
            hint={t('therapist.note.hint')}
            rows={4}
            maxLength={4000}
            defaultValue={draft ?? note ?? ''}
            optional
          />
          {!busy && fetcher.data?.ok === false && (
            <div role="alert">
              <FieldError>{fetcher.data.message}</FieldError>
            </div>
          )}
          {!busy && fetcher.data?.ok && fetcher.data.intent === 'note' && (
            <p role="status" className="text-sm font-semibold text-positive">
              {fetcher.data.message}
            </p>
          )}
          <SubmitButton
            size="sm"
            name="intent"
            value="note"
            variant={running ? 'ghost' : 'secondary'}
            busy={busy && intent === 'note'}
            aria-disabled={busy || undefined}
            icon={<Save aria-hidden className="size-5" />}
          >
            {t('therapist.note.save')}
          </SubmitButton>
        </fetcher.Form>
      </Card>
      {running && (
        <>
          <StickyAction note={message}>
            <SubmitButton
              form={id}
              name="intent"
              value="complete"
              busy={busy && intent === 'complete'}
              aria-disabled={busy || !settled || undefined}
              className="min-h-14 text-lg"
              icon={<CircleCheckBig aria-hidden className="size-6" />}
            >
              {t('therapist.step.complete')}
            </SubmitButton>
          </StickyAction>
          <Dialog open={asking} onClose={() => setAsking(false)} title={t('therapist.finish.early', { minutes })}>
            <p className="mb-4 text-muted">{t('therapist.finish.earlyBody', { planned: running.plannedMinutes })}</p>
            <div className="flex flex-col gap-2 sm:flex-row-reverse">
              <Button type="submit" form={id} name="intent" value="complete">
                {t('therapist.finish.confirm')}
              </Button>
              <CancelButton onClose={() => setAsking(false)} />
            </div>
          </Dialog>
        </>
      )}
    </>
  )
}

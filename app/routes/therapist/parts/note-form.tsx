import { CircleCheckBig, Save } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { SubmitButton } from '../../../ui/button.tsx'
import { Card } from '../../../ui/display.tsx'
import { FieldError, TextArea } from '../../../ui/field.tsx'
import { toast } from '../../../ui/toast.tsx'

type Answer = { ok: boolean; message: string }

/**
 * The therapist's note. While therapy runs the same form finishes it, so that
 * nothing typed is left behind when "finish" is pressed.
 */
export function NoteForm({ note, draft, finishing, startsAt }: { note: string | null; draft?: string; finishing: boolean; startsAt: Date | null }) {
  const t = useT()
  const fetcher = useFetcher<Answer>()
  const busy = fetcher.state !== 'idle'
  const intent = fetcher.formData?.get('intent')
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (busy || !fetcher.data || fetcher.data === seen.current) return
    seen.current = fetcher.data
    if (fetcher.data.ok) toast(fetcher.data.message)
  }, [busy, fetcher.data])
  return (
    <Card id="finish" className="scroll-mt-20">
      <fetcher.Form method="post" className="flex flex-col gap-3" onSubmit={event => { if (busy) event.preventDefault() }}>
        {startsAt && <input type="hidden" name="startsAt" value={startsAt.toISOString()} />}
        <TextArea name="note" label={t('therapist.note.label')} hint={t('therapist.note.hint')} rows={4} maxLength={4000} defaultValue={draft ?? note ?? ''} optional />
        {!busy && fetcher.data?.ok === false && <div role="alert"><FieldError>{fetcher.data.message}</FieldError></div>}
        {finishing && (
          <SubmitButton block name="intent" value="complete" busy={busy && intent === 'complete'} aria-disabled={busy || undefined} className="min-h-14 text-lg" icon={<CircleCheckBig aria-hidden className="size-6" />}>{t('therapist.step.complete')}</SubmitButton>
        )}
        <SubmitButton size="sm" name="intent" value="note" variant={finishing ? 'ghost' : 'secondary'} busy={busy && intent === 'note'} aria-disabled={busy || undefined} icon={<Save aria-hidden className="size-5" />}>{t('therapist.note.save')}</SubmitButton>
      </fetcher.Form>
    </Card>
  )
}

import { Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { useT } from '../../../i18n/use-t.tsx'
import { SubmitButton } from '../../../ui/button.tsx'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { CancelReasonFields } from '../../shared/cancel-reason-fields.tsx'

type Answer = { ok: boolean; message: string }

/**
 * Accept or decline, both reachable with one thumb; declining asks why, which may be
 * skipped. While one is under way neither can be pressed. In a list (`stay`) the answer comes as a toast.
 */
export function AnswerButtons({ bookingId, stay }: { bookingId: string; stay?: boolean }) {
  const t = useT()
  const fetcher = useFetcher<Answer>({ key: `answer:${bookingId}` })
  const busy = fetcher.state !== 'idle'
  const intent = fetcher.formData?.get('intent')
  // Told as soon as the answer is here: the next look at the page may take this button away.
  const seen = useRef(fetcher.data)
  useEffect(() => {
    if (!fetcher.data || fetcher.data === seen.current) return
    seen.current = fetcher.data
    if (stay) toast(fetcher.data.message, fetcher.data.ok ? 'neutral' : 'negative')
  }, [fetcher.data, stay])
  return (
    <div className="grid grid-cols-2 gap-2">
      <ConfirmButton
        variant="secondary"
        icon={<X aria-hidden className="size-5" />}
        fetcherKey={`answer:${bookingId}`}
        action={`/therapist/requests/${bookingId}`}
        title={t('therapist.request.declineTitle')}
        body={t('therapist.request.declineBody')}
        confirmLabel={t('therapist.decline')}
        fields={{ intent: 'decline', ...(stay && { stay: 'yes' }) }}
        inputs={<CancelReasonFields by="therapist" />}
        goneMessage={t('therapist.request.cancelled')}
      >
        {t('therapist.decline')}
      </ConfirmButton>
      <fetcher.Form
        method="post"
        action={`/therapist/requests/${bookingId}`}
        onSubmit={(event) => {
          if (busy) event.preventDefault()
        }}
      >
        {stay && <input type="hidden" name="stay" value="yes" />}
        <SubmitButton
          name="intent"
          value="accept"
          variant="primary"
          block
          busy={busy && intent === 'accept'}
          aria-disabled={busy || undefined}
          icon={<Check aria-hidden className="size-5" />}
        >
          {t('therapist.accept')}
        </SubmitButton>
      </fetcher.Form>
    </div>
  )
}

import { useFetcher } from 'react-router'
import type { Zone } from '../../../i18n/format.ts'
import { useT } from '../../../i18n/use-t.tsx'
import { SubmitButton } from '../../../ui/button.tsx'
import { DateTime, Stars } from '../../../ui/display.tsx'
import { FieldError } from '../../../ui/field-error.tsx'
import { TextArea } from '../../../ui/field.tsx'

type Review = {
  id: string
  author: string
  rating: number
  comment: string | null
  at: string
  reply: string | null
  repliedAt: string | null
}

/** One review with its reply, or the form to write it: once, and everybody reads it. */
export function ReviewItem({ review, zone }: { review: Review; zone: Zone }) {
  const t = useT()
  const fetcher = useFetcher<{ ok: boolean; message: string }>()
  const busy = fetcher.state !== 'idle'
  return (
    <li className="flex flex-col gap-2 border-t border-line p-4 first:border-t-0">
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="font-semibold">{review.author}</span>
        <Stars rating={review.rating} />
      </p>
      {review.comment && <p className="whitespace-pre-line">{review.comment}</p>}
      <DateTime at={review.at} zone={zone} part="date" className="text-xs text-muted" />
      {review.reply ? (
        <div className="rounded-md bg-sunken p-3 text-sm">
          <p className="font-semibold">{t('therapist.review.yourReply')}</p>
          <p className="whitespace-pre-line">{review.reply}</p>
        </div>
      ) : (
        <details>
          <summary className="flex min-h-11 items-center text-sm font-semibold text-brand">{t('therapist.review.reply')}</summary>
          <fetcher.Form
            method="post"
            className="flex flex-col gap-3 pt-1"
            onSubmit={(event) => {
              if (busy) event.preventDefault()
            }}
          >
            <input type="hidden" name="reviewId" value={review.id} />
            <TextArea
              name="reply"
              label={t('therapist.review.yourReply')}
              hint={t('therapist.review.replyHint')}
              minLength={2}
              maxLength={1000}
              required
            />
            {!busy && fetcher.data?.ok === false && (
              <div role="alert">
                <FieldError>{fetcher.data.message}</FieldError>
              </div>
            )}
            <SubmitButton size="sm" name="intent" value="reply" busy={busy}>
              {t('common.send')}
            </SubmitButton>
          </fetcher.Form>
        </details>
      )}
    </li>
  )
}

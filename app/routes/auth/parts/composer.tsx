import { SendHorizontal } from 'lucide-react'
import { useLayoutEffect, useRef, type FormEvent, type KeyboardEvent } from 'react'
import { useT } from '../../../i18n/use-t.tsx'
import { cx } from '../../../ui/cx.ts'

const MAX_LENGTH = 2_000
const SHOW_COUNT_FROM = 1_800

type Props = {
  text: string
  onText: (text: string) => void
  onSend: (body: string) => void
  onTyping: () => void
  /** For sending without JavaScript. */
  messageId: string
  error?: string
}

/** Write and send. A form, so that it works before and without JavaScript. */
export function Composer({ text, onText, onSend, onTyping, messageId, error }: Props) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  const length = [...text].length
  const isTooLong = length > MAX_LENGTH
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight + 2, 160)}px`
  }, [text])

  function submit(event: FormEvent) {
    event.preventDefault()
    const body = text.trim()
    if (!body || isTooLong) return
    onText('')
    onSend(body)
    area.current?.focus()
  }
  // On a phone Enter makes a line; with a keyboard it sends, Shift+Enter makes a line.
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || matchMedia('(pointer: coarse)').matches) return
    submit(event)
  }
  return (
    <form
      method="post"
      onSubmit={submit}
      className="sticky bottom-0 z-20 -mx-4 mt-auto border-t border-line bg-canvas/95 px-4 pt-2 pb-[max(8px,env(safe-area-inset-bottom))] backdrop-blur"
    >
      <input type="hidden" name="id" value={messageId} />
      {error && (
        <p role="alert" className="pb-1.5 text-sm font-semibold text-negative">
          {error}
        </p>
      )}
      {length >= SHOW_COUNT_FROM && (
        <p role="status" className={cx('pb-1 text-right text-xs', isTooLong ? 'font-semibold text-negative' : 'text-muted')}>
          {isTooLong ? t('chat.tooLong', { count: length - MAX_LENGTH }) : t('chat.remaining', { count: MAX_LENGTH - length })}
        </p>
      )}
      <div className="flex items-end gap-2">
        <textarea
          ref={area}
          name="body"
          rows={1}
          required
          value={text}
          aria-label={t('chat.placeholder')}
          placeholder={t('chat.placeholder')}
          enterKeyHint="send"
          onChange={(event) => {
            onText(event.target.value)
            if (event.target.value.trim()) onTyping()
          }}
          onKeyDown={onKeyDown}
          className="min-h-12 w-full resize-none rounded-lg border border-line-strong bg-surface px-4 py-2.5 text-base text-ink placeholder:text-muted"
        />
        <button
          type="submit"
          aria-label={t('chat.send')}
          className="flex size-12 shrink-0 items-center justify-center rounded-full bg-brand text-on-brand hover:bg-brand-strong aria-disabled:opacity-60"
          aria-disabled={isTooLong || undefined}
        >
          <SendHorizontal aria-hidden className="size-5.5" />
        </button>
      </div>
    </form>
  )
}

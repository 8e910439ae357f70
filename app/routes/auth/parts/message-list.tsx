import { Check, CheckCheck, Clock3, CircleAlert, LoaderCircle } from 'lucide-react'
import { Fragment } from 'react'
import { formatPlainDate, formatTime, localParts, ZONE_LABEL, type Zone } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import type { ChatMessageView } from '../../../platform/events.ts'
import type { OutgoingMessage } from '../../../pwa/chat-outbox.ts'
import { cx } from '../../../ui/cx.ts'
import { useServerNow } from '../../../ui/countdown.tsx'

type Props = {
  messages: ChatMessageView[]
  outbox: OutgoingMessage[]
  userId: string
  otherName: string
  otherReadSeq: number
  zone: Zone
  onTakeBack: (id: string) => void
}

/** Messages of one minute-close run by one person stand together. */
const RUN_MS = 5 * 60_000

export function MessageList({ messages, outbox, userId, otherName, otherReadSeq, zone, onTakeBack }: Props) {
  const t = useT()
  const lastMine = messages.findLast((message) => message.senderId === userId)
  return (
    <div role="log" aria-label={t('chat.title', { name: otherName })}>
      <ol className="flex flex-col gap-1 py-2">
        {messages.map((message, index) => {
          const previous = messages[index - 1]
          const day = localParts(message.sentAt, zone).date
          const isNewDay = !previous || localParts(previous.sentAt, zone).date !== day
          const isRun =
            !isNewDay && previous?.senderId === message.senderId && Date.parse(message.sentAt) - Date.parse(previous.sentAt) < RUN_MS
          return (
            <Fragment key={message.id}>
              {isNewDay && <DayDivider date={day} zone={zone} />}
              <Bubble
                message={message}
                isMine={message.senderId === userId}
                isRun={isRun}
                otherName={otherName}
                zone={zone}
                receipt={message === lastMine ? (message.seq <= otherReadSeq ? 'read' : 'sent') : null}
              />
            </Fragment>
          )
        })}
        {outbox.map((message) => (
          <OutgoingBubble key={message.id} message={message} onTakeBack={() => onTakeBack(message.id)} />
        ))}
      </ol>
    </div>
  )
}

function DayDivider({ date, zone }: { date: string; zone: Zone }) {
  const t = useT()
  const locale = useLocale()
  const now = useServerNow(false)
  const today = localParts(now, zone).date
  const yesterday = localParts(now - 86_400_000, zone).date
  const text = date === today ? t('chat.today') : date === yesterday ? t('chat.yesterday') : formatPlainDate(date, locale)
  return (
    <li className="my-3 text-center text-xs font-semibold text-muted">
      <span className="rounded-full bg-sunken px-3 py-1">
        {text} · {ZONE_LABEL[zone]}
      </span>
    </li>
  )
}

const MINE = 'ml-auto rounded-br-sm bg-brand text-on-brand'
const THEIRS = 'mr-auto rounded-bl-sm border border-line bg-surface text-ink'
const BUBBLE = 'max-w-[84%] rounded-lg px-3.5 py-2 text-base whitespace-pre-wrap'

function Bubble({
  message,
  isMine,
  isRun,
  otherName,
  zone,
  receipt,
}: {
  message: ChatMessageView
  isMine: boolean
  isRun: boolean
  otherName: string
  zone: Zone
  receipt: 'read' | 'sent' | null
}) {
  const t = useT()
  const locale = useLocale()
  if (message.kind === 'SYSTEM') return <li className="mx-auto my-2 max-w-[84%] text-center text-sm text-muted">{message.body}</li>
  return (
    <li className={cx('flex flex-col', !isRun && 'mt-2')}>
      <div className={cx(BUBBLE, isMine ? MINE : THEIRS)}>
        <span className="sr-only">{isMine ? t('chat.you') : otherName}: </span>
        {message.body}
        <time
          dateTime={message.sentAt}
          className={cx('numeric ml-2.5 inline-block translate-y-0.5 text-xs', isMine ? 'text-on-brand' : 'text-muted')}
        >
          {formatTime(message.sentAt, zone, locale, false)}
        </time>
      </div>
      {receipt && (
        <span className="mt-1 ml-auto flex items-center gap-1 text-xs text-muted">
          {receipt === 'read' ? <CheckCheck aria-hidden className="size-4 text-brand" /> : <Check aria-hidden className="size-4" />}
          {t(`chat.${receipt}`)}
        </span>
      )}
    </li>
  )
}

/** A message the server has not confirmed: says honestly where it is. */
function OutgoingBubble({ message, onTakeBack }: { message: OutgoingMessage; onTakeBack: () => void }) {
  const t = useT()
  const { state } = message
  return (
    <li className="mt-1 flex flex-col">
      <div
        className={cx(
          BUBBLE,
          'ml-auto rounded-br-sm',
          state === 'refused' ? 'border-2 border-negative bg-negative-soft text-negative-ink' : 'bg-brand-soft text-brand-ink',
        )}
      >
        <span className="sr-only">{t('chat.you')}: </span>
        {message.body}
      </div>
      <div
        className={cx(
          'mt-1 ml-auto flex flex-wrap items-center justify-end gap-x-2 text-xs',
          state === 'refused' ? 'text-negative' : 'text-muted',
        )}
      >
        <span className="flex items-center gap-1">
          {state === 'sending' && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
          {state === 'waiting' && <Clock3 aria-hidden className="size-4" />}
          {state === 'refused' && <CircleAlert aria-hidden className="size-4" />}
          {state === 'refused' ? message.problem || t('chat.failed') : t(`chat.${state}`)}
        </span>
        {state !== 'sending' && (
          <button type="button" onClick={onTakeBack} className="min-h-11 px-1 font-semibold underline">
            {t('chat.takeBack')}
          </button>
        )}
      </div>
    </li>
  )
}

import { ArrowDown, ArrowLeft, MessageCircle, WifiOff } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { data, Link, redirect, useRevalidator, type ShouldRevalidateFunctionArgs } from 'react-router'
import { z } from 'zod'
import { localeContext } from '../../context.ts'
import { listMessages } from '../../domain/chat/chat-messages.ts'
import { readChatRoom } from '../../domain/chat/chat-room.ts'
import { sendMessage } from '../../domain/chat/send-message.ts'
import { formatDateTime, type Zone } from '../../i18n/format.ts'
import { translator } from '../../i18n/translator.server.ts'
import { useLocale, useT } from '../../i18n/use-t.tsx'
import { database, inTransaction } from '../../platform/db.ts'
import { useSocketStatus } from '../../pwa/socket.ts'
import { useChat } from '../../pwa/use-chat.ts'
import { Button } from '../../ui/button.tsx'
import { Alert, Avatar, EmptyState } from '../../ui/display.tsx'
import { Page, Title } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { notFound, requireUser } from '../session.ts'
import type { Route } from './+types/chat'
import { Composer } from './parts/composer.tsx'
import { MessageList } from './parts/message-list.tsx'

/** Up to this far from the end counts as reading the newest message. Pixels. */
const NEAR_END = 160

function bookingIdOf(param: string): string {
  const parsed = z.uuid().safeParse(param)
  if (!parsed.success) throw notFound()
  return parsed.data
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const user = requireUser(context)
  const bookingId = bookingIdOf(params.id)
  const { prisma } = database()
  const room = await readChatRoom(prisma, { bookingId, userId: user.id })
  if (!room) throw notFound()
  const page = await listMessages(prisma, { bookingId })
  return {
    userId: user.id,
    messageId: crypto.randomUUID(),
    ...page,
    room: { ...room, lockedAt: room.lockedAt?.toString() ?? null },
  }
}

/** Sending without JavaScript: the form's own id makes a second press harmless. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const user = requireUser(context)
  const bookingId = bookingIdOf(params.id)
  const form = await request.formData()
  const typed = String(form.get('body') ?? '')
  const messageId = z.uuid().safeParse(form.get('id'))
  const result = await inTransaction({ kind: 'user', id: user.id, role: user.role }, (tx) =>
    sendMessage(tx, { bookingId, messageId: messageId.success ? messageId.data : crypto.randomUUID(), body: typed }),
  )
  if (result.ok) throw redirect(`/bookings/${bookingId}/chat#newest`)
  if (result.reason === 'not_found') throw notFound()
  return data({ typed, message: translator(context.get(localeContext))(`chat.refusal.${result.reason}`) }, 422)
}

/** The page keeps itself current by socket and catch-up; other news need not read it again. */
export function shouldRevalidate({ formMethod, currentParams, nextParams, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod || currentParams['id'] !== nextParams['id'] ? defaultShouldRevalidate : false
}

export default function ChatScreen({ loaderData, actionData }: Route.ComponentProps) {
  return <ChatRoom key={loaderData.room.bookingId} start={loaderData} failed={actionData} />
}

function ChatRoom({ start, failed }: { start: Route.ComponentProps['loaderData']; failed: Route.ComponentProps['actionData'] }) {
  const { room, userId } = start
  const t = useT()
  const locale = useLocale()
  const zone = room.timeZone as Zone
  const chat = useChat({
    bookingId: room.bookingId,
    userId,
    messages: start.messages,
    hasMore: start.hasMore,
    isOpen: room.isOpen,
    otherReadSeq: room.other.lastReadSeq,
  })
  const [text, setText] = useState(failed?.typed ?? '')
  const { end, hasNews, toEnd, isAtEnd } = useFollowEnd(
    chat.messages.length + chat.outbox.length,
    chat.messages.at(-1)?.senderId === userId || chat.outbox.length > 0,
  )
  useMarkRead(room.bookingId, chat.messages.findLast((message) => message.senderId !== userId)?.seq ?? 0, room.myLastReadSeq, isAtEnd)
  const lockedAt = room.lockedAt && formatDateTime(room.lockedAt, zone, locale)
  const isEmpty = chat.messages.length === 0 && chat.outbox.length === 0

  return (
    <Page className="flex-1 gap-0 pb-0">
      <ChatHeader
        name={room.other.name}
        photoUrl={room.other.photoUrl}
        code={room.code}
        isTyping={chat.isOtherTyping}
        back={room.me === 'patient' ? `/bookings/${room.bookingId}` : '/therapist'}
      />
      {chat.hasMore && <OlderButton onLoad={chat.loadOlder} />}
      {isEmpty && chat.isOpen && (
        <div className="py-6">
          <EmptyState icon={<MessageCircle />} title={t('chat.start')}>
            {t('chat.startBody', { name: room.other.name })}
          </EmptyState>
        </div>
      )}
      <MessageList
        messages={chat.messages}
        outbox={chat.outbox}
        userId={userId}
        otherName={room.other.name}
        otherReadSeq={chat.otherReadSeq}
        zone={zone}
        onTakeBack={(id) => setText((now) => [chat.takeBack(id), now].filter(Boolean).join('\n'))}
      />
      {chat.isOpen && lockedAt && !isEmpty && (
        <p className="py-2 text-center text-xs text-muted">
          {t('chat.locksAt', { time: lockedAt })} · {t('chat.emergency')}
        </p>
      )}
      <div ref={end} id="newest" aria-hidden className="h-px scroll-mb-40" />
      {hasNews && (
        <div className="sticky bottom-20 z-20 flex justify-center">
          <Button size="sm" variant="secondary" onClick={toEnd} className="shadow-lift" icon={<ArrowDown aria-hidden className="size-4" />}>
            {t('chat.newMessages')}
          </Button>
        </div>
      )}
      <Reconnecting />
      {chat.isOpen ? (
        <Composer
          text={text}
          onText={setText}
          onSend={chat.send}
          onTyping={chat.typing}
          messageId={start.messageId}
          error={failed?.message}
        />
      ) : (
        <div className="mt-auto py-4">
          <Alert tone="neutral" title={t('chat.locked')} live>
            {lockedAt && t('chat.lockedBody', { time: lockedAt })}
          </Alert>
        </div>
      )}
    </Page>
  )
}

function ChatHeader({
  name,
  photoUrl,
  code,
  isTyping,
  back,
}: {
  name: string
  photoUrl: string | null
  code: string
  isTyping: boolean
  back: string
}) {
  const t = useT()
  return (
    <header className="sticky top-14 z-10 -mx-4 flex items-center gap-2 border-b border-line bg-canvas/95 px-2 py-2 backdrop-blur">
      <Title>{t('chat.title', { name })}</Title>
      <Link
        to={back}
        aria-label={t('common.back')}
        className="flex size-11 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken"
      >
        <ArrowLeft aria-hidden className="size-5.5" />
      </Link>
      <Avatar name={name} src={photoUrl} size="sm" />
      <div className="min-w-0 flex-1 pl-1">
        <h1 className="text-base leading-tight">
          <span className="sr-only">{t('chat.title', { name })}</span>
          <span aria-hidden className="block truncate">
            {name}
          </span>
        </h1>
        <p role="status" className="truncate text-sm text-muted">
          {isTyping ? (
            <span className="font-semibold text-brand">{t('chat.typing', { name: name.split(' ')[0] ?? name })}</span>
          ) : (
            t('chat.subtitle', { code })
          )}
        </p>
      </div>
    </header>
  )
}

/** Only after the connection was up once: the first seconds are not worth a word. */
function Reconnecting() {
  const t = useT()
  const status = useSocketStatus()
  const [wasUp, setWasUp] = useState(false)
  useEffect(() => {
    if (status === 'up') setWasUp(true)
  }, [status])
  if (!wasUp || status === 'up') return null
  return (
    <p role="status" className="flex items-center justify-center gap-2 py-2 text-xs text-muted">
      <WifiOff aria-hidden className="size-4" />
      {t('chat.reconnecting')}
    </p>
  )
}

function OlderButton({ onLoad }: { onLoad: () => Promise<boolean> }) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  async function load() {
    setBusy(true)
    const before = document.documentElement.scrollHeight
    const isLoaded = await onLoad()
    setBusy(false)
    if (!isLoaded) return toast(t('chat.olderFailed'), 'negative')
    // What was on screen stays where it was.
    requestAnimationFrame(() => window.scrollBy(0, document.documentElement.scrollHeight - before))
  }
  return (
    <div className="flex justify-center pt-3">
      <Button size="sm" variant="ghost" pending={busy} onClick={() => void load()}>
        {t('chat.older')}
      </Button>
    </div>
  )
}

/** Keeps the newest message in view for who is reading there; tells the others that there is news. */
function useFollowEnd(count: number, isMine: boolean) {
  const end = useRef<HTMLDivElement>(null)
  const [isAtEnd, setIsAtEnd] = useState(true)
  const [seen, setSeen] = useState(count)
  const toEnd = useCallback(() => end.current?.scrollIntoView({ block: 'end' }), [])
  useEffect(() => {
    const element = end.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => setIsAtEnd(entry?.isIntersecting ?? true), {
      rootMargin: `0px 0px ${NEAR_END}px 0px`,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    toEnd()
  }, [toEnd])
  const last = useRef(count)
  useEffect(() => {
    if (count === last.current) return
    last.current = count
    if (isAtEnd || isMine) toEnd()
  }, [count, isAtEnd, isMine, toEnd])
  useEffect(() => {
    if (isAtEnd) setSeen(count)
  }, [isAtEnd, count])
  return { end, toEnd, isAtEnd, hasNews: !isAtEnd && count > seen }
}

/** Tells the server how far this person has read, once the page is really looked at. */
function useMarkRead(bookingId: string, seq: number, alreadyRead: number, isAtEnd: boolean) {
  const { revalidate } = useRevalidator()
  const told = useRef(alreadyRead)
  useEffect(() => {
    const tell = async () => {
      if (!isAtEnd || document.hidden || seq <= told.current) return
      told.current = seq
      const response = await fetch(`/api/bookings/${bookingId}/read`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ seq }),
      }).catch(() => null)
      if (!response?.ok) told.current = alreadyRead
      else if (((await response.json()) as { clearedNotices: number }).clearedNotices > 0) void revalidate()
    }
    const timer = setTimeout(() => void tell(), 250)
    const onVisible = () => void tell()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [bookingId, seq, alreadyRead, isAtEnd, revalidate])
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatMessageView } from '../platform/events.ts'
import { deliverMessage, forgetOthers, newMessageId, readOutbox, writeOutbox, type OutgoingMessage } from './chat-outbox.ts'
import { followBooking, onEvent, sendTyping, useLive } from './socket.ts'

export type ChatStart = {
  bookingId: string
  userId: string
  messages: ChatMessageView[]
  hasMore: boolean
  isOpen: boolean
  otherReadSeq: number
}

export type Chat = {
  messages: ChatMessageView[]
  outbox: OutgoingMessage[]
  hasMore: boolean
  isOpen: boolean
  otherReadSeq: number
  isOtherTyping: boolean
  send(body: string): void
  /** Takes an unsent message out of the queue and returns its text. */
  takeBack(id: string): string
  loadOlder(): Promise<boolean>
  typing(): void
}

type Page = { messages: ChatMessageView[]; hasMore: boolean; isOpen: boolean; otherReadSeq: number }

const RETRY_MS = 8_000
const TYPING_SHOWN_MS = 4_000
const TYPING_EVERY_MS = 2_000

function merged(list: ChatMessageView[], more: ChatMessageView[]): ChatMessageView[] {
  const byId = new Map(list.map((message) => [message.id, message]))
  for (const message of more) byId.set(message.id, message)
  return byId.size === list.length ? list : [...byId.values()].sort((a, b) => a.seq - b.seq)
}

async function fetchPage(bookingId: string, query: string): Promise<Page | null> {
  const response = await fetch(`/api/bookings/${bookingId}/messages?${query}`, { cache: 'no-store' }).catch(() => null)
  return response?.ok ? ((await response.json()) as Page) : null
}

/** A chat as one device lives it: what the server confirmed, what is still on its way, and news as they come. */
export function useChat(start: ChatStart): Chat {
  const { bookingId, userId } = start
  const [messages, setMessages] = useState(start.messages)
  const [hasMore, setHasMore] = useState(start.hasMore)
  const [isOpen, setIsOpen] = useState(start.isOpen)
  const [otherReadSeq, setOtherReadSeq] = useState(start.otherReadSeq)
  const { outbox, send, takeBack, flush } = useOutbox(start, (message) => setMessages((list) => merged(list, [message])))
  const isOtherTyping = useOtherTyping(bookingId, userId, messages.length)

  const newest = useRef(0)
  newest.current = messages.at(-1)?.seq ?? 0
  const catchUp = useCallback(async () => {
    for (let page: Page | null = null; page === null || page.hasMore;) {
      page = await fetchPage(bookingId, `after=${newest.current}`)
      if (!page) return
      const { messages: missed, isOpen: open, otherReadSeq: seq } = page
      newest.current = missed.at(-1)?.seq ?? newest.current
      setMessages((list) => merged(list, missed))
      setIsOpen(open)
      setOtherReadSeq((known) => Math.max(known, seq))
    }
    void flush()
  }, [bookingId, flush])

  useEffect(() => {
    setMessages((list) => merged(list, start.messages))
    setIsOpen(start.isOpen)
  }, [start.messages, start.isOpen])
  useEffect(() => followBooking(bookingId), [bookingId])
  useEffect(
    () =>
      onEvent('chat:message', (event) => {
        if (event.bookingId !== bookingId) return
        const { message } = event
        if (message) setMessages((list) => merged(list, [message]))
        else void catchUp()
      }),
    [bookingId, catchUp],
  )
  useEffect(
    () =>
      onEvent('chat:read', (event) => {
        if (event.bookingId === bookingId && event.userId !== userId) setOtherReadSeq((known) => Math.max(known, event.seq))
      }),
    [bookingId, userId],
  )
  useLive(['chat:locked'], () => void catchUp(), { bookingId })

  const loadOlder = useCallback(async () => {
    const page = await fetchPage(bookingId, `before=${messages[0]?.seq ?? 0}`)
    if (!page) return false
    setMessages((list) => merged(list, page.messages))
    setHasMore(page.hasMore)
    return true
  }, [bookingId, messages])

  const typedAt = useRef(0)
  const typing = useCallback(() => {
    if (Date.now() - typedAt.current < TYPING_EVERY_MS) return
    typedAt.current = Date.now()
    sendTyping(bookingId)
  }, [bookingId])

  return { messages, outbox, hasMore, isOpen, otherReadSeq, isOtherTyping, send, takeBack, loadOlder, typing }
}

type Outbox = { outbox: OutgoingMessage[]; send(body: string): void; takeBack(id: string): string; flush(): Promise<void> }

function useOutbox({ bookingId, userId }: ChatStart, onStored: (message: ChatMessageView) => void): Outbox {
  const [outbox, setOutbox] = useState<OutgoingMessage[]>([])
  const queue = useRef<OutgoingMessage[]>([])
  const isSending = useRef(false)
  const stored = useRef(onStored)
  stored.current = onStored

  const change = useCallback(
    (next: OutgoingMessage[]) => {
      queue.current = next
      writeOutbox(userId, bookingId, next)
      setOutbox(next)
    },
    [userId, bookingId],
  )
  const update = useCallback(
    (id: string, part: Partial<OutgoingMessage>) => {
      change(queue.current.map((message) => (message.id === id ? { ...message, ...part } : message)))
    },
    [change],
  )

  // One after another: the order they were written in is the order they arrive in.
  const flush = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (let next; (next = queue.current.find(({ state }) => state !== 'refused'));) {
        const { id } = next
        update(id, { state: 'sending' })
        const result = await deliverMessage(bookingId, next)
        if (result.kind === 'unreached') {
          change(queue.current.map((message) => (message.state === 'refused' ? message : { ...message, state: 'waiting' })))
          return
        }
        if (result.kind === 'refused') update(id, { state: 'refused', problem: result.problem })
        else {
          stored.current(result.message)
          change(queue.current.filter((message) => message.id !== id))
        }
      }
    } finally {
      isSending.current = false
    }
  }, [bookingId, change, update])

  useEffect(() => {
    forgetOthers(userId)
    change(readOutbox(userId, bookingId))
    void flush()
    const again = () => {
      if (navigator.onLine && queue.current.some(({ state }) => state === 'waiting')) void flush()
    }
    addEventListener('online', again)
    const timer = setInterval(again, RETRY_MS)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [userId, bookingId, change, flush])

  const send = useCallback(
    (body: string) => {
      change([...queue.current, { id: newMessageId(), body, writtenAt: Date.now(), state: 'sending' }])
      void flush()
    },
    [change, flush],
  )
  const takeBack = useCallback(
    (id: string) => {
      const body = queue.current.find((message) => message.id === id)?.body ?? ''
      change(queue.current.filter((message) => message.id !== id))
      return body
    },
    [change],
  )
  return { outbox, send, takeBack, flush }
}

/** Shown while hints keep coming; a message that arrives ends it. */
function useOtherTyping(bookingId: string, userId: string, messageCount: number): boolean {
  const [until, setUntil] = useState(0)
  useEffect(
    () =>
      onEvent('chat:typing', (event) => {
        if (event.bookingId === bookingId && event.userId !== userId) setUntil(Date.now() + TYPING_SHOWN_MS)
      }),
    [bookingId, userId],
  )
  useEffect(() => setUntil(0), [messageCount])
  useEffect(() => {
    if (until === 0) return
    const timer = setTimeout(() => setUntil(0), Math.max(0, until - Date.now()))
    return () => clearTimeout(timer)
  }, [until])
  return until > 0
}

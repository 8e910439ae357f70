import { actorOf, nowOf, type Tx } from '../../platform/db.ts'
import { fitsInEvent, publish, type ChatMessageView } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import { readChatRoom, type ChatRoomView } from './chat-room.ts'
import { viewOf, type MessageRow } from './chat-messages.ts'
import { cleanBody } from './message-body.ts'

export type SendResult =
  | { ok: true; message: ChatMessageView; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'locked' | 'empty' | 'too_long' | 'id_taken' | 'too_fast' }

/** A person cannot type more than this; a script can. */
const MESSAGES_PER_MINUTE = 40
/** While somebody does not read, they are told again at most this often. */
const TELL_AGAIN_MINUTES = 5

/**
 * Adds the actor's message to a booking's room. The id comes from the sender's
 * device, so that sending again after a lost answer stores it once. Messages of
 * one room are numbered one after another: whoever read up to n misses none below.
 */
export async function sendMessage(tx: Tx, input: { bookingId: string; messageId: string; body: string }): Promise<SendResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  // In line per room: a later number must never be visible before an earlier one.
  await tx.$queryRaw`select id from chat_rooms where id = ${input.bookingId}::uuid for update`
  const room = await readChatRoom(tx, { bookingId: input.bookingId, userId: actor.id })
  if (!room) return { ok: false, reason: 'not_found' }
  const cleaned = cleanBody(input.body)
  if (!cleaned.ok) return cleaned
  const earlier = await findMessage(tx, input.messageId)
  if (earlier) return sentBefore(earlier, actor.id, input.bookingId, cleaned.body)
  if (!room.isOpen) return { ok: false, reason: 'locked' }
  if (await isFlooding(tx, input.bookingId, actor.id)) return { ok: false, reason: 'too_fast' }
  const [row] = await tx.$queryRaw<MessageRow[]>`
    insert into chat_messages (id, room_id, sender_id, body)
    values (${input.messageId}::uuid, ${input.bookingId}::uuid, ${actor.id}::uuid, ${cleaned.body})
    returning id, seq, sender_id, kind, body, created_at`
  const message = viewOf(row!)
  await tellRoom(tx, room, message)
  return { ok: true, message, isNew: true }
}

async function tellRoom(tx: Tx, room: ChatRoomView, message: ChatMessageView): Promise<void> {
  const { bookingId } = room
  // By name, not by the booking's room: admins follow bookings but do not read along.
  const rooms = [`user:${room.other.userId}`, `user:${message.senderId!}`] as const
  const whole = { bookingId, seq: message.seq, message }
  await publish(tx, rooms, 'chat:message', fitsInEvent(rooms, 'chat:message', whole) ? whole : { bookingId, seq: message.seq })
  const [sender] = await tx.$queryRaw<{ name: string }[]>`select name from users where id = ${message.senderId}::uuid`
  const window = Math.floor(nowOf(tx).epochMilliseconds / (TELL_AGAIN_MINUTES * 60_000))
  await notify(tx, {
    userId: room.other.userId,
    kind: 'new_message',
    href: `/bookings/${bookingId}/chat`,
    data: { code: room.code, sender: sender!.name },
    dedupeKey: `message:${bookingId}:${room.other.userId}:${room.other.lastReadSeq}:${window}`,
  })
}

async function findMessage(tx: Tx, id: string): Promise<(MessageRow & { room_id: string }) | undefined> {
  const [row] = await tx.$queryRaw<(MessageRow & { room_id: string })[]>`
    select id, room_id, seq, sender_id, kind, body, created_at from chat_messages where id = ${id}::uuid`
  return row
}

function sentBefore(row: MessageRow & { room_id: string }, senderId: string, bookingId: string, body: string): SendResult {
  const isSame = row.sender_id === senderId && row.room_id === bookingId && row.body === body
  return isSame ? { ok: true, message: viewOf(row), isNew: false } : { ok: false, reason: 'id_taken' }
}

async function isFlooding(tx: Tx, bookingId: string, senderId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ recent: number }[]>`
    select count(*)::int as recent from (
      select 1 from chat_messages where room_id = ${bookingId}::uuid and sender_id = ${senderId}::uuid
        and created_at > app_now() - interval '1 minute' limit ${MESSAGES_PER_MINUTE}) m`
  return row!.recent >= MESSAGES_PER_MINUTE
}

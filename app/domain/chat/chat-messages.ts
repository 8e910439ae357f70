import type { Reader } from '../../platform/db.ts'
import type { ChatMessageView } from '../../platform/events.ts'

export const PAGE_SIZE = 50

export type MessageRow = { id: string; seq: bigint; sender_id: string | null; kind: 'TEXT' | 'SYSTEM'; body: string; created_at: Date }

export function viewOf(row: MessageRow): ChatMessageView {
  return { id: row.id, seq: Number(row.seq), senderId: row.sender_id, kind: row.kind, body: row.body, sentAt: row.created_at.toISOString() }
}

/**
 * One page of a room in reading order: the newest, those before `before`, or the
 * first after `after`. The caller has checked with readChatRoom that the reader takes part.
 */
export async function listMessages(
  reader: Reader,
  input: { bookingId: string; before?: number; after?: number },
): Promise<{ messages: ChatMessageView[]; hasMore: boolean }> {
  const rows =
    input.after === undefined
      ? await reader.$queryRaw<MessageRow[]>`
        select id, seq, sender_id, kind, body, created_at from chat_messages
        where room_id = ${input.bookingId}::uuid and seq < ${input.before ?? Number.MAX_SAFE_INTEGER}::bigint order by seq desc limit ${PAGE_SIZE + 1}`
      : await reader.$queryRaw<MessageRow[]>`
        select id, seq, sender_id, kind, body, created_at from chat_messages
        where room_id = ${input.bookingId}::uuid and seq > ${input.after}::bigint order by seq limit ${PAGE_SIZE + 1}`
  const page = rows.slice(0, PAGE_SIZE).map(viewOf)
  return { messages: input.after === undefined ? page.reverse() : page, hasMore: rows.length > PAGE_SIZE }
}

/** Unread messages from the other side in each of a person's rooms, by booking id; rooms without any are absent. */
export async function countUnreadMessages(reader: Reader, userId: string): Promise<Map<string, number>> {
  const rows = await reader.$queryRaw<{ room_id: string; unread: number }[]>`
    select m.room_id, count(*)::int as unread
    from (select id from bookings where patient_id = ${userId}::uuid
      union select b.id from therapists t join bookings b on b.therapist_id = t.id where t.user_id = ${userId}::uuid) mine
    join chat_messages m on m.room_id = mine.id
    left join chat_reads c on c.room_id = mine.id and c.user_id = ${userId}::uuid
    where m.sender_id is distinct from ${userId}::uuid and m.seq > coalesce(c.last_read_seq, 0)
    group by m.room_id`
  return new Map(rows.map((row) => [row.room_id, row.unread]))
}

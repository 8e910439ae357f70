import { actorOf, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { readChatRoom } from './chat-room.ts'

/**
 * The actor has read up to `seq` (capped at the room's last message); never moves
 * back. The other side's screen and the actor's own other devices are told.
 */
export async function markRead(
  tx: Tx,
  input: { bookingId: string; seq: number },
): Promise<{ ok: true; seq: number; clearedNotices: number } | { ok: false; reason: 'not_found' }> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  const room = await readChatRoom(tx, { bookingId: input.bookingId, userId: actor.id })
  if (!room) return { ok: false, reason: 'not_found' }
  const [moved] = await tx.$queryRaw<{ last_read_seq: bigint }[]>`
    insert into chat_reads as r (room_id, user_id, last_read_seq)
    select ${input.bookingId}::uuid, ${actor.id}::uuid, max(seq) from chat_messages
    where room_id = ${input.bookingId}::uuid and seq <= ${input.seq}::bigint having max(seq) is not null
    on conflict (room_id, user_id) do update set last_read_seq = excluded.last_read_seq, updated_at = app_now()
      where r.last_read_seq < excluded.last_read_seq
    returning last_read_seq`
  if (!moved) return { ok: true, seq: room.myLastReadSeq, clearedNotices: 0 }
  const clearedNotices = await tx.$executeRaw`
    update notifications set read_at = app_now()
    where user_id = ${actor.id}::uuid and kind = 'new_message' and href = ${`/bookings/${input.bookingId}/chat`} and read_at is null`
  const seq = Number(moved.last_read_seq)
  await publish(tx, [`user:${room.other.userId}`, `user:${actor.id}`], 'chat:read', { bookingId: input.bookingId, userId: actor.id, seq })
  return { ok: true, seq, clearedNotices }
}

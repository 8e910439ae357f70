import type { Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'

const BATCH = 500

/**
 * F17: makes chats past their `chat_locked_at` read-only, one booking's or all.
 * Returns how many locked. A lock that was moved meanwhile is left to its own job.
 */
export async function lockChats(tx: Tx, input: { bookingId?: string }): Promise<number> {
  // Jobs are planned in milliseconds, the column knows microseconds.
  const locked = await tx.$queryRaw<{ id: string }[]>`
    update bookings set is_chat_active = false
    where id in (
      select id from bookings
      where is_chat_active and date_trunc('milliseconds', chat_locked_at) <= app_now() and (${input.bookingId ?? null}::uuid is null or id = ${input.bookingId ?? null}::uuid)
      order by id limit ${BATCH} for update skip locked)
    returning id`
  for (const { id } of locked) await publish(tx, [`booking:${id}`], 'chat:locked', { bookingId: id })
  return locked.length
}

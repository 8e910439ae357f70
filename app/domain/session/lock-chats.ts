import { Prisma, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'

const BATCH = 500

/**
 * F17: makes chats past their `chat_locked_at` read-only, one booking's or all.
 * Returns how many locked. A lock that was moved meanwhile is left to its own job.
 */
export async function lockChats(tx: Tx, input: { bookingId?: string }): Promise<number> {
  const which = input.bookingId ? Prisma.sql`and id = ${input.bookingId}::uuid` : Prisma.empty
  // Jobs are planned in milliseconds, the column knows microseconds. The rounding stands on
  // the clock's side: on the column's it would hide the index, and each sweep read every booking.
  const locked = await tx.$queryRaw<{ id: string }[]>`
    update bookings set is_chat_active = false
    where id in (
      select id from bookings
      where is_chat_active and chat_locked_at < date_trunc('milliseconds', app_now()) + interval '1 millisecond' ${which}
      order by chat_locked_at limit ${BATCH} for update skip locked)
    returning id`
  for (const { id } of locked) await publish(tx, [`booking:${id}`], 'chat:locked', { bookingId: id })
  return locked.length
}

import { toInstant, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { chatLock } from '../session/jobs.ts'

/**
 * Says anew when the booking's chat locks, and plans the job for that moment:
 * some hours after the last scheduled session, or after the package's end while
 * quota remains (also once that quota has expired: the lock never moves into the
 * past, behind messages already written). Call it whenever a session's time or state changes.
 */
export async function refreshChatLock(tx: Tx, bookingId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ chat_locked_at: Date }[]>`
    update bookings b set chat_locked_at = greatest(b.accepted_at,
        case when b.status = 'CANCELLED' then b.cancelled_at
             when last.has_quota then greatest(b.expires_at, last.ends_at)
             else coalesce(last.ends_at, b.accepted_at) end)
        + make_interval(hours => coalesce((b.policy_snapshot->>'chatLockHours')::int, 24))
    from (
      select max(coalesce(s.finished_at, s.ends_at)) as ends_at, coalesce(bool_or(s.status in ('PENDING_SCHEDULING', 'REQUESTED', 'EXPIRED')), false) as has_quota
      from sessions s where s.booking_id = ${bookingId}::uuid
    ) last
    where b.id = ${bookingId}::uuid and b.is_chat_active
    returning b.chat_locked_at`
  if (!row) return
  await enqueue(tx, chatLock, { bookingId }, { runAt: toInstant(row.chat_locked_at) })
}

import { Prisma, toInstant, type Tx } from '../../platform/db.ts'
import { MAKE_GOOD_DAYS } from './consequences.ts'

/** What a change of its sessions made of the booking. */
export type KeptBooking = {
  isCompleted: boolean
  /** At least one session took place: there is something to review. */
  hasWorked: boolean
  /** Its chat's new end, when it moved and lies ahead. */
  chatLocksAt: Temporal.Instant | null
}

type Row = {
  was: string
  status: string
  has_worked: boolean
  old_lock: Date | null
  chat_locked_at: Date | null
  is_chat_active: boolean
  old_end: Date
  expires_at: Date
}

/**
 * Says anew what a booking owes to its sessions, in one statement: the package's end
 * where a session was lost through no fault of the patient, completion (D09) once none is left
 * to do, and when its chat locks (F17): some hours after the last session, or after the
 * package's end while quota remains (also once that quota has expired: the lock never
 * moves into the past, behind messages already written). The chat is open while that
 * moment lies ahead. The caller has locked the booking.
 */
export async function keepBooking(tx: Tx, bookingId: string, change: { extendsFor: string | null }): Promise<KeptBooking> {
  const makeGood = Prisma.sql`app_now() + make_interval(days => ${MAKE_GOOD_DAYS})`
  const end = Prisma.sql`case when ${change.extendsFor !== null} then greatest(b.expires_at, ${makeGood}) else b.expires_at end`
  const lock = Prisma.sql`greatest(b.accepted_at,
      case when b.status = 'CANCELLED' then b.cancelled_at
           when its.has_quota then greatest(${end}, its.ends_at)
           else coalesce(its.ends_at, b.accepted_at) end)
    + make_interval(hours => coalesce((b.policy_snapshot->>'chatLockHours')::int, 24))`
  const [row] = await tx.$queryRaw<Row[]>`
    update bookings b set expires_at = ${end},
      status = case when b.status = 'ACCEPTED' and its.is_done then 'COMPLETED' else b.status end,
      completed_at = case when b.status = 'ACCEPTED' and its.is_done then app_now() else b.completed_at end,
      chat_locked_at = case when b.accepted_at is null then b.chat_locked_at else ${lock} end,
      is_chat_active = b.accepted_at is not null and ${lock} > app_now()
    from (
      select max(coalesce(s.finished_at, s.ends_at)) as ends_at,
        coalesce(bool_or(s.status in ('PENDING_SCHEDULING', 'REQUESTED', 'EXPIRED')), false) as has_quota,
        coalesce(bool_and(s.status in ('COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED')), false) as is_done,
        coalesce(bool_or(s.status = 'COMPLETED'), false) as has_worked
      from sessions s where s.booking_id = ${bookingId}::uuid
    ) its
    where b.id = ${bookingId}::uuid
    returning old.status::text as was, new.status::text as status, its.has_worked, old.chat_locked_at as old_lock, new.chat_locked_at, new.is_chat_active,
      old.expires_at as old_end, new.expires_at`
  if (!row) throw new Error(`booking ${bookingId} is not there`)
  if (row.expires_at > row.old_end) await noteExtension(tx, bookingId, row.expires_at, change.extendsFor!)
  const hasMoved = row.chat_locked_at?.getTime() !== row.old_lock?.getTime()
  return {
    isCompleted: row.was !== row.status,
    hasWorked: row.has_worked,
    chatLocksAt: hasMoved && row.is_chat_active ? toInstant(row.chat_locked_at!) : null,
  }
}

async function noteExtension(tx: Tx, bookingId: string, expiresAt: Date, reason: string): Promise<void> {
  await tx.$executeRaw`
    insert into booking_events (booking_id, subject, to_state, reason, actor_id, actor_name, data)
    values (${bookingId}::uuid, 'NOTE', 'PACKAGE_EXTENDED', ${reason}, app_actor_id(), app_actor_name(),
      ${JSON.stringify({ expires_at: expiresAt.toISOString() })}::jsonb)`
}

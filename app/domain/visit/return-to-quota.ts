import type { Tx } from '../../platform/db.ts'
import { refreshChatLock } from '../booking/chat-lock.ts'
import { cancelSessionJobs } from '../booking/session-jobs.ts'
import type { LockedVisit } from './lock-visit.ts'

/** Days a patient has at least to use a session that was lost through no fault of theirs. */
export const MAKE_GOOD_DAYS = 7

/**
 * Gives a locked session back to its booking's quota. When the package would run
 * out before the patient can use it, it is extended: this never costs the patient.
 * @returns false when the session was no longer in `from`.
 */
export async function returnToQuota(tx: Tx, visit: LockedVisit, input: { from: string; reason: string }): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update sessions set status = 'PENDING_SCHEDULING', status_reason = ${input.reason}, starts_at = null, ends_at = null, blocked_until = null,
      en_route_at = null, arrived_at = null, started_at = null, finished_at = null, meeting_link = null
    where id = ${visit.sessionId}::uuid and status = ${input.from}::session_status`
  if (changed === 0) return false
  const extended = await tx.$queryRaw<{ expires_at: Date }[]>`
    update bookings set expires_at = app_now() + make_interval(days => ${MAKE_GOOD_DAYS})
    where id = ${visit.bookingId}::uuid and expires_at < app_now() + make_interval(days => ${MAKE_GOOD_DAYS})
    returning expires_at`
  if (extended.length > 0) {
    await tx.$executeRaw`
      insert into booking_events (booking_id, session_id, subject, to_state, reason, actor_id, actor_name, data)
      values (${visit.bookingId}::uuid, ${visit.sessionId}::uuid, 'NOTE', 'PACKAGE_EXTENDED', ${input.reason}, app_actor_id(), app_actor_name(),
        ${JSON.stringify({ expires_at: extended[0]!.expires_at.toISOString() })}::jsonb)`
  }
  await cancelSessionJobs(tx, visit.sessionId)
  // With a session to schedule again the two must be able to write to each other.
  await tx.$executeRaw`update bookings set is_chat_active = true where id = ${visit.bookingId}::uuid and status = 'ACCEPTED' and not is_chat_active`
  await refreshChatLock(tx, visit.bookingId)
  return true
}

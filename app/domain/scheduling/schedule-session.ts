import { nowOf, type Tx } from '../../platform/db.ts'
import { occupiedTimes } from '../booking/booking.ts'
import { notify } from '../notification/notify.ts'
import { announceNewTime, findClash, type ClashReason } from './place-session.ts'
import { lockSession } from './session-facts.ts'

export type ScheduleSessionInput = { sessionId: string; patientId: string; startsAt: Temporal.Instant }

export type ScheduleSessionResult =
  | { ok: true; bookingId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }
  | { ok: false; reason: 'not_found' | 'booking_not_active' | 'not_schedulable' | 'package_expired' | 'after_expiry' | ClashReason }

/**
 * F03: gives a session of the quota its time, from the therapist's free slots.
 * Run it through `refusingClash`.
 */
export async function scheduleSession(tx: Tx, input: ScheduleSessionInput): Promise<ScheduleSessionResult> {
  const session = await lockSession(tx, input)
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'booking_not_active' }
  if (session.status !== 'PENDING_SCHEDULING') return { ok: false, reason: 'not_schedulable' }
  if (Temporal.Instant.compare(nowOf(tx), session.expiresAt) >= 0) return { ok: false, reason: 'package_expired' }
  if (Temporal.Instant.compare(input.startsAt, session.expiresAt) >= 0) return { ok: false, reason: 'after_expiry' }
  const clash = await findClash(tx, session, input.startsAt)
  if (clash) return { ok: false, reason: clash }

  const { endsAt, blockedUntil } = occupiedTimes(input.startsAt, session.policy)
  const scheduled = await tx.$executeRaw`
    update sessions s set status = 'SCHEDULED', status_reason = null, starts_at = ${input.startsAt.toString()}::timestamptz,
      ends_at = ${endsAt.toString()}::timestamptz, blocked_until = ${blockedUntil.toString()}::timestamptz
    from bookings b
    where s.id = ${session.sessionId}::uuid and s.status = 'PENDING_SCHEDULING' and b.id = s.booking_id
      and b.status = 'ACCEPTED' and b.expires_at > app_now()`
  if (scheduled === 0) return { ok: false, reason: 'not_schedulable' }
  await announceNewTime(tx, session, input.startsAt)
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_scheduled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: input.startsAt.toString(), zone: session.timeZone },
  })
  return { ok: true, bookingId: session.bookingId, startsAt: input.startsAt, endsAt }
}

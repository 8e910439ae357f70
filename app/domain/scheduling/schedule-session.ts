import { nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockSession } from '../session/lock.ts'
import { moveSession } from '../session/move-session.ts'
import { findClash, type ClashReason } from './place-session.ts'

export type ScheduleSessionInput = { sessionId: string; patientId: string; startsAt: Temporal.Instant }

export type ScheduleSessionResult =
  | { ok: true; bookingId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }
  | { ok: false; reason: 'not_found' | 'booking_not_active' | 'not_schedulable' | 'package_expired' | 'after_expiry' | ClashReason }

/**
 * F03: gives a session of the quota its time, from the therapist's free slots.
 * Run it through `refusingClash`.
 */
export async function scheduleSession(tx: Tx, input: ScheduleSessionInput): Promise<ScheduleSessionResult> {
  const session = await lockSession(tx, input.sessionId, { patientId: input.patientId }, { withCalendars: true })
  if (!session) return { ok: false, reason: 'not_found' }
  if (session.bookingStatus !== 'ACCEPTED') return { ok: false, reason: 'booking_not_active' }
  if (session.status !== 'PENDING_SCHEDULING') return { ok: false, reason: 'not_schedulable' }
  if (Temporal.Instant.compare(nowOf(tx), session.expiresAt) >= 0) return { ok: false, reason: 'package_expired' }
  if (Temporal.Instant.compare(input.startsAt, session.expiresAt) >= 0) return { ok: false, reason: 'after_expiry' }
  const clash = await findClash(tx, session, input.startsAt)
  if (clash) return { ok: false, reason: clash }

  const moved = await moveSession(tx, session, { from: ['PENDING_SCHEDULING'], to: 'SCHEDULED', reason: null, startsAt: input.startsAt })
  if (!moved) return { ok: false, reason: 'not_schedulable' }
  await notify(tx, {
    userId: session.therapistUserId,
    kind: 'session_scheduled',
    href: `/therapist/sessions/${session.sessionId}`,
    data: { code: session.code, ordinal: session.ordinal, startsAt: input.startsAt.toString(), zone: session.timeZone },
  })
  return { ok: true, bookingId: session.bookingId, startsAt: input.startsAt, endsAt: moved.steps[0]!.endsAt! }
}

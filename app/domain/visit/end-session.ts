import { publish } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { sessionPayout } from '../session/jobs.ts'
import type { Tx } from '../../platform/db.ts'
import { completeBookingIfDone } from '../booking/complete-booking.ts'
import { cancelSessionJobs } from '../booking/session-jobs.ts'
import { notify } from '../notification/notify.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { roomsOf, type LockedVisit } from './lock-visit.ts'

export type EndInput = {
  to: 'COMPLETED' | 'FORFEITED'
  /** Recorded with the event; null when the therapist simply finished. */
  reason: string | null
  finishedAt: Temporal.Instant
  note?: string | null
}

/**
 * Ends a locked visit that earned its payout: state, payout job, booking, chat
 * lock and the patient's notice in the caller's transaction.
 * @returns false when the session was no longer in the state the lock saw.
 */
export async function endSession(tx: Tx, visit: LockedVisit, input: EndInput): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update sessions set status = ${input.to}::session_status, status_reason = ${input.reason}, finished_at = ${input.finishedAt.toString()}::timestamptz,
      therapist_note = coalesce(${input.note ?? null}, therapist_note)
    where id = ${visit.sessionId}::uuid and status = ${visit.status}::session_status`
  if (changed === 0) return false
  await cancelSessionJobs(tx, visit.sessionId)
  await enqueue(tx, sessionPayout, { sessionId: visit.sessionId }, { tries: visit.policy.payoutTries })
  await settleExceptions(tx, { sessionId: visit.sessionId }, input.reason ?? input.to.toLowerCase())
  await completeBookingIfDone(tx, visit.bookingId)
  await notify(tx, {
    userId: visit.patientId,
    kind: input.to === 'COMPLETED' ? 'session_completed' : 'session_forfeited',
    href: `/bookings/${visit.bookingId}`,
    data: { code: visit.code, ordinal: visit.ordinal },
    dedupeKey: `session-ended:${visit.sessionId}`,
  })
  await publish(tx, roomsOf(visit), 'booking:changed', { bookingId: visit.bookingId })
  return true
}

import { violates, type Tx } from '../../platform/db.ts'
import type { LockedSession } from '../session/lock.ts'
import { releaseExpiredHolds } from '../session/release-holds.ts'
import { occupiedTimes } from '../session/session.ts'
import { readAvailability, takeFacts } from './availability-queries.ts'
import { isTimed, mayTake } from './may-take.ts'
import { isOnGrid } from './slots.ts'

export type ClashReason = 'schedule_not_found' | 'slot_taken' | 'patient_busy' | 'therapist_stopped'

/**
 * May the therapist take the session at this start? Call it behind `lockSession`.
 * Holds past their end are cleared away on the way, so the answer is also what the
 * exclusion constraint will say.
 */
export async function findClash(tx: Tx, session: LockedSession, startsAt: Temporal.Instant): Promise<ClashReason | null> {
  await releaseExpiredHolds(tx, { therapistId: session.therapistId, patientId: session.patientId })
  const from = startsAt.toZonedDateTimeISO(session.timeZone).toPlainDate()
  const known = (await readAvailability([session.therapistId], { from, days: 1 }, tx)).get(session.therapistId)
  if (!known || !isOnGrid(known.zone, session.policy.gridMinutes, startsAt)) return 'schedule_not_found'
  const { blockedUntil } = occupiedTimes(startsAt, soldLength(session))
  const span = { start: startsAt.epochMilliseconds, end: blockedUntil.epochMilliseconds }
  const answer = mayTake('quota', takeFacts(known, { ignoreSessionId: session.sessionId, policy: session.policy }), span, known.now)
  if (!answer.ok) {
    if (answer.failed.some((clause) => !isTimed(clause))) return 'therapist_stopped'
    return answer.failed.some((clause) => clause !== 'taken') ? 'schedule_not_found' : 'slot_taken'
  }
  return (await patientIsBusy(tx, session, startsAt)) ? 'patient_busy' : null
}

const soldLength = ({ booking }: LockedSession) => ({ therapyMinutes: booking.therapy_minutes, travelMinutes: booking.travel_minutes })

async function patientIsBusy(tx: Tx, session: LockedSession, startsAt: Temporal.Instant): Promise<boolean> {
  const { endsAt } = occupiedTimes(startsAt, soldLength(session))
  const [row] = await tx.$queryRaw<{ busy: boolean }[]>`
    select exists (select 1 from sessions s where s.patient_id = ${session.patientId}::uuid and s.id <> ${session.sessionId}::uuid
      and s.occupies and s.therapy && tstzrange(${startsAt.toString()}::timestamptz, ${endsAt.toString()}::timestamptz)) as busy`
  return row!.busy
}

/**
 * Runs a whole scheduling transaction and turns a clash that only the exclusion
 * constraints saw (a writer that took no calendar lock) into its refusal.
 */
export async function refusingClash<T>(run: () => Promise<T>): Promise<T | { ok: false; reason: 'slot_taken' | 'patient_busy' }> {
  try {
    return await run()
  } catch (error) {
    if (violates(error, 'patient_not_double_booked')) return { ok: false, reason: 'patient_busy' }
    if (violates(error, 'therapist_not_double_booked')) return { ok: false, reason: 'slot_taken' }
    throw error
  }
}

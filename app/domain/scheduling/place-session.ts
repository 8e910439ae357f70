import { violates, type Tx } from '../../platform/db.ts'
import type { LockedSession } from '../session/lock.ts'
import { releaseExpiredHolds } from '../session/release-holds.ts'
import { occupiedTimes } from '../session/session.ts'
import { readAvailability } from './availability-queries.ts'
import { slotPolicyFor } from './slot-policy.ts'
import { isFreeSlot } from './slots.ts'

export type ClashReason = 'schedule_not_found' | 'slot_taken' | 'patient_busy'

/**
 * Is this start on offer for the session? Call it behind `lockSession`. Holds
 * past their end are cleared away on the way, so the answer is also what the
 * exclusion constraint will say.
 */
export async function findClash(tx: Tx, session: LockedSession, startsAt: Temporal.Instant): Promise<ClashReason | null> {
  await releaseExpiredHolds(tx, { therapistId: session.therapistId, patientId: session.patientId })
  const from = startsAt.toZonedDateTimeISO(session.timeZone).toPlainDate()
  const known = (await readAvailability([session.therapistId], { from, days: 1 }, tx)).get(session.therapistId)
  if (!known) return 'schedule_not_found'
  const query = { ...known, policy: slotPolicyFor(session.policy, 'quota'), kind: 'regular' as const }
  // Not offered even on an empty calendar: outside hours, on leave, off the grid or past.
  if (!isFreeSlot({ ...query, occupied: [] }, startsAt)) return 'schedule_not_found'
  const others = known.sessions.filter((other) => other.id !== session.sessionId)
  if (!isFreeSlot({ ...query, occupied: others }, startsAt)) return 'slot_taken'
  return (await patientIsBusy(tx, session, startsAt)) ? 'patient_busy' : null
}

async function patientIsBusy(tx: Tx, session: LockedSession, startsAt: Temporal.Instant): Promise<boolean> {
  const { endsAt } = occupiedTimes(startsAt, {
    therapyMinutes: session.booking.therapy_minutes,
    travelMinutes: session.booking.travel_minutes,
  })
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

import { publish } from '../../platform/events.ts'
import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { roomsOf } from './lock-visit.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'

/** The therapist stands at the door; the patient is told. */
export async function arrive(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(tx, 'arrive', input, async (visit) => {
    const changed = await tx.$executeRaw`
      update sessions set status = 'ARRIVED', status_reason = null, arrived_at = app_now()
      where id = ${visit.sessionId}::uuid and status = ${visit.status}::session_status`
    if (changed === 0) return false
    await notify(tx, {
      userId: visit.patientId,
      kind: 'therapist_arrived',
      href: `/bookings/${visit.bookingId}`,
      data: { code: visit.code, therapist: visit.therapistName },
      dedupeKey: `arrived:${visit.sessionId}:${visit.startsAt}`,
    })
    await publish(tx, roomsOf(visit), 'booking:changed', { bookingId: visit.bookingId })
    return true
  })
}

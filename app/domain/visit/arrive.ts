import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { moveSession } from '../session/move-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'

/** The therapist stands at the door; the patient is told. */
export async function arrive(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(tx, 'arrive', input, async (visit) => {
    if (!(await moveSession(tx, visit, { from: [visit.status], to: 'ARRIVED', reason: null }))) return false
    await notify(tx, {
      userId: visit.patientId,
      kind: 'therapist_arrived',
      href: `/bookings/${visit.bookingId}`,
      data: { code: visit.code, therapist: visit.therapistName },
      dedupeKey: `arrived:${visit.sessionId}:${visit.startsAt}`,
    })
    return true
  })
}

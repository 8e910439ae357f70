import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { moveSession } from '../session/move-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'

/** The therapist is on the way; the patient is told. */
export async function setOut(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(tx, 'set_out', input, async (visit) => {
    if (!(await moveSession(tx, visit, { from: [visit.status], to: 'EN_ROUTE', reason: null }))) return false
    await notify(tx, {
      userId: visit.patientId,
      kind: 'therapist_en_route',
      href: `/bookings/${visit.bookingId}`,
      data: { code: visit.code, therapist: visit.therapistName },
      dedupeKey: `en-route:${visit.sessionId}:${visit.startsAt}`,
    })
    return true
  })
}

import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { raiseException } from '../oversight/raise-exception.ts'
import type { Because } from '../session/because.ts'
import { moveSession } from '../session/move-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'
import { WITHDREW } from './visit.ts'

/**
 * The therapist cannot come. The patient loses nothing: the session returns to
 * quota with time left to use it, the patient is told, an admin looks at it.
 * @param startsAt required, so that a second tap never hits the patient's next appointment.
 */
export async function withdrawVisit(tx: Tx, input: StepInput & { startsAt: Temporal.Instant; because?: Because }): Promise<StepResult> {
  const { because = {} } = input
  return takeStep(tx, 'withdraw', input, async (visit) => {
    if (!(await moveSession(tx, visit, { from: [visit.status], to: 'PENDING_SCHEDULING', reason: WITHDREW, because }))) return false
    await raiseException(tx, {
      kind: 'THERAPIST_NO_SHOW',
      bookingId: visit.bookingId,
      sessionId: visit.sessionId,
      code: visit.code,
      detail: [`${visit.therapistName}, ${visit.startsAt}, ${visit.status}`, because.words?.trim()].filter(Boolean).join(': '),
    })
    await notify(tx, {
      userId: visit.patientId,
      kind: 'therapist_withdrew',
      href: `/bookings/${visit.bookingId}`,
      data: { code: visit.code, ordinal: visit.ordinal },
      dedupeKey: `withdrew:${visit.sessionId}:${visit.startsAt}`,
    })
    return true
  })
}

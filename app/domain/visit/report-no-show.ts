import type { Tx } from '../../platform/db.ts'
import { moveSession } from '../session/move-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'
import { NO_SHOW } from './visit.ts'

/**
 * The therapist came, waited out the grace after the start, and nobody was there:
 * the session is forfeited and its share paid (F08).
 */
export async function reportNoShow(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(
    tx,
    'report_no_show',
    input,
    async (visit) => (await moveSession(tx, visit, { from: [visit.status], to: 'FORFEITED', reason: NO_SHOW })) !== null,
  )
}

import type { Tx } from '../../platform/db.ts'
import { moveSession } from '../session/move-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'

/** Therapy begins: the timer runs on the server's clock from here. */
export async function startSession(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(
    tx,
    'start',
    input,
    async (visit) => (await moveSession(tx, visit, { from: [visit.status], to: 'IN_PROGRESS', reason: null })) !== null,
  )
}

import { nowOf, type Tx } from '../../platform/db.ts'
import { endSession } from './end-session.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'

/**
 * Therapy is done: the session counts, the therapist's share is paid out, the
 * note is kept. Pressed again, or after the session had completed by itself, it
 * only keeps a note that was not there yet.
 */
export async function completeSession(tx: Tx, input: StepInput & { note?: string }): Promise<StepResult> {
  const note = input.note?.trim() || null
  return takeStep(
    tx,
    'complete',
    input,
    (visit) => endSession(tx, visit, { to: 'COMPLETED', reason: null, finishedAt: nowOf(tx), note }),
    async (visit) => {
      if (note)
        await tx.$executeRaw`update sessions set therapist_note = ${note} where id = ${visit.sessionId}::uuid and therapist_note is null`
    },
  )
}

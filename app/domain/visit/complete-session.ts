import type { Tx } from '../../platform/db.ts'
import { moveSession } from '../session/move-session.ts'
import { keepFirstNote } from './save-note.ts'
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
    async (visit) => {
      if (note) await keepFirstNote(tx, visit.sessionId, note, { replacing: true })
      return (await moveSession(tx, visit, { from: [visit.status], to: 'COMPLETED', reason: null })) !== null
    },
    async (visit) => {
      if (note) await keepFirstNote(tx, visit.sessionId, note, { replacing: false })
    },
  )
}

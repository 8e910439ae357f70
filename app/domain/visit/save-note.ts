import type { Tx } from '../../platform/db.ts'
import { lockTherapistSession } from '../session/lock.ts'

/** Characters of a therapist's note. */
export const NOTE_LIMIT = 4000

export type SaveNoteResult = { ok: true } | { ok: false; reason: 'not_found' | 'stale' | 'too_long' }

/** The therapist's note on a session under way or finished; may be corrected later. */
export async function saveNote(tx: Tx, input: { sessionId: string; note: string }): Promise<SaveNoteResult> {
  const note = input.note.trim()
  if (note.length > NOTE_LIMIT) return { ok: false, reason: 'too_long' }
  const visit = await lockTherapistSession(tx, input.sessionId)
  if (!visit) return { ok: false, reason: 'not_found' }
  const changed = await tx.$executeRaw`
    update sessions set therapist_note = ${note || null}
    where id = ${visit.sessionId}::uuid and status in ('ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')`
  return changed === 0 ? { ok: false, reason: 'stale' } : { ok: true }
}

/** The note typed beside "done". @param replacing also an earlier one. */
export async function keepFirstNote(tx: Tx, sessionId: string, note: string, { replacing }: { replacing: boolean }): Promise<void> {
  await tx.$executeRaw`
    update sessions set therapist_note = ${note} where id = ${sessionId}::uuid and (${replacing} or therapist_note is null)`
}

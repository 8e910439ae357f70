import { actorOf, type Tx } from '../../platform/db.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type AddNoteResult = { ok: true } | { ok: false; reason: 'not_found' | 'not_admin' | 'note_required' | 'note_too_long' }

/**
 * An admin's remark on a booking, kept in its timeline.
 * @param requestId made by the form: pressing twice writes once.
 */
export async function addBookingNote(tx: Tx, input: { bookingId: string; note: string; requestId: string }): Promise<AddNoteResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const note = input.note.trim()
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  if (note.length > 1000) return { ok: false, reason: 'note_too_long' }
  const [booking] = await tx.$queryRaw<{ id: string }[]>`select id from bookings where id = ${input.bookingId}::uuid for no key update`
  if (!booking) return { ok: false, reason: 'not_found' }
  const added = await tx.$executeRaw`
    insert into booking_events (booking_id, subject, to_state, reason, actor_id, actor_name, data)
    select ${booking.id}::uuid, 'NOTE', 'NOTE', ${note}, app_actor_id(), app_actor_name(), jsonb_build_object('request_id', ${input.requestId}::text)
    where not exists (select 1 from booking_events where booking_id = ${booking.id}::uuid and subject = 'NOTE' and data ->> 'request_id' = ${input.requestId})`
  if (added > 0) await recordAudit(tx, { action: 'booking.note', subjectType: 'booking', subjectId: booking.id, reason: note })
  return { ok: true }
}

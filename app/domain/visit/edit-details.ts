import { actorOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { announce } from '../session/rooms.ts'
import { UNDER_WAY } from '../session/session.ts'
import type { VisitDetails } from './visit-details.ts'

export type EditDetailsResult = { ok: true; changed: string[] } | { ok: false; reason: 'not_found' | 'booking_not_active' | 'on_the_way' }

const NOTHING: VisitDetails = { note: null, landmark: null, gate: null, contactName: null, contactPhone: null }

/**
 * The patient says how to find the door, until the therapist has set out: whoever drives
 * there must be able to rely on what they read. `details` has passed the form's schema.
 */
export async function editDetails(tx: Tx, input: { bookingId: string; details: VisitDetails }): Promise<EditDetailsResult> {
  const actor = actorOf(tx)
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking || actor.kind !== 'user' || booking.patient_id !== actor.id) return { ok: false, reason: 'not_found' }
  if (!['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status)) return { ok: false, reason: 'booking_not_active' }
  // Setting out locks the booking too, so nothing changes behind somebody's back.
  const [underWay] = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where booking_id = ${booking.id}::uuid and status = any(${[...UNDER_WAY]}::session_status[]) limit 1`
  if (underWay) return { ok: false, reason: 'on_the_way' }
  const changed = await save(tx, booking.id, input.details)
  if (changed.length === 0) return { ok: true, changed }
  // Which fields, not what they said: the events are kept longer than somebody's telephone number is needed.
  await tx.$executeRaw`
    insert into booking_events (booking_id, subject, to_state, actor_id, actor_name, data)
    values (${booking.id}::uuid, 'NOTE', 'VISIT_DETAILS', app_actor_id(), app_actor_name(), ${JSON.stringify({ fields: changed })}::jsonb)`
  if (booking.status === 'ACCEPTED') await tellTherapist(tx, booking)
  await announce(tx, booking)
  return { ok: true, changed }
}

/** @returns the names of what has changed */
async function save(tx: Tx, bookingId: string, to: VisitDetails): Promise<string[]> {
  const [row] = await tx.$queryRaw<VisitDetails[]>`
    select note, landmark, gate, contact_name as "contactName", contact_phone as "contactPhone" from visit_details where booking_id = ${bookingId}::uuid`
  const was = row ?? NOTHING
  const changed = (Object.keys(NOTHING) as (keyof VisitDetails)[]).filter((name) => was[name] !== to[name])
  if (changed.length === 0) return changed
  await tx.$executeRaw`
    insert into visit_details (booking_id, note, landmark, gate, contact_name, contact_phone)
    values (${bookingId}::uuid, ${to.note}, ${to.landmark}, ${to.gate}, ${to.contactName}, ${to.contactPhone})
    on conflict (booking_id) do update set note = excluded.note, landmark = excluded.landmark, gate = excluded.gate,
      contact_name = excluded.contact_name, contact_phone = excluded.contact_phone, updated_at = app_now()`
  return changed
}

/** The plan goes on as another booking, to the same door. */
export async function copyDetails(tx: Tx, bookings: { from: string; to: string }): Promise<void> {
  await tx.$executeRaw`
    insert into visit_details (booking_id, note, landmark, gate, contact_name, contact_phone)
    select ${bookings.to}::uuid, note, landmark, gate, contact_name, contact_phone from visit_details where booking_id = ${bookings.from}::uuid`
}

async function tellTherapist(tx: Tx, booking: LockedBooking): Promise<void> {
  const [next] = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where booking_id = ${booking.id}::uuid and status = 'SCHEDULED' order by starts_at limit 1`
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'visit_details_changed',
    href: next ? `/therapist/sessions/${next.id}` : '/therapist',
    data: { code: booking.code },
  })
}

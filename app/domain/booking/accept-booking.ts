import { actorOf, toInstant, type Tx } from '../../platform/db.ts'
import { cancelJobs } from '../../platform/jobs.ts'
import { publish } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import { openChatRoom } from '../chat/open-chat-room.ts'
import { refreshChatLock } from './chat-lock.ts'
import { lockBooking, type OpenBooking } from './close-booking.ts'
import { planSessionJobs } from './session-jobs.ts'

export type AnswerResult =
  | { ok: true; bookingId: string; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'too_late' | 'already_answered' | 'cancelled' }

/**
 * F20: the therapist takes the booking; the chat opens and the visit is planned.
 * One conditional update decides against time-out, decline and cancellation: the
 * state must still be PAID and the answer time not past on the database's clock.
 */
export async function acceptBooking(tx: Tx, input: { bookingId: string }): Promise<AnswerResult> {
  const booking = await lockOwnRequest(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  const accepted = await tx.$executeRaw`
    update bookings set status = 'ACCEPTED', accepted_at = app_now(), is_chat_active = true
    where id = ${booking.id}::uuid and status = 'PAID' and therapist_respond_by > app_now()`
  if (accepted === 0) return refusal(booking, 'ACCEPTED')
  await cancelJobs(tx, [`answer:${booking.id}`])
  await openChatRoom(tx, booking.id)
  await planScheduledSessions(tx, booking.id)
  await refreshChatLock(tx, booking.id)
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_accepted',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: booking.therapist_name },
    dedupeKey: `accepted:${booking.id}`,
  })
  await publish(
    tx,
    [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`, 'role:ADMIN'],
    'booking:changed',
    { bookingId: booking.id },
  )
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason: 'accepted' })
  return { ok: true, bookingId: booking.id, isNew: true }
}

/** The booking as its own therapist may answer it: another's is not found. */
export async function lockOwnRequest(tx: Tx, bookingId: string): Promise<OpenBooking | null> {
  const actor = actorOf(tx)
  const booking = await lockBooking(tx, bookingId)
  return booking && actor.kind === 'user' && booking.therapist_user_id === actor.id ? booking : null
}

/** Why an answer came to nothing, told from the state it met. Pressing twice is not an error. */
export function refusal(booking: OpenBooking, wanted: string): AnswerResult {
  if (booking.status === wanted) return { ok: true, bookingId: booking.id, isNew: false }
  if (booking.status === 'PAID') return { ok: false, reason: 'too_late' }
  return { ok: false, reason: booking.status === 'CANCELLED' ? 'cancelled' : 'already_answered' }
}

async function planScheduledSessions(tx: Tx, bookingId: string): Promise<void> {
  const sessions = await tx.$queryRaw<{ id: string; starts_at: Date; ends_at: Date }[]>`
    select s.id, s.starts_at, s.ends_at from sessions s
    where s.booking_id = ${bookingId}::uuid and s.status = 'SCHEDULED'`
  for (const session of sessions) {
    await planSessionJobs(tx, { id: session.id, startsAt: toInstant(session.starts_at), endsAt: toInstant(session.ends_at) })
  }
}

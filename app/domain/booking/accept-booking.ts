import { actorOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { markAccepted } from '../session/move-booking.ts'

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
  if (!(await markAccepted(tx, booking))) return refusal(booking, 'ACCEPTED')
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_accepted',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: booking.therapist_name },
    dedupeKey: `accepted:${booking.id}`,
  })
  return { ok: true, bookingId: booking.id, isNew: true }
}

/** The booking as its own therapist may answer it: another's is not found. */
export async function lockOwnRequest(tx: Tx, bookingId: string): Promise<LockedBooking | null> {
  const actor = actorOf(tx)
  const booking = await lockBooking(tx, bookingId)
  return booking && actor.kind === 'user' && booking.therapist_user_id === actor.id ? booking : null
}

/** Why an answer came to nothing, told from the state it met. Pressing twice is not an error. */
export function refusal(booking: LockedBooking, wanted: string): AnswerResult {
  if (booking.status === wanted) return { ok: true, bookingId: booking.id, isNew: false }
  if (booking.status === 'PAID') return { ok: false, reason: 'too_late' }
  return { ok: false, reason: booking.status === 'CANCELLED' ? 'cancelled' : 'already_answered' }
}

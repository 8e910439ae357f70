import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import type { Because } from '../session/because.ts'
import type { LockedBooking } from '../session/lock.ts'
import { cancelBooking } from '../session/move-booking.ts'
import { lockOwnRequest, refusal, type AnswerResult } from './accept-booking.ts'

/** F20: the therapist says no; the patient's money is owed back at once. */
export async function declineBooking(tx: Tx, input: { bookingId: string; because?: Because }): Promise<AnswerResult> {
  const booking = await lockOwnRequest(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (!(await withdrawRequest(tx, booking, input.because))) return refusal(booking, 'CANCELLED')
  return { ok: true, bookingId: booking.id, isNew: true }
}

/**
 * Ends a request that waits for its answer as a declined one, whoever ends it: the
 * patient gets the money back or chooses another therapist.
 * @returns false, with nothing changed, when it does not wait any more.
 */
export async function withdrawRequest(tx: Tx, booking: LockedBooking, because: Because = {}): Promise<boolean> {
  const closed = await cancelBooking(tx, booking, { from: ['PAID'], reason: 'therapist_declined', by: 'person', because })
  if (!closed) return false
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_declined',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: booking.therapist_name },
    dedupeKey: `declined:${booking.id}`,
  })
  return true
}

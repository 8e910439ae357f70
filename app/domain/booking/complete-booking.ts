import type { Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking } from './close-booking.ts'
import { refreshChatLock } from './chat-lock.ts'

/**
 * D09: completes an accepted booking once none of its sessions is left to do.
 * Call it after every session that ends; it does nothing while some remain.
 */
export async function completeBookingIfDone(tx: Tx, bookingId: string): Promise<boolean> {
  // The row lock comes first: two last sessions ending at once would each see the other unfinished.
  const booking = await lockBooking(tx, bookingId)
  if (booking?.status !== 'ACCEPTED') return false
  const completed = await tx.$executeRaw`
    update bookings set status = 'COMPLETED', completed_at = app_now()
    where id = ${bookingId}::uuid and status = 'ACCEPTED' and not exists (
      select 1 from sessions where booking_id = bookings.id and status not in ('COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED'))`
  await refreshChatLock(tx, bookingId)
  if (completed === 0) return false
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_completed',
    href: `/bookings/${booking.id}/review`,
    data: { code: booking.code },
    dedupeKey: `completed:${booking.id}`,
  })
  await publish(tx, [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`], 'booking:changed', {
    bookingId,
  })
  return true
}

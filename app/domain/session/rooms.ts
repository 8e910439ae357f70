import type { Tx } from '../../platform/db.ts'
import { publish, type Room } from '../../platform/events.ts'

type Concerned = { id: string; patient_id: string; therapist_user_id: string }

/** Everybody to whom a change of a booking is news, and to nobody else. */
export function roomsOf(booking: Concerned, ...others: Room[]): Room[] {
  return [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`, 'role:ADMIN', ...others]
}

/** Open pages about the booking read it again. */
export async function announce(tx: Tx, booking: Concerned, ...others: Room[]): Promise<void> {
  await publish(tx, roomsOf(booking, ...others), 'booking:changed', { bookingId: booking.id })
}

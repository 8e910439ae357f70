import type { Tx } from '../../platform/db.ts'
import { lockBooking } from './lock.ts'
import { cancelBooking } from './move-booking.ts'

/**
 * Frees the slots of bookings whose hold has passed though their job has not run
 * yet: a predicate of the exclusion constraint cannot ask for the time, so the
 * next booking clears the way itself, a cancellation like any other. Money that still
 * arrives for them is refunded.
 */
export async function releaseExpiredHolds(tx: Tx, input: { therapistId: string; patientId: string }): Promise<void> {
  const expired = await tx.$queryRaw<{ id: string }[]>`
    select id from bookings where status = 'PENDING' and hold_expires_at <= app_now()
      and (therapist_id = ${input.therapistId}::uuid or patient_id = ${input.patientId}::uuid)
    order by id`
  for (const { id } of expired) {
    const booking = await lockBooking(tx, id)
    if (booking) await cancelBooking(tx, booking, { from: ['PENDING'], reason: 'payment_expired', by: 'nobody' })
  }
}

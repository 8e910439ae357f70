import { database } from '../platform/db.ts'

/** Whether a user takes part in a booking: its patient, its therapist, or any admin. */
export async function mayFollowBooking(user: { id: string; role: string }, bookingId: string): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `select 1 from bookings b join therapists t on t.id = b.therapist_id
     where b.id = $1 and ($2 = 'ADMIN' or b.patient_id = $3 or t.user_id = $3)`,
    [bookingId, user.role, user.id],
  )
  return rowCount === 1
}

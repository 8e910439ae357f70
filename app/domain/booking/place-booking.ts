import { inTransaction, violates, type Actor, type Database } from '../../platform/db.ts'
import { calendarsOf, requestBooking, type RequestBookingInput, type RequestBookingResult } from './request-booking.ts'

/**
 * Requests a booking in a transaction of its own. Should a writer ever come round
 * the calendar lock, the constraints refuse it at the insert; that is an expected
 * answer too, told apart here, outside the failed transaction.
 */
export async function placeBooking(actor: Actor, input: RequestBookingInput, db?: Database): Promise<RequestBookingResult> {
  try {
    return await inTransaction(actor, (tx) => requestBooking(tx, input), { lockCalendars: calendarsOf(input), ...(db && { db }) })
  } catch (error) {
    if (violates(error, 'therapist_not_double_booked')) return { ok: false, reason: 'slot_taken' }
    if (violates(error, 'patient_not_double_booked')) return { ok: false, reason: 'patient_busy' }
    throw error
  }
}

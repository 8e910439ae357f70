import type { Reader } from '../../platform/db.ts'

/** A booking whose therapist was stopped: an admin finds another one, or cancels it. */
export type StrandedBooking = {
  id: string
  code: string
  patient_name: string
  therapist_name: string
  next_starts_at: Date | null
  time_zone: string
  scheduled: number
  quota: number
  expires_at: Date
}

/** The work that a stop leaves behind, soonest visit first. It goes away by itself when each is swapped, cancelled or done. */
export async function listStrandedBookings(reader: Reader, limit = 100): Promise<StrandedBooking[]> {
  return reader.$queryRaw<StrandedBooking[]>`
    select b.id, b.code, patient.name as patient_name, u.name as therapist_name, open.next_starts_at, b.time_zone, open.scheduled, open.quota, b.expires_at
    from therapists t join users u on u.id = t.user_id join bookings b on b.therapist_id = t.id join users patient on patient.id = b.patient_id
    cross join lateral (
      select min(s.starts_at) filter (where s.status = 'SCHEDULED') as next_starts_at,
        count(*) filter (where s.status = 'SCHEDULED')::int as scheduled,
        count(*) filter (where s.status in ('PENDING_SCHEDULING', 'REQUESTED'))::int as quota
      from sessions s where s.booking_id = b.id) open
    where t.intake = 'STOPPED' and b.status = 'ACCEPTED' and open.scheduled + open.quota > 0
    order by open.next_starts_at nulls last, b.expires_at, b.id limit ${limit}`
}

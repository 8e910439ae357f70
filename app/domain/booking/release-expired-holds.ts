import type { Tx } from '../../platform/db.ts'

/**
 * Frees the slots of bookings whose hold has passed though their job has not run
 * yet: a predicate of the exclusion constraint cannot ask for the time, so the
 * next booking clears the way itself. Money that still arrives for them is refunded.
 */
export async function releaseExpiredHolds(tx: Tx, input: { therapistId: string; patientId: string }): Promise<void> {
  await tx.$executeRaw`
    with expired as (
      update bookings set status = 'CANCELLED', status_reason = 'payment_expired', cancelled_at = app_now()
      where status = 'PENDING' and hold_expires_at <= app_now()
        and (therapist_id = ${input.therapistId}::uuid or patient_id = ${input.patientId}::uuid)
      returning id
    )
    update sessions set status = 'CANCELLED', status_reason = 'payment_expired'
    from expired where sessions.booking_id = expired.id and sessions.status in ('PENDING_SCHEDULING', 'SCHEDULED')`
}

import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { paymentsEnd } from '../session/jobs.ts'
import { closeOtherAttempts } from './move-payment.ts'

/** The booking is bought although the patient had chosen another method since: that other one must not be paid too. */
export async function closeOtherAttempt(tx: Tx, bookingId: string, paymentId: string): Promise<void> {
  if ((await closeOtherAttempts(tx, { bookingId, paymentId })) > 0) await enqueue(tx, paymentsEnd, { bookingId })
}

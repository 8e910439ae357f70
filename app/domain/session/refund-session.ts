import type { Tx } from '../../platform/db.ts'
import { requestRefund } from '../refund/request-refund.ts'
import type { LockedSession } from './lock.ts'
import { moveSession } from './move-session.ts'

/**
 * Ends one locked session of an accepted booking and owes back what it cost; the rest
 * of the package goes on. A person decides this, never time alone.
 * @returns the refund in rupiah, or null, with nothing changed, when nothing was paid for
 * it or it had moved on.
 */
export async function refundSession(tx: Tx, session: LockedSession, reason: string): Promise<bigint | null> {
  const [payment] = await tx.$queryRaw<{ id: string }[]>`
    select id from payments where booking_id = ${session.bookingId}::uuid and is_entitled and status in ('COMPLETED', 'PARTIALLY_REFUNDED')`
  if (!payment) return null
  const moved = await moveSession(tx, session, { from: [session.status], to: 'CANCELLED', reason })
  if (!moved) return null
  const amount = moved.steps[0]!.value
  if (amount === 0n) return 0n
  await requestRefund(tx, {
    bookingId: session.bookingId,
    paymentId: payment.id,
    patientId: session.patientId,
    code: session.code,
    amount,
    reason,
    key: `session:${session.sessionId}`,
    from: 'DEFERRED_REVENUE',
  })
  return amount
}

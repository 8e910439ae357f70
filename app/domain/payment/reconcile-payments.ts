import { database } from '../../platform/db.ts'
import { describeError, logger } from '../../platform/logger.ts'
import { expireHold } from './expire-hold.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'
import { MOVED_ON } from './payment.ts'
import { refreshPayment, settlePayment } from './settle-payment.ts'

type Candidate = { id: string; order_id: string; is_pointless: boolean }

export type ReconcileResult = { asked: number; changed: number; silent: number; holds: number }

const LIMIT = 200

/**
 * D14: asks the gateway about every payment that stayed silent, so that a lost
 * notification or a lost job needs nobody's hand: open ones; those we closed on our
 * own word; and young settlements of banks that may still reverse them. Then ends
 * holds whose own job did not run.
 */
export async function reconcilePayments(gateway: PaymentGateway): Promise<ReconcileResult> {
  const result: ReconcileResult = { asked: 0, changed: 0, silent: 0, holds: 0 }
  for (const payment of await candidates()) {
    result.asked += 1
    // One bad row stops no other.
    try {
      const outcome = payment.is_pointless
        ? await settlePayment(gateway, payment, 'cancel', 'payment-reconcile')
        : await refreshPayment(gateway, payment, 'payment-reconcile')
      if (outcome === null) result.silent += 1
      else if (outcome !== 'unchanged') result.changed += 1
    } catch (error) {
      logger.error({ event: 'payment.reconcile_failed', paymentId: payment.id, ...describeError(error) })
    }
  }
  for (const bookingId of await overdueHolds()) {
    await expireHold(gateway, bookingId)
    result.holds += 1
  }
  logger.info({
    event: 'payment.reconciled',
    count: result.asked,
    outcome: `changed ${result.changed}, silent ${result.silent}, holds ${result.holds}`,
  })
  return result
}

/** `is_pointless`: nobody waits for this money any more, so it is better not paid at all. */
async function candidates(): Promise<Candidate[]> {
  const { rows } = await database().pool.query<Candidate>(`
    select p.id, p.order_id, p.status in ('FAILED', 'EXPIRED', 'CANCELLED') or coalesce(b.status <> 'PENDING', false) and p.status in ('PENDING', 'PROCESSING') as is_pointless
    from payments p left join bookings b on b.id = p.booking_id
    where p.created_at > app_now() - interval '3 days' and p.moved_from is null and (
      (p.status in ('PENDING', 'PROCESSING') and coalesce(p.checked_at, p.created_at) <= app_now() - interval '1 minute')
      or (p.status in ('FAILED', 'EXPIRED', 'CANCELLED') and p.status_reason not like 'gateway\\_%')
      or ((p.status = 'COMPLETED' or p.status_reason = '${MOVED_ON}') and p.method in ('va_permata', 'mandiri_bill') and p.paid_at > app_now() - interval '30 minutes'))
    order by p.checked_at nulls first, p.created_at limit ${LIMIT}`)
  return rows
}

async function overdueHolds(): Promise<string[]> {
  const { rows } = await database().pool.query<{ id: string }>(`
    select id from bookings where status = 'PENDING' and hold_expires_at <= app_now() order by hold_expires_at limit ${LIMIT}`)
  return rows.map((row) => row.id)
}

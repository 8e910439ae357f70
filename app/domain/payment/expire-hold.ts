import { database, inTransaction, nowOf, system, toInstant, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { holdEnd } from '../session/jobs.ts'
import { lockBooking } from '../session/lock.ts'
import { cancelBooking } from '../session/move-booking.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'
import { movePayment } from './move-payment.ts'
import { openPaymentOf } from './payment-rows.ts'
import { settlePayment, type PaymentReference } from './settle-payment.ts'

const ACTOR = 'payment-hold'

/**
 * D08: the end of a booking's payment hold. The gateway is asked first, because the
 * patient may just have paid; but its silence never keeps the slot. Also ends
 * payments left over from a booking cancelled, paid in another way, or charged without an answer.
 */
export async function expireHold(gateway: PaymentGateway, bookingId: string): Promise<void> {
  const isEarly = await isTooEarly(bookingId)
  for (const payment of await unsettledPayments(bookingId, { withOpen: !isEarly })) {
    // One silence is enough: the slot does not wait for more of them.
    if ((await settlePayment(gateway, payment, 'expire', ACTOR)) === null) break
  }
  if (!isEarly) await inTransaction(system(ACTOR), (tx) => releaseHold(tx, bookingId))
}

/** Comes again at the right moment when the clock says the hold still runs. */
async function isTooEarly(bookingId: string): Promise<boolean> {
  return inTransaction(system(ACTOR), async (tx) => {
    const [booking] = await tx.$queryRaw<{ hold_expires_at: Date }[]>`
      select hold_expires_at from bookings where id = ${bookingId}::uuid and status = 'PENDING' and hold_expires_at > app_now()`
    if (!booking) return false
    await enqueue(tx, holdEnd, { bookingId }, { runAt: toInstant(booking.hold_expires_at) })
    return true
  })
}

/** Open ones, and those we gave up without the gateway's word: someone might still pay them. */
async function unsettledPayments(bookingId: string, options: { withOpen: boolean }): Promise<PaymentReference[]> {
  const { rows } = await database().pool.query<PaymentReference>(
    `
    select id, order_id from payments where booking_id = $1
      and ($2 and status in ('PENDING', 'PROCESSING') or (status in ('FAILED', 'EXPIRED', 'CANCELLED') and status_reason not like 'gateway\\_%'))
    order by attempt`,
    [bookingId, options.withOpen],
  )
  return rows
}

/** The conditional update of the booking decides against a payment confirmed at the same moment. */
async function releaseHold(tx: Tx, bookingId: string): Promise<void> {
  const booking = await lockBooking(tx, bookingId)
  if (!booking) return
  const payment = await openPaymentOf(tx, bookingId)
  if (booking.status === 'CANCELLED') {
    if (payment) await movePayment(tx, payment.id, { to: 'CANCELLED', reason: 'booking_closed' })
    return
  }
  const isDue = booking.status === 'PENDING' && Temporal.Instant.compare(booking.hold_expires_at!, nowOf(tx)) <= 0
  if (!isDue) return
  if (payment) await movePayment(tx, payment.id, { to: 'EXPIRED', reason: 'hold_expired' })
  await cancelBooking(tx, booking, { from: ['PENDING'], reason: 'payment_expired', by: 'nobody' })
}

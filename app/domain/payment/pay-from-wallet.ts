import { actorOf, nowOf, toInstant, type Tx } from '../../platform/db.ts'
import { confirmBooking } from '../booking/confirm-booking.ts'
import { isStopped } from '../booking/is-stopped.ts'
import { lockBooking } from '../session/lock.ts'
import { closeOtherAttempt } from './close-other-attempt.ts'
import { insertPayment } from './move-payment.ts'
import { orderIdOf } from './payment.ts'

export type PayFromWalletResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'booking_closed' | 'hold_expired' }
  | { ok: false; reason: 'balance_too_low'; balance: bigint }

/** O20: pays one's own booking wholly from the wallet, at once. Pressing twice pays once. */
export async function payFromWallet(tx: Tx, input: { bookingId: string }): Promise<PayFromWalletResult> {
  const actor = actorOf(tx)
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking || actor.kind !== 'user' || booking.patient_id !== actor.id) return { ok: false, reason: 'not_found' }
  if (booking.status === 'CANCELLED') return { ok: false, reason: 'booking_closed' }
  if (booking.status !== 'PENDING') return { ok: true, isNew: false }
  if (await isStopped(tx, booking.therapist_id)) return { ok: false, reason: 'booking_closed' }
  const [facts] = await tx.$queryRaw<{ hold_expires_at: Date; first_start: Date; attempts: number; balance: bigint }[]>`
    select b.hold_expires_at, (select min(starts_at) from sessions where booking_id = b.id and status = 'SCHEDULED') as first_start,
      (select coalesce(max(attempt), 0) from payments where booking_id = b.id)::int as attempts, account.balance
    from bookings b join ledger_accounts account on account.user_id = b.patient_id and account.kind = 'WALLET'
    where b.id = ${booking.id}::uuid for update of account`
  const now = nowOf(tx)
  const until = [facts!.hold_expires_at, facts!.first_start].map(toInstant)
  if (until.some((moment) => Temporal.Instant.compare(moment, now) <= 0)) return { ok: false, reason: 'hold_expired' }
  if (facts!.balance < booking.total_price) return { ok: false, reason: 'balance_too_low', balance: facts!.balance }
  const attempt = facts!.attempts + 1
  const payment = await insertPayment(tx, {
    bookingId: booking.id,
    patientId: actor.id,
    attempt,
    orderId: orderIdOf(booking.id, attempt),
    method: 'wallet',
    amount: booking.total_price,
    paidAt: now,
  })
  const from = { kind: 'WALLET_PAYMENT', account: { walletOfUser: actor.id }, funding: 'WALLET' } as const
  if (!(await confirmBooking(tx, { booking, payment, paidAt: now, from })))
    throw new Error(`booking ${booking.id} refused its wallet payment`)
  await closeOtherAttempt(tx, booking.id, payment.id)
  return { ok: true, isNew: true }
}

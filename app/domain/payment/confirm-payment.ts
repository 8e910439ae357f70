import { nowOf, toInstant, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { cancelJobs, enqueue } from '../../platform/jobs.ts'
import { answerEnd, paymentsEnd } from '../session/jobs.ts'
import { answerDeadline } from '../booking/booking.ts'
import type { OpenBooking } from '../booking/close-booking.ts'
import { postEntry, type EntryKind, type Leg } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { notifyAdmins } from '../notification/notify-admins.ts'
import { readPolicy } from '../policy/policy.ts'
import { closeOtherAttempts } from './move-payment.ts'
import type { PaymentRow } from './payment.ts'

type Facts = { policy_snapshot: unknown; therapist_net_total: bigint; first_start: Date | null }

/** Where the money comes from; by default the gateway. */
export type MoneySource = { kind: EntryKind; account: Leg['account'] }
const GATEWAY: MoneySource = { kind: 'PAYMENT_RECEIVED', account: 'GATEWAY_CLEARING' }

/**
 * D06: the payment buys the booking: PAID, the therapist is asked until a deadline,
 * the money stands as deferred revenue, and everybody concerned is told.
 * @returns false, with nothing changed, when the booking no longer waits for money
 * or its first visit has already begun without it.
 */
export async function confirmBooking(
  tx: Tx,
  input: { booking: OpenBooking; payment: PaymentRow; paidAt: Temporal.Instant; from?: MoneySource },
): Promise<boolean> {
  const { booking, payment, from = GATEWAY } = input
  const now = nowOf(tx)
  const [facts] = await tx.$queryRaw<Facts[]>`
    select b.policy_snapshot, b.therapist_net_total,
      (select min(starts_at) from sessions where booking_id = b.id and status = 'SCHEDULED') as first_start
    from bookings b where b.id = ${booking.id}::uuid`
  const start = facts?.first_start ? toInstant(facts.first_start) : null
  if (!facts || !start || Temporal.Instant.compare(start, now) <= 0) return false
  const deadline = answerDeadline(booking.booking_type, now, readPolicy(facts.policy_snapshot))
  const respondBy = Temporal.Instant.compare(deadline, start) < 0 ? deadline : start
  const confirmed = await tx.$executeRaw`
    update bookings set status = 'PAID', paid_at = ${input.paidAt.toString()}::timestamptz, therapist_respond_by = ${respondBy.toString()}::timestamptz
    where id = ${booking.id}::uuid and status = 'PENDING'`
  if (confirmed === 0) return false
  await postEntry(tx, {
    kind: from.kind,
    key: `payment:${payment.id}`,
    bookingId: booking.id,
    legs: [
      { account: from.account, amount: -payment.amount },
      { account: 'DEFERRED_REVENUE', amount: payment.amount },
    ],
  })
  await cancelJobs(tx, [`hold:${booking.id}`])
  await enqueue(tx, answerEnd, { bookingId: booking.id }, { runAt: respondBy })
  await closeOtherAttempt(tx, booking.id, payment.id)
  await tellEveryone(tx, booking, payment, { isMoved: from.kind === 'PAYMENT_MOVED', start, respondBy, net: facts.therapist_net_total })
  return true
}

/** An earlier attempt was paid although the patient had chosen another method since: that other one must not be paid too. */
async function closeOtherAttempt(tx: Tx, bookingId: string, paymentId: string): Promise<void> {
  if ((await closeOtherAttempts(tx, { bookingId, paymentId })) > 0) await enqueue(tx, paymentsEnd, { bookingId })
}

async function tellEveryone(
  tx: Tx,
  booking: OpenBooking,
  payment: PaymentRow,
  facts: { isMoved: boolean; start: Temporal.Instant; respondBy: Temporal.Instant; net: bigint },
): Promise<void> {
  const amount = Number(payment.amount)
  const respondBy = facts.respondBy.toString()
  // Money that only moved from an earlier booking is no news.
  if (!facts.isMoved)
    await notify(tx, {
      userId: booking.patient_id,
      kind: 'payment_received',
      href: `/bookings/${booking.id}`,
      data: { code: booking.code, amount },
      dedupeKey: `paid:${booking.id}:patient`,
    })
  const seconds = Math.max(1, Math.floor(nowOf(tx).until(facts.respondBy).total('seconds')))
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'booking_requested',
    href: `/therapist/requests/${booking.id}`,
    data: {
      code: booking.code,
      startsAt: facts.start.toString(),
      zone: booking.time_zone,
      net: Number(facts.net),
      respondBy,
      type: booking.booking_type === 'INSTANT' ? 'INSTANT' : 'REGULAR',
    },
    urgent: { ttlSeconds: seconds },
    dedupeKey: `asked:${booking.id}:${booking.therapist_user_id}`,
  })
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:urgent', { bookingId: booking.id, respondBy })
  await notifyAdmins(tx, {
    kind: 'admin_new_booking',
    href: `/admin/bookings/${booking.id}`,
    data: { code: booking.code, amount },
    dedupeKey: `paid:${booking.id}`,
  })
  await publish(
    tx,
    [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`, 'role:ADMIN'],
    'booking:changed',
    { bookingId: booking.id },
  )
}

import { nowOf, toInstant, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { changeJobs, plan } from '../../platform/jobs.ts'
import { openChatRoom } from '../chat/open-chat-room.ts'
import { notify } from '../notification/notify.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { requestRefund } from '../refund/request-refund.ts'
import { askTherapist } from './ask-therapist.ts'
import type { Because } from './because.ts'
import { answerEnd, chatLock, holdEnd, paymentsEnd } from './jobs.ts'
import { keepBooking } from './keep-booking.ts'
import type { LockedBooking } from './lock.ts'
import { blockWayBack } from './move-session.ts'
import { announce } from './rooms.ts'
import { UNFINISHED, type BookingStatus } from './session.ts'
import { jobsOff, join, timedJobs } from './session-jobs.ts'
import { updateSessions, type Step } from './update-sessions.ts'

export type Cancellation = {
  /** The conditional update decides who wins a race. */
  from: readonly BookingStatus[]
  /** What ended it; recorded with the event. */
  reason: string
  /** `person`: the actor of the transaction wanted it. `nobody`: time or a bank ended it. */
  by: 'person' | 'nobody'
  because?: Because
}

/**
 * The payment buys the booking: its therapist is asked until `respondBy`, and the slot
 * no longer waits for money.
 * @returns false, with nothing changed, when it was not waiting for money any more.
 */
export async function markPaid(
  tx: Tx,
  booking: LockedBooking,
  input: { paidAt: Temporal.Instant; respondBy: Temporal.Instant; funding: 'GATEWAY' | 'WALLET' | null },
): Promise<boolean> {
  const { respondBy } = input
  const paid = await tx.$executeRaw`
    update bookings set status = 'PAID', paid_at = ${input.paidAt.toString()}::timestamptz, therapist_respond_by = ${respondBy.toString()}::timestamptz,
      funding = coalesce(${input.funding}::booking_funding, funding)
    where id = ${booking.id}::uuid and status = 'PENDING'`
  if (paid === 0) return false
  await changeJobs(tx, {
    add: [plan(answerEnd, { bookingId: booking.id }, { runAt: respondBy })],
    remove: [holdEnd.key({ bookingId: booking.id })],
  })
  await askTherapist(tx, booking, respondBy)
  await announce(tx, booking)
  return true
}

/**
 * The therapist takes it, in time on the database's clock: the chat opens, its visits'
 * jobs are planned, open alerts of the request close.
 * @returns false, with nothing changed, when somebody or the deadline was faster.
 */
export async function markAccepted(tx: Tx, booking: LockedBooking): Promise<boolean> {
  const accepted = await tx.$executeRaw`
    update bookings set status = 'ACCEPTED', accepted_at = app_now()
    where id = ${booking.id}::uuid and status = 'PAID' and therapist_respond_by > app_now()`
  if (accepted === 0) return false
  await openChatRoom(tx, booking.id)
  const sessions = await tx.$queryRaw<{ id: string; starts_at: Date; ends_at: Date }[]>`
    select id, starts_at, ends_at from sessions where booking_id = ${booking.id}::uuid and status = 'SCHEDULED'`
  const { chatLocksAt } = await keepBooking(tx, booking.id, { extendsFor: null })
  const lock = plan(chatLock, { bookingId: booking.id }, { runAt: chatLocksAt! })
  const timed = sessions.map((row) =>
    timedJobs({ id: row.id, startsAt: toInstant(row.starts_at), endsAt: toInstant(row.ends_at) }, nowOf(tx)),
  )
  const jobs = join(...timed, { add: [lock], remove: [answerEnd.key({ bookingId: booking.id })] })
  await changeJobs(tx, jobs)
  await announce(tx, booking)
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason: 'accepted' })
  return true
}

/**
 * Cancels a locked booking: its unfinished sessions are cancelled, the slot is free,
 * waiting jobs and open questions end, its chat will lock, what was paid for the unused
 * part is owed back.
 * @returns the refund in rupiah (0 when nothing was paid), or null, with nothing changed,
 * when it was in none of `from` any more.
 */
export async function cancelBooking(tx: Tx, booking: LockedBooking, input: Cancellation): Promise<{ refund: bigint } | null> {
  const { reason } = input
  const [closed] = await tx.$queryRaw<{ entitled_payment: string | null; has_open_payment: boolean }[]>`
    update bookings b set status = 'CANCELLED', status_reason = ${reason}, cancelled_at = app_now(),
      cancelled_by = case when ${input.by === 'person'} then app_actor_id() end,
      cancel_reason = ${input.because?.reason ?? null}, cancel_words = nullif(trim(${input.because?.words ?? null}), '')
    where id = ${booking.id}::uuid and status = any(${[...input.from]}::booking_status[])
    returning
      (select id from payments where booking_id = b.id and is_entitled and status in ('COMPLETED', 'PARTIALLY_REFUNDED')) as entitled_payment,
      exists (select 1 from payments where booking_id = b.id and status in ('PENDING', 'PROCESSING')) as has_open_payment`
  if (!closed) return null
  const steps = await updateSessions(tx, booking, null, { from: UNFINISHED, to: 'CANCELLED', reason })
  await blockWayBack(tx, booking, steps, nowOf(tx))
  await settleExceptions(tx, { bookingId: booking.id }, reason)
  const { chatLocksAt } = await keepBooking(tx, booking.id, { extendsFor: null })
  await changeJobs(tx, {
    add: [
      // Nobody waits for its money any more: the worker ends the open payment at the gateway.
      ...(closed.has_open_payment ? [plan(paymentsEnd, { bookingId: booking.id })] : []),
      ...(chatLocksAt ? [plan(chatLock, { bookingId: booking.id }, { runAt: chatLocksAt })] : []),
    ],
    remove: [
      holdEnd.key({ bookingId: booking.id }),
      answerEnd.key({ bookingId: booking.id }),
      ...steps.flatMap((step) => jobsOff(step.id).remove),
    ],
  })
  const refund = await refundUnused(tx, booking, steps, closed.entitled_payment, reason)
  await tellOfCancelling(tx, booking, reason)
  return { refund }
}

async function refundUnused(tx: Tx, booking: LockedBooking, steps: Step[], paymentId: string | null, reason: string): Promise<bigint> {
  const amount = steps.reduce((sum, step) => sum + step.value, 0n)
  if (!paymentId || amount === 0n) return 0n
  await requestRefund(tx, {
    bookingId: booking.id,
    paymentId,
    patientId: booking.patient_id,
    code: booking.code,
    amount,
    reason,
    key: `booking:${booking.id}`,
    from: 'DEFERRED_REVENUE',
  })
  return amount
}

async function tellOfCancelling(tx: Tx, booking: LockedBooking, reason: string): Promise<void> {
  if (reason === 'payment_expired') {
    // Whether its own job or somebody else's request cleared it away.
    await notify(tx, {
      userId: booking.patient_id,
      kind: 'payment_expired',
      href: `/bookings/${booking.id}`,
      data: { code: booking.code },
      dedupeKey: `unpaid:${booking.id}`,
    })
  }
  await announce(tx, booking)
  if (booking.status === 'PAID')
    await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason })
}

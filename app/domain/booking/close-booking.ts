import type { Tx } from '../../platform/db.ts'
import { cancelJobs, enqueue } from '../../platform/jobs.ts'
import { paymentsEnd } from '../session/jobs.ts'
import { publish } from '../../platform/events.ts'
import { requestRefund } from '../refund/request-refund.ts'
import { refreshChatLock } from './chat-lock.ts'
import { cancelSessionJobs } from './session-jobs.ts'

export type OpenBooking = {
  id: string
  code: string
  status: string
  booking_type: string
  patient_id: string
  therapist_id: string
  therapist_user_id: string
  therapist_name: string
  total_price: bigint
  time_zone: string
}

/** The booking row, locked until the transaction ends. */
export async function lockBooking(tx: Tx, bookingId: string): Promise<OpenBooking | null> {
  const [row] = await tx.$queryRaw<OpenBooking[]>`
    select b.id, b.code, b.status::text, b.booking_type::text, b.patient_id, b.therapist_id, t.user_id as therapist_user_id,
      u.name as therapist_name, b.total_price, b.time_zone
    from bookings b join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    where b.id = ${bookingId}::uuid for update of b`
  return row ?? null
}

export type CloseInput = {
  /** Closes only from one of these states; the conditional update decides who wins a race. */
  from: ('PENDING' | 'PAID' | 'ACCEPTED')[]
  reason: string
}

/**
 * Cancels a booking: its unfinished sessions are cancelled, the slot is free, its
 * waiting jobs are withdrawn, and what was paid for them is owed back.
 * @returns the refund in rupiah (0 when nothing was paid), or null when the booking
 * is no longer in one of the states asked for.
 */
export async function closeBooking(tx: Tx, booking: OpenBooking, input: CloseInput): Promise<{ refund: bigint } | null> {
  const closed = await tx.$executeRaw`
    update bookings set status = 'CANCELLED', status_reason = ${input.reason}, cancelled_at = app_now()
    where id = ${booking.id}::uuid and status = any(${input.from}::booking_status[])`
  if (closed === 0) return null
  const sessions = await tx.$queryRaw<{ id: string; value: bigint }[]>`
    update sessions set status = 'CANCELLED', status_reason = ${input.reason}
    where booking_id = ${booking.id}::uuid and status in ('PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED')
    returning id, therapist_share + platform_share as value`
  await cancelJobs(tx, [`hold:${booking.id}`, `answer:${booking.id}`])
  await endOpenPayment(tx, booking.id)
  for (const session of sessions) await cancelSessionJobs(tx, session.id)
  await refreshChatLock(tx, booking.id)
  const refund = await refundUnused(
    tx,
    booking,
    sessions.reduce((sum, session) => sum + session.value, 0n),
    input.reason,
  )
  await publish(
    tx,
    [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`, 'role:ADMIN'],
    'booking:changed',
    { bookingId: booking.id },
  )
  if (booking.status === 'PAID') {
    await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason: input.reason })
  }
  return { refund }
}

/** A booking nobody waits for must not be paid any more: the worker ends its open payment at the gateway. */
async function endOpenPayment(tx: Tx, bookingId: string): Promise<void> {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    select id from payments where booking_id = ${bookingId}::uuid and status in ('PENDING', 'PROCESSING')`
  if (open) await enqueue(tx, paymentsEnd, { bookingId })
}

async function refundUnused(tx: Tx, booking: OpenBooking, amount: bigint, reason: string): Promise<bigint> {
  const [payment] = await tx.$queryRaw<{ id: string }[]>`
    select id from payments where booking_id = ${booking.id}::uuid and is_entitled and status in ('COMPLETED', 'PARTIALLY_REFUNDED')`
  if (!payment || amount === 0n) return 0n
  await requestRefund(tx, {
    bookingId: booking.id,
    paymentId: payment.id,
    patientId: booking.patient_id,
    code: booking.code,
    amount,
    reason,
    key: `booking:${booking.id}`,
    from: 'DEFERRED_REVENUE',
  })
  return amount
}

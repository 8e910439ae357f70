import { randomUUID } from 'node:crypto'
import { acceptBooking } from '../../app/domain/booking/accept-booking.ts'
import { declineBooking } from '../../app/domain/booking/decline-booking.ts'
import { placeBooking } from '../../app/domain/booking/place-booking.ts'
import { timeOutBooking } from '../../app/domain/booking/time-out-booking.ts'
import { sendMessage } from '../../app/domain/chat/send-message.ts'
import { payOutSession, recordPayoutTry } from '../../app/domain/payout/pay-out-session.ts'
import { applyGatewayStatus } from '../../app/domain/payment/apply-gateway-status.ts'
import { completeRefund } from '../../app/domain/refund/complete-refund.ts'
import { replyToReview } from '../../app/domain/review/reply-to-review.ts'
import { submitReview } from '../../app/domain/review/submit-review.ts'
import { cancelSession } from '../../app/domain/scheduling/cancel-session.ts'
import { refusingClash } from '../../app/domain/scheduling/place-session.ts'
import { scheduleSession } from '../../app/domain/scheduling/schedule-session.ts'
import { arrive } from '../../app/domain/visit/arrive.ts'
import { autoComplete } from '../../app/domain/visit/auto-complete.ts'
import { completeSession } from '../../app/domain/visit/complete-session.ts'
import { reportNoShow } from '../../app/domain/visit/report-no-show.ts'
import { setOut } from '../../app/domain/visit/set-out.ts'
import { startSession } from '../../app/domain/visit/start-session.ts'
import { type Actor, database, inTransaction, system } from '../../app/platform/db.ts'
import type { Random } from './random.ts'
import { type Story, candidates, later } from './stage.ts'
import { comments, conversations, notes, replies, visitNotes } from './texts.ts'
import type { Package, Patient, Therapist } from './world.ts'

export type Ending = 'visits' | 'declined' | 'timed_out' | 'unpaid' | 'late_cancel' | 'no_show' | 'forgotten'

export interface Plot {
  readonly random: Random
  readonly patient: Patient
  readonly therapist: Therapist
  readonly package: Package
  readonly bookAt: Temporal.Instant
  readonly ending: Ending
  readonly adminId: string
  /** false leaves the completed booking for the patient to review. */
  readonly review: boolean
  /** Hours from the booking to the earliest first visit. */
  readonly leadHours?: number
  /** They certainly write to each other. */
  readonly talks?: boolean
  /** The refund still waits for the admin. */
  readonly openRefund?: boolean
  /** Days between the visits of a package. */
  readonly pace?: number
}

interface Booked {
  readonly id: string
  readonly startsAt: Temporal.Instant
  readonly holdExpiresAt: Temporal.Instant
}

const asPatient = ({ patient }: Plot): Actor => ({ kind: 'user', id: patient.id, role: 'PATIENT' })
const asTherapist = ({ therapist }: Plot): Actor => ({ kind: 'user', id: therapist.userId, role: 'THERAPIST' })
const asAdmin = ({ adminId }: Plot): Actor => ({ kind: 'user', id: adminId, role: 'ADMIN' })

/** One booking from the first tap to the review, or to wherever it ends. */
export async function* bookingStory(plot: Plot): Story {
  const { random, bookAt, ending } = plot
  yield bookAt
  const booked = await book(plot)
  if (!booked) return
  const paymentId = await openPayment(plot, booked)
  if (ending === 'unpaid') {
    yield later(booked.holdExpiresAt, 0.2)
    await settle(paymentId, booked.id, 'expired')
    return
  }
  const paidAt = later(bookAt, random.between(2, 10))
  yield paidAt
  await settle(paymentId, booked.id, 'paid')
  if (ending === 'timed_out') {
    yield later(paidAt, 31)
    await inTransaction(system('answer-timeout'), (tx) => timeOutBooking(tx, { bookingId: booked.id }))
    return yield* refundStory(plot, booked.id, later(paidAt, 31))
  }
  const answeredAt = later(paidAt, random.between(2, 24))
  yield answeredAt
  if (ending === 'declined') {
    await inTransaction(asTherapist(plot), (tx) => declineBooking(tx, { bookingId: booked.id }))
    return yield* refundStory(plot, booked.id, answeredAt)
  }
  await inTransaction(asTherapist(plot), (tx) => acceptBooking(tx, { bookingId: booked.id }))
  yield* talk(plot, booked.id, later(answeredAt, 3))
  yield* visits(plot, booked)
}

async function book(plot: Plot): Promise<Booked | undefined> {
  const { random, patient, therapist, bookAt, leadHours = 3 } = plot
  const input = {
    patientId: patient.id,
    therapistId: therapist.id,
    packageId: plot.package.id,
    addressId: patient.addressId,
    bookingType: 'REGULAR' as const,
    ...(random.chance(0.6) && { note: random.pick(notes) }),
  }
  for (const startsAt of candidates(random, { zone: therapist.zone, hours: therapist.hours }, later(bookAt, leadHours * 60), 6)) {
    const result = await placeBooking(asPatient(plot), { ...input, startsAt, idempotencyKey: randomUUID() })
    if (result.ok) return { id: result.bookingId, startsAt, holdExpiresAt: result.holdExpiresAt }
    if (!['slot_taken', 'patient_busy', 'schedule_not_found'].includes(result.reason))
      throw new Error(`The demo could not book: ${result.reason}`)
  }
  return undefined
}

/** The row that a charge at the gateway leaves; the demo's charges were never made there. */
async function openPayment({ random, patient }: Plot, booked: Booked): Promise<string> {
  const method = random.pick(['va_bca', 'va_bca', 'va_bni', 'va_bri', 'qris', 'qris', 'gopay'])
  const bank = method.slice(3)
  const digits = String(random.between(10_000_000, 99_999_999))
  const instructions = method.startsWith('va_')
    ? { kind: 'va', bank, vaNumber: `12345${digits}` }
    : method === 'qris'
      ? { kind: 'qris', qrString: `00020101021226DEMO${digits}` }
      : { kind: 'ewallet', wallet: 'gopay' }
  const { rows } = await database().pool.query<{ id: string }>(
    `insert into payments (booking_id, patient_id, attempt, order_id, method, amount, instructions, expires_at)
     select id, $2, 1, id::text, $3, total_price, $4, hold_expires_at from bookings where id = $1 returning id`,
    [booked.id, patient.id, method, instructions],
  )
  return rows[0]?.id ?? ''
}

async function settle(paymentId: string, bookingId: string, status: 'paid' | 'expired'): Promise<void> {
  await inTransaction(system('payment'), async (tx) => {
    const [payment] = await tx.$queryRaw<
      { amount: bigint; method: string }[]
    >`select amount, method from payments where id = ${paymentId}::uuid`
    if (!payment) throw new Error('The demo lost a payment')
    await applyGatewayStatus(tx, {
      paymentId,
      gateway: {
        status,
        orderId: bookingId,
        transactionId: randomUUID(),
        amount: payment.amount,
        currency: 'IDR',
        method: payment.method,
        settledAt: null,
        expiresAt: null,
        refundedAmount: null,
        rawStatus: status === 'paid' ? 'settlement' : 'expire',
      },
    })
  })
}

/** The admin sends the money back some hours later. */
async function* refundStory(plot: Plot, bookingId: string, from: Temporal.Instant): Story {
  if (plot.openRefund) return
  yield later(from, plot.random.between(20, 90) * 60)
  const { rows } = await database().pool.query<{ id: string }>(`select id from refunds where booking_id = $1 and status = 'PENDING'`, [
    bookingId,
  ])
  for (const { id } of rows) {
    const reference = `TRF${plot.random.between(100_000, 999_999)}`
    await inTransaction(asAdmin(plot), (tx) =>
      completeRefund(tx, { refundId: id, method: 'MANUAL_TRANSFER', reference, note: 'Transfer ke rekening pasien' }),
    )
  }
}

async function* talk(plot: Plot, bookingId: string, from: Temporal.Instant): Story {
  if (!plot.talks && !plot.random.chance(0.6)) return
  let at = from
  for (const [index, body] of plot.random.pick(conversations).entries()) {
    yield at
    await inTransaction(index % 2 === 0 ? asPatient(plot) : asTherapist(plot), (tx) =>
      sendMessage(tx, { bookingId, messageId: randomUUID(), body }),
    )
    at = later(at, plot.random.between(1, 6))
  }
}

async function* visits(plot: Plot, booked: Booked): Story {
  const { random, ending, pace = 4 } = plot
  const { rows: sessions } = await database().pool.query<{ id: string }>('select id from sessions where booking_id = $1 order by ordinal', [
    booked.id,
  ])
  let startsAt = booked.startsAt
  for (const [index, { id }] of sessions.entries()) {
    if (index > 0) {
      yield later(startsAt, random.between(120, 400))
      const next = await schedule(plot, id, later(startsAt, (pace - 0.4) * 1440))
      if (!next) return
      startsAt = next
    }
    const last = index === sessions.length - 1
    yield* oneVisit(plot, id, startsAt, last ? ending : 'visits')
  }
  if (plot.review && ending === 'visits') yield* reviewStory(plot, booked.id, later(startsAt, random.between(3, 30) * 60))
}

async function schedule(plot: Plot, sessionId: string, from: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { patient, therapist, random } = plot
  for (const startsAt of candidates(random, { zone: therapist.zone, hours: therapist.hours }, from, 5)) {
    const result = await refusingClash(() =>
      inTransaction(asPatient(plot), (tx) => scheduleSession(tx, { sessionId, patientId: patient.id, startsAt })),
    )
    if (result.ok) return startsAt
  }
  return undefined
}

async function* oneVisit(plot: Plot, sessionId: string, startsAt: Temporal.Instant, ending: Ending): Story {
  const { random } = plot
  if (ending === 'late_cancel') {
    yield later(startsAt, -35)
    await inTransaction(asPatient(plot), (tx) => cancelSession(tx, { sessionId, patientId: plot.patient.id, expected: 'forfeited' }))
    return yield* payout(sessionId, later(startsAt, -34.9))
  }
  if (ending === 'forgotten') {
    yield later(startsAt, 60 + 12 * 60 + 1)
    await inTransaction(system('auto-complete'), (tx) => autoComplete(tx, { sessionId }))
    return
  }
  yield later(startsAt, -random.between(25, 50))
  await inTransaction(asTherapist(plot), (tx) => setOut(tx, { sessionId }))
  yield later(startsAt, -random.between(2, 9))
  await inTransaction(asTherapist(plot), (tx) => arrive(tx, { sessionId }))
  if (ending === 'no_show') {
    yield later(startsAt, 17)
    await inTransaction(asTherapist(plot), (tx) => reportNoShow(tx, { sessionId }))
    return yield* payout(sessionId, later(startsAt, 17.1))
  }
  yield later(startsAt, random.between(0, 3))
  await inTransaction(asTherapist(plot), (tx) => startSession(tx, { sessionId }))
  const finishedAt = later(startsAt, 60 + random.between(0, 8))
  yield finishedAt
  const note = random.pick(visitNotes)
  await inTransaction(asTherapist(plot), (tx) => completeSession(tx, { sessionId, note }))
  yield* payout(sessionId, later(finishedAt, 0.1))
}

async function* payout(sessionId: string, at: Temporal.Instant): Story {
  yield at
  await inTransaction(system('payout'), async (tx) => {
    const result = await payOutSession(tx, { sessionId })
    await recordPayoutTry(tx, { sessionId, attempt: 1, outcome: result.ok ? result.outcome : 'NOT_DUE' })
  })
}

async function* reviewStory(plot: Plot, bookingId: string, at: Temporal.Instant): Story {
  const { random, patient, therapist } = plot
  yield at
  const rating = random.pick([5, 5, 5, 5, 5, 4, 4, 3] as const)
  const stars = () => Math.max(1, Math.min(5, rating + random.pick([0, 0, 0, 1, -1])))
  const given = await inTransaction(asPatient(plot), (tx) =>
    submitReview(tx, {
      bookingId,
      patientId: patient.id,
      rating,
      cleanliness: stars(),
      punctuality: stars(),
      professionalism: stars(),
      comment: random.chance(0.85) ? random.pick(comments[rating]) : null,
    }),
  )
  if (!given.ok || !random.chance(0.35)) return
  yield later(at, random.between(60, 900))
  await inTransaction(asTherapist(plot), (tx) =>
    replyToReview(tx, { reviewId: given.reviewId, therapistUserId: therapist.userId, reply: random.pick(replies) }),
  )
}

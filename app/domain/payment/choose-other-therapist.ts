import { actorOf, inTransaction, nowOf, violates, type Actor, type Tx } from '../../platform/db.ts'
import { confirmBooking } from '../booking/confirm-booking.ts'
import { readOpenPlan, similarTherapists, type OpenPlan, type SimilarTherapist } from '../booking/similar-therapists.ts'
import { moveRefund } from '../refund/move-refund.ts'
import { createBooking } from '../session/create-booking.ts'
import { lockBooking } from '../session/lock.ts'
import { readSale } from '../session/read-sale.ts'
import { releaseExpiredHolds } from '../session/release-holds.ts'
import { announce } from '../session/rooms.ts'
import { copyDetails } from '../visit/edit-details.ts'
import { insertMovedPayment, movePayment } from './move-payment.ts'
import type { PaymentRow } from './payment.ts'

export type ChooseOtherResult =
  | { ok: true; bookingId: string; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_offered' | 'therapist_not_free' | 'patient_busy' }

type Input = { bookingId: string; therapistId: string }

/**
 * B01: another therapist takes over a declined or unanswered plan: same package,
 * price, address and time in a new booking; the money waiting to go back moves to
 * it, and the therapist is asked at once. Only while the refund is pending: an
 * admin completing it and the patient choosing stand in line on the old booking.
 */
export async function chooseOtherTherapist(actor: Actor, input: Input): Promise<ChooseOtherResult> {
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  return refusingTakenTime(() => inTransaction(actor, (tx) => takeOverPlan(tx, input), { lockCalendars: [input.therapistId, actor.id] }))
}

/** The exclusion constraints are the guarantee; broken, they are an answer and no error. */
export async function refusingTakenTime(work: () => Promise<ChooseOtherResult>): Promise<ChooseOtherResult> {
  try {
    return await work()
  } catch (error) {
    if (violates(error, 'therapist_not_double_booked')) return { ok: false, reason: 'therapist_not_free' }
    if (violates(error, 'patient_not_double_booked')) return { ok: false, reason: 'patient_busy' }
    throw error
  }
}

/** The same inside a transaction that has locked both calendars. */
export async function takeOverPlan(tx: Tx, input: Input): Promise<ChooseOtherResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  const patientId = actor.id
  const old = await lockBooking(tx, input.bookingId)
  if (!old || old.patient_id !== patientId) return { ok: false, reason: 'not_found' }
  const [replacement] = await tx.$queryRaw<{ id: string }[]>`select id from bookings where replaces_id = ${old.id}::uuid`
  if (replacement) return { ok: true, bookingId: replacement.id, isNew: false }
  const plan = await readOpenPlan(tx, { bookingId: old.id, patientId })
  if (!plan) return { ok: false, reason: 'not_offered' }
  const [therapist] = await similarTherapists(tx, plan, input.therapistId)
  if (!therapist) return { ok: false, reason: 'therapist_not_free' }
  await releaseExpiredHolds(tx, { therapistId: therapist.id, patientId })
  if (await isBusy(tx, plan)) return { ok: false, reason: 'patient_busy' }

  const bookingId = await copyBooking(tx, plan, therapist)
  const payment = await takeMoney(tx, plan, bookingId)
  const booking = (await lockBooking(tx, bookingId))!
  const from = { kind: 'PAYMENT_MOVED', account: 'REFUNDS_PAYABLE', funding: null } as const
  if (!(await confirmBooking(tx, { booking, payment, paidAt: nowOf(tx), from })))
    throw new Error(`booking ${bookingId} refused the money moved to it`)
  await announce(tx, old)
  return { ok: true, bookingId, isNew: true }
}

async function isBusy(tx: Tx, plan: OpenPlan): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from sessions s join sessions wanted on wanted.booking_id = ${plan.bookingId}::uuid and wanted.ordinal = 1
    where s.patient_id = ${plan.patientId}::uuid and s.occupies and s.therapy && wanted.therapy`
  return rows.length > 0
}

/** Everything the patient bought stays; only the therapist is another. */
async function copyBooking(tx: Tx, plan: OpenPlan, therapist: SimilarTherapist): Promise<string> {
  const sale = await readSale(tx, plan.bookingId)
  const created = await createBooking(tx, {
    ...sale,
    therapistId: therapist.id,
    address: { ...sale.address, distanceKm: therapist.distanceKm.toFixed(2) },
    holdExpiresAt: nowOf(tx).add({ minutes: 1 }),
    replacesId: plan.bookingId,
  })
  await copyDetails(tx, { from: plan.bookingId, to: created.id })
  return created.id
}

/** The refund ends without being paid, and its payment counts for the new booking from now on. */
async function takeMoney(tx: Tx, plan: OpenPlan, bookingId: string): Promise<PaymentRow> {
  if (!(await moveRefund(tx, plan.refundId, { to: 'MOVED' })))
    throw new Error(`refund ${plan.refundId} is not pending under its booking's lock`)
  if (!(await movePayment(tx, plan.paymentId, { to: 'MOVED' }))) throw new Error(`payment ${plan.paymentId} holds no money to move`)
  return insertMovedPayment(tx, { from: plan.paymentId, bookingId, amount: plan.amount })
}

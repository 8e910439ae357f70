/** Does what an action says, through the product's own use cases. */
import { createHash } from 'node:crypto'
import { acceptBooking } from '../app/domain/booking/accept-booking.ts'
import { cancelBooking, cancelBookingByAdmin } from '../app/domain/booking/cancel-booking.ts'
import { refusingTakenTime, takeOverPlan } from '../app/domain/payment/choose-other-therapist.ts'
import { declineBooking } from '../app/domain/booking/decline-booking.ts'
import { calendarsOf, requestBooking, type RequestBookingInput } from '../app/domain/booking/request-booking.ts'
import { swapTherapist } from '../app/domain/booking/swap-therapist.ts'
import { sendMessage } from '../app/domain/chat/send-message.ts'
import { payFromWallet } from '../app/domain/payment/pay-from-wallet.ts'
import type { PaymentMethod } from '../app/domain/gateway/payment-gateway.ts'
import { initiatePayment } from '../app/domain/payment/initiate-payment.ts'
import { hideReview } from '../app/domain/review/hide-review.ts'
import { submitReview } from '../app/domain/review/submit-review.ts'
import { cancelSession } from '../app/domain/scheduling/cancel-session.ts'
import { refusingClash } from '../app/domain/scheduling/place-session.ts'
import { rescheduleSession } from '../app/domain/scheduling/reschedule-session.ts'
import { scheduleSession } from '../app/domain/scheduling/schedule-session.ts'
import { arrive } from '../app/domain/visit/arrive.ts'
import { completeSession } from '../app/domain/visit/complete-session.ts'
import { reportNoShow } from '../app/domain/visit/report-no-show.ts'
import { resolveSession, type SessionResolution } from '../app/domain/visit/resolve-session.ts'
import { setOut } from '../app/domain/visit/set-out.ts'
import { startSession } from '../app/domain/visit/start-session.ts'
import { withdrawVisit } from '../app/domain/visit/withdraw-visit.ts'
import type { Tx } from '../app/platform/db.ts'
import type { Deed } from './action.ts'
import { skipped, type Outcome } from './outcome.ts'
import { random } from './random.ts'
import { actorOfName, type Context, inside, type Target } from './perform-inside.ts'
import { debit, deliver, gatewayActs, refund } from './perform-payment.ts'
import { ofTherapist } from './perform-therapist.ts'
import { topUp } from './perform-top-up.ts'
import { bankActs, withdrawalStep } from './perform-withdrawal.ts'
import { drain, dueJobs, handle, sweep } from './worker.ts'
import { name, type World } from './world.ts'

export async function perform(world: World, deed: Deed, context: Context): Promise<Outcome> {
  const booking = deed.booking === undefined ? undefined : world.ids.get(deed.booking)
  if (deed.booking !== undefined && !booking) return skipped('no such booking')
  const session = booking && deed.ordinal !== undefined ? await sessionId(world, booking, deed.ordinal) : undefined
  if (deed.ordinal !== undefined && !session) return skipped('no such session')
  const target = { booking: booking ?? '', session: session ?? '' }
  return ofTheMachine(world, deed, context) ?? ofMoney(world, deed, target, context) ?? ofPeople(world, deed, target, context)
}

function ofTheMachine(world: World, deed: Deed, context: Context): Promise<Outcome> | null {
  const chance = random(context.salt)
  switch (deed.do) {
    case 'wait':
      return Promise.resolve({ ok: true })
    case 'work':
      return drain(world, chance).then(() => ({ ok: true }))
    case 'sweep':
      return sweep(world, chance).then(() => ({ ok: true }))
    case 'early_job':
      return jobBeforeItsTime(world, deed)
    default:
      return null
  }
}

/** Clocks differ a little between machines: a handler that comes early, or once more, does no harm. Its job stays. */
async function jobBeforeItsTime(world: World, deed: Deed): Promise<Outcome> {
  const jobs = await dueJobs(world, world.now + 3 * 86_400_000)
  if (jobs.length === 0) return skipped('no jobs')
  const job = jobs[deed.pick! % jobs.length]!
  await handle(world, job.task, job.payload, job)
  return { ok: true, job: job.task }
}

function ofMoney(world: World, deed: Deed, target: Target, context: Context): Promise<Outcome> | null {
  switch (deed.do) {
    case 'pay':
      return initiatePayment(world.services.gateway, actorOfName(world, deed.who!), {
        bookingId: target.booking,
        method: deed.method as PaymentMethod,
      })
    case 'pay_wallet':
      return inside(world, deed, context, (tx) => payFromWallet(tx, { bookingId: target.booking }))
    case 'top_up':
      return topUp(world, deed)
    case 'gateway':
      return Promise.resolve(gatewayActs(world, deed, target))
    case 'notify':
      return deliver(world, deed, target)
    case 'refund':
      return refund(world, deed, target, context)
    case 'debit':
      return debit(world, deed, context)
    case 'ask_money':
    case 'approve_money':
    case 'reject_money':
    case 'transfer_money':
      return withdrawalStep(world, deed, (work) => inside(world, deed, context, work))
    case 'bank':
      return bankActs(world, deed)
    default:
      return null
  }
}

function ofPeople(world: World, deed: Deed, { booking, session }: Target, context: Context): Promise<Outcome> {
  const run = <T extends { ok: boolean }>(work: (tx: Tx) => Promise<T>) => inside(world, deed, context, work)
  const startsAt = deed.startsAt === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(deed.startsAt)
  const patientId = deed.who?.startsWith('p') ? world.ids.get(deed.who)! : ''
  const seen = { sessionId: session, ...(startsAt && { startsAt }) }
  const own = ofTherapist(world, deed, session, run)
  if (own) return own
  switch (deed.do) {
    case 'book':
      return book(world, deed, context)
    case 'accept':
      return run((tx) => acceptBooking(tx, { bookingId: booking }))
    case 'decline':
      return run((tx) => declineBooking(tx, { bookingId: booking }))
    case 'choose_other':
      return chooseOther(world, deed, booking, context)
    case 'cancel':
      return run((tx) => cancelBooking(tx, { bookingId: booking }))
    case 'admin_cancel':
      return run((tx) => cancelBookingByAdmin(tx, { bookingId: booking, because: { words: 'permintaan pasien' } }))
    case 'swap':
      return run((tx) =>
        swapTherapist(tx, {
          bookingId: booking,
          newTherapistId: world.ids.get(deed.therapist!)!,
          sendClashesToQuota: deed.how !== 'refuse',
          // In spite of what is told, time off among it.
          override: deed.how === 'override',
          reason: 'permintaan pasien',
        }),
      )
    case 'schedule':
      return refusingClash(() => run((tx) => scheduleSession(tx, { sessionId: session, patientId, startsAt: startsAt! })))
    case 'reschedule':
      return refusingClash(() => run((tx) => rescheduleSession(tx, { sessionId: session, patientId, startsAt: startsAt! })))
    case 'cancel_session':
      return run((tx) => cancelSession(tx, { sessionId: session, patientId, expected: deed.how as 'forfeited' }))
    case 'set_out':
      return run((tx) => setOut(tx, seen))
    case 'arrive':
      return run((tx) => arrive(tx, seen))
    case 'start':
      return run((tx) => startSession(tx, seen))
    case 'complete':
      return run((tx) => completeSession(tx, { ...seen, note: 'latihan bahu' }))
    case 'no_show':
      return run((tx) => reportNoShow(tx, seen))
    case 'withdraw':
      return run((tx) => withdrawVisit(tx, { sessionId: session, startsAt: startsAt! }))
    case 'resolve':
      return run((tx) => resolveSession(tx, { sessionId: session, resolution: deed.how as SessionResolution, reason: 'sudah ditelepon' }))
    case 'review':
      return run((tx) =>
        submitReview(tx, {
          bookingId: booking,
          patientId,
          rating: 1 + (deed.pick! % 5),
          cleanliness: 5,
          punctuality: 4,
          professionalism: 5,
          comment: null,
        }),
      )
    case 'hide_review':
      return hide(world, booking, run)
    case 'chat':
      return run((tx) => sendMessage(tx, { bookingId: booking, messageId: uuidOf(deed.key!), body: 'Saya sudah di depan' }))
    default:
      throw new Error(`nobody knows how to ${deed.do}`)
  }
}

async function hide(
  world: World,
  bookingId: string,
  run: (work: (tx: Tx) => Promise<{ ok: boolean }>) => Promise<Outcome>,
): Promise<Outcome> {
  const {
    rows: [review],
  } = await world.database.pool.query<{ id: string }>('select id from reviews where booking_id = $1', [bookingId])
  return review ? run((tx) => hideReview(tx, { reviewId: review.id, reason: 'kata kasar' })) : skipped('no review')
}

async function book(world: World, deed: Deed, context: Context): Promise<Outcome> {
  const patient = world.patients.find(({ label }) => label === deed.who)!
  const input: RequestBookingInput = {
    patientId: patient.id,
    addressId: patient.addressId,
    therapistId: world.ids.get(deed.therapist!)!,
    packageId: world.packages[deed.item!]!.id,
    bookingType: deed.type!,
    startsAt: Temporal.Instant.fromEpochMilliseconds(deed.startsAt!),
    idempotencyKey: `wish-of-${deed.key!}`,
  }
  const result = await refusingClash(() =>
    inside(world, deed, context, (tx) => requestBooking(tx, input), { lockCalendars: calendarsOf(input) }),
  )
  if (result.ok && !world.names.has(result.bookingId)) name(world, deed.key!, result.bookingId)
  return result
}

async function chooseOther(world: World, deed: Deed, bookingId: string, context: Context): Promise<Outcome> {
  const therapistId = world.ids.get(deed.therapist!)!
  const lockCalendars = [therapistId, world.ids.get(deed.who!)!]
  const result = await refusingTakenTime(() =>
    inside(world, deed, context, (tx) => takeOverPlan(tx, { bookingId, therapistId }), { lockCalendars }),
  )
  if (result.ok && !world.names.has(result.bookingId)) name(world, deed.key!, result.bookingId)
  return result
}

async function sessionId(world: World, bookingId: string, ordinal: number): Promise<string | undefined> {
  const { rows } = await world.database.pool.query<{ id: string }>('select id from sessions where booking_id = $1 and ordinal = $2', [
    bookingId,
    ordinal,
  ])
  return rows[0]?.id
}

/** The same id for the same name, as a device that sends again. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

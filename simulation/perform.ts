/** Does what an action says, through the product's own use cases. */
import { createHash } from 'node:crypto'
import { acceptBooking } from '../app/domain/booking/accept-booking.ts'
import { cancelBooking, cancelBookingByAdmin } from '../app/domain/booking/cancel-booking.ts'
import { refusingTakenTime, takeOverPlan } from '../app/domain/booking/choose-other-therapist.ts'
import { declineBooking } from '../app/domain/booking/decline-booking.ts'
import { calendarsOf, requestBooking, type RequestBookingInput } from '../app/domain/booking/request-booking.ts'
import { swapTherapist } from '../app/domain/booking/swap-therapist.ts'
import { sendMessage } from '../app/domain/chat/send-message.ts'
import { debitWallet } from '../app/domain/ledger/debit-wallet.ts'
import { payFromWallet } from '../app/domain/payment/pay-from-wallet.ts'
import { completeRefund, type RefundMethod } from '../app/domain/payment/complete-refund.ts'
import type { PaymentMethod } from '../app/domain/payment/gateway.ts'
import { initiatePayment } from '../app/domain/payment/initiate-payment.ts'
import { orderIdOf } from '../app/domain/payment/payment.ts'
import { recordNotification } from '../app/domain/payment/record-notification.ts'
import { startGatewayRefund } from '../app/domain/payment/start-gateway-refund.ts'
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
import { inTransaction, system, type Actor, type TransactionOptions, type Tx } from '../app/platform/db.ts'
import { notificationBody, signatureOf, type Body } from '../sandbox/midtrans/bodies.ts'
import { testEnvironment } from '../test/environment.ts'
import type { Deed } from './action.ts'
import { skipped, type Outcome } from './outcome.ts'
import { random } from './random.ts'
import { orderOfTopUp, topUp } from './perform-top-up.ts'
import { bankActs, withdrawalStep } from './perform-withdrawal.ts'
import { drain, dueJobs, handle, sweep } from './worker.ts'
import { name, type World } from './world.ts'

/** Called inside a transaction, after the use case, before the commit. */
export type BeforeCommit = () => Promise<void>

export type Context = { n: number; salt: number; beforeCommit?: BeforeCommit }

export async function perform(world: World, deed: Deed, context: Context): Promise<Outcome> {
  const booking = deed.booking === undefined ? undefined : world.ids.get(deed.booking)
  if (deed.booking !== undefined && !booking) return skipped('no such booking')
  const session = booking && deed.ordinal !== undefined ? await sessionId(world, booking, deed.ordinal) : undefined
  if (deed.ordinal !== undefined && !session) return skipped('no such session')
  const target = { booking: booking ?? '', session: session ?? '' }
  return ofTheMachine(world, deed, context) ?? ofMoney(world, deed, target, context) ?? ofPeople(world, deed, target, context)
}

type Target = { booking: string; session: string }

export function actorOfName(world: World, who: string): Actor {
  const person =
    who[0] === 'p'
      ? world.patients[Number(who.slice(1))]
      : who[0] === 't'
        ? world.therapists[Number(who.slice(1))]
        : world.admins[Number(who.slice(1))]
  if (!person) throw new Error(`nobody is called ${who}`)
  return person.actor
}

function inside<T extends { ok: boolean }>(
  world: World,
  deed: Deed,
  context: Context,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return inTransaction(
    actorOfName(world, deed.who!),
    async (tx) => {
      const result = await work(tx)
      await context.beforeCommit?.()
      return result
    },
    options,
  )
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

/** What payers and banks do at the gateway. */
function gatewayActs(world: World, deed: Deed, target: Target): Outcome {
  const order = deed.topUp === undefined ? orderIdOf(target.booking, deed.attempt!) : orderOfTopUp(world, deed.topUp)
  const transaction = world.sandbox.store.find(order)
  if (!transaction) return skipped('never charged')
  const pay = deed.how === 'pay' || deed.how === 'late_pay' || deed.how === 'wrong_amount'
  if (deed.how === 'wrong_amount') {
    if (transaction.status !== 'pending') return skipped('not payable')
    world.sandbox.store.save({ ...transaction, amount: transaction.amount - 1_000 })
  }
  const isLate = deed.how === 'late_pay' && (transaction.status === 'expire' || transaction.status === 'cancel')
  const verb = pay ? 'pay' : (deed.how as 'expire' | 'deny' | 'cancel' | 'reverse')
  const done = world.sandbox.act(order, verb, { force: isLate })
  if (typeof done === 'string') return skipped(done)
  if (pay) world.everPaid.add(order)
  return { ok: true }
}

const STATUS_GROUPS = [
  ['settlement', 'refund', 'partial_refund'],
  ['deny', 'cancel', 'expire'],
  ['pending', 'authorize'],
]

/** A notification arrives: as it was sent, or not quite. */
async function deliver(world: World, deed: Deed, target: Target): Promise<Outcome> {
  const about = deed.topUp === undefined ? target.booking : orderOfTopUp(world, deed.topUp)
  const sent = world.sandbox.notifier.list().filter((delivery) => delivery.orderId.startsWith(about))
  if (sent.length === 0) return skipped('nothing was sent')
  const genuine = sent[deed.pick! % sent.length]!.body
  const body = distort(genuine, deed.how!)
  const recorded = await inTransaction(system('webhook'), (tx) =>
    recordNotification(tx, { body, isSignatureValid: world.services.gateway.verifySignature(body) }),
  )
  return recorded
}

function distort(body: Body, how: string): Body {
  switch (how) {
    // The signature does not cover the status: the same code with another word passes.
    case 'swapped': {
      const group = STATUS_GROUPS.find((statuses) => statuses.includes(String(body.transaction_status))) ?? []
      return { ...body, transaction_status: group[(group.indexOf(String(body.transaction_status)) + 1) % group.length] }
    }
    // A real secret would be needed for this one; a leaked old signature of the right code is as good.
    case 'dressed_up': {
      const [order, amount] = [String(body.order_id), String(body.gross_amount)]
      return {
        ...body,
        transaction_status: 'settlement',
        status_code: '200',
        signature_key: signatureOf(order, '200', amount, testEnvironment.MIDTRANS_SERVER_KEY),
      }
    }
    case 'forged':
      return { ...body, transaction_status: 'settlement', status_code: '200', signature_key: '0'.repeat(128) }
    default:
      return body
  }
}

/** Everything the gateway has said last about each order: it repeats itself for hours until it is heard. */
export async function deliverLatest(world: World): Promise<void> {
  for (const transaction of world.sandbox.store.all()) {
    const body = notificationBody(transaction, testEnvironment.MIDTRANS_SERVER_KEY)
    await inTransaction(system('webhook'), (tx) => recordNotification(tx, { body, isSignatureValid: true }))
  }
}

async function refund(world: World, deed: Deed, target: Target, context: Context): Promise<Outcome> {
  const { rows } = await world.database.pool.query<{ id: string }>('select id from refunds where booking_id = $1 order by created_at, id', [
    target.booking,
  ])
  if (rows.length === 0) return skipped('no refund')
  const refundId = rows[deed.pick! % rows.length]!.id
  if (deed.how === 'GATEWAY') return inside(world, deed, context, (tx) => startGatewayRefund(tx, { refundId, note: 'dikembalikan' }))
  const result = await inside(world, deed, context, (tx) =>
    completeRefund(tx, { refundId, method: deed.how as RefundMethod, reference: `REF-${deed.pick}`, note: 'dikembalikan' }),
  )
  // Sent once by hand, however often it is pressed.
  if (result.ok && deed.how === 'MANUAL_TRANSFER') world.money.cashRefunds.set(refundId, result.amount)
  return result
}

async function debit(world: World, deed: Deed, context: Context): Promise<Outcome> {
  const therapist = world.therapists.find(({ label }) => label === deed.therapist)
  const owner = therapist?.userId ?? world.ids.get(deed.therapist!)!
  const {
    rows: [wallet],
  } = await world.database.pool.query<{ id: string }>('select id from wallets where user_id = $1', [owner])
  const result = await inside(world, deed, context, (tx) =>
    debitWallet(tx, { walletId: wallet!.id, amount: BigInt(deed.amount!), note: 'transfer bank', requestId: deed.key! }),
  )
  if (result.ok) world.money.debits.set(deed.key!, BigInt(deed.amount!))
  return result
}

function ofPeople(world: World, deed: Deed, { booking, session }: Target, context: Context): Promise<Outcome> {
  const run = <T extends { ok: boolean }>(work: (tx: Tx) => Promise<T>) => inside(world, deed, context, work)
  const startsAt = deed.startsAt === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(deed.startsAt)
  const patientId = deed.who?.startsWith('p') ? world.ids.get(deed.who)! : ''
  const seen = { sessionId: session, ...(startsAt && { startsAt }) }
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
      return run((tx) => cancelBookingByAdmin(tx, { bookingId: booking, reason: 'permintaan pasien' }))
    case 'swap':
      return run((tx) =>
        swapTherapist(tx, {
          bookingId: booking,
          newTherapistId: world.ids.get(deed.therapist!)!,
          sendClashesToQuota: deed.how === 'quota',
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

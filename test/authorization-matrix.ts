import { randomUUID } from 'node:crypto'
import { cancelBooking } from '../app/domain/booking/cancel-booking.ts'
import { postEntry } from '../app/domain/ledger/post-entry.ts'
import { completeRefund } from '../app/domain/refund/complete-refund.ts'
import { approveWithdrawal, completeWithdrawal } from '../app/domain/withdrawal/decide-withdrawal.ts'
import { requestWithdrawal } from '../app/domain/withdrawal/request-withdrawal.ts'
import { database, inTransaction, system } from '../app/platform/db.ts'
import {
  acceptedBooking,
  createAdmin,
  createPatient,
  createTherapist,
  gridTime,
  type MadeBooking,
  paidBooking,
  type Patient,
  pendingBooking,
  settlePaymentInTest,
  type Therapist,
} from './fixtures.ts'

/** Who asks: the booking's patient, another one, its therapist, another one, an admin, a guest. */
export const PEOPLE = ['guest', 'patient', 'otherPatient', 'therapist', 'otherTherapist', 'admin'] as const
export type Person = (typeof PEOPLE)[number]

/**
 * What somebody gets, one letter for each of {@link PEOPLE}: `O` it is theirs · `S` sign in first ·
 * `H` hidden, as if it did not exist (404) · `F` forbidden (403) · `N` no such method · `R` sent elsewhere.
 */
export type Answers = string

export type World = {
  userIds: Record<Exclude<Person, 'guest'>, string>
  therapistId: string
  otherTherapistId: string
  addressId: string
  walletId: string
  topUpId: string
  paidTopUpId: string
  refundId: string
  withdrawalId: string
  pending: MadeBooking
  paid: MadeBooking
  accepted: MadeBooking & { sessionIds: string[] }
  completed: string
}

type Form = Record<string, string>

export type Expectation = {
  url(world: World): string
  get: Answers
  /** For routes with an action. */
  send?: Answers
  method?: 'POST' | 'PATCH'
  /** JSON to send. */
  json?(world: World): unknown
  /**
   * Forms to send, each a genuine one: what is refused must be refused for the
   * person, not for the form. Without any, a form that means nothing goes.
   */
  forms?(world: World): Form[]
}

const ALL = 'OOOOOO'
const PATIENTS = 'SOOHHH'
const OWN = 'SOHHHH'
const THERAPISTS = 'SHHOOH'
const OWN_THERAPIST = 'SHHOHH'
const ADMINS = 'SHHHHO'
/** The patient and the therapist of the booking. */
const PARTIES = 'SOHOHH'
/** Papers: whose they are, and the admins. */
const OWN_AND_ADMINS = 'SOHHHO'
const EVERYONE = 'SOOOOO'
const NOBODY = 'NNNNNN'

const at = (path: string) => () => path

/** The expectation for every URL of the product. A route that is not here fails the test. */
export const MATRIX: Record<string, Expectation> = {
  // Staff have a home of their own.
  '/': { url: at('/'), get: 'OOORRR' },
  '/sign-in': { url: at('/sign-in'), get: 'ORRRRR', send: ALL },
  '/register': { url: at('/register'), get: 'ORRRRR', send: ALL },
  '/sign-out': { url: at('/sign-out'), get: 'RRRRRR', send: ALL },
  '/preferences': { url: at('/preferences'), get: 'RRRRRR', send: ALL },
  '/offline': { url: at('/offline'), get: ALL },
  '/therapists': { url: at('/therapists'), get: ALL },
  '/therapists/:id': { url: (w) => `/therapists/${w.therapistId}`, get: ALL },
  '/*': { url: at('/no/such/page'), get: 'HHHHHH', send: 'HHHHHH' },

  '/book/:therapistId': { url: (w) => `/book/${w.therapistId}`, get: PATIENTS, send: PATIENTS },
  '/bookings': { url: at('/bookings'), get: PATIENTS },
  '/bookings/:id': {
    url: (w) => `/bookings/${w.accepted.bookingId}`,
    get: OWN,
    send: OWN,
    forms: (w): Form[] => [
      { intent: 'cancel-booking' },
      { intent: 'cancel-session', sessionId: w.accepted.sessionIds[0]!, expected: 'forfeited' },
      { intent: 'choose-other', therapistId: w.otherTherapistId },
      { intent: 'details', landmark: 'seberang masjid' },
    ],
  },
  '/bookings/:id/pay': {
    url: (w) => `/bookings/${w.pending.bookingId}/pay`,
    get: OWN,
    send: OWN,
    forms: () => [{ intent: 'pay', method: 'va_bca' }],
  },
  '/bookings/:id/schedule': {
    url: (w) => `/bookings/${w.accepted.bookingId}/schedule`,
    get: OWN,
    send: OWN,
    forms: (w) => [{ sessionId: w.accepted.sessionIds[1]!, startsAt: String(w.accepted.startsAt.add({ hours: 96 }).epochMilliseconds) }],
  },
  '/bookings/:id/review': {
    url: (w) => `/bookings/${w.completed}/review`,
    get: OWN,
    send: OWN,
    forms: () => [{ rating: '5', cleanliness: '5', punctuality: '5', professionalism: '5', comment: 'Baik' }],
  },
  '/profile': { url: at('/profile'), get: PATIENTS, send: PATIENTS },
  '/addresses/new': { url: at('/addresses/new'), get: PATIENTS, send: PATIENTS },
  '/addresses/:id': {
    url: (w) => `/addresses/${w.addressId}`,
    get: OWN,
    send: OWN,
    forms: () => [{ intent: 'save' }, { intent: 'archive' }],
  },
  '/wallet': {
    url: at('/wallet'),
    get: PATIENTS,
    send: PATIENTS,
    forms: (): Form[] => [
      { intent: 'withdraw', amount: '100000', requestId: randomUUID() },
      { intent: 'topup', amount: '1', method: 'qris' },
    ],
  },
  '/wallet/top-ups/:id': { url: (w) => `/wallet/top-ups/${w.topUpId}`, get: OWN, send: OWN },
  '/account': { url: at('/account'), get: PATIENTS, send: PATIENTS },

  '/bookings/:id/receipt.pdf': { url: (w) => `/bookings/${w.accepted.bookingId}/receipt.pdf`, get: OWN_AND_ADMINS },
  '/wallet/top-ups/:id/receipt.pdf': { url: (w) => `/wallet/top-ups/${w.paidTopUpId}/receipt.pdf`, get: OWN_AND_ADMINS },
  '/refunds/:id/receipt.pdf': { url: (w) => `/refunds/${w.refundId}/receipt.pdf`, get: OWN_AND_ADMINS },
  '/withdrawals/:id/receipt.pdf': { url: (w) => `/withdrawals/${w.withdrawalId}/receipt.pdf`, get: 'SHHOHO' },
  // Each their own month: the address names nobody.
  '/therapist/wallet/:month.pdf': {
    url: () => `/therapist/wallet/${Temporal.Now.plainDateISO('Asia/Jakarta').toPlainYearMonth()}.pdf`,
    get: THERAPISTS,
  },

  '/notifications': { url: at('/notifications'), get: EVERYONE, send: EVERYONE },
  '/bookings/:id/chat': { url: (w) => `/bookings/${w.accepted.bookingId}/chat`, get: PARTIES, send: PARTIES },

  '/therapist': { url: at('/therapist'), get: THERAPISTS, send: THERAPISTS },
  '/therapist/calendar': { url: at('/therapist/calendar'), get: THERAPISTS, send: THERAPISTS },
  '/therapist/hours': { url: at('/therapist/hours'), get: THERAPISTS, send: THERAPISTS },
  '/therapist/requests/:bookingId': {
    url: (w) => `/therapist/requests/${w.paid.bookingId}`,
    get: OWN_THERAPIST,
    send: OWN_THERAPIST,
    forms: () => [{ intent: 'accept' }, { intent: 'decline' }],
  },
  '/therapist/sessions/:id': {
    url: (w) => `/therapist/sessions/${w.accepted.sessionIds[0]}`,
    get: OWN_THERAPIST,
    send: OWN_THERAPIST,
    forms: (w) =>
      ['note', 'arrive', 'start', 'complete', 'no_show', 'set_out', 'withdraw'].map((intent) => ({
        intent,
        note: 'x',
        startsAt: w.accepted.startsAt.toString(),
      })),
  },
  '/therapist/wallet': {
    url: at('/therapist/wallet'),
    get: THERAPISTS,
    send: THERAPISTS,
    forms: () => [{ intent: 'withdraw', amount: '100000', requestId: randomUUID() }],
  },
  '/therapist/account': { url: at('/therapist/account'), get: THERAPISTS, send: THERAPISTS, forms: () => [{ intent: 'change-password' }] },

  '/admin': { url: at('/admin'), get: ADMINS },
  '/admin/bookings': { url: at('/admin/bookings'), get: ADMINS },
  '/admin/bookings/:id': { url: (w) => `/admin/bookings/${w.accepted.bookingId}`, get: ADMINS, send: ADMINS },
  '/admin/refunds': { url: at('/admin/refunds'), get: ADMINS, send: ADMINS },
  '/admin/withdrawals': { url: at('/admin/withdrawals'), get: ADMINS, send: ADMINS },
  '/admin/wallets': { url: at('/admin/wallets'), get: ADMINS },
  '/admin/wallets/:id': { url: (w) => `/admin/wallets/${w.walletId}`, get: ADMINS, send: ADMINS },
  '/admin/ledger': { url: at('/admin/ledger'), get: ADMINS },
  '/admin/reconciliation': { url: at('/admin/reconciliation'), get: ADMINS, send: ADMINS },
  '/admin/therapists': { url: at('/admin/therapists'), get: ADMINS, send: ADMINS },
  '/admin/packages': { url: at('/admin/packages'), get: ADMINS, send: ADMINS },
  '/admin/policies': { url: at('/admin/policies'), get: ADMINS, send: ADMINS },
  '/admin/exceptions': { url: at('/admin/exceptions'), get: ADMINS, send: ADMINS },
  '/admin/audit': { url: at('/admin/audit'), get: ADMINS },
  '/admin/health': { url: at('/admin/health'), get: ADMINS, send: ADMINS },
  '/admin/export/:table': { url: at('/admin/export/bookings'), get: ADMINS },

  '/api/therapists': { url: at('/api/therapists'), get: ALL },
  '/api/therapists/:id/slots': { url: (w) => `/api/therapists/${w.therapistId}/slots?from=2026-11-21&days=3`, get: ALL },
  '/api/regions': { url: at('/api/regions?province=Papua'), get: ALL },
  '/api/bookings/:id/messages': {
    url: (w) => `/api/bookings/${w.accepted.bookingId}/messages`,
    get: PARTIES,
    send: PARTIES,
    json: () => ({ id: randomUUID(), body: 'Halo' }),
  },
  '/api/bookings/:id/read': {
    url: (w) => `/api/bookings/${w.accepted.bookingId}/read`,
    get: NOBODY,
    send: PARTIES,
    json: () => ({ seq: 0 }),
  },
  '/api/notifications/read': { url: at('/api/notifications/read'), get: NOBODY, send: EVERYONE, json: () => ({}) },
  '/api/push/subscriptions': { url: at('/api/push/subscriptions'), get: EVERYONE, send: EVERYONE, json: () => ({}) },
  '/api/push/test': { url: at('/api/push/test'), get: NOBODY, send: EVERYONE, json: () => ({}) },
  '/api/requests': { url: at('/api/requests'), get: THERAPISTS },
  '/api/requests/:bookingId': {
    url: (w) => `/api/requests/${w.paid.bookingId}`,
    get: NOBODY,
    send: OWN_THERAPIST,
    json: () => ({ answer: 'decline' }),
  },
  '/api/bookings': { url: at('/api/bookings'), get: PATIENTS, send: PATIENTS, json: () => ({}) },
  '/payment/initiate': {
    url: at('/payment/initiate'),
    get: NOBODY,
    send: OWN,
    json: (w) => ({ bookingId: w.pending.bookingId, method: 'va_bca' }),
  },
  '/admin/bookings/:id/swap-therapist': {
    url: (w) => `/admin/bookings/${w.accepted.bookingId}/swap-therapist`,
    get: NOBODY,
    send: ADMINS,
    method: 'PATCH',
    json: () => ({}),
  },
  // Proves itself by signature; nobody's cookie counts.
  '/webhooks/midtrans': {
    url: at('/webhooks/midtrans'),
    get: NOBODY,
    send: 'FFFFFF',
    json: () => ({ order_id: 'x', status_code: '200', gross_amount: '1.00', signature_key: 'x', transaction_status: 'settlement' }),
  },
}

/** May the person's socket do this? `true` for yes. Events not listed fail the test. */
export const SOCKET_EVENTS: Record<string, Record<Exclude<Person, 'guest'>, boolean>> = {
  'booking:join': { patient: true, otherPatient: false, therapist: true, otherTherapist: false, admin: true },
  // Leaving needs no right; typing reaches only rooms one has joined.
  'booking:leave': { patient: true, otherPatient: true, therapist: true, otherTherapist: true, admin: true },
  'chat:typing': { patient: true, otherPatient: false, therapist: true, otherTherapist: false, admin: true },
}

/** Two patients, two therapists, an admin, and a booking in each state that a screen needs. */
export async function buildWorld(): Promise<World> {
  const [patient, otherPatient, therapist, otherTherapist, admin] = [
    await createPatient(),
    await createPatient(),
    await createTherapist(),
    await createTherapist(),
    await createAdmin(),
  ]
  const { pool } = database()
  const own = { patient }
  const pending = await pendingBooking({ ...own, therapist: await createTherapist() })
  const paid = await paidBooking({ therapist, patient: otherPatient })
  // A day later than the other booking of this patient.
  const startsAt = pending.startsAt.add({ hours: 48 })
  const accepted = await acceptedBooking({ ...own, therapist, sessions: 2, startsAt })
  const completed = await acceptedBooking({ ...own, therapist, startsAt: startsAt.add({ hours: 24 }) })
  await pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where booking_id = $1`, [completed.bookingId])
  await pool.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1 and status = 'ACCEPTED'`, [
    completed.bookingId,
  ])
  await pool.query(`insert into ledger_accounts (kind, user_id) values ('WALLET', $1) on conflict do nothing`, [therapist.userId])
  const {
    rows: [wallet],
  } = await pool.query<{ id: string }>('select id from wallets where user_id = $1', [therapist.userId])
  const {
    rows: [topUp],
  } = await pool.query<{ id: string }>(
    `insert into payments (id, patient_id, attempt, order_id, method, amount, status, status_reason)
    select id, $1, 1, 'TU-' || id, 'qris', 100000, 'EXPIRED', 'gateway_expired' from uuidv7() as id returning id`,
    [patient.id],
  )
  return {
    userIds: {
      patient: patient.id,
      otherPatient: otherPatient.id,
      therapist: therapist.userId,
      otherTherapist: otherTherapist.userId,
      admin: admin.id,
    },
    therapistId: therapist.id,
    otherTherapistId: otherTherapist.id,
    addressId: patient.addressId,
    walletId: wallet!.id,
    topUpId: topUp!.id,
    pending,
    paid,
    accepted,
    completed: completed.bookingId,
    ...(await moneyThatMoved(patient, therapist)),
  }
}

/** What a paper can be printed of: a top-up that arrived, a refund and a withdrawal that went out. */
async function moneyThatMoved(patient: Patient, therapist: Therapist): Promise<Pick<World, 'paidTopUpId' | 'refundId' | 'withdrawalId'>> {
  const { pool } = database()
  const [maker, checker] = [await createAdmin(), await createAdmin()]
  const {
    rows: [topUp],
  } = await pool.query<{ id: string }>(
    `insert into payments (id, patient_id, attempt, order_id, method, amount, status)
    select id, $1, 1, 'TU-' || id, 'qris', 100000, 'PROCESSING' from uuidv7() as id returning id`,
    [patient.id],
  )
  await settlePaymentInTest(topUp!.id)
  const { bookingId } = await paidBooking({ patient, startsAt: await gridTime(24 * 20) })
  await inTransaction(patient.actor, (tx) => cancelBooking(tx, { bookingId }))
  const {
    rows: [refund],
  } = await pool.query<{ id: string }>('select id from refunds where booking_id = $1', [bookingId])
  await inTransaction(maker.actor, (tx) =>
    completeRefund(tx, { refundId: refund!.id, method: 'MANUAL_TRANSFER', reference: 'BCA 1', note: 'transferred' }),
  )
  await pool.query(
    `insert into bank_accounts (user_id, bank_code, account_number, holder_name) select id, 'bca', '0011223344', name from users where id = $1`,
    [therapist.userId],
  )
  await inTransaction(system('test'), (tx) =>
    postEntry(tx, {
      kind: 'ADJUSTMENT',
      key: `opening:${therapist.userId}`,
      note: 'opening balance',
      legs: [
        { account: 'CASH', amount: -100_000n },
        { account: { walletOfUser: therapist.userId }, amount: 100_000n },
      ],
    }),
  )
  const asked = await inTransaction(therapist.actor, (tx) => requestWithdrawal(tx, { amount: 100_000n, requestId: randomUUID() }))
  if (!asked.ok) throw new Error(`withdrawal: ${asked.reason}`)
  const { withdrawalId } = asked
  await inTransaction(maker.actor, (tx) => approveWithdrawal(tx, { withdrawalId, method: 'MANUAL_TRANSFER' }))
  await inTransaction(checker.actor, (tx) => completeWithdrawal(tx, { withdrawalId, reference: 'TRF-1', note: 'transferred' }))
  return { paidTopUpId: topUp!.id, refundId: refund!.id, withdrawalId }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobHelpers } from 'graphile-worker'
import { listPastBookings, listPatientBookings, readBooking, readTimeline } from '../app/domain/booking/booking-queries.ts'
import { keepBooking } from '../app/domain/session/keep-booking.ts'
import { lockBooking, lockSession } from '../app/domain/session/lock.ts'
import { countUnreadMessages, listMessages } from '../app/domain/chat/chat-messages.ts'
import { readChatRoom } from '../app/domain/chat/chat-room.ts'
import { lockChats } from '../app/domain/session/lock-chats.ts'
import { listWalletTransactions, readWallet } from '../app/domain/ledger/wallet-queries.ts'
import { searchTherapists } from '../app/domain/matching/search-therapists.ts'
import { therapistProfile } from '../app/domain/matching/therapist-profile.ts'
import { countUnread, listNotifications } from '../app/domain/notification/notification-queries.ts'
import type { PaymentGateway } from '../app/domain/gateway/payment-gateway.ts'
import { reconcileDay } from '../app/domain/payment/reconcile-day.ts'
import { readPaymentPage } from '../app/domain/payment/payment-queries.ts'
import { lockPayment } from '../app/domain/payment/payment-rows.ts'
import { listAudit } from '../app/domain/reporting/audit-queries.ts'
import { listBookings, readBookingMoney } from '../app/domain/reporting/booking-admin-queries.ts'
import { listStrandedBookings } from '../app/domain/reporting/stranded-bookings.ts'
import { listSwapCandidates } from '../app/domain/reporting/swap-candidates.ts'
import { countOpenExceptions, listExceptions } from '../app/domain/reporting/exceptions.ts'
import { countRefunds, listRefunds, listWallets } from '../app/domain/reporting/money-admin-queries.ts'
import { readDays, readOverview, readUtilisation } from '../app/domain/reporting/overview-queries.ts'
import { ratingSummary, reviewsOfTherapist } from '../app/domain/review/review-queries.ts'
import { freeSlotsOfTherapist, nextFreeSlots } from '../app/domain/scheduling/availability-queries.ts'
import {
  listPendingEarnings,
  listVisits,
  listWaitingRequests,
  nextVisit,
  readRequest,
  readTherapistSession,
} from '../app/domain/visit/therapist-queries.ts'
import { countWithdrawals, listWithdrawals } from '../app/domain/withdrawal/withdrawal-queries.ts'
import { inTransaction, system, useDatabase, type Database, type Reader, type Tx } from '../app/platform/db.ts'
import sweepAnswers from '../worker/tasks/booking-sweep-answers.ts'
import sweepChats from '../worker/tasks/chat-sweep-locks.ts'
import expirePackages from '../worker/tasks/package-expire.ts'
import reconcile from '../worker/tasks/payment-reconcile.ts'
import sweepPayouts from '../worker/tasks/payout-sweep.ts'
import sweepRefunds from '../worker/tasks/refund-sweep.ts'
import sweepUnresolved from '../worker/tasks/session-sweep-unresolved.ts'
import sweepWithdrawals from '../worker/tasks/withdrawal-sweep.ts'
import { freeDeadPools } from '../worker/heartbeat.ts'
import { createTestDatabase, dropTestDatabase } from './database.ts'
import { fillLargeDatabase, type LargeDatabase } from './large-database.ts'
import { openWatched, type RunPlan } from './plans.ts'

const BOOKINGS = 30_000
/** A table with more rows than this is read by an index or not at all. */
const LARGE = 5_000
/** Pages of 8 KB one statement of an ordinary read may look at. */
const PAGES = 600
/** Often enough for a named statement to get its generic plan. */
const RUNS = 7

let url: string
let db: Database
let plans: RunPlan[]
let world: LargeDatabase
let large: Set<string>

beforeAll(async () => {
  url = await createTestDatabase()
  world = await fillLargeDatabase(url, BOOKINGS)
  const watched = await openWatched(url)
  ;({ db, plans } = watched)
  useDatabase(db)
  const { rows } = await db.pool.query<{ name: string }>('select relname as name from pg_class where relkind = $1 and reltuples > $2', [
    'r',
    LARGE,
  ])
  large = new Set(rows.map(({ name }) => name))
}, 120_000)

afterAll(async () => {
  useDatabase(undefined)
  await db?.close()
  if (url) await dropTestDatabase(url)
})

/** Runs a read several times; what it walked, and the most pages one of its statements looked at. */
async function look(work: () => Promise<unknown>): Promise<{ walked: string[]; pages: number; heaviest: string }> {
  plans.length = 0
  for (let run = 0; run < RUNS; run++) await work()
  const walked = new Set(
    plans.flatMap(({ walked, sql }) => walked.filter((name) => large.has(name)).map((name) => `${name} by ${sql.slice(0, 200)}`)),
  )
  const most = plans.reduce((a, b) => (b.pages > a.pages ? b : a), { pages: 0, sql: '', walked: [] })
  return { walked: [...walked], pages: most.pages, heaviest: most.sql }
}

const read = (work: (reader: Reader) => Promise<unknown>) => () => work(db.prisma)
const inTx = (work: (tx: Tx) => Promise<unknown>) => () => inTransaction(system('plans'), work)
const DAY = Temporal.Duration.from({ hours: 24 })
const today = () => ({ from: Temporal.Now.instant(), to: Temporal.Now.instant().add(DAY) })

type Case = [name: string, work: () => Promise<unknown>, pages?: number]
const near = { latitude: -6.2, longitude: 106.8 }
const FIRST = {}
/** Answers nothing, so that only the choosing is read. */
const silent = { status: async () => ({ ok: false }) } as unknown as PaymentGateway
const aDay = () => Temporal.Now.plainDateISO('Asia/Jakarta').subtract({ days: 40 }).toString()
const nobody = { services: { gateway: {}, payouts: {} }, helpers: {} as JobHelpers } as never

const PEOPLE: Case[] = [
  ['patient list', read((r) => listPatientBookings(r, world.patientId))],
  ['patient list, past', read((r) => listPastBookings(r, world.patientId))],
  ['a booking', read((r) => readBooking(r, world.bookingId, { patientId: world.patientId }))],
  ['timeline', read((r) => readTimeline(r, world.bookingId))],
  ['payment page', () => readPaymentPage(world)],
  ['therapist day', read((r) => listVisits(r, world.therapistUserId, today()))],
  ['next visit', read((r) => nextVisit(r, world.therapistUserId, Temporal.Now.instant()))],
  ['requests', read((r) => listWaitingRequests(r, world.therapistUserId))],
  ['a request', read((r) => readRequest(r, world.therapistUserId, world.bookingId))],
  ['a session', read((r) => readTherapistSession(r, world.therapistUserId, world.sessionId))],
  ['pending earnings', read((r) => listPendingEarnings(r, world.therapistUserId))],
  ['wallet', read((r) => readWallet(r, world.therapistUserId, 'Asia/Jakarta')), 1500],
  ['wallet lines', read((r) => listWalletTransactions(r, world.walletId))],
  ['slots', () => freeSlotsOfTherapist({ therapistId: world.therapistId, from: null, days: 7, door: 'regular' })],
  ['next free slots', () => nextFreeSlots([world.therapistId])],
  ['search, nearest', () => searchTherapists({ near }), 1_500],
  ['search, name', () => searchTherapists({ near, text: 'terapis 99' })],
  ['profile', () => therapistProfile(world.therapistId, near)],
  ['reviews', read((r) => reviewsOfTherapist(r, world.therapistId))],
  ['ratings', read((r) => ratingSummary(r, world.therapistId))],
  ['chat room', read((r) => readChatRoom(r, { bookingId: world.bookingId, userId: world.patientId }))],
  ['messages', read((r) => listMessages(r, { bookingId: world.bookingId }))],
  ['unread of a therapist', read((r) => countUnreadMessages(r, world.therapistUserId))],
  ['unread of a patient', read((r) => countUnreadMessages(r, world.patientId))],
  ['notifications', read((r) => listNotifications(r, { userId: world.patientId }))],
  ['notifications of an admin', read((r) => listNotifications(r, { userId: world.adminId }))],
  ['bell', read((r) => countUnread(r, world.patientId))],
  ['bell of an admin', read((r) => countUnread(r, world.adminId))],
]

const LOCKS: Case[] = [
  ['lock booking', inTx((tx) => lockBooking(tx, world.bookingId))],
  ['lock session', inTx((tx) => lockSession(tx, world.sessionId, 'anybody'))],
  ['lock payment', inTx((tx) => lockPayment(tx, world.paymentId))],
  ['chat lock of one', inTx((tx) => lockChats(tx, { bookingId: world.bookingId }))],
  ['keep booking', inTx((tx) => keepBooking(tx, world.bookingId, { extendsFor: null }))],
]

const SWEEPS: Case[] = [
  ['answers', () => sweepAnswers({}, nobody)],
  ['chats', () => sweepChats({}, nobody)],
  ['packages', () => expirePackages({}, nobody)],
  ['payments', () => reconcile({}, nobody)],
  ['payouts', () => sweepPayouts({}, nobody)],
  ['refunds', () => sweepRefunds({}, nobody)],
  ['unresolved', () => sweepUnresolved({}, nobody)],
  ['payments of a day', () => reconcileDay(silent, aDay()), 5_000],
  ['withdrawals', () => sweepWithdrawals({}, nobody)],
  ['dead pools', () => freeDeadPools(db.pool)],
]

const ADMIN: Case[] = [
  ['bookings', read((r) => listBookings(r, {}, FIRST))],
  ['bookings, status', read((r) => listBookings(r, { status: 'PAID' }, FIRST))],
  ['bookings, code', read((r) => listBookings(r, { q: world.code }, FIRST))],
  ['bookings, name', read((r) => listBookings(r, { q: 'Wulandari 41' }, FIRST))],
  ['bookings, two letters', read((r) => listBookings(r, { q: 'ha' }, FIRST)), 6_000],
  ['bookings, phone', read((r) => listBookings(r, { q: '0811 0000 0041' }, FIRST))],
  ['bookings, common name', read((r) => listBookings(r, { q: 'Wulandari' }, FIRST)), 6_000],
  ['bookings, therapist', read((r) => listBookings(r, { therapist: world.therapistId }, FIRST))],
  ['booking money', read((r) => readBookingMoney(r, world.bookingId))],
  ['swap candidates', read((r) => listSwapCandidates(r, world.bookingId)), 3_000],
  ['bookings of stopped therapists', read((r) => listStrandedBookings(r))],
  ['refunds', read((r) => listRefunds(r, { status: 'PENDING' }, FIRST))],
  ['refunds done', read((r) => listRefunds(r, { status: 'COMPLETED' }, FIRST))],
  ['refund counts', read((r) => countRefunds(r))],
  ['withdrawals', read((r) => listWithdrawals(r, { status: 'PENDING' }, FIRST))],
  ['withdrawals done', read((r) => listWithdrawals(r, { status: 'COMPLETED' }, FIRST))],
  ['withdrawal counts', read((r) => countWithdrawals(r))],
  ['wallets', read((r) => listWallets(r, {}, FIRST)), 8_000],
  ['exceptions', read((r) => listExceptions(r, { open: true }, FIRST))],
  ['exceptions done', read((r) => listExceptions(r, { open: false }, FIRST))],
  ['exception counts', read((r) => countOpenExceptions(r))],
  ['audit', read((r) => listAudit(r, {}, FIRST))],
  ['audit, action', read((r) => listAudit(r, { action: 'booking.swap' }, FIRST))],
  ['overview', read((r) => readOverview(r, 30)), 40_000],
  ['days', read((r) => readDays(r, 30)), 40_000],
  ['utilisation', read((r) => readUtilisation(r, 30)), 40_000],
]

describe.each([
  ['people', PEOPLE],
  ['locks', LOCKS],
  ['sweeps with nothing due', SWEEPS],
  ['admin', ADMIN],
] as [string, Case[]][])('%s', (_, cases) => {
  test.each(cases)('%s', async (_name, work, pages = PAGES) => {
    const found = await look(work)
    expect(found.walked.join('\n')).toBe('')
    expect(found.pages, found.heaviest).toBeLessThan(pages)
  })
})

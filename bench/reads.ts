/**
 * Admin's lists and the sweeps of the worker among 100,000 bookings, in milliseconds, beside the cheapest things
 * a database can be asked on the same connections: `select 1` and a row by its primary key. All take turns.
 */
import type { JobHelpers } from 'graphile-worker'
import { openDatabase, useDatabase } from '../app/platform/db.ts'
import { listBookings } from '../app/domain/reporting/booking-admin-queries.ts'
import { listExceptions } from '../app/domain/reporting/exceptions.ts'
import { readDays, readOverview, readUtilisation } from '../app/domain/reporting/overview-queries.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { fillLargeDatabase } from '../test/large-database.ts'
import sweepAnswers from '../worker/tasks/booking-sweep-answers.ts'
import sweepChats from '../worker/tasks/chat-sweep-locks.ts'
import expirePackages from '../worker/tasks/package-expire.ts'
import reconcile from '../worker/tasks/payment-reconcile.ts'
import sweepPayouts from '../worker/tasks/payout-sweep.ts'
import sweepRefunds from '../worker/tasks/refund-sweep.ts'
import sweepUnresolved from '../worker/tasks/session-sweep-unresolved.ts'
import sweepWithdrawals from '../worker/tasks/withdrawal-sweep.ts'

const BOOKINGS = 100_000
const ROUNDS = 60
const AIM_MS = 5

const url = await createTestDatabase()
const world = await fillLargeDatabase(url, BOOKINGS)
const db = openDatabase({ connectionString: url, max: 4 })
useDatabase(db)

const { prisma } = db
const second = await listBookings(prisma, {}, {})
let middle = second
for (let page = 0; page < 40; page++) middle = await listBookings(prisma, {}, { after: middle.next! })
// Nothing is due, so nobody is asked anything.
const nobody = { services: { gateway: {}, payouts: {} }, helpers: {} as JobHelpers } as never

type Case = [name: string, work: () => Promise<unknown>, aim?: number]
const FLOORS: Case[] = [
  ['select 1', () => prisma.$queryRaw`select 1`],
  ['a booking by its primary key', () => prisma.$queryRaw`select * from bookings where id = ${world.bookingId}::uuid`],
]
const LISTS: Case[] = [
  ['first page', () => listBookings(prisma, {}, {}), AIM_MS],
  ['second page', () => listBookings(prisma, {}, { after: second.next! }), AIM_MS],
  ['page 42', () => listBookings(prisma, {}, { after: middle.next! }), AIM_MS],
  ['waiting for an answer', () => listBookings(prisma, { status: 'PAID' }, {}), AIM_MS],
  ['by code', () => listBookings(prisma, { q: world.code }, {}), AIM_MS],
  ['by a rare name', () => listBookings(prisma, { q: 'Wulandari 4100' }, {}), AIM_MS],
  ['by a common name', () => listBookings(prisma, { q: 'Wulandari' }, {})],
  ['exceptions', () => listExceptions(prisma, { open: true }, {}), AIM_MS],
  ['overview, 30 days', () => Promise.all([readOverview(prisma, 30), readDays(prisma, 30), readUtilisation(prisma, 30)])],
]
const SWEEPS: Case[] = [
  ['answers', () => sweepAnswers({}, nobody), AIM_MS],
  ['chats', () => sweepChats({}, nobody), AIM_MS],
  ['packages', () => expirePackages({}, nobody), AIM_MS],
  ['payments', () => reconcile({}, nobody), AIM_MS],
  ['payouts', () => sweepPayouts({}, nobody), AIM_MS],
  ['refunds', () => sweepRefunds({}, nobody), AIM_MS],
  ['unresolved sessions', () => sweepUnresolved({}, nobody), AIM_MS],
  ['withdrawals', () => sweepWithdrawals({}, nobody), AIM_MS],
]

const times = new Map<string, number[]>()
const quantile = (values: number[], q: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)]!
let misses = 0

function tell(title: string, cases: Case[]) {
  console.log(title)
  for (const [name, , aim] of cases) {
    const all = times.get(name)!
    const p50 = quantile(all, 0.5)
    const missed = aim !== undefined && p50 > aim
    if (missed) misses += 1
    console.log(
      `  ${name.padEnd(32)} p50 ${p50.toFixed(2).padStart(7)}  p95 ${quantile(all, 0.95).toFixed(2).padStart(7)}${aim ? `   aim p50 <= ${aim}${missed ? '  MISSED' : ''}` : ''}`,
    )
  }
}

try {
  const all = [...FLOORS, ...LISTS, ...SWEEPS]
  for (let round = -10; round < ROUNDS; round++) {
    for (const [name, work] of all) {
      const began = performance.now()
      await work()
      // The first rounds warm caches and plans.
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), performance.now() - began])
    }
  }
  tell(`Floor, ms (${ROUNDS} rounds)`, FLOORS)
  tell(`Admin list at ${BOOKINGS.toLocaleString('en')} bookings, ms`, LISTS)
  tell(`Sweeps with nothing due at ${BOOKINGS.toLocaleString('en')} bookings, ms`, SWEEPS)
} finally {
  useDatabase(undefined)
  await db.close()
  await dropTestDatabase(url)
}
process.exit(misses > 0 ? 1 : 0)

// Fills an empty database with a believable demo: forty therapists, their patients, and two months
// of bookings told through the product's own use cases, so that ledger and states are what they
// would be in life. The same on every machine, but for the dates, which lead up to today.
import { debitWallet } from '../../app/domain/ledger/debit-wallet.ts'
import { expirePackages } from '../../app/domain/scheduling/expire-packages.ts'
import { database, inTransaction, system } from '../../app/platform/db.ts'
import { type Ending, type Plot, bookingStory } from './history.ts'
import { planJobs } from './plan-jobs.ts'
import { type Random, randomFrom } from './random.ts'
import { type Story, later, tell } from './stage.ts'
import { type Package, type Patient, type Therapist, type World, createWorld } from './world.ts'

const DAYS = 60
const now = Temporal.Now.instant()
const since = later(now, -(DAYS + 30) * 1440)
const { pool } = database()

const { rows } = await pool.query<{ used: boolean }>('select exists (select from users) as used')
if (rows[0]?.used) throw new Error('The database is not empty; the demo is only for a new one.')
const world = await createWorld(pool, since)
await tell(pool, [...plots(world).map(bookingStory), ...withdrawals(world)], now)
await inTransaction(system('package-expiry'), expirePackages)
await planJobs()
await database().close()
process.exit(0)

function plots(world: World): Plot[] {
  const random = randomFrom(2026)
  const list: Plot[] = [...demoPlots(world)]
  for (const [index, patient] of world.patients.entries()) {
    const near = world.therapists.filter((therapist) => distanceKm(therapist, patient) <= therapist.radiusKm)
    // The demo patient's own bookings are told above; others come back every week or two.
    for (let day = random.between(0, 9); index > 0 && day < DAYS; day += random.between(8, 16)) {
      if (near.length) list.push(anyPlot(world, randomFrom(index * 1000 + day), patient, random.pick(near), DAYS - day))
    }
  }
  return list
}

function anyPlot(world: World, random: Random, patient: Patient, therapist: Therapist, daysAgo: number): Plot {
  const sessions = random.pick([1, 1, 1, 1, 1, 4, 4, 8])
  const ending = random.pick<Ending>([
    'visits',
    'visits',
    'visits',
    'visits',
    'visits',
    'visits',
    'visits',
    'declined',
    'timed_out',
    'unpaid',
    'late_cancel',
    'no_show',
  ])
  return {
    random,
    patient,
    therapist,
    package: packageFor(world, therapist, sessions),
    ending,
    bookAt: localTime(patient.zone, daysAgo, random.between(8 * 60, 20 * 60)),
    adminId: world.adminId,
    review: random.chance(0.85),
    pace: sessions === 8 ? 3 : random.between(3, 6),
  }
}

/** What the three demo accounts find: a package under way, visits to come, something to review, one refund. */
function demoPlots(world: World): Plot[] {
  const [patient] = world.patients
  const [therapist, second, third] = world.therapists
  if (!patient || !therapist || !second || !third) throw new Error('The demo has no people')
  const plot = (seed: number, who: Therapist, sessions: number, daysAgo: number, more: Partial<Plot> = {}): Plot => ({
    random: randomFrom(seed),
    patient,
    therapist: who,
    package: packageFor(world, who, sessions),
    ending: 'visits',
    bookAt: localTime(patient.zone, daysAgo, 10 * 60 + seed),
    adminId: world.adminId,
    review: true,
    ...more,
  })
  const [fourth, fifth] = world.therapists.slice(3)
  const [, , , rudi, endang, surya] = world.patients
  const sixth = surya && world.therapists.slice(5).find((other) => distanceKm(other, surya) <= other.radiusKm)
  if (!fourth || !fifth || !sixth || !rudi || !endang || !surya) throw new Error('The demo has no people')
  const forTheAdmin = [
    plot(20, fourth, 1, 1, { patient: rudi, ending: 'declined', openRefund: true }),
    plot(21, fifth, 4, 2, { patient: endang, ending: 'timed_out', openRefund: true }),
    plot(22, sixth, 1, 5, { patient: surya, ending: 'forgotten' }),
  ]
  const regulars = world.patients
    .slice(1, 8)
    .map((other, index) => plot(300 + index, therapist, index % 3 === 0 ? 4 : 1, 52 - index * 7, { patient: other, pace: 5 }))
  const coming = world.patients
    .slice(8, 12)
    .map((other, index) => plot(340 + index, therapist, 1, 1, { patient: other, leadHours: 22 + index * 12, review: false }))
  return [
    plot(1, therapist, 4, 50),
    plot(2, second, 1, 24),
    plot(3, third, 1, 12, { ending: 'declined' }),
    plot(4, therapist, 4, 9, { pace: 5, review: false, talks: true }),
    plot(5, second, 1, 4, { review: false }),
    ...forTheAdmin,
    ...regulars,
    ...coming,
  ]
}

function packageFor(world: World, therapist: Therapist, sessions: number): Package {
  const found = world.packages.find((item) => item.grade === therapist.grade && item.sessions === sessions)
  if (!found) throw new Error(`No package of ${sessions} sessions`)
  return found
}

/** Every second week the admin transfers what therapists have earned. */
function withdrawals({ adminId, therapists }: World): Story[] {
  return therapists.slice(0, 12).map(async function* (therapist, index) {
    for (const daysAgo of [42, 28, 14]) {
      yield localTime('Asia/Jakarta', daysAgo, 15 * 60 + index)
      const found = await pool.query<{ id: string; balance: string }>('select id, balance from wallets where user_id = $1', [
        therapist.userId,
      ])
      const [wallet] = found.rows
      const amount = wallet ? (BigInt(wallet.balance) / 100_000n) * 80_000n : 0n
      if (!wallet || amount < 100_000n) continue
      await inTransaction({ kind: 'user', id: adminId, role: 'ADMIN' }, (tx) =>
        debitWallet(tx, { walletId: wallet.id, amount, note: 'Transfer ke BCA a.n. terapis', requestId: `demo-${daysAgo}` }),
      )
    }
  })
}

/** The moment `daysAgo` days before today at that minute of the local day. */
function localTime(zone: string, daysAgo: number, minute: number): Temporal.Instant {
  const day = now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: daysAgo })
  return day
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }) })
    .toInstant()
}

function distanceKm(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  return Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * 0.994) * 111.2
}

import { createIrisPayouts } from '../app/adapters/midtrans-iris/iris-payouts.ts'
import { createPdfReceipts } from '../app/adapters/pdf/pdf-receipts.ts'
import { createMidtransGateway } from '../app/adapters/midtrans/midtrans-gateway.ts'
import { DEFAULT_POLICY, type Policy } from '../app/domain/policy/policy.ts'
import type { PaymentGateway } from '../app/domain/gateway/payment-gateway.ts'
import { openDatabase, useDatabase, type Database } from '../app/platform/db.ts'
import type { PayoutGateway } from '../app/domain/withdrawal/payout-gateway.ts'
import type { Services } from '../app/services.ts'
import { startMidtransSandbox, type MidtransSandbox } from '../sandbox/midtrans/server.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { testEnvironment } from '../test/environment.ts'
import { createAdmin, createPackage, createPatient, createTherapist, type Patient, type Therapist } from '../test/fixtures.ts'
import type { Line } from './action.ts'
import { faultSql } from './fault-sql.ts'
import { random } from './random.ts'
import type { SavedWorld } from './saved-world.ts'

/** A process that dies in the middle of something; the only error the simulation throws itself. */
export class Crash extends Error {
  constructor() {
    super('simulated crash')
    this.name = 'Crash'
  }
}

/** What was paid by hand, and what was frozen and sent, by its own name. */
export type Money = { debits: Map<string, bigint>; cashRefunds: Map<string, bigint>; transfers: Map<string, bigint> }

export type World = {
  readonly database: Database
  readonly sandbox: MidtransSandbox
  readonly services: Services
  readonly start: number
  readonly patients: (Patient & { label: string })[]
  readonly therapists: (Therapist & { label: string })[]
  readonly admins: Awaited<ReturnType<typeof createAdmin>>[]
  readonly packages: { id: string; sessions: number }[]
  readonly policy: Policy
  /** Database ids by name and back. */
  readonly ids: Map<string, string>
  readonly names: Map<string, string>
  /** What the admins know they paid by hand: the ledger must say the same. */
  readonly money: Money
  /** Orders for which the gateway has ever held money. */
  readonly everPaid: Set<string>
  now: number
  line: Line
  moveClock(to: number): Promise<void>
  close(): Promise<void>
}

/** Every second therapist keeps office hours, the others work around the clock. */
export const OFFICE = { startMinute: 7 * 60, endMinute: 21 * 60 }
export const hasOfficeHours = (therapist: string) => Number(therapist.slice(1)) % 2 === 1
export const zoneOf = (therapist: string) => ZONES[Number(therapist.slice(1)) % 3]!
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

const START = Date.parse('2027-03-01T01:00:00Z')

/**
 * A database, people, gateway and clock of one run's own. The clock stands still until it is moved,
 * so that a story replays to the millisecond; jobs due "at once" carry the real time, which lies before it.
 * @param from a world that goes on: its database, already holding its rows, and the rest of it
 */
export async function createWorld(seed: number, from?: { url: string; saved: SavedWorld }): Promise<World> {
  const url = from?.url ?? (await createTestDatabase())
  const { start, now } = from?.saved ?? { start: START, now: START }
  process.env.DATABASE_URL = url
  const database = openDatabase({ connectionString: url, max: 6, applicationName: 'simulation' })
  useDatabase(database)
  await database.pool.query('set synchronous_commit = off')
  await stopClock(database.pool, now)
  await database.pool.query(faultSql())
  const policy = from?.saved.policy ?? (await setPolicy(database, seed))
  const gateway = from && keepGateway(from.saved)
  const sandbox = await startMidtransSandbox({
    serverKey: testEnvironment.MIDTRANS_SERVER_KEY,
    clockScale: 0,
    startAt: now,
    payoutArrivesAfter: null,
    ...(gateway && { stateFile: join(gateway, 'state.json') }),
    notificationUrl: 'http://127.0.0.1:1/webhooks/midtrans',
  })
  sandbox.notifier.settings.mode = 'hold'
  const people = from ? peopleOf(from.saved) : await createPeople(database)
  const world: World = {
    database,
    sandbox,
    policy,
    start,
    now,
    line: 'ok',
    ...people,
    services: undefined as unknown as Services,
    ids: new Map(),
    names: new Map(),
    everPaid: new Set(from?.saved.everPaid),
    money: {
      debits: sums(from?.saved.money.debits),
      cashRefunds: sums(from?.saved.money.cashRefunds),
      transfers: sums(from?.saved.money.transfers),
    },
    async moveClock(to) {
      if (to <= world.now) return
      await database.pool.query('update simulation_clock set at = to_timestamp($1::float8 / 1000)', [to])
      // Phones in reach: whoever is online goes on giving signs of life.
      await database.pool.query('update therapist_presence set last_sign_at = app_now()')
      await sandbox.clock.advance(to - world.now)
      world.now = to
    },
    async close() {
      await sandbox.close()
      if (gateway) rmSync(gateway, { recursive: true })
      useDatabase(undefined)
      await database.close()
      await dropTestDatabase(url)
    },
  }
  for (const [label, id] of from?.saved.names ?? []) name(world, label, id)
  Object.assign(world, { services: services(world) })
  if (from) {
    // Whoever lived in the saved world has a phone in reach as well, also where that was not asked yet.
    await database.pool.query(`
      update therapists set is_online = true where not is_online;
      insert into therapist_presence (therapist_id, last_sign_at) select id, app_now() from therapists on conflict (therapist_id) do nothing`)
    return world
  }
  await database.pool.query(`insert into bank_accounts (user_id, bank_code, account_number, holder_name)
    select id, 'bca', '0011223344', name from users where role in ('PATIENT', 'THERAPIST')`)
  for (const person of [...world.patients, ...world.therapists]) name(world, person.label, person.id)
  world.admins.forEach((admin, index) => name(world, `a${index}`, admin.id))
  return world
}

/** From now on the database's time is what the simulation says. */
export async function stopClock(pool: Database['pool'], at: number): Promise<void> {
  await pool.query(`
    create table if not exists simulation_clock (at timestamptz not null);
    delete from simulation_clock;
    insert into simulation_clock values (to_timestamp(${at / 1000}));
    create or replace function app_now() returns timestamptz language sql stable as 'select at from simulation_clock'`)
}

/** A folder with what the gateway remembers, for it to start from. */
function keepGateway({ gateway, payouts }: SavedWorld): string {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'))
  writeFileSync(join(directory, 'state.json'), JSON.stringify(gateway))
  writeFileSync(join(directory, 'state.json.payouts'), JSON.stringify(payouts))
  return directory
}

const sums = (pairs: readonly [string, string][] = []) => new Map(pairs.map(([key, sum]) => [key, BigInt(sum)]))

function peopleOf({ patients, therapists, admins, packages }: SavedWorld): Pick<World, 'patients' | 'therapists' | 'admins' | 'packages'> {
  return {
    patients: patients.map((patient) => ({ ...patient, actor: { kind: 'user', id: patient.id, role: 'PATIENT' } })),
    therapists: therapists.map((therapist) => ({ ...therapist, actor: { kind: 'user', id: therapist.userId, role: 'THERAPIST' } })),
    admins: admins.map((id) => ({ id, actor: { kind: 'user', id, role: 'ADMIN' } })),
    packages,
  }
}

/** The order under which the gateway knows a top-up. */
export const topUpOrder = (paymentId: string): string => `TU-${paymentId}`

export function name(world: World, label: string, id: string): void {
  world.ids.set(label, id)
  world.names.set(id, label)
}

async function setPolicy(database: Database, seed: number): Promise<Policy> {
  const chance = random(seed ^ 0x51ed270b)
  const policy: Policy = {
    ...DEFAULT_POLICY,
    packageValidityDays: chance.pick([3, 7, 30]),
    bookingHorizonDays: chance.pick([5, 14]),
    freeCancellationMinutes: chance.pick([60, 60, 120]),
    withdrawalCheckerAbove: 300_000,
    platformFeePercent: chance.pick([20, 17.5, 33.33]),
  }
  await database.pool.query('insert into policies (values) values ($1)', [policy])
  return policy
}

async function createPeople(database: Database) {
  const patients: (Patient & { label: string })[] = []
  for (let i = 0; i < 6; i++) patients.push({ ...(await createPatient({ zone: ZONES[i % 3]! })), label: `p${i}` })
  const therapists: (Therapist & { label: string })[] = []
  for (let i = 0; i < 4; i++) {
    const label = `t${i}`
    therapists.push({ ...(await createTherapist({ zone: zoneOf(label), ...(hasOfficeHours(label) && OFFICE) })), label })
  }
  // Three clocks in one town: everybody is within reach of everybody.
  await database.pool.query('update addresses set latitude = -6.26, longitude = 106.78')
  await database.pool.query('update therapists set latitude = -6.25, longitude = 106.79')
  const admins = [await createAdmin(), await createAdmin()]
  const packages = [
    { id: await createPackage({ sessions: 1, price: 350_000n }), sessions: 1 },
    { id: await createPackage({ sessions: 4, price: 1_000_001n, fee: 200_003n }), sessions: 4 },
    { id: await createPackage({ sessions: 3, price: 999_998n }), sessions: 3 },
    // Shares of nothing: three sessions without a fee, the last with all of it.
    { id: await createPackage({ sessions: 4, price: 400_001n, fee: 3n }), sessions: 4 },
  ]
  return { patients, therapists, admins, packages }
}

function services(world: World): Services {
  const real = createMidtransGateway({
    serverKey: testEnvironment.MIDTRANS_SERVER_KEY,
    clientKey: testEnvironment.MIDTRANS_CLIENT_KEY,
    isProduction: false,
    baseUrl: world.sandbox.url,
    timeout: 5_000,
  })
  const silence = { ok: false as const, reason: 'unavailable' as const, message: 'simulated outage' }
  const lost = { ok: false as const, reason: 'unknown' as const, message: 'simulated loss of the answer' }
  async function over<T>(call: () => Promise<T>): Promise<T | typeof silence | typeof lost> {
    if (world.line === 'down') return silence
    const answer = await call()
    if (world.line === 'crash') {
      world.line = 'ok'
      throw new Crash()
    }
    return world.line === 'lost' ? lost : answer
  }
  const gateway: PaymentGateway = {
    charge: (request) => over(() => real.charge(request)),
    status: (id) => over(() => real.status(id)),
    cancel: (id) => over(() => real.cancel(id)),
    expire: (id) => over(() => real.expire(id)),
    refund: (id, input) => over(() => real.refund(id, input)),
    verifySignature: (notification) => real.verifySignature(notification),
  }
  const iris = createIrisPayouts({
    creatorKey: 'demo-creator',
    approverKey: 'demo-approver',
    baseUrl: `${world.sandbox.url}/iris/api/v1`,
    isProduction: false,
    timeout: 5_000,
  })
  const payouts: PayoutGateway = {
    create: (order) => over(() => iris.create(order)),
    approve: (reference) => over(() => iris.approve(reference)),
    status: (reference) => over(() => iris.status(reference)),
    holderOf: (account) => iris.holderOf(account),
  }
  return {
    gateway,
    payouts,
    push: { publicKey: testEnvironment.VAPID_PUBLIC_KEY, endpointOf: (given) => given, send: async () => ({ ok: true }) },
    receipts: createPdfReceipts(),
    mail: { send: async () => (world.line === 'ok' ? { ok: true } : { ok: false, reason: 'unavailable', detail: 'simulated' }) },
  }
}

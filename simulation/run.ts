/** Lives a story, new or told again, and looks at everything after each step. */
import './environment.ts'
import { checkInvariants, describeViolation } from '../app/domain/reporting/invariants.ts'
import type { Action, Deed } from './action.ts'
import { judgeChange, judgeJobs, judgeOutcome, judgeSame, type Finding } from './checks.ts'
import { judgeEnd, judgeMoney } from './checks-of-money.ts'
import { dueJobs, nextMidnight, passTime, runJob } from './worker.ts'
import type { Outcome } from './outcome.ts'
import { deliverLatest } from './perform-payment.ts'
import { perform } from './perform.ts'
import { propose } from './proposals.ts'
import { random } from './random.ts'
import { saveWorld, type SavedWorld } from './saved-world.ts'
import { takeSnapshot, type Snapshot } from './snapshot.ts'
import { Crash, createWorld, type World } from './world.ts'

export type Failure = Finding & { step: number }
export type Run = {
  seed: number
  actions: Action[]
  failure: Failure | null
  counts: Map<string, number>
  milliseconds: number
  start: number
}

export type RunOptions = {
  seed: number
  steps: number
  /** A story to live instead of a new one. */
  story?: readonly Action[]
  /** All invariants are asked every so many steps, and at the end. */
  everySteps?: number
  /** From this step on they are asked after each. */
  closeFrom?: number
  /** Where the world is kept when the last step is done (simulation/saved-world.ts). */
  saveTo?: string
  /** A world to go on in, instead of a new one. */
  from?: { url: string; saved: SavedWorld }
  /** Without the quiet weeks after the last step. */
  stopAtOnce?: boolean
}

const MINUTE = 60_000

export async function run(options: RunOptions): Promise<Run> {
  const started = performance.now()
  const world = await createWorld(options.seed, options.from)
  const result: Run = { seed: options.seed, actions: [], failure: null, counts: new Map(), milliseconds: 0, start: world.start }
  try {
    await live(world, options, result)
  } finally {
    await world.close()
    result.milliseconds = performance.now() - started
  }
  return result
}

async function live(world: World, options: RunOptions, result: Run): Promise<void> {
  const chance = random(options.seed)
  // Bookings are named by their step: those of the saved world keep theirs.
  const first = 1 + (options.from?.saved.steps ?? 0)
  const every = options.everySteps ?? 20
  const steps = options.story?.length ?? options.steps
  let state = await takeSnapshot(world)
  for (let index = 0; index < steps; index++) {
    const action = options.story?.[index] ?? propose(world, state, chance, first + index)
    result.actions.push(action)
    const step = await take(world, action, state, result.counts)
    state = step.state
    const isClose = options.closeFrom !== undefined && action.n >= options.closeFrom
    const found = [...step.found, ...(isClose || (index + 1) % every === 0 || index + 1 === steps ? await askInvariants(world) : [])]
    if (found.length > 0) {
      result.failure = { ...found[0]!, step: action.n }
      return
    }
  }
  if (options.saveTo) await saveWorld(world, options.saveTo, first + steps - 1)
  if (options.stopAtOnce) return
  const [end] = await quietWeeks(world)
  if (end) result.failure = { ...end, step: steps + 1 }
}

async function askInvariants(world: World): Promise<Finding[]> {
  const results = await checkInvariants(world.database.pool)
  return results
    .filter(({ status }) => status === 'broken')
    .map(({ id, title, violations }) => ({
      check: `${id} ${title}`,
      detail: named(world, violations.slice(0, 2).map(describeViolation).join('; ')),
    }))
}

/** Names instead of ids, where they are known. */
function named(world: World, text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => world.names.get(id) ?? id)
}

type Taken = { state: Snapshot; found: Finding[] }

async function take(world: World, action: Action, last: Snapshot, counts: Map<string, number>): Promise<Taken> {
  const found: Finding[] = []
  const then = world.now
  try {
    const before = await bringTime(world, action, last)
    if (before !== last) found.push(...judgeChange(world, last, before, then))
    const acted = await act(world, action, before, counts)
    found.push(
      ...acted.found,
      ...judgeChange(world, before, acted.state, world.now),
      ...judgeJobs(world, acted.state),
      ...judgeMoney(world, acted.state),
    )
    return { state: acted.state, found }
  } catch (error) {
    if (error instanceof Crash) throw error
    found.push({
      check: 'M01 no unexpected error',
      detail: named(world, error instanceof Error ? error.message.replaceAll('\n', ' ').trim().slice(-300) : String(error)),
    })
    return { state: last, found }
  } finally {
    world.line = 'ok'
  }
}

/** Long spans pass with a worker; in short ones only what is late already is done. */
async function bringTime(world: World, action: Action, last: Snapshot): Promise<Snapshot> {
  if (action.at - world.now > 4 * MINUTE || nextMidnight(world.now) <= action.at) {
    await passTime(world, action.at, random(action.salt))
    return takeSnapshot(world)
  }
  await world.moveClock(action.at)
  const late = last.jobs.some(({ runAt }) => runAt > world.start && runAt < world.now - 4 * MINUTE)
  if (!late) return last
  for (const job of await dueJobs(world, world.now)) await runJob(world, job)
  return takeSnapshot(world)
}

async function act(world: World, action: Action, before: Snapshot, counts: Map<string, number>): Promise<Taken> {
  world.line = action.line ?? 'ok'
  const outcome = await attempt(world, action)
  const state = await takeSnapshot(world)
  const isPlain = action.twist !== 'race'
  const found = outcome.first ? judgeOutcome(action, action, outcome.first, before, state, isPlain) : []
  if (action.rival && outcome.second?.ok === false) found.push(...judgeOutcome(action, action.rival, outcome.second, before, state, false))
  count(counts, action, outcome.first)
  if (action.twist === 'crash_before' && outcome.first === null)
    found.push(...judgeSame('M03 what was taken back changes nothing', before, state))
  if ((action.twist === 'repeat' || action.twist === 'crash_after') && outcome.first?.ok) {
    const again = await perform(world, action, { n: action.n, salt: action.salt })
    const later = await takeSnapshot(world)
    found.push(
      ...judgeOutcome(
        action,
        action,
        again.ok === false ? { ...again, reason: allowedRepeat(action, again) } : again,
        before,
        later,
        false,
      ),
    )
    found.push(...judgeSame('M14 sent twice, done once', state, later))
    return { state: later, found }
  }
  return { state, found }
}

/** Refused the second time because it had been done: that is an answer too. */
function allowedRepeat(action: Deed, again: Outcome): string {
  return 'reason' in again ? String(again.reason ?? '') : action.do
}

async function attempt(world: World, action: Action): Promise<{ first: Outcome | null; second?: Outcome }> {
  const context = { n: action.n, salt: action.salt }
  if (action.twist === 'race' && action.rival) {
    let second: Promise<Outcome> | undefined
    const first = await perform(world, action, {
      ...context,
      beforeCommit: async () => {
        second ??= perform(world, action.rival!, context)
        await settledOrWaiting(world, second)
      },
    })
    // Refused before it came to a race: then the rival is simply next.
    return { first, second: await (second ?? perform(world, action.rival, context)) }
  }
  const beforeCommit =
    action.twist === 'crash_before'
      ? async () => {
          throw new Crash()
        }
      : undefined
  try {
    return { first: await perform(world, action, { ...context, ...(beforeCommit && { beforeCommit }) }) }
  } catch (error) {
    if (error instanceof Crash) return { first: null }
    throw error
  }
}

/** The rival has either finished or stands in line behind a lock; only then the first one commits. */
async function settledOrWaiting(world: World, second: Promise<Outcome>): Promise<void> {
  let isSettled = false
  const done = second.then(
    () => {
      isSettled = true
    },
    () => {
      isSettled = true
    },
  )
  for (let tries = 0; tries < 200 && !isSettled; tries++) {
    const { rows } = await world.database.pool.query<{ waiting: boolean }>(
      `select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`,
    )
    if (rows[0]!.waiting) return
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 3))])
  }
}

function count(counts: Map<string, number>, action: Action, outcome: Outcome | null): void {
  const end = outcome === null ? 'crashed' : outcome.ok === null ? 'skipped' : outcome.ok ? 'done' : 'refused'
  for (const key of [`${action.do} ${end}`, ...(action.twist === 'none' ? [] : [`twist ${action.twist}`])])
    counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Nobody does anything any more; the worker and the gateway's repeated notifications go on for weeks. */
async function quietWeeks(world: World): Promise<Finding[]> {
  try {
    for (const [days, salt] of [
      [0.02, 1],
      [2, 2],
      [12, 3],
      [32, 4],
    ] as const) {
      await deliverLatest(world)
      await passTime(world, world.now + days * 24 * 60 * MINUTE, random(salt))
    }
  } catch (error) {
    return [{ check: 'M01 no unexpected error', detail: error instanceof Error ? error.message.slice(-300) : String(error) }]
  }
  const state = await takeSnapshot(world)
  return [
    ...(await askInvariants(world)),
    ...judgeJobs(world, state),
    ...judgeMoney(world, state),
    ...judgeEnd(world, state, await refundedThenReversed(world)),
  ]
}

/** A reversal that comes after the refund was paid is on the admins' list; until then the ledger keeps it. */
async function refundedThenReversed(world: World): Promise<Set<string>> {
  const { rows } = await world.database.pool.query<{ order_id: string }>(`
    select p.order_id from payments p join exceptions e on e.payment_id = p.id and e.kind = 'PAYMENT_MISMATCH'
    where p.status in ('REFUNDED', 'PARTIALLY_REFUNDED')`)
  return new Set(rows.map((row) => row.order_id))
}

/** The worker of a simulated world: the real handlers, run when and as often as chance will have it. */
import type { JobHelpers } from 'graphile-worker'
import { taskList } from '../worker/tasks.ts'
import { CRON_ITEMS, lastDue } from '../worker/crontab.ts'
import { nextTryAfter } from '../worker/retry.ts'
import { GatewaySilent } from '../app/domain/payment/process-notification.ts'
import { Crash, type World } from './world.ts'
import type { Random } from './random.ts'
import type { JobState } from './snapshot.ts'

const SELECT = `select j.id, t.identifier as task, j.key, j.payload, (extract(epoch from j.run_at) * 1000)::float8 as "runAt", j.attempts, j.max_attempts as max
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier <> 'notification.deliver' and j.attempts < j.max_attempts and j.run_at <= to_timestamp($1::float8 / 1000) order by j.run_at, j.id`

export async function dueJobs(world: World, until: number): Promise<JobState[]> {
  return (await world.database.pool.query<JobState>({ name: 'due', text: SELECT, values: [until] })).rows
}

export type JobEnd = 'done' | 'retried' | 'crashed'

/**
 * Runs a job as the worker does: taken, run, and gone; back after a failure or a dead worker.
 * @throws what the handler throws, unless it is the gateway's silence or a simulated crash
 */
export async function runJob(world: World, job: JobState): Promise<JobEnd> {
  const { pool } = world.database
  const taken = await pool.query('delete from graphile_worker._private_jobs where id = $1', [job.id])
  if (taken.rowCount === 0) return 'done'
  try {
    await handle(world, job.task, job.payload, job)
    return 'done'
  } catch (error) {
    if (error instanceof Crash) {
      await putBack(world, job, job.runAt, job.attempts)
      return 'crashed'
    }
    if (!(error instanceof GatewaySilent)) throw error
    const own = await nextTryAfter(world.database.prisma, { task: job.task, attempts: job.attempts + 1, tries: job.max })
    const wait = own ?? Math.exp(Math.min(job.attempts + 1, 10)) * 1000
    await putBack(world, job, world.now + Math.round(wait), job.attempts + 1)
    return 'retried'
  }
}

/** Runs a handler once more for a job that has run already: every task is at-least-once. */
export async function handle(world: World, task: string, payload: unknown, job: Pick<JobState, 'id' | 'attempts' | 'max'>): Promise<void> {
  const handler = taskList(world.services)[task]
  if (!handler) throw new Error(`no handler for ${task}`)
  const helpers = { job: { id: job.id, attempts: job.attempts + 1, max_attempts: job.max, task_identifier: task } } as unknown as JobHelpers
  await handler(payload, helpers)
}

/** A worker that died after its commit: the job was done, and nobody wrote that down. */
async function runAgain(world: World, job: JobState): Promise<void> {
  try {
    await handle(world, job.task, job.payload, job)
  } catch (error) {
    if (!(error instanceof GatewaySilent || error instanceof Crash)) throw error
  }
}

async function putBack(world: World, job: JobState, runAt: number, attempts: number): Promise<void> {
  // A newer job of the same key stays.
  await world.database.pool.query(
    `
    insert into graphile_worker._private_jobs (task_id, payload, key, run_at, attempts, max_attempts)
    select t.id, $2::json, $3::text, to_timestamp($4::float8 / 1000), $5, $6 from graphile_worker._private_tasks t where t.identifier = $1
    on conflict (key) do nothing`,
    [job.task, JSON.stringify(job.payload), job.key, runAt, Math.min(attempts, job.max - 1), job.max],
  )
}

/** Every task is at-least-once, whether its job came in time or late. */
async function runPerhapsTwice(world: World, job: JobState, chance: Random): Promise<void> {
  if ((await runJob(world, job)) === 'done' && chance.chance(0.1)) await runAgain(world, job)
}

/** Runs everything due, and what that makes due, in an order of chance. */
export async function drain(world: World, chance: Random): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const due = await dueJobs(world, world.now)
    if (due.length === 0) return
    for (const job of chance.shuffled(due)) {
      await runPerhapsTwice(world, job, chance)
    }
  }
}

export async function sweep(world: World, chance: Random, tasks: readonly string[] = CRON_ITEMS.map(({ job }) => job.name)): Promise<void> {
  for (const task of chance.shuffled(tasks)) await handle(world, task, {}, { id: '0', attempts: 0, max: 3 })
}

/** What only its sweep does: package ends, banks that send money back within three days, refunds without an answer. */
const ALONE = ['package.expire', 'withdrawal.sweep', 'refund.sweep']
/** As the crontab has them: what it forgets never comes. */
const DAILY = ALONE.filter((task) => CRON_ITEMS.some(({ job }) => job.name === task))
/** Packages end at their own hour and at no other. */
const BETWEEN = DAILY.filter((task) => task !== 'package.expire')
const EXPIRY = CRON_ITEMS.find(({ job }) => job.name === 'package.expire')
const DAY = 86_400_000

/** When packages next end, after `now`. */
export function nextMidnight(now: number): number {
  return EXPIRY
    ? lastDue(EXPIRY.when, Temporal.Instant.fromEpochMilliseconds(Math.floor(now))).epochMilliseconds + DAY
    : Number.POSITIVE_INFINITY
}

/**
 * Lets time pass with a worker: mostly each job at its own moment; sometimes the worker was away
 * and finds everything late, in any order. Every midnight, and at the end, comes what has no job of its own.
 */
export async function passTime(world: World, to: number, chance: Random): Promise<void> {
  const [isPunctual, isSwept] = [chance.chance(0.85), chance.chance(0.5)]
  await forgetDeliveries(world, chance)
  while (world.now < to) {
    const midnight = nextMidnight(world.now)
    const until = Math.min(to, midnight)
    if (isPunctual) await punctually(world, until, chance)
    await world.moveClock(until)
    if (until === midnight || until === to) {
      await drain(world, chance)
      await sweep(world, chance, until === midnight ? DAILY : BETWEEN)
    }
  }
  await drain(world, chance)
  // The exact jobs must do without their safety net half of the time.
  if (!isSwept) return
  await sweep(world, chance)
  await drain(world, chance)
}

async function punctually(world: World, until: number, chance: Random): Promise<void> {
  for (let count = 0; count < 2_000; count++) {
    const [next] = await dueJobs(world, until)
    if (!next) return
    await world.moveClock(Math.max(world.now, Math.ceil(next.runAt)))
    await runPerhapsTwice(world, next, chance)
  }
}

/** Notices are many and change nothing here: one in a while is delivered, over a line that may fail, the rest are dropped. */
async function forgetDeliveries(world: World, chance: Random): Promise<void> {
  const { rows } = await world.database.pool.query<{ payload: unknown }>(`
    with gone as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'notification.deliver' returning j.id, j.payload)
    select payload from gone order by id limit 1`)
  if (rows[0] && chance.chance(0.3)) await handle(world, 'notification.deliver', rows[0].payload, { id: '0', attempts: 0, max: 5 })
}

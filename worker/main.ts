import { EventEmitter } from 'node:events'
import { run, WorkerPreset, type Runner, type WorkerEvents } from 'graphile-worker'
import { config } from '../app/platform/config.ts'
import { database } from '../app/platform/db.ts'
import { refuseShiftedClock } from '../app/platform/clock.ts'
import type { Lane } from '../app/platform/jobs.ts'
import { describeError, logger } from '../app/platform/logger.ts'
import { metrics } from '../app/platform/metrics.ts'
import { services } from '../app/services.ts'
import { startCronClock } from './cron-clock.ts'
import { giveBack, startHeartbeat } from './heartbeat.ts'
import { LANES } from './lanes.ts'
import { workerLogger } from './logger.ts'
import { delayNextTry } from './retry.ts'
import { taskList } from './tasks.ts'

/**
 * The worker process: timed jobs, payouts, deliveries. Any number may run on one
 * database. Deadlines are found by polling, so the poll interval bounds their lateness.
 */
const POLL_MS = 500

export type Worker = {
  /** Settles when any lane ends, whether asked to or not. */
  ended: Promise<void>
  stop(): Promise<void>
  /** Gives every job back at once, for a process that cannot go on. */
  abandon(): Promise<void>
}

export async function startWorker(): Promise<Worker> {
  const { pool } = database()
  if (config().production) await refuseShiftedClock(pool)
  const poolIds = new Set<string>()
  const runners: Runner[] = []
  for (const lane of Object.keys(LANES) as Lane[]) runners.push(await startLane(lane, poolIds))
  const heartbeat = startHeartbeat(pool, () => [...poolIds])
  const crontab = startCronClock()
  return {
    ended: Promise.race(runners.map((runner) => runner.promise)),
    stop: async () => {
      await crontab.stop()
      await Promise.all(runners.map((runner) => runner.stop()))
      await heartbeat.stop()
    },
    abandon: async () => {
      // Asked to stop, no lane takes a job again that is given back here; nobody waits for the ones under way.
      void crontab.stop()
      for (const runner of runners) void runner.stop().catch(() => undefined)
      await heartbeat.stop()
      await giveBack(pool, [...poolIds])
    },
  }
}

async function startLane(lane: Lane, poolIds: Set<string>): Promise<Runner> {
  // Listeners first: the pool announces its id while run() is still starting.
  const events: WorkerEvents = new EventEmitter()
  watch(events, poolIds)
  return run({
    pgPool: database().pool,
    events,
    logger: workerLogger,
    taskList: taskList(services(), lane),
    noHandleSignals: true,
    preset: {
      extends: [WorkerPreset],
      worker: { concurrentJobs: LANES[lane], pollInterval: POLL_MS, gracefulShutdownAbortTimeout: 10_000 },
    },
    // The worker's own crontab knows only the real clock and UTC.
    parsedCronItems: [],
  })
}

function watch(events: WorkerEvents, poolIds: Set<string>): void {
  events.on('job:success', ({ job }) => metrics().jobs.inc({ task: job.task_identifier, outcome: 'success' }))
  events.on('job:error', ({ job, error }) => {
    metrics().jobs.inc({ task: job.task_identifier, outcome: 'error' })
    logger.error({
      event: 'job.failed',
      task: job.task_identifier,
      jobId: job.id,
      attempt: job.attempts,
      tries: job.max_attempts,
      ...describeError(error),
    })
    void delayNextTry(database(), job).catch((problem: unknown) => logger.warn({ event: 'retry.failed', ...describeError(problem) }))
  })
  events.on('pool:create', ({ workerPool }) => poolIds.add(workerPool.id))
}

/** Every job may hold a connection, and every lane listens on one. */
const CONNECTIONS = Object.values(LANES).reduce((sum, jobs) => sum + jobs + 2, 0)

async function main(): Promise<void> {
  process.env['DATABASE_POOL_SIZE'] ??= String(CONNECTIONS)
  config()
  const starting = startWorker()
  // graphile-worker waits for nobody when it notes a job's end: a connection lost
  // just then is an unhandled rejection, and the job would stay locked.
  process.on('unhandledRejection', (error) => void crash(error, starting))
  const worker = await starting
  logger.info({ event: 'worker.started', name: `pid ${process.pid}` })
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    logger.info({ event: 'worker.stopping', reason: signal })
    void worker
      .stop()
      .then(() => database().close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  // A lane that ends unasked leaves its jobs to nobody here: end whole, the supervisor starts anew.
  await worker.ended.catch((error: unknown) => crash(error, starting))
  if (!stopping) await crash(new Error('a lane of the worker ended by itself'), starting)
}

/** Every task may run twice, so the jobs go back although some may still be running here for a moment. */
async function crash(error: unknown, starting?: Promise<Worker>): Promise<never> {
  logger.fatal({ event: 'worker.crashed', ...describeError(error) })
  setTimeout(() => process.exit(1), 5_000)
  try {
    await (await starting)?.abandon()
  } catch (problem) {
    logger.warn({ event: 'worker.jobs_not_given_back', ...describeError(problem) })
  }
  process.exit(1)
}

if (import.meta.main) main().catch((error: unknown) => crash(error))

/**
 * Payouts per second through the worker beside graphile-worker's own no-ops with
 * the same settings: what a ledger entry, a wallet and a notice cost on top of a job.
 */
import { EventEmitter } from 'node:events'
import { run, WorkerPreset, type TaskList, type WorkerEvents } from 'graphile-worker'
import { inTransaction, openDatabase, system, useDatabase } from '../app/platform/db.ts'
import { payOutSession, recordPayoutTry } from '../app/domain/payout/pay-out-session.ts'
import { workerLogger } from '../worker/logger.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { acceptedBooking } from '../test/fixtures.ts'

const JOBS = 1_000
const CONCURRENCY = 8

const url = await createTestDatabase()
const db = openDatabase({ connectionString: url, max: CONCURRENCY + 4 })
useDatabase(db)

/** Seconds from start until `JOBS` jobs have succeeded. */
async function drain(taskList: TaskList): Promise<number> {
  const events: WorkerEvents = new EventEmitter()
  let done = 0
  const finished = new Promise<void>((resolve) =>
    events.on('job:success', () => {
      if (++done === JOBS) resolve()
    }),
  )
  const from = performance.now()
  const runner = await run({
    pgPool: db.pool,
    taskList,
    events,
    logger: workerLogger,
    parsedCronItems: [],
    noHandleSignals: true,
    preset: { extends: [WorkerPreset], worker: { concurrentJobs: CONCURRENCY, pollInterval: 500 } },
  })
  await finished
  const seconds = (performance.now() - from) / 1000
  await runner.stop()
  return seconds
}

async function earnSessions(): Promise<void> {
  for (let i = 0; i < JOBS / 50; i++) await acceptedBooking({ sessions: 50, price: 10_000_000n })
  await db.pool.query(`delete from graphile_worker._private_jobs`)
  await db.pool
    .query(`update sessions set status = 'SCHEDULED', starts_at = app_now() - make_interval(days => ordinal), ends_at = app_now() - make_interval(days => ordinal) + interval '1 hour',
    blocked_until = app_now() - make_interval(days => ordinal) + interval '90 minutes'`)
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now()`)
}

const addJobs = (task: string) =>
  db.pool.query(`select graphile_worker.add_job($1, json_build_object('sessionId', id)) from sessions`, [task])

try {
  await earnSessions()
  await addJobs('noop')
  const floor = JOBS / (await drain({ noop: async () => undefined }))
  await addJobs('payout')
  const ours =
    JOBS /
    (await drain({
      payout: async (payload) => {
        const { sessionId } = payload as { sessionId: string }
        await inTransaction(system('payout'), async (tx) => {
          const result = await payOutSession(tx, { sessionId })
          await recordPayoutTry(tx, { sessionId, attempt: 1, outcome: result.ok ? result.outcome : 'NOT_DUE' })
        })
      },
      'notification.deliver': async () => undefined,
    }))
  const {
    rows: [paid],
  } = await db.pool.query(`select count(*)::int as n from ledger_entries where kind = 'SESSION_FEE'`)
  if (paid.n !== JOBS) throw new Error(`${paid.n} of ${JOBS} paid`)
  console.log(`payout jobs/s                    ${ours.toFixed(0).padStart(6)}`)
  console.log(
    `graphile-worker no-ops/s         ${floor.toFixed(0).padStart(6)}   ratio ${(ours / floor).toFixed(3)}   (${JOBS} jobs, ${CONCURRENCY} at a time, each with its delivery job)`,
  )
} finally {
  await db.close()
  await dropTestDatabase(url)
}

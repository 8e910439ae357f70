/**
 * Payouts per second through the worker beside graphile-worker's own no-ops with the
 * same settings, and beside jobs that only send the database what a payout sends: the
 * statements of one payout, taken down on the way, over plain `pg` and in as many jobs.
 * Rounds alternate.
 */
import { EventEmitter } from 'node:events'
import { run, WorkerPreset, type TaskList, type WorkerEvents } from 'graphile-worker'
import { inTransaction, openDatabase, system, useDatabase } from '../app/platform/db.ts'
import { payOutSession, recordPayoutTry } from '../app/domain/payout/pay-out-session.ts'
import { workerLogger } from '../worker/logger.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { acceptedBooking } from '../test/fixtures.ts'
import { recordStatements, sendAgain } from './support/statements.ts'

const JOBS = 500
const CONCURRENCY = 8
const ROUNDS = 3

const url = await createTestDatabase()
const db = openDatabase({ connectionString: url, max: CONCURRENCY + 4 })
useDatabase(db)

/** Jobs per second from start until `JOBS` of the task have succeeded. */
async function perSecond(task: string, taskList: TaskList): Promise<number> {
  await earnSessions()
  await db.pool.query(
    `select graphile_worker.add_job($1, json_build_object('sessionId', id)) from sessions where not is_payout_distributed and status = 'COMPLETED'`,
    [task],
  )
  const events: WorkerEvents = new EventEmitter()
  let done = 0
  const finished = new Promise<void>((resolve) =>
    events.on('job:success', ({ job }) => {
      if (job.task_identifier === task && ++done === JOBS) resolve()
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
  return JOBS / seconds
}

/** So many sessions that are to be paid, and no job yet. */
async function earnSessions(): Promise<void> {
  await db.pool.query('update sessions set is_payout_distributed = true where is_payout_distributed = false')
  for (let i = 0; i < JOBS / 50; i++) await acceptedBooking({ sessions: 50, price: 10_000_000n })
  await db.pool.query(`
    update sessions set status = 'SCHEDULED', starts_at = app_now() - make_interval(days => ordinal), ends_at = app_now() - make_interval(days => ordinal) + interval '1 hour',
      blocked_until = app_now() - make_interval(days => ordinal) + interval '90 minutes' where status in ('SCHEDULED', 'PENDING_SCHEDULING')`)
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where status = 'SCHEDULED'`)
  await db.pool.query('delete from graphile_worker._private_jobs')
}

const payOut = (sessionId: string) =>
  inTransaction(system('payout'), async (tx) => {
    const result = await payOutSession(tx, { sessionId })
    await recordPayoutTry(tx, { sessionId, attempt: 1, outcome: result.ok ? result.outcome : 'NOT_DUE' })
  })
const idOf = (payload: unknown) => (payload as { sessionId: string }).sessionId
const delivery = { 'notification.deliver': async () => undefined }
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  await earnSessions()
  const {
    rows: [sample],
  } = await db.pool.query<{ id: string }>(`select id from sessions where status = 'COMPLETED' limit 1`)
  const statements = await recordStatements(() => payOut(sample!.id))
  const rounds: { noop: number; same: number; ours: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      noop: await perSecond('noop', { noop: async () => undefined }),
      same: await perSecond('same', { same: (payload) => sendAgain(db.pool, statements, sample!.id, idOf(payload)), ...delivery }),
      ours: await perSecond('payout', { payout: (payload) => payOut(idOf(payload)), ...delivery }),
    })
  const {
    rows: [paid],
  } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ledger_entries where kind = 'SESSION_FEE'`)
  if (paid!.n !== 1 + 2 * ROUNDS * JOBS) throw new Error(`${paid!.n} paid, not ${1 + 2 * ROUNDS * JOBS}`)
  const [noop, same, ours] = (['noop', 'same', 'ours'] as const).map((name) => median(rounds.map((round) => round[name]))) as [
    number,
    number,
    number,
  ]
  const tell = (name: string, value: number, more = '') => console.log(`${name.padEnd(34)} ${value.toFixed(0).padStart(6)}${more}`)
  tell('payout jobs/s', ours)
  tell('jobs/s of the same statements', same, `   ratio ${(ours / same).toFixed(2)}   (aim ≥ 0.50; ${statements.length} statements a job)`)
  tell(
    'graphile-worker no-ops/s',
    noop,
    `   ratio ${(ours / noop).toFixed(3)}   (${JOBS} jobs, ${CONCURRENCY} at a time, each payout with its delivery job; median of ${ROUNDS} rounds)`,
  )
} finally {
  await db.close()
  await dropTestDatabase(url)
}

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction, system } from '../app/platform/db.ts'
import { enqueue } from '../app/platform/jobs.ts'
import { sessionPayout } from '../app/domain/session/jobs.ts'
import { acceptedBooking, createTherapist, waitingJobs } from '../test/fixtures.ts'
import { testDatabase } from '../test/database.ts'
import { testEnvironment } from '../test/environment.ts'

const db = testDatabase()
const workers = new Set<ChildProcess>()

/** A worker process of its own, as in production. */
function startWorker(): ChildProcess {
  const child = spawn(process.execPath, ['worker/main.ts'], {
    env: { ...process.env, ...testEnvironment, DATABASE_URL: db.url, FISIOKU_PROCESS: 'worker' },
    stdio: 'ignore',
  })
  workers.add(child)
  return child
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  workers.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

afterEach(async () => {
  for (const child of workers) await stop(child, 'SIGKILL')
})

async function until(what: string, done: () => Promise<boolean>, seconds: number): Promise<number> {
  const from = performance.now()
  while (!(await done())) {
    if (performance.now() - from > seconds * 1000) throw new Error(`${what}: not within ${seconds} s`)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
  return (performance.now() - from) / 1000
}

async function number(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(`select (${sql})::int as n`, values)
  return rows[0]!.n
}

/** Sessions already completed, each with its payout job, of one therapist. */
async function earnedSessions(count: number): Promise<string[]> {
  const therapist = await createTherapist()
  const made = await acceptedBooking({ therapist, sessions: count, price: 1_000_000n })
  await inTransaction(system('test'), async (tx) => {
    for (const id of made.sessionIds) {
      await tx.$executeRaw`update sessions set status = 'SCHEDULED', starts_at = app_now() - make_interval(days => ordinal), ends_at = app_now() - make_interval(days => ordinal) + interval '1 hour',
        blocked_until = app_now() - make_interval(days => ordinal) + interval '90 minutes' where id = ${id}::uuid`
      await tx.$executeRaw`update sessions set status = 'COMPLETED', finished_at = app_now() where id = ${id}::uuid`
      await enqueue(tx, sessionPayout, { sessionId: id })
    }
  })
  return made.sessionIds
}

const unpaid = (ids: string[]) => number('select count(*) from sessions where id = any($1) and not is_payout_distributed', [ids])

describe('the worker', () => {
  test('F23 B11 a worker killed in the middle of payouts: another takes over within a minute, everyone is paid once', async () => {
    const ids = await earnedSessions(40)
    // Every payout waits in the middle of its transaction while this lock is held.
    const holder = await db.pool.connect()
    await holder.query('begin')
    await holder.query(`select 1 from ledger_accounts where kind = 'WALLET' for update`)
    const victim = startWorker()
    await until('jobs taken', async () => (await number('select count(*) from graphile_worker.jobs where locked_at is not null')) >= 2, 30)
    await stop(victim, 'SIGKILL')
    await holder.query('rollback')
    holder.release()
    expect(await unpaid(ids)).toBeGreaterThan(0)

    startWorker()
    const seconds = await until('everyone paid', async () => (await unpaid(ids)) === 0, 60)
    expect(seconds).toBeLessThan(60)
    expect(await number(`select count(*) from ledger_entries where kind = 'SESSION_FEE' and session_id = any($1)`, [ids])).toBe(40)
    expect(await number(`select sum(amount) from wallet_transactions where session_id = any($1)`, [ids])).toBe(800_000)
    await until('no job left', async () => (await waitingJobs('payout.session')).length === 0, 30)
  }, 150_000)

  test('B11 a worker that loses its connection while it notes a job as done gives the job back at once, and ends', async () => {
    const [id] = await earnedSessions(1)
    // Superuser's work, as the operating system's would be: this connection ends in the middle of the statement.
    await db.pool.query(
      `create function lose_connection() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return old; end $$`,
    )
    await db.pool.query(
      'create trigger lose_connection before delete on graphile_worker._private_jobs for each row execute function lose_connection()',
    )
    const victim = startWorker()
    const end = once(victim, 'exit')
    try {
      expect((await end)[0]).toBe(1)
    } finally {
      await db.pool.query('drop trigger lose_connection on graphile_worker._private_jobs')
    }
    expect(await number('select count(*) from graphile_worker.jobs where key = $1 and locked_at is not null', [`payout:${id}`])).toBe(0)
    expect(await number('select count(*) from worker_heartbeats where process_id = $1', [victim.pid])).toBe(0)
    startWorker()
    await until('job done again', async () => (await waitingJobs('payout.session')).length === 0, 15)
    expect(await unpaid([id!])).toBe(0)
    expect(await number(`select count(*) from ledger_entries where kind = 'SESSION_FEE' and session_id = $1`, [id])).toBe(1)
  }, 60_000)

  test('F23 a payout that keeps failing is tried three times, 5 s and 10 s apart, then stands on the exception list', async () => {
    const [id] = await earnedSessions(1)
    await db.pool.query(
      `create function fail_payout() returns trigger language plpgsql as $$ begin raise exception 'bank is closed'; end $$`,
    )
    await db.pool.query(
      `create trigger fail_payout before insert on ledger_entries for each row when (new.kind = 'SESSION_FEE') execute function fail_payout()`,
    )
    try {
      startWorker()
      await until(
        'on the list',
        async () => (await number(`select count(*) from exceptions where session_id = $1 and kind = 'PAYOUT_FAILED'`, [id])) === 1,
        45,
      )
    } finally {
      await db.pool.query('drop trigger fail_payout on ledger_entries')
    }
    const { rows } = await db.pool.query<{ attempt: number; outcome: string; gap: number | null }>(
      `
      select attempt, outcome, extract(epoch from created_at - lag(created_at) over (order by id))::float as gap from payout_events where session_id = $1 order by id`,
      [id],
    )
    expect(rows.map((row) => [row.attempt, row.outcome])).toEqual([
      [1, 'FAILED'],
      [2, 'FAILED'],
      [3, 'FAILED'],
    ])
    expect(rows[1]!.gap).toBeGreaterThanOrEqual(4.5)
    expect(rows[1]!.gap).toBeLessThan(9)
    expect(rows[2]!.gap).toBeGreaterThanOrEqual(9.5)
    expect(rows[2]!.gap).toBeLessThan(15)
    expect(await unpaid([id!])).toBe(1)
  }, 90_000)
})

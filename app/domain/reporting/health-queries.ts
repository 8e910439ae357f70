import type { Reader } from '../../platform/db.ts'

export type WorkerBeat = { pool_id: string; process_id: number; started_at: Date; seen_at: Date; silent_seconds: number }
export type JobCounts = {
  task: string
  waiting: number
  due: number
  running: number
  retrying: number
  failed: number
  oldest_due_seconds: number | null
}
export type FailedJob = { id: string; task: string; attempts: number; last_error: string | null; run_at: Date }

/** Workers beat on the real clock, so their silence is measured on it. */
export async function listWorkers(reader: Reader): Promise<WorkerBeat[]> {
  return reader.$queryRaw<WorkerBeat[]>`
    select pool_id, process_id, started_at, seen_at, extract(epoch from now() - seen_at)::int as silent_seconds
    from worker_heartbeats order by seen_at desc limit 20`
}

/** Jobs by task. `due`: should run now but nobody took it; `failed`: all tries used up. */
export async function countJobs(reader: Reader): Promise<JobCounts[]> {
  return reader.$queryRaw<JobCounts[]>`
    select task_identifier as task, count(*)::int as waiting,
      count(*) filter (where run_at <= now() and locked_at is null and attempts < max_attempts)::int as due,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where attempts > 0 and attempts < max_attempts)::int as retrying,
      count(*) filter (where attempts >= max_attempts)::int as failed,
      extract(epoch from now() - min(run_at) filter (where run_at <= now() and locked_at is null and attempts < max_attempts))::int as oldest_due_seconds
    from graphile_worker.jobs group by task_identifier order by task_identifier`
}

/** Jobs that used up their tries; their last error as the worker wrote it, cut short. */
export async function listFailedJobs(reader: Reader): Promise<FailedJob[]> {
  return reader.$queryRaw<FailedJob[]>`
    select id::text, task_identifier as task, attempts::int, left(split_part(last_error, E'\\n', 1), 200) as last_error, run_at
    from graphile_worker.jobs where attempts >= max_attempts order by run_at desc limit 50`
}

export type DatabaseFacts = { size: string; connections: number; clock_shift: string | null; now: Date }

export async function readDatabaseFacts(reader: Reader): Promise<DatabaseFacts> {
  const [row] = await reader.$queryRaw<DatabaseFacts[]>`
    select pg_size_pretty(pg_database_size(current_database())) as size,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      (select nullif(shift, interval '0')::text from clock_shift) as clock_shift, app_now() as now`
  return row!
}

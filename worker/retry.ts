import type pg from 'pg'
import type { Job } from 'graphile-worker'
import { logger } from '../app/platform/logger.ts'

/** Tasks whose failures wait their own time instead of graphile-worker's fixed curve. Milliseconds before the second try; each next one doubles. */
export const RETRY_BASE: Record<string, number> = { 'payout.session': 5_000 }

/**
 * F23: moves a failed job's next try to base × 2^(attempt − 1). The failed row is
 * still locked when the task throws, so this waits until the worker has written it.
 */
export async function delayNextTry(pool: pg.Pool, job: Pick<Job, 'id' | 'attempts' | 'max_attempts' | 'task_identifier'>): Promise<void> {
  const base = RETRY_BASE[job.task_identifier]
  if (base === undefined || job.attempts >= job.max_attempts) return
  const delay = `${base * 2 ** (job.attempts - 1)} milliseconds`
  for (let attempt = 0; attempt < 100; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await pool.query(
      'select id from graphile_worker.reschedule_jobs(array[$1]::bigint[], run_at := now() + $2::interval)',
      [job.id, delay],
    )
    if (rows.length > 0) return
  }
  logger.warn({ event: 'retry.not_moved', jobId: job.id, task: job.task_identifier })
}

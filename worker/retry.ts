import type pg from 'pg'
import type { Job } from 'graphile-worker'
import { getPolicy } from '../app/domain/policy/get-policy.ts'
import type { Policy } from '../app/domain/policy/policy.ts'
import { sessionPayout } from '../app/domain/session/jobs.ts'
import type { Reader } from '../app/platform/db.ts'
import { logger } from '../app/platform/logger.ts'

/** Tasks whose failures wait their own time instead of graphile-worker's fixed curve: seconds before the second try. */
const FIRST_WAIT: Record<string, (policy: Policy) => number> = { [sessionPayout.name]: (policy) => policy.payoutBackoffSeconds }

type Failed = { task: string; attempts: number; tries: number }

/** F23: milliseconds until the next try after `attempts` failures, twice as long each time; null: the worker's own curve, or no next try. */
export async function nextTryAfter(reader: Reader, { task, attempts, tries }: Failed): Promise<number | null> {
  const first = FIRST_WAIT[task]
  if (!first || attempts >= tries) return null
  return first(await getPolicy(reader)) * 1_000 * 2 ** (attempts - 1)
}

/**
 * Moves a failed job's next try to its own time. The failed row is still locked
 * when the task throws, so this waits until the worker has written it.
 */
export async function delayNextTry(
  { pool, prisma }: { pool: pg.Pool; prisma: Reader },
  job: Pick<Job, 'id' | 'attempts' | 'max_attempts' | 'task_identifier'>,
): Promise<void> {
  const wait = await nextTryAfter(prisma, { task: job.task_identifier, attempts: job.attempts, tries: job.max_attempts })
  if (wait === null) return
  for (let attempt = 0; attempt < 100; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await pool.query(
      'select id from graphile_worker.reschedule_jobs(array[$1]::bigint[], run_at := now() + $2::interval)',
      [job.id, `${wait} milliseconds`],
    )
    if (rows.length > 0) return
  }
  logger.warn({ event: 'retry.not_moved', jobId: job.id, task: job.task_identifier })
}

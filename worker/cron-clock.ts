import { currentTime } from '../app/platform/clock.ts'
import { inTransaction, nowOf, system, type Tx } from '../app/platform/db.ts'
import { addJobs, plan } from '../app/platform/jobs.ts'
import { describeError, logger } from '../app/platform/logger.ts'
import { type CronItem, CRON_ITEMS, lastDue } from './crontab.ts'

/** How late an item may come, at most. */
const LOOK_EVERY_MS = 5_000

/**
 * Enqueues what has become due since the last time anybody looked, once for all processes: an item
 * missed several times, or jumped over by a shifted clock, runs once. What is new in the list waits
 * for its first moment; after a clock set back the list goes on from there.
 * @returns the tasks enqueued
 */
export async function enqueueDue(tx: Tx, items: readonly CronItem[] = CRON_ITEMS): Promise<string[]> {
  const dues = items.map(({ job, when }) => ({ task: job.name, due: lastDue(when, nowOf(tx)).toString() }))
  const newly = await tx.$queryRaw<{ task: string }[]>`
    with due as (
      select task, due from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as item(task text, due timestamptz) order by task
    ), seen as (
      insert into cron_runs as r (task, due_at) select task, due from due
      on conflict (task) do update set due_at = excluded.due_at where r.due_at <> excluded.due_at
      returning new.task, old.due_at < new.due_at as is_later
    )
    select task from seen where is_later`
  const tasks = new Set(newly.map((row) => row.task))
  // A run that still waits is not joined by another.
  await addJobs(
    tx,
    items.filter(({ job }) => tasks.has(job.name)).map(({ job }) => plan(job, {}, { key: `cron:${job.name}` })),
  )
  return [...tasks]
}

/** Looks every few seconds; costs one small read while nothing is due. */
export function startCronClock(): { stop(): Promise<void> } {
  let seen = ''
  const look = async () => {
    try {
      const now = await currentTime()
      const dues = CRON_ITEMS.map(({ when }) => lastDue(when, now).toString()).join()
      if (dues === seen) return
      await inTransaction(system('crontab'), (tx) => enqueueDue(tx))
      seen = dues
    } catch (error) {
      logger.warn({ event: 'crontab.failed', ...describeError(error) })
    }
  }
  let running = look()
  const timer = setInterval(() => {
    running = running.then(look)
  }, LOOK_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

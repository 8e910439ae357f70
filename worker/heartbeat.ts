import type pg from 'pg'
import { describeError, logger } from '../app/platform/logger.ts'

export const BEAT_EVERY_MS = 5_000
/** Silence after which a pool counts as dead. Well above a long garbage collection, well below a minute. */
export const DEAD_AFTER_SECONDS = 25

/**
 * A worker killed with SIGKILL leaves its jobs locked for four hours. Each pool
 * beats into the database; whoever finds a silent one frees its jobs, and any
 * worker takes them up. Every task may run twice, so a pool that was only slow
 * does no harm when it comes back.
 */
export function startHeartbeat(pool: pg.Pool, poolIds: () => string[]): { stop(): Promise<void> } {
  const beat = async () => {
    try {
      for (const id of poolIds()) {
        await pool.query(
          `insert into worker_heartbeats (pool_id, process_id) values ($1, $2)
          on conflict (pool_id) do update set seen_at = now()`,
          [id, process.pid],
        )
      }
      await freeDeadPools(pool)
    } catch (error) {
      logger.warn({ event: 'heartbeat.failed', ...describeError(error) })
    }
  }
  let running = beat()
  const timer = setInterval(() => {
    running = beat()
  }, BEAT_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      await pool.query('delete from worker_heartbeats where pool_id = any($1)', [poolIds()]).catch(() => undefined)
    },
  }
}

/** Frees what silent pools hold; also jobs locked by a pool that never got to beat. @returns the pools freed. */
export async function freeDeadPools(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ pool_id: string }>(
    `
    with dead as (
      delete from worker_heartbeats where seen_at < now() - make_interval(secs => $1) returning pool_id
    ), orphaned as (
      select distinct locked_by as pool_id from graphile_worker.jobs
      where locked_by is not null and locked_at < now() - make_interval(secs => $1)
        and not exists (select 1 from worker_heartbeats h where h.pool_id = locked_by)
    )
    select pool_id from dead union select pool_id from orphaned`,
    [DEAD_AFTER_SECONDS],
  )
  const dead = rows.map((row) => row.pool_id)
  if (dead.length > 0) {
    await unlock(pool, dead)
    logger.warn({ event: 'worker.freed_dead_pools', count: dead.length })
  }
  return dead
}

async function unlock(pool: pg.Pool, poolIds: string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [poolIds])
}

/** Frees one's own jobs before an unplanned end: whoever asks next gets them. */
export async function giveBack(pool: pg.Pool, poolIds: string[]): Promise<void> {
  // The pool may still hand out the very connection that was lost.
  for (let tries = 1; ; tries++) {
    try {
      await pool.query('delete from worker_heartbeats where pool_id = any($1)', [poolIds])
      return await unlock(pool, poolIds)
    } catch (error) {
      if (tries === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

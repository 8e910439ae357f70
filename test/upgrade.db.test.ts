import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { runMigrations as migrateWorker } from 'graphile-worker'
import { checkInvariants, describeViolation } from '../app/domain/reporting/invariants.ts'
import { migrate, readMigrations } from '../scripts/migrate.ts'
import { root } from '../scripts/support/project.ts'
import { tell } from '../simulation/action.ts'
import { random } from '../simulation/random.ts'
import { run } from '../simulation/run.ts'
import { readSavedSql, readSavedWorld } from '../simulation/saved-world.ts'
import type { JobState } from '../simulation/snapshot.ts'
import { drain, handle } from '../simulation/worker.ts'
import { createWorld, stopClock, type World } from '../simulation/world.ts'
import { createTestDatabase } from './database.ts'

const FOLDER = join(root, 'test/upgrade')
const VERSIONS = readdirSync(FOLDER).flatMap((name) => /^(\w+)\.sql\.gz$/.exec(name)?.[1] ?? [])

/** The database as the old code left it, brought up to date. @returns its address and what today's code had to do */
async function upgraded(version: string): Promise<{ url: string; applied: string[] }> {
  const url = await createTestDatabase({ empty: true })
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  try {
    const sql = readSavedSql(join(FOLDER, version))
    const known = new Set([...sql.matchAll(/"migration_name":"(\w+)"/g)].map(([, name]) => name!))
    for (const migration of await readMigrations()) if (known.delete(migration.name)) await pool.query(migration.sql)
    expect([...known], 'migrations that are gone').toEqual([])
    await pool.query(`create table _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
      logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    await migrateWorker({ pgPool: pool })
    await pool.query(sql)
    await stopClock(pool, readSavedWorld(join(FOLDER, version)).now)
    return { url, applied: await migrate(pool) }
  } finally {
    await pool.end()
  }
}

async function broken(world: World): Promise<string[]> {
  const results = await checkInvariants(world.database.pool)
  expect(results.length).toBeGreaterThan(15)
  return results
    .filter(({ status }) => status === 'broken')
    .map(({ id, title, violations }) => `${id} ${title}: ${violations.slice(0, 3).map(describeViolation).join('; ')}`)
}

const states = async (world: World, table: string) =>
  (await world.database.pool.query<{ status: string }>(`select distinct status::text from ${table} order by 1`)).rows.map(
    ({ status }) => status,
  )

const waiting = async (world: World) =>
  (
    await world.database.pool.query<JobState>(`
      select j.id, t.identifier as task, j.payload, j.attempts, j.max_attempts as max
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.run_at, j.id`)
  ).rows

describe.each(VERSIONS)('a database of %s', (version) => {
  test('every promise holds after the upgrade, after each waiting job has run once, and when none is due any more', async () => {
    const { url, applied } = await upgraded(version)
    expect(applied.length).toBeGreaterThan(0)
    const world = await createWorld(1, { url, saved: readSavedWorld(join(FOLDER, version)) })
    try {
      expect(await broken(world)).toEqual([])
      const jobs = await waiting(world)
      expect(new Set(jobs.map(({ task }) => task)).size).toBeGreaterThan(8)
      // Those of a later day come before their time: that must do no harm, and understand what the old code wrote.
      for (const job of jobs) await handle(world, job.task, job.payload, job)
      expect(await broken(world)).toEqual([])
      await drain(world, random(1))
      expect(await broken(world)).toEqual([])
    } finally {
      await world.close()
    }
  }, 60_000)

  test('it held bookings, sessions, refunds and withdrawals in every state', async () => {
    const { url } = await upgraded(version)
    const world = await createWorld(1, { url, saved: readSavedWorld(join(FOLDER, version)) })
    try {
      expect(await states(world, 'bookings')).toEqual(['ACCEPTED', 'CANCELLED', 'COMPLETED', 'PAID', 'PENDING'])
      expect(await states(world, 'sessions')).toEqual([
        'ARRIVED',
        'CANCELLED',
        'COMPLETED',
        'EN_ROUTE',
        'EXPIRED',
        'FAILED',
        'FORFEITED',
        'IN_PROGRESS',
        'PENDING_SCHEDULING',
        'REQUESTED',
        'SCHEDULED',
      ])
      expect(await states(world, 'refunds')).toEqual(expect.arrayContaining(['COMPLETED', 'MOVED', 'PENDING', 'PROCESSING']))
      expect(await states(world, 'withdrawals')).toEqual(['COMPLETED', 'PENDING', 'PROCESSING', 'REJECTED'])
    } finally {
      await world.close()
    }
  })

  test('life goes on in it: 500 steps', async () => {
    const { url } = await upgraded(version)
    const saved = readSavedWorld(join(FOLDER, version))
    const lived = await run({ seed: 7, steps: 500, from: { url, saved }, stopAtOnce: true })
    expect(lived.failure && { ...lived.failure, story: lived.actions.slice(-15).map((action) => tell(action, lived.start)) }).toBeNull()
    expect(lived.actions).toHaveLength(500)
  }, 120_000)
})

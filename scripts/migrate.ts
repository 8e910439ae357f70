/**
 * Applies prisma/migrations in order, each in a transaction of its own, and
 * records them in Prisma's own table, so that the Prisma CLI can take over.
 *
 * Not `prisma migrate deploy`: its schema engine is a separately downloaded
 * binary, and the driver adapter splits scripts at every semicolon, which breaks
 * the bodies of our trigger functions. See docs/decisions/0003-migrations.md.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { runMigrations as migrateWorker } from 'graphile-worker'

const directory = fileURLToPath(new URL('../prisma/migrations', import.meta.url))
const LOCK = 7_262_026

export type Migration = { name: string; sql: string; checksum: string }

export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database and graphile-worker's schema up to date.
 * Safe when several processes start at once: they take turns.
 * @returns names of the migrations applied now.
 * @throws when an applied migration was edited afterwards.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const migrations = await readMigrations()
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create table if not exists _prisma_migrations (
      id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
      migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
    const known = await client.query('select migration_name, checksum from _prisma_migrations where finished_at is not null')
    const checksums = new Map<string, string>(known.rows.map((row) => [row.migration_name, row.checksum]))
    for (const migration of migrations) {
      const before = checksums.get(migration.name)
      if (before === migration.checksum) continue
      if (before) throw new Error(`Migration ${migration.name} was changed after it was applied. Restore it and add a new one.`)
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query(
          `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
           values (gen_random_uuid()::text, $1, $2, now(), 1)`,
          [migration.checksum, migration.name],
        )
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      applied.push(migration.name)
    }
    // Inside the lock: two first starts would otherwise race on the worker's schema.
    await migrateWorker({ pgPool: pool })
    // Every worker asks each few seconds whose jobs are held: a handful among all that wait for a later day.
    await client.query(
      `create index if not exists fisioku_held_jobs on graphile_worker._private_jobs (locked_at) where locked_at is not null`,
    )
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
  return applied
}

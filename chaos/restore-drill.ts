import { appendFileSync, chmodSync, chownSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openDatabase, useDatabase } from '../app/platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../scripts/embedded-postgres.ts'
import { reportInvariants } from '../scripts/invariants.ts'
import { migrateDatabase, openPool } from '../scripts/support/product.ts'
import { root } from '../scripts/support/project.ts'
import { Trouble, green, red, say, step } from '../scripts/support/terminal.ts'
import { acceptedBooking, createTherapist } from '../test/fixtures.ts'

const directory = join(root, '.data/restore-drill')
/** Seconds after which an unfinished WAL segment is archived anyway: what a lost disk costs at most. */
const ARCHIVE_TIMEOUT = 60

type Print = Map<string, string>

/** @returns the exit code: 0 when the restored database is the one remembered, and every invariant holds */
export async function restoreDrill(parameters: readonly string[]): Promise<number> {
  const bookings = readCount(parameters)
  rmSync(directory, { recursive: true, force: true })
  const live = await step('PostgreSQL with WAL archiving, migrated', startArchiving)
  try {
    await step(`${bookings} bookings, then a base backup`, async () => {
      await makeBookings(live.server.url, bookings)
      await baseBackup(live)
    })
    await step(`${bookings} bookings after the backup`, () => makeBookings(live.server.url, bookings))
    const wanted = await withPool(live.server.url, fingerprints)
    const moment = await withPool(
      live.server.url,
      async (pool) => (await pool.query<{ t: string }>(`select clock_timestamp()::text as t`)).rows[0]!.t,
    )
    await sleep(1_000)
    await step('Work after that moment, then the disaster: the ledger is dropped', () => destroy(live.server.url))
    await live.server.stop()
    const started = performance.now()
    const restored = await step(`Restoring to ${moment}`, () => restore(live, moment))
    const seconds = (performance.now() - started) / 1000
    try {
      return await compare(restored.url, wanted, { seconds, moment })
    } finally {
      await restored.stop()
    }
  } finally {
    await live.server.stop()
  }
}

type Archiving = { server: EmbeddedPostgres; data: string; archive: string; backup: string }

async function startArchiving(): Promise<Archiving> {
  const home = join(directory, 'live')
  const first = await startEmbeddedPostgres({ directory: home })
  const { data, archive } = await withPool(first.url, async (pool) => {
    const { rows } = await pool.query<{ data_directory: string }>('show data_directory')
    const found = rows[0]!.data_directory
    const place = join(dirname(found), 'archive')
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place, { recursive: true, mode: 0o700 })
    const { uid, gid } = statSync(found)
    if (process.getuid?.() === 0) chownSync(place, uid, gid)
    await pool.query('alter system set archive_mode = on')
    await pool.query(`alter system set archive_timeout = ${ARCHIVE_TIMEOUT}`)
    await pool.query(`alter system set archive_command = 'test ! -f "${place}/%f" && cp "%p" "${place}/%f"'`)
    return { data: found, archive: place }
  })
  await first.stop()
  const server = await startEmbeddedPostgres({ directory: home })
  await migrateDatabase(server.url)
  return { server, data, archive, backup: join(directory, 'backup') }
}

/** A base backup by hand: the embedded distribution has no pg_basebackup. */
async function baseBackup({ server, data, backup }: Archiving): Promise<void> {
  const pool = openPool(server.url)
  // Start and stop must come from one session.
  const client = await pool.connect()
  try {
    await client.query(`select pg_backup_start('restore drill', fast => true)`)
    const leaveOut = /\/(postmaster\.(pid|opts)|pg_wal\/.*|pg_replslot\/.*|pg_stat_tmp\/.*|pgsql_tmp.*)$/
    cpSync(data, backup, { recursive: true, filter: (from) => !leaveOut.test(from) })
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(wait_for_archive => true)')
    writeFileSync(join(backup, 'backup_label'), rows[0]!.labelfile, { mode: 0o600 })
  } finally {
    client.release()
    await pool.end()
  }
}

async function destroy(url: string): Promise<void> {
  await makeBookings(url, 5)
  await withPool(url, async (pool) => {
    await pool.query('drop table ledger_postings, ledger_entries cascade')
    // Recovery stops at the first commit after the moment: the segment that holds it must be archived.
    const { rows } = await pool.query<{ wal: string }>('select pg_walfile_name(pg_switch_wal()) as wal')
    for (let waited = 0; ; waited += 100) {
      const done = await pool.query<{ ok: boolean }>('select coalesce(last_archived_wal >= $1, false) as ok from pg_stat_archiver', [
        rows[0]!.wal,
      ])
      if (done.rows[0]!.ok) return
      if (waited > 60_000) throw new Trouble('The archive did not receive the last segment within a minute.')
      await sleep(100)
    }
  })
}

async function restore({ data, archive, backup }: Archiving, moment: string): Promise<EmbeddedPostgres> {
  const home = join(directory, 'restored')
  const target = join(home, 'data')
  mkdirSync(home, { recursive: true })
  cpSync(backup, target, { recursive: true })
  chmodSync(target, 0o700)
  const { password } = JSON.parse(readFileSync(join(dirname(data), 'connection.json'), 'utf8')) as { password: string }
  writeFileSync(join(home, 'connection.json'), JSON.stringify({ port: 0, password }), { mode: 0o600 })
  writeFileSync(join(target, 'recovery.signal'), '')
  appendFileSync(
    join(target, 'postgresql.auto.conf'),
    [
      '',
      'archive_mode = off',
      `restore_command = 'cp "${archive}/%f" "%p"'`,
      `recovery_target_time = '${moment}'`,
      `recovery_target_action = 'promote'`,
      '',
    ].join('\n'),
  )
  const server = await startEmbeddedPostgres({ directory: home })
  await withPool(server.url, async (pool) => {
    for (let waited = 0; (await pool.query<{ r: boolean }>('select pg_is_in_recovery() as r')).rows[0]!.r; waited += 50) {
      if (waited > 120_000) throw new Trouble('Recovery did not end within two minutes.')
      await sleep(50)
    }
  })
  return server
}

async function compare(url: string, wanted: Print, { seconds, moment }: { seconds: number; moment: string }): Promise<number> {
  const got = await withPool(url, fingerprints)
  const differing = [...new Set([...wanted.keys(), ...got.keys()])].filter((table) => wanted.get(table) !== got.get(table))
  for (const table of differing) say(red(`✗ ${table}: wanted ${wanted.get(table) ?? 'no table'}, got ${got.get(table) ?? 'no table'}`))
  for (const table of ['bookings', 'ledger_entries', 'ledger_postings']) say(`  ${table.padEnd(16)} ${got.get(table)}`)
  const indexes = await withPool(url, async (pool) => {
    await pool.query('create extension if not exists amcheck')
    const { rows } = await pool.query<{ n: number }>(`select count(bt_index_check(i.indexrelid, true))::int as n from pg_index i
      join pg_class c on c.oid = i.indexrelid join pg_am am on am.oid = c.relam where am.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid`)
    return rows[0]!.n
  })
  say(`  ${indexes} indexes checked against their tables (amcheck)`)
  const { passed, failed } = await reportInvariants(url)
  const isSame = differing.length === 0
  say(
    `\n${isSame ? green('✓') : red('✗')} ${wanted.size} tables ${isSame ? 'identical in row count and checksum' : `, ${differing.length} differ`}; invariants ${passed} passed, ${failed} failed`,
  )
  say(
    `RTO ${seconds.toFixed(1)} s (from the stopped server to answering). RPO 0 s for ${moment}; if the server's disk is lost too, at most ${ARCHIVE_TIMEOUT} s (archive_timeout).`,
  )
  return isSame && failed === 0 ? 0 : 1
}

/** Rows and a checksum over all of them, for each table. */
async function fingerprints(pool: pg.Pool): Promise<Print> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const prints: Print = new Map()
  for (const { name } of rows) {
    const {
      rows: [print],
    } = await pool.query<{ n: string; sum: string }>(
      `select count(*)::text as n, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '-') as sum from ${name} t`,
    )
    prints.set(name, `${print!.n} rows ${print!.sum}`)
  }
  return prints
}

async function makeBookings(url: string, count: number): Promise<void> {
  const db = openDatabase({ connectionString: url, max: 4, applicationName: 'restore-drill' })
  useDatabase(db)
  try {
    const therapists = await Promise.all(Array.from({ length: Math.ceil(count / 5) }, () => createTherapist()))
    await Promise.all(
      therapists.map(async (therapist, index) => {
        const { rows } = await db.pool.query<{ at: Date }>(
          `select date_bin('30 minutes', app_now() + make_interval(hours => 30 + 2 * n), timestamptz '2000-01-01 00:00+00') as at from generate_series(1, 5) n`,
        )
        for (const { at } of rows.slice(0, Math.min(5, count - index * 5))) {
          await acceptedBooking({ therapist, sessions: 2, price: 700_000n, startsAt: Temporal.Instant.fromEpochMilliseconds(at.getTime()) })
        }
      }),
    )
  } finally {
    useDatabase(undefined)
    await db.close()
  }
}

async function withPool<T>(url: string, use: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url)
  try {
    return await use(pool)
  } finally {
    await pool.end()
  }
}

function readCount(parameters: readonly string[]): number {
  if (parameters.length === 0) return 100
  const count = Number(parameters[1])
  if (parameters[0] !== '--bookings' || !Number.isSafeInteger(count) || count < 1)
    throw new Trouble('npm run drill:restore -- [--bookings N]')
  return count
}

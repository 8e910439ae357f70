import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type Database, openDatabase, useDatabase } from '../app/platform/db.ts'
import { migrate, readMigrations } from '../scripts/migrate.ts'

export interface TestDatabase {
  /** Connection string of this file's own database; also in `process.env.DATABASE_URL`. */
  readonly url: string
  /** The application's own pool and Prisma client: what `database()` returns in this file. */
  readonly pool: pg.Pool
  readonly prisma: Database['prisma']
}

/**
 * Gives the calling test file a database of its own, copied from a migrated template, and drops it
 * afterwards. Call it once at the top of the file; `database()` of the application then uses it.
 */
export function testDatabase(options: { max?: number } = {}): TestDatabase {
  const state: { url?: string; database?: Database } = {}
  const open = (): Database => {
    if (!state.database) throw new Error('The test database is ready only inside hooks and tests.')
    return state.database
  }
  beforeAll(async () => {
    state.url = await createTestDatabase()
    process.env.DATABASE_URL = state.url
    state.database = openDatabase({ connectionString: state.url, max: options.max ?? 10, applicationName: 'test' })
    useDatabase(state.database)
  })
  afterAll(async () => {
    useDatabase(undefined)
    await state.database?.close()
    if (state.url) await dropTestDatabase(state.url)
  })
  return {
    get url() {
      open()
      return state.url ?? ''
    },
    get pool() {
      return open().pool
    },
    get prisma() {
      return open().prisma
    },
  }
}

/** Creates a database from the migrated template, or an empty one, and returns its connection string. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<string> {
  const server = serverUrl()
  return withClient(server, async (client) => {
    const template = options.empty ? 'template0' : await ensureTemplate(client, server)
    const name = `fisioku_test_${process.pid}_${randomUUID().slice(0, 8)}`
    await client.query(`create database "${name}" template "${template}"`)
    return withDatabase(server, name)
  })
}

/** Drops a database made by `createTestDatabase`, whoever is still connected. */
export async function dropTestDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  if (!name.startsWith('fisioku_test_')) throw new Error(`Not a test database: ${name}`)
  await withClient(serverUrl(), (client) => client.query(`drop database if exists "${name}" with (force)`))
}

/** One template for each state of the migrations; made once, by whoever needs it first. */
async function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const migrations = await readMigrations()
  const hash = createHash('sha256')
    .update(migrations.map((migration) => migration.name + migration.checksum).join())
    .digest('hex')
    .slice(0, 16)
  const name = `fisioku_template_${hash}`
  const lock = `select pg_advisory_lock(hashtext('${name}'))`
  await client.query(lock)
  try {
    const found = await client.query('select datallowconn from pg_database where datname = $1', [name])
    if (found.rows[0]?.datallowconn === false) return name
    // A template that still accepts connections was left by a run that died while migrating it.
    await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`create database "${name}"`)
    const pool = new pg.Pool({ connectionString: withDatabase(server, name), max: 4 })
    pool.on('error', () => undefined)
    pool.on('connect', (connection) => connection.on('error', () => undefined))
    try {
      await migrate(pool)
    } finally {
      await pool.end()
    }
    await client.query(`alter database "${name}" allow_connections false`)
    return name
  } finally {
    await client.query(lock.replace('pg_advisory_lock', 'pg_advisory_unlock'))
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set; run the tests through `npm test` or vitest.')
  return url
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

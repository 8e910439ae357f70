// The product for the browser tests: built, seeded, on a database and ports of its own.
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

process.env.FISIOKU_DATA ??= '.data/e2e'
process.env.FISIOKU_SEED = 'true'
const { startEmbeddedPostgres } = await import('./embedded-postgres.ts')
const { dataDirectory, root } = await import('./support/project.ts')
const { launch } = await import('./support/launch.ts')

rmSync(dataDirectory, { recursive: true, force: true })
mkdirSync(dataDirectory, { recursive: true })
const own = process.env.TEST_DATABASE_URL
  ? undefined
  : await startEmbeddedPostgres({ directory: join(root, '.data/test-postgres'), durable: false })
const server = process.env.TEST_DATABASE_URL ?? own?.url ?? ''
const url = new URL(server)
url.pathname = `/fisioku_e2e_${randomUUID().slice(0, 8)}`
const client = new pg.Client({ connectionString: server })
await client.connect()
if (own) {
  const left = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'fisioku_e2e_%'`)
  for (const { datname } of left.rows) await client.query(`drop database "${datname}" with (force)`)
}
await client.query(`create database "${url.pathname.slice(1)}"`)
await client.end()
// Kept after the run, for the invariants and for a look at what went wrong.
writeFileSync(join(dataDirectory, 'database.json'), JSON.stringify({ url: url.href }), { mode: 0o600 })
process.env.DATABASE_URL = url.href
await launch('production')

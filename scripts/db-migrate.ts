// `npm run db:migrate -- create NAME | deploy | status`
// Prisma's own `migrate` needs an engine binary that it downloads; the same engine as WebAssembly
// comes from npm and writes the SQL of a schema change without a shadow database.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { readMigrations } from './migrate.ts'
import { migrateDatabase, openPool, withProjectDatabase } from './support/product.ts'
import { root } from './support/project.ts'
import { Trouble, fail, say } from './support/terminal.ts'

const migrations = join(root, 'prisma/migrations')
const snapshotFile = join(migrations, 'schema.snapshot.prisma')
const [command = 'status', name = ''] = process.argv.slice(2)

try {
  if (command === 'create') await withProjectDatabase((url) => create(name, url))
  else if (command === 'deploy') await withProjectDatabase(deploy)
  else if (command === 'status') await withProjectDatabase(status)
  else throw new Trouble(`Unknown: ${command}. Use: npm run db:migrate -- create NAME | deploy | status`)
  process.exit(0)
} catch (error) {
  fail(error)
}

/** The SQL from the last snapshot of the schema to the present one, as a new migration to be read and completed by hand. */
async function create(title: string, url: string): Promise<void> {
  if (!/^[a-z0-9_]{2,60}$/.test(title))
    throw new Trouble('Give the migration a name in lower case: npm run db:migrate -- create add_favourites')
  const files = await schemaFiles()
  const before = await readFile(snapshotFile, 'utf8').catch(() => undefined)
  const sql = before === undefined ? '' : await difference(before, files, url)
  const id = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${title}`
  await mkdir(join(migrations, id), { recursive: true })
  const hint = '-- What the schema cannot say (checks, triggers, exclusion constraints) is added here by hand.\n'
  await writeFile(join(migrations, id, 'migration.sql'), hint + sql)
  await writeFile(snapshotFile, files.map((file) => file.content).join('\n'))
  say(
    `Created prisma/migrations/${id}/migration.sql${sql ? '' : ' (empty: the schema has not changed)'}. Read it, complete it, then restart.`,
  )
}

async function schemaFiles(): Promise<{ path: string; content: string }[]> {
  const folder = join(root, 'prisma/schema')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.prisma')).toSorted()
  return Promise.all(names.map(async (file) => ({ path: `prisma/schema/${file}`, content: await readFile(join(folder, file), 'utf8') })))
}

async function difference(before: string, files: { path: string; content: string }[], url: string): Promise<string> {
  // The engine asks the server for its version only: the difference is between two schema texts, without a shadow database.
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }))
  const options = { datamodels: files.map(({ path, content }): [string, string] => [path, content]) }
  const engine = await SchemaEngine.new(options as never, () => undefined, adapter as never)
  const request = {
    from: { tag: 'schemaDatamodel', files: [{ path: 'before.prisma', content: before }] },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  }
  const { stdout } = (await engine.diff(request as never)) as { stdout?: string | null }
  return /empty migration/i.test(stdout ?? '') ? '' : (stdout ?? '')
}

async function deploy(url: string): Promise<void> {
  const applied = await migrateDatabase(url)
  say(applied.length ? `Applied:\n${applied.map((migration) => `  ${migration}`).join('\n')}` : 'The database is up to date.')
}

async function status(url: string): Promise<void> {
  const pool = openPool(url)
  try {
    const known = await pool
      .query<{ migration_name: string; checksum: string }>('select migration_name, checksum from _prisma_migrations')
      .catch(() => ({ rows: [] }))
    const checksums = new Map(known.rows.map((row) => [row.migration_name, row.checksum]))
    for (const { name: migration, checksum } of await readMigrations()) {
      const applied = checksums.get(migration)
      say(`${applied === checksum ? 'applied ' : applied ? 'CHANGED ' : 'pending '} ${migration}`)
    }
  } finally {
    await pool.end()
  }
}

import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase, useDatabase } from '../app/platform/db.ts'
import { freePort, startEmbeddedPostgres } from '../scripts/embedded-postgres.ts'
import { demoEnvironment } from '../scripts/support/demo.ts'
import { migrateDatabase } from '../scripts/support/product.ts'
import { buildIsCurrent, root } from '../scripts/support/project.ts'
import { Trouble, dim, say } from '../scripts/support/terminal.ts'
import { startBalancer } from './balancer.ts'
import { Member, answers, until } from './product.ts'

export type Stage = {
  readonly appUrl: string
  /** The web processes themselves; the balancer carries no live lines. */
  readonly webUrls: readonly string[]
  readonly sandboxUrl: string
  readonly members: readonly Member[]
  readonly db: Database
  /** True on a PostgreSQL of our own, which may be crashed. */
  readonly isOwnServer: boolean
  close(): Promise<void>
}

const directory = join(root, '.data/chaos')

/** Starts the product from its build: two web and two worker processes, a balancer, the gateway's sandbox, a fresh database. */
export async function arrange(): Promise<Stage> {
  if (!existsSync(join(root, 'build/server/index.js')))
    throw new Trouble('There is no build yet. Run `npm start` once, or `npm run check`.')
  if (!buildIsCurrent()) say(dim('  the build is older than the sources'))
  rmSync(join(directory, 'postgres'), { recursive: true, force: true })
  rmSync(join(directory, 'logs'), { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const own = process.env.TEST_DATABASE_URL ? undefined : await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  const databaseUrl = own?.url ?? (await createDatabase(process.env.TEST_DATABASE_URL!))
  await migrateDatabase(databaseUrl)
  const db = openDatabase({ connectionString: databaseUrl, max: 6, applicationName: 'chaos' })
  useDatabase(db)
  const [balancerPort, sandboxPort, first, second] = [await freePort(), await freePort(), await freePort(), await freePort()] as const
  const environment = {
    ...demoEnvironment(
      { FISIOKU_DEMO: 'true' },
      { web: balancerPort, sandbox: sandboxPort, mailbox: 1, smtp: 1 },
      join(directory, 'secrets.json'),
      directory,
    ),
    FISIOKU_DEMO: 'true',
    NODE_ENV: 'production',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    MIDTRANS_SANDBOX_PORT: String(sandboxPort),
    MIDTRANS_SANDBOX_RETRY_FACTOR: '0.02',
  }
  const logs = join(directory, 'logs')
  const member = (part: 'web' | 'worker' | 'sandbox', name: string, script: string, port = 0) =>
    new Member(part, name, script, { ...environment, PORT: String(port || balancerPort), FISIOKU_PROCESS: part }, logs)
  const members = [
    member('sandbox', 'midtrans', 'sandbox/midtrans/main.ts'),
    member('web', 'web-1', 'server.ts', first),
    member('web', 'web-2', 'server.ts', second),
    member('worker', 'worker-1', 'worker/main.ts'),
    member('worker', 'worker-2', 'worker/main.ts'),
  ]
  for (const one of members) one.start()
  const balancer = await startBalancer(balancerPort, [first, second])
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  await until(
    'the product',
    120,
    async () =>
      (await answers(`${sandboxUrl}/__sim/health`)) &&
      (await answers(`http://127.0.0.1:${first}/readyz`)) &&
      answers(`http://127.0.0.1:${second}/readyz`),
  )
  return {
    appUrl: `http://127.0.0.1:${balancerPort}`,
    webUrls: [first, second].map((port) => `http://127.0.0.1:${port}`),
    sandboxUrl,
    members,
    db,
    isOwnServer: own !== undefined,
    close: () => closeAll(members, balancer, db, databaseUrl, own),
  }
}

async function closeAll(
  members: readonly Member[],
  balancer: Server,
  db: Database,
  databaseUrl: string,
  own: { stop(): Promise<void> } | undefined,
): Promise<void> {
  balancer.closeAllConnections()
  balancer.close()
  await Promise.all(members.map((one) => one.stop()))
  useDatabase(undefined)
  await db.close()
  await own?.stop()
  if (!own) await withServer(process.env.TEST_DATABASE_URL!, `drop database "${new URL(databaseUrl).pathname.slice(1)}" with (force)`)
}

async function createDatabase(server: string): Promise<string> {
  const url = new URL(server)
  url.pathname = `/fisioku_chaos_${randomUUID().slice(0, 8)}`
  await withServer(server, `create database "${url.pathname.slice(1)}"`)
  return url.href
}

async function withServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

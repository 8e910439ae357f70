import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.ts'
import { migrate } from '../migrate.ts'
import { type Environment, type Program, type Supervisor, run } from './processes.ts'
import type { DemoPorts, DemoServices } from './demo.ts'
import { dataDirectory } from './project.ts'
import { Trouble, red, say } from './terminal.ts'

/** Keeps the embedded PostgreSQL up: when it dies unasked, says so and starts it again on the same port. */
export class KeptPostgres {
  readonly #directory: string
  #server: EmbeddedPostgres
  #stopping = false

  private constructor(directory: string, server: EmbeddedPostgres) {
    this.#directory = directory
    this.#server = server
    void this.#watch()
  }

  static async start(directory: string): Promise<KeptPostgres> {
    return new KeptPostgres(directory, await startEmbeddedPostgres({ directory, say }))
  }

  get url(): string {
    return this.#server.url
  }

  async #watch(): Promise<void> {
    for (let delay = 1; ; delay = Math.min(delay * 2, 30)) {
      const lastWords = await this.#server.ended
      if (this.#stopping) return
      say(`${red('✗')} PostgreSQL ended; starting it again in ${delay} s.\n${lastWords}`)
      await sleep(delay * 1000)
      if (this.#stopping) return
      try {
        this.#server = await startEmbeddedPostgres({ directory: this.#directory, say })
        delay = 1
      } catch (error) {
        say(`${red('✗')} ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#server.stop()
  }
}

/** Opens a small pool for a command; a lost connection is reported by the query that needed it. */
export function openPool(connectionString: string, max = 4): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Brings the database up to date. @returns the migrations applied now */
export async function migrateDatabase(url: string): Promise<string[]> {
  if (!URL.canParse(url)) throw new Trouble('DATABASE_URL is missing or not a URL: postgresql://user:password@host:5432/database')
  const pool = openPool(url)
  try {
    await pool.query('select 1').catch((error: Error) => {
      const { host } = new URL(url)
      throw new Trouble(
        `The database at ${host} cannot be used: ${error.message || 'no answer'}.\nCheck DATABASE_URL and that PostgreSQL 18 runs there.`,
      )
    })
    return await migrate(pool)
  } finally {
    await pool.end()
  }
}

/** Fills an empty database with the demo, once. A seed that was cut short is told apart by its missing mark. */
export async function seedDatabase(url: string, environment: Environment): Promise<'seeded' | 'kept'> {
  const pool = openPool(url)
  try {
    const { rows } = await pool.query<{ marked: boolean; used: boolean }>(
      `select coalesce(obj_description('public'::regnamespace) like '%demo seed%', false) as marked, exists (select from users) as used`,
    )
    if (rows[0]?.marked) return 'kept'
    if (rows[0]?.used) throw new Trouble('The database already has users but no finished demo seed. Remove .data/postgres to start anew.')
    // A seed that a power cut loses is seeded again, so it need not wait for the disk at every commit.
    await run('node', ['prisma/seed/main.ts'], { ...environment, DATABASE_URL: url, PGOPTIONS: '-c synchronous_commit=off' })
    await pool.query(`comment on schema public is 'fisioku: demo seed done'`)
    return 'seeded'
  } finally {
    await pool.end()
  }
}

/**
 * Sets the product's clock to the real time plus `offset` (an ISO 8601 duration); waiting jobs come
 * nearer or move away by the same amount.
 */
export async function shiftClock(url: string, offset: string): Promise<void> {
  // Imported late: it stands on the generated client, which a fresh clone does not have yet.
  const { setClock } = await import('../../app/platform/clock.ts')
  const milliseconds = Temporal.Duration.from(offset).total({ unit: 'millisecond', relativeTo: Temporal.PlainDate.from('2026-01-01') })
  const pool = openPool(url)
  try {
    await setClock(pool, Temporal.Now.instant().add({ milliseconds: Math.round(milliseconds) }))
  } finally {
    await pool.end()
  }
}

/** The programs that make up the product, stand-ins first. */
export function programs(environment: Environment, needed: DemoServices, ports: DemoPorts, stateDirectory: string): Program[] {
  mkdirSync(stateDirectory, { recursive: true })
  const development = environment.NODE_ENV === 'development'
  const watchWeb = ['server.ts', 'app/services.ts', 'app/platform', 'app/domain', 'app/adapters', 'app/realtime', 'app/web'].map(
    (path) => `--watch-path=${path}`,
  )
  const common = { ...environment, PORT: String(ports.web) }
  return [
    ...(needed.sandbox
      ? [
          {
            name: 'midtrans',
            script: 'sandbox/midtrans/main.ts',
            environment: {
              ...common,
              MIDTRANS_SANDBOX_PORT: String(ports.sandbox),
              MIDTRANS_SANDBOX_STATE: join(stateDirectory, 'midtrans.json'),
            },
          },
        ]
      : []),
    ...(needed.mailbox
      ? [
          {
            name: 'mailbox',
            script: 'sandbox/mailbox/main.ts',
            environment: { ...common, MAILBOX_PORT: String(ports.mailbox), MAILBOX_SMTP_PORT: String(ports.smtp) },
          },
        ]
      : []),
    {
      name: 'web',
      script: 'server.ts',
      // Vite reloads screens itself; the rest runs natively and restarts. (Plain --watch would also follow Vite's own temporary files.)
      flags: development ? [...watchWeb, '--watch-preserve-output', '--conditions=development'] : [],
      environment: { ...common, FISIOKU_PROCESS: 'web' },
    },
    {
      name: 'worker',
      script: 'worker/main.ts',
      flags: development ? ['--watch', '--watch-preserve-output'] : [],
      environment: { ...common, FISIOKU_PROCESS: 'worker' },
    },
  ]
}

/**
 * Waits until the web process answers.
 * @throws Trouble when it has not within a minute, or ended
 */
export async function untilAnswering(port: number, supervisor: Supervisor): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return
    if (!supervisor.isRunning('web')) throw new Trouble('The web process ended while starting; the lines above say why.')
    await sleep(100)
  }
  throw new Trouble('The web process did not answer within a minute.')
}

/** The database a command works on: DATABASE_URL, or the embedded one, running already or started for it. */
export async function withProjectDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) return use(process.env.DATABASE_URL)
  const postgres = await KeptPostgres.start(join(dataDirectory, 'postgres'))
  try {
    return await use(postgres.url)
  } finally {
    await postgres.stop()
  }
}

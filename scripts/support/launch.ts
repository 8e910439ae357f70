import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Supervisor, type Environment, endTools } from './processes.ts'
import { type DemoPorts, type DemoServices, demoEnvironment, missingServices } from './demo.ts'
import { KeptPostgres, migrateDatabase, programs, seedDatabase, shiftClock, untilAnswering } from './product.ts'
import { buildIsCurrent, buildWeb, dataDirectory, generateClient, root } from './project.ts'
import { demandPort, portNear } from './ports.ts'
import { Trouble, bold, dim, fail, green, say, step } from './terminal.ts'

type Mode = 'production' | 'development'

const started = performance.now()
const lockFile = join(dataDirectory, 'running.json')
let postgres: KeptPostgres | undefined
let supervisor: Supervisor | undefined
let stopping: Promise<void> | undefined

/**
 * Starts the whole product on this machine, with local stand-ins for every service that is not
 * configured (PostgreSQL, Midtrans, mail), and keeps it running until it is told to stop.
 * Everything it makes is kept in the data directory.
 */
export async function launch(mode: Mode): Promise<void> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  process.on('disconnect', () => void stop(0))
  try {
    await start(mode)
  } catch (error) {
    if (stopping) return
    await stop(undefined)
    fail(error)
  }
}

async function start(mode: Mode): Promise<void> {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Trouble('PORT must be a port number from 1 to 65535.')
  refuseSecondStart()
  await demandPort(port, mode === 'production' ? 'npm start' : 'npm run dev')
  mkdirSync(dataDirectory, { recursive: true })
  const ports: DemoPorts = {
    web: port,
    sandbox: await portNear(port + 1),
    mailbox: await portNear(port + 2),
    smtp: await portNear(port + 3),
  }
  const note = (more: object) => writeFileSync(lockFile, JSON.stringify({ pid: process.pid, port, ports, ...more }), { mode: 0o600 })
  note({})

  const needed = missingServices(process.env)
  const embedded = !process.env.DATABASE_URL
  const environment: Environment = {
    ...demoEnvironment(process.env, ports, join(dataDirectory, 'secrets.json'), dataDirectory),
    NODE_ENV: mode,
    // Development needs no excuse for its demo secrets.
    ...(mode === 'development' && { FISIOKU_DEMO: 'false' }),
    PORT: String(port),
  }
  await checkConfiguration(environment)
  await step('Prisma client', generateClient)

  const building = mode === 'development' || buildIsCurrent() ? undefined : step('Building the web app', buildWeb)
  building?.catch(() => undefined)
  if (embedded) postgres = await step('PostgreSQL 18', () => KeptPostgres.start(join(dataDirectory, 'postgres')))
  const databaseUrl = postgres?.url ?? process.env.DATABASE_URL ?? ''
  note({ databaseUrl })
  const applied = await step('Database migrations', () => migrateDatabase(databaseUrl))
  if (applied.length) say(dim(`  ${applied.length} applied`))
  if (embedded || process.env.FISIOKU_SEED === 'true') await step('Demo data (made once)', () => seedDatabase(databaseUrl, environment))
  const offset = process.env.FISIOKU_CLOCK_OFFSET
  if (offset) await step(`Clock shifted by ${offset}`, () => shiftClock(databaseUrl, offset))
  await building
  if (stopping) return

  const watching = (supervisor = new Supervisor(join(dataDirectory, 'logs')))
  await step('Web, worker and local services', async () => {
    for (const program of programs({ ...environment, DATABASE_URL: databaseUrl }, needed, ports, dataDirectory)) watching.start(program)
    await untilAnswering(port, watching)
  })
  if (!stopping) showAddresses(ports, needed, environment.APP_URL ?? process.env.APP_URL ?? `http://localhost:${port}`)
}

/** All problems are told before anything long begins. The check runs in `readConfig`, as in the product itself. */
async function checkConfiguration(environment: Environment): Promise<void> {
  const { readConfig } = await import('../../app/platform/config.ts')
  readConfig({
    ...process.env,
    DATABASE_URL: 'postgresql://embedded',
    ...(process.env.DATABASE_URL && { DATABASE_URL: process.env.DATABASE_URL }),
    ...environment,
  })
}

function refuseSecondStart(): void {
  if (!existsSync(lockFile)) return
  const { pid, port } = JSON.parse(readFileSync(lockFile, 'utf8')) as { pid: number; port: number }
  const cmdline = `/proc/${pid}/cmdline`
  if (pid !== process.pid && existsSync(cmdline) && readFileSync(cmdline, 'utf8').includes('scripts/')) {
    throw new Trouble(
      `Fisioku already runs from this folder, on http://localhost:${port} (process ${pid}).\nStop it with Ctrl-C there, or: kill ${pid}`,
    )
  }
}

function showAddresses(ports: DemoPorts, needed: DemoServices, appUrl: string): void {
  const line = (label: string, value: string) => say(`  ${label.padEnd(22)} ${value}`)
  say('')
  say(
    `${green('●')} ${bold('Fisioku Prime Care is running')} ${dim(`(ready in ${((performance.now() - started) / 1000).toFixed(1)} s, Ctrl-C stops it)`)}`,
  )
  say('')
  line('App', bold(appUrl))
  if (needed.sandbox) line('Payments (SIMULASI)', `http://localhost:${ports.sandbox}`)
  if (needed.mailbox) line('Mailbox', `http://localhost:${ports.mailbox}`)
  line('Logs', join(dataDirectory, 'logs'))
  if (postgres) {
    say('')
    for (const [role, email] of [
      ['Patient', 'pasien'],
      ['Therapist', 'terapis'],
      ['Admin', 'admin'],
    ] as const)
      line(role, `${email}@demo.test`)
    line('Password', 'fisioku-demo')
  }
  say('')
}

/** Ends everything that was started, the database last. With a code, ends this process too. */
function stop(code: number | undefined): Promise<void> {
  stopping ??= (async () => {
    if (code !== undefined) say(dim('\nStopping …'))
    endTools()
    await supervisor?.stop()
    await postgres?.stop()
    if (existsSync(lockFile) && readFileSync(lockFile, 'utf8').includes(`"pid":${process.pid},`)) rmSync(lockFile)
    if (code !== undefined) process.exit(code)
  })()
  return stopping
}

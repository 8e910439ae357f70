import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../scripts/support/processes.ts'
import { root } from '../scripts/support/project.ts'

export type Part = 'web' | 'worker' | 'sandbox'

/** One process of the product, started again whenever it ends. */
export class Member {
  readonly name: string
  readonly part: Part
  readonly #script: string
  readonly #environment: Environment
  readonly #log: WriteStream
  #child: ChildProcess | undefined
  #stopping = false
  #killed = false
  /** A web process said that it listens. Killing one that is still starting would prove nothing. */
  isListening = false
  /** How often it ended although nobody killed it. */
  ownDeaths = 0

  constructor(part: Part, name: string, script: string, environment: Environment, logs: string) {
    this.part = part
    this.name = name
    this.#script = script
    this.#environment = environment
    mkdirSync(logs, { recursive: true })
    this.#log = createWriteStream(join(logs, `${name}.log`))
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  start(): void {
    if (this.#stopping) return
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', './scripts/support/leash.ts', this.#script],
      {
        cwd: root,
        env: { ...process.env, ...this.#environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    )
    this.#child = child
    this.isListening = false
    child.on('message', (message) => {
      if ((message as { event?: string }).event === 'listening') this.isListening = true
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => this.#log.write(chunk))
    child.once('exit', () => {
      this.isListening = false
      if (this.#stopping) return
      if (!this.#killed) this.ownDeaths += 1
      this.#killed = false
      setTimeout(() => this.start(), 200)
    })
  }

  /** SIGKILL. @returns its process id, or undefined when it was not running */
  kill(): number | undefined {
    const child = this.#child
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null || this.#killed) return undefined
    this.#killed = true
    child.kill('SIGKILL')
    return child.pid
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await once(child, 'exit')
      clearTimeout(late)
    }
    this.#log.end()
  }
}

/** Waits until `ready` answers true. @throws when it has not after `seconds` */
export async function until(what: string, seconds: number, ready: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(250)) if (await ready().catch(() => false)) return
  throw new Error(`${what}: not within ${seconds} s`)
}

export async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
  await answer.arrayBuffer()
  return answer.ok
}

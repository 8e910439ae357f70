/** `npm run simulate`: many seeds, side by side, each in a process of its own; the first failure is told in full. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.ts'
import { generateClient } from '../scripts/support/project.ts'
import { bold, dim, green, red, say } from '../scripts/support/terminal.ts'
import type { Report } from './seed.ts'

export type SimulationOptions = { seed: number; seeds: number; steps: number; jobs: number; shrink: boolean }

export function readOptions(parameters: string[]): SimulationOptions {
  const { values } = parseArgs({
    args: parameters,
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      steps: { type: 'string' },
      jobs: { type: 'string' },
      'no-shrink': { type: 'boolean' },
    },
  })
  const whole = (text: string | undefined, otherwise: number) => {
    const number = text === undefined ? otherwise : Number(text)
    if (!Number.isInteger(number) || number < 1) throw new Error('seed, seeds, steps and jobs are whole numbers from 1')
    return number
  }
  return {
    seed: whole(values.seed, 1),
    seeds: whole(values.seeds, 1),
    steps: whole(values.steps, 1_000),
    jobs: whole(values.jobs, Math.min(2, availableParallelism())),
    shrink: !values['no-shrink'],
  }
}

/** Gives `work` a PostgreSQL: the one of TEST_DATABASE_URL, or one of its own. */
export async function withServer<T>(work: () => Promise<T>): Promise<T> {
  if (process.env['TEST_DATABASE_URL']) return work()
  const postgres = await startEmbeddedPostgres({ directory: '.data/test-postgres', durable: false, say })
  process.env['TEST_DATABASE_URL'] = postgres.url
  try {
    return await work()
  } finally {
    await postgres.stop()
  }
}

/** @returns the exit code */
export async function simulate(parameters: string[]): Promise<number> {
  const options = readOptions(parameters)
  await generateClient()
  return withServer(async () => {
    const started = performance.now()
    const waiting = Array.from({ length: options.seeds }, (_, index) => options.seed + index)
    const reports: Report[] = []
    const lane = async () => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const report = await runSeed({ seed, steps: options.steps, shrink: options.shrink })
        reports.push(report)
        tellReport(report)
        if (report.failure) waiting.length = 0
      }
    }
    await Promise.all(Array.from({ length: options.jobs }, lane))
    const steps = reports.reduce((sum, report) => sum + report.steps, 0)
    const failed = reports.filter(({ failure }) => failure).length
    const counts = new Map<string, number>()
    for (const report of reports) for (const [key, times] of report.counts) counts.set(key, (counts.get(key) ?? 0) + times)
    say(
      dim(
        [...counts]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([key, times]) => `${key} ${times}`)
          .join(', '),
      ),
    )
    say(
      `\n${bold(`${steps} steps over ${reports.length} seeds in ${((performance.now() - started) / 1000).toFixed(0)} s`)}: ${failed === 0 ? green('0 failures') : red(`${failed} failed`)}`,
    )
    return failed === 0 ? 0 : 1
  })
}

function tellReport(report: Report): void {
  const head = `seed ${report.seed}: ${report.steps} steps, ${(report.milliseconds / 1000).toFixed(0)} s`
  if (!report.failure) return say(`${green('✓')} ${head}`)
  say(`${red('✗')} ${head}\n  ${red(`step ${report.failure.step}: ${report.failure.check}`)}\n  ${report.failure.detail}`)
  say(
    `  ${bold('The story')} (${report.story.length} steps after ${report.replays} replays; tell it again with --seed ${report.seed} --steps ${report.steps}):`,
  )
  for (const line of report.story) say(`    ${line}`)
}

export type SeedOptions = { seed: number; steps: number; shrink: boolean; root?: string; environment?: Record<string, string> }

/** One seed in a child process, so that a crash or a leak stays there. @param root another copy of the project to run */
export function runSeed({ seed, steps, shrink, root, environment }: SeedOptions): Promise<Report> {
  const script = join(root ?? fileURLToPath(new URL('..', import.meta.url)), 'simulation', 'seed.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, String(seed), String(steps), shrink ? 'shrink' : ''],
      {
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
        env: { ...process.env, ...environment },
        ...(root && { cwd: root }),
      },
    )
    let report: Report | undefined
    const errors: string[] = []
    child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()))
    child.on('message', (message) => {
      report = message as Report
    })
    child.on('error', reject)
    child.on('close', () => (report ? resolve(report) : reject(new Error(`seed ${seed} gave no report\n${errors.join('').slice(-3_000)}`))))
  })
}

import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory, generateClient, root } from '../scripts/support/project.ts'
import { bold, dim, green, red, say } from '../scripts/support/terminal.ts'
import { runSeed, withServer } from './command.ts'
import { FAULTS } from './faults.ts'
import { copyTree, plantIn, type Fault } from './plant.ts'
import type { Report } from './seed.ts'

/** A fault may hide this long: the bound within which it must be caught. */
const SEEDS = 6
const STEPS = 500

const TREES = ['app', 'worker', 'sandbox', 'simulation', 'test', 'scripts', 'prisma/migrations', 'package.json']

/** The seed that caught each fault last; it is tried first. */
const KEPT = join(root, 'simulation/caught-seeds.json')
const readKept = (): Record<string, number> => (existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, number>) : {})

export type ProofOptions = { only: string; jobs: number; fresh: boolean }

/** @returns 0 when every fault was caught, 1 when one survived */
export async function proveFaults(options: ProofOptions): Promise<number> {
  await generateClient()
  const faults = FAULTS.filter(({ name }) => name.includes(options.only))
  const kept = readKept()
  // Fresh seeds lie where no kept one and nobody's counting comes.
  const base = options.fresh ? randomInt(1_000_000, 2_000_000_000) : 0
  const survivors: string[] = []
  const started = performance.now()
  let steps = 0
  await withServer(async () => {
    const waiting = [...faults]
    const lane = async () => {
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const first = options.fresh ? undefined : kept[fault.name]
        const seeds = [...(first === undefined ? [] : [first]), ...Array.from({ length: SEEDS }, (_, index) => base + index + 1)].slice(
          0,
          SEEDS,
        )
        const hunted = await hunt(fault, seeds)
        steps += hunted.steps
        if (hunted.caught) keep(kept, fault, hunted.caught.seed)
        else survivors.push(fault.name)
        tell(fault, hunted)
      }
    }
    await Promise.all(Array.from({ length: options.jobs }, lane))
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  const from = options.fresh ? `, seeds from ${base + 1}` : ''
  say(
    `\n${bold(`${faults.length - survivors.length} of ${faults.length} planted faults caught in ${seconds} s, ${steps} steps${from}`)}${survivors.length ? red(`; survived: ${survivors.join(', ')}`) : ''}`,
  )
  return survivors.length === 0 ? 0 : 1
}

/** At once, so that a run cut short keeps what it found; only of faults that are still planted, in their order. */
function keep(seeds: Record<string, number>, { name }: Fault, seed: number): void {
  seeds[name] = seed
  const known = FAULTS.flatMap((fault) => (seeds[fault.name] === undefined ? [] : [[fault.name, seeds[fault.name]] as const]))
  const text = `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`
  if (!existsSync(KEPT) || readFileSync(KEPT, 'utf8') !== text) writeFileSync(KEPT, text)
}

type Hunted = { caught: Report | null; steps: number }

function tell({ name }: Fault, { caught, steps }: Hunted): void {
  if (!caught) return say(red(`✗ ${name.padEnd(46)} survived ${steps} steps`))
  const { check, detail } = caught.failure!
  say(`${green('✓')} ${name.padEnd(46)} ${check} ${dim(`after ${steps} steps, seed ${caught.seed}: ${detail.slice(0, 140)}`)}`)
}

async function hunt(fault: Fault, seeds: readonly number[]): Promise<Hunted> {
  const directory = plant(fault)
  let steps = 0
  try {
    for (const seed of seeds) {
      const report = await runSeed({
        seed,
        steps: STEPS,
        shrink: false,
        root: directory,
        environment: fault.sql ? { SIMULATION_FAULT_SQL: fault.sql } : {},
      })
      steps += report.steps
      if (report.failure) return { caught: report, steps }
    }
    return { caught: null, steps }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The product with one mistake in it; packages and the generated client are shared. */
function plant(fault: Fault): string {
  const directory = join(dataDirectory, 'faults', fault.name.replace(/[^a-z]+/g, '-'))
  copyTree(directory, TREES)
  for (const patch of fault.patches) {
    const path = join(directory, patch.file)
    writeFileSync(path, plantIn(readFileSync(path, 'utf8'), patch, fault.name))
  }
  return directory
}

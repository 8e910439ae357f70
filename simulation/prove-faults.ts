import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory, generateClient } from '../scripts/support/project.ts'
import { bold, dim, green, red, say } from '../scripts/support/terminal.ts'
import { runSeed, withServer } from './command.ts'
import { FAULTS, type Fault } from './faults.ts'
import { copyTree, plantIn } from './plant.ts'
import type { Report } from './seed.ts'

/** A fault may hide this long: the bound within which it must be caught. */
const SEEDS = [1, 2, 3, 4]
const STEPS = 700

const TREES = ['app', 'worker', 'sandbox', 'simulation', 'test', 'scripts', 'prisma/migrations', 'package.json']

/** @returns 0 when every fault was caught, 1 when one survived */
export async function proveFaults(options: { only: string; jobs: number }): Promise<number> {
  await generateClient()
  const faults = FAULTS.filter(({ name }) => name.includes(options.only))
  const survivors: string[] = []
  const started = performance.now()
  await withServer(async () => {
    const waiting = [...faults]
    const lane = async () => {
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const caught = await hunt(fault)
        if (caught)
          say(
            `${green('✓')} ${fault.name.padEnd(46)} ${caught.failure!.check} ${dim(`at seed ${caught.seed}, step ${caught.failure!.step}: ${caught.failure!.detail.slice(0, 140)}`)}`,
          )
        else {
          survivors.push(fault.name)
          say(red(`✗ ${fault.name.padEnd(46)} survived ${SEEDS.length} seeds of ${STEPS} steps`))
        }
      }
    }
    await Promise.all(Array.from({ length: options.jobs }, lane))
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  say(
    `\n${bold(`${faults.length - survivors.length} of ${faults.length} planted faults caught in ${seconds} s`)}${survivors.length ? red(`; survived: ${survivors.join(', ')}`) : ''}`,
  )
  return survivors.length === 0 ? 0 : 1
}

async function hunt(fault: Fault): Promise<Report | null> {
  const directory = plant(fault)
  try {
    for (const seed of SEEDS) {
      const report = await runSeed({
        seed,
        steps: STEPS,
        shrink: false,
        root: directory,
        environment: fault.sql ? { SIMULATION_FAULT_SQL: fault.sql } : {},
      })
      if (report.failure) return report
    }
    return null
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

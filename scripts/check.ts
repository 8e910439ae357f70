// Everything that can be said about the code without running it: types, lint, layers, circles, writers, frozen sales.
import { runForCode } from './support/processes.ts'
import { generateClient, root } from './support/project.ts'
import { fail, green, red, say, step } from './support/terminal.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const checks: readonly [title: string, parameters: readonly string[]][] = [
  ['Types of the routes', ['node_modules/@react-router/dev/bin.cjs', 'typegen']],
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['Layout', ['node_modules/oxfmt/bin/oxfmt', '--check', '.']],
  ['Lint, layers and import cycles', ['node_modules/oxlint/bin/oxlint']],
  ['Contexts without circles', ['scripts/check-contexts.ts']],
  ['One writer of each state', ['scripts/check-writers.ts']],
  ['What was sold is read from the booking', ['scripts/check-frozen.ts']],
]

/** Runs every check, also after one has failed. @returns how many passed and failed */
export async function check(): Promise<{ passed: number; failed: number }> {
  await step('Prisma client', generateClient)
  let failed = 0
  for (const [title, parameters] of checks) {
    if (title === 'Types of the routes' && !existsSync(join(root, 'app/routes.ts'))) continue
    const started = performance.now()
    const { status, output } = await runForCode('node', parameters, { NO_COLOR: '1' }, { keep: 2_000 })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    say(status === 0 ? `${green('✓')} ${title} (${seconds} s)` : `${red('✗')} ${title} (${seconds} s)\n${output}`)
    if (status !== 0) failed += 1
  }
  return { passed: checks.length - failed, failed }
}

if (import.meta.main) {
  try {
    const { passed, failed } = await check()
    say(`\n${passed} passed, ${failed} failed`)
    process.exit(failed ? 1 : 0)
  } catch (error) {
    fail(error)
  }
}

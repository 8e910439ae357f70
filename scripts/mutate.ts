// `npm run mutate [-- --only F10] [--rotate 5] [--jobs 2]`: plants one mistake at a time in a copy of the product and runs
// the test that docs/rows.md names for the row. A test that stays green does not test what it says.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withServer } from '../simulation/command.ts'
import { copyTree, plantIn } from '../simulation/plant.ts'
import { type Mutation, MUTATIONS } from '../test/mutations.ts'
import { readRows } from '../test/rows.ts'
import { endTools, runForCode } from './support/processes.ts'
import { dataDirectory, generateClient } from './support/project.ts'
import { bold, dim, fail, green, red, say } from './support/terminal.ts'

type Options = { only?: string; rotate?: number; jobs: number }

/** What a test may need of the repository. */
const TREES = ['app', 'worker', 'sandbox', 'simulation', 'test', 'scripts', 'e2e', 'prisma', 'docs', 'public', 'server.ts']
const SETTINGS = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'vite.config.ts', 'react-router.config.ts', 'prisma.config.ts']

/** Needs a PostgreSQL: that of TEST_DATABASE_URL, or one of its own. @returns how many tests noticed their mistake and how many did not */
export async function mutate({ only, rotate, jobs }: Options): Promise<{ killed: number; survived: number }> {
  await generateClient()
  const rows = readRows().filter(({ state }) => state === 'works')
  const chosen = only ? MUTATIONS.filter(({ row }) => row === only) : rotate ? turn(MUTATIONS, rotate) : MUTATIONS
  const survivors: string[] = []
  await withServer(async () => {
    const waiting = [...chosen]
    const lane = async (_: unknown, number: number) => {
      const directory = join(dataDirectory, 'mutations', String(number))
      copyTree(directory, [...TREES, ...SETTINGS])
      for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
        const { row, file } = mutation
        const tests = rows.find(({ id }) => id === row)?.tests.filter((name) => name.includes('.test.')) ?? []
        const started = performance.now()
        const verdict = await plantAndTest(directory, mutation, tests)
        if (verdict !== 'killed') survivors.push(row)
        const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
        say(
          `${verdict === 'killed' ? green(`✓ ${row} killed`) : red(`✗ ${row} ${verdict}`)} ${file} ${dim(`by ${tests.join(', ')}, ${seconds}`)}`,
        )
      }
    }
    await Promise.all(Array.from({ length: jobs }, lane))
  })
  const without = rows.filter(({ id }) => !MUTATIONS.some(({ row }) => row === id)).map(({ id }) => id)
  if (without.length) say(dim(`Without a mutation: ${without.join(' ')}`))
  const killed = chosen.length - survivors.length
  say(bold(`${killed} killed, ${survivors.length} survived; ${without.length} rows without a mutation`))
  return { killed, survived: survivors.length }
}

/** As many as wanted, others each day. */
function turn(all: readonly Mutation[], count: number): Mutation[] {
  const day = Math.floor(Temporal.Now.instant().epochMilliseconds / 86_400_000)
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[(day * count + index) % all.length]!)
}

/** Runs the row's own tests twice: as the code is they must pass, with the mistake one must fail. */
async function plantAndTest(directory: string, { row, file, from, to, title = row }: Mutation, tests: string[]): Promise<string> {
  const path = join(directory, file)
  const text = readFileSync(path, 'utf8')
  const before = await runTests(directory, tests, title)
  if (before.failed || !before.passed) return `has no green test: ${before.output}`
  writeFileSync(path, plantIn(text, { file, from, to }, row))
  try {
    const after = await runTests(directory, tests, title)
    if (after.failed) return 'killed'
    return after.passed ? 'survived' : `broke the test itself: ${after.output}`
  } finally {
    writeFileSync(path, text)
  }
}

async function runTests(directory: string, tests: string[], title: string) {
  const report = join(directory, 'report.json')
  writeFileSync(report, '{}')
  const { output } = await runForCode(
    'node',
    ['node_modules/vitest/vitest.mjs', 'run', ...tests, '--testNamePattern', `\\b${title}\\b`, '--bail=1'],
    { VITEST_JSON: report, VITEST_WORKERS: '1', NO_COLOR: '1' },
    { cwd: directory, keep: 25 },
  )
  const counted = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests?: number; numFailedTests?: number }
  return { passed: counted.numPassedTests ?? 0, failed: counted.numFailedTests ?? 0, output }
}

if (import.meta.main) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
    process.on(signal, () => {
      endTools()
      process.exit(130)
    })
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, rotate: { type: 'string' }, jobs: { type: 'string' } } })
    const { survived } = await mutate({ only: values.only, rotate: Number(values.rotate ?? 0), jobs: Number(values.jobs ?? 2) })
    process.exit(survived ? 1 : 0)
  } catch (error) {
    fail(error)
  }
}

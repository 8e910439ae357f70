// `npm test`: everything there is to test, in the order in which it is cheapest to learn of a failure.
// `npm test -- unit` (or check, mutations, e2e) runs one part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './check.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { reportInvariants } from './invariants.ts'
import { mutate } from './mutate.ts'
import { findChromium } from './support/chromium.ts'
import { endTools, runForCode } from './support/processes.ts'
import { buildWeb, dataDirectory, generateClient } from './support/project.ts'
import { bold, fail, green, red, say, step } from './support/terminal.ts'

interface Count {
  passed: number
  failed: number
}

const parts = ['check', 'unit', 'mutations', 'e2e'] as const
const wanted = process.argv.slice(2)
const results = join(dataDirectory, 'test-results')
const total: Count = { passed: 0, failed: 0 }

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    endTools()
    process.exit(130)
  })
}

try {
  mkdirSync(results, { recursive: true })
  await step('Prisma client', generateClient)
  const postgres = process.env.TEST_DATABASE_URL
    ? undefined
    : await step('PostgreSQL 18 for the tests', () =>
        startEmbeddedPostgres({ directory: join(dataDirectory, 'test-postgres'), durable: false, say }),
      )
  if (postgres) process.env.TEST_DATABASE_URL = postgres.url
  const runs: Record<(typeof parts)[number], () => Promise<Count>> = { check, unit, mutations, e2e }
  for (const part of parts) {
    if (wanted.length && !wanted.includes(part)) continue
    say(`\n${bold(part)}`)
    const { passed, failed } = await runs[part]()
    total.passed += passed
    total.failed += failed
  }
  await postgres?.stop()
  const line = `${total.passed} passed, ${total.failed} failed`
  // Plain, so that machines can read the last line.
  say(`\n${total.failed ? red('✗ Some tests failed') : green('✓ All tests passed')}\n${line}`)
  process.exit(total.failed ? 1 : 0)
} catch (error) {
  say(`\n${total.passed} passed, ${total.failed + 1} failed`)
  fail(error)
}

/** Unit, database and race tests. */
async function unit(): Promise<Count> {
  const report = join(results, 'vitest.json')
  rmSync(report, { force: true })
  const { status } = await runForCode('node', ['node_modules/vitest/vitest.mjs', 'run'], { VITEST_JSON: report }, { show: true })
  const { numPassedTests = 0, numFailedTests = 0 } = read<{ numPassedTests?: number; numFailedTests?: number }>(report)
  return settle(status, numPassedTests, numFailedTests)
}

/** Whether the tests notice mistakes: a few a day, `npm run mutate` plants all. */
async function mutations(): Promise<Count> {
  const { killed, survived } = await mutate({ rotate: 5, jobs: 2 })
  return { passed: killed, failed: survived }
}

/** The product in a real browser, and afterwards every invariant on the database it leaves behind. */
async function e2e(): Promise<Count> {
  const chromium = await findChromium()
  await step('Building the web app', buildWeb)
  const report = join(results, 'playwright.json')
  rmSync(report, { force: true })
  const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(chromium && { CHROMIUM_PATH: chromium }) }
  const { status } = await runForCode('node', ['node_modules/@playwright/test/cli.js', 'test'], environment, { show: true })
  const { stats } = read<{ stats?: { expected: number; unexpected: number; flaky: number } }>(report)
  const browser = settle(status, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0)
  say(`\n${bold('invariants after the browser tests')}`)
  const left = join(dataDirectory, 'e2e/database.json')
  const invariants = existsSync(left) ? await reportInvariants(read<{ url: string }>(left).url) : { passed: 0, failed: 1 }
  return { passed: browser.passed + invariants.passed, failed: browser.failed + invariants.failed }
}

/** A tool that fails without a failed test (it could not even start) counts as one failure. */
function settle(status: number, passed: number, failed: number): Count {
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed }
}

function read<T extends object>(file: string): Partial<T> & T {
  return (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Partial<T> & T
}

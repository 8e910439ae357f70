// `npm run bench [-- NAME …]`: runs every file of bench/, each printing its numbers beside their floor.
// `npm run bench -- --against COMMIT [--rounds 5] [--only bookings,ledger]`: both commits by turns, medians side by side.
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAgainst } from './bench-against.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { endTools, runForCode } from './support/processes.ts'
import { buildWeb, dataDirectory, generateClient, root } from './support/project.ts'
import { bold, fail, red, say, step } from './support/terminal.ts'

/** @returns how many failed */
async function benchHere(wanted: readonly string[], url: string): Promise<number> {
  let failed = 0
  for (const file of readdirSync(join(root, 'bench')).toSorted()) {
    const name = basename(file, '.ts')
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || (wanted.length && !wanted.includes(name))) continue
    say(`\n${bold(name)}`)
    const { status } = await runForCode(
      'node',
      [`bench/${file}`],
      { DATABASE_URL: url, TEST_DATABASE_URL: url, BENCH_DATABASE_URL: url, LOG_LEVEL: 'silent' },
      { show: true },
    )
    if (status !== 0) {
      failed += 1
      say(red(`✗ ${name} failed`))
    }
  }
  return failed
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { against: { type: 'string' }, rounds: { type: 'string' }, only: { type: 'string' } },
  })
  const wanted = [...positionals, ...(values.only?.split(',') ?? [])]
  for (const signal of ['disconnect', 'SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      endTools()
      if (signal !== 'disconnect') process.exit(130)
    })
  await step('Prisma client', generateClient)
  await step('Building the web app', buildWeb)
  // As durable as a real one: a bench without fsync would flatter every write.
  const postgres = process.env.BENCH_DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ directory: join(dataDirectory, 'bench-postgres'), say })
  const url = process.env.BENCH_DATABASE_URL ?? postgres!.url
  const failed = values.against
    ? await benchAgainst({ commit: values.against, rounds: Number(values.rounds ?? 5), only: wanted, databaseUrl: url })
    : await benchHere(wanted, url)
  await postgres?.stop()
  process.exit(failed ? 1 : 0)
} catch (error) {
  fail(error)
}

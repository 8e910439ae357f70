// `npm run bench [-- NAME …]`: runs every file of bench/, each printing its numbers beside their floor.
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { endTools, runForCode } from './support/processes.ts'
import { buildWeb, dataDirectory, generateClient, root } from './support/project.ts'
import { bold, fail, red, say, step } from './support/terminal.ts'

const wanted = process.argv.slice(2)

try {
  process.on('disconnect', endTools)
  await step('Prisma client', generateClient)
  await step('Building the web app', buildWeb)
  // As durable as a real one: a bench without fsync would flatter every write.
  const postgres = process.env.BENCH_DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ directory: join(dataDirectory, 'bench-postgres'), say })
  const url = process.env.BENCH_DATABASE_URL ?? postgres?.url
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
  await postgres?.stop()
  process.exit(failed ? 1 : 0)
} catch (error) {
  fail(error)
}

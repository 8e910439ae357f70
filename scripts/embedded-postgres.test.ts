import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

// Not below /tmp itself when it is private: the server's user must be able to reach it.
const folder = mkdtempSync(join(tmpdir(), 'fisioku-pg-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

test('PostgreSQL 18 keeps its data and its port over a restart, a killed starter and a killed server', { timeout: 60_000 }, async () => {
  const first = await startEmbeddedPostgres({ directory: folder })
  expect(await ask(first.url, 'show server_version')).toMatch(/^18\./)
  expect(await ask(first.url, 'show data_checksums')).toBe('on')
  await ask(first.url, 'create table kept as select 1 as n')
  await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  await first.stop()

  const script = `import { startEmbeddedPostgres } from './scripts/embedded-postgres.ts'
    await startEmbeddedPostgres({ directory: ${JSON.stringify(folder)} }); process.stdout.write('ready'); setInterval(() => {}, 1000)`
  const starter = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(starter.stdout, 'data')
  // While it is in use another command joins it instead of disturbing it.
  const guest = await startEmbeddedPostgres({ directory: folder })
  expect(guest.port).toBe(first.port)
  await guest.stop()
  expect(await ask(guest.url, 'select n from kept')).toBe(1)
  starter.kill('SIGKILL')
  await once(starter, 'exit')

  const third = await startEmbeddedPostgres({ directory: folder })
  expect(third.port).toBe(first.port)
  process.kill(Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await third.ended
  const fourth = await startEmbeddedPostgres({ directory: folder })
  expect(await ask(fourth.url, 'select n from kept')).toBe(1)
  await fourth.stop()
  expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(false)
})

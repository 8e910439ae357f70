import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../test/database.ts'
import { tell } from './action.ts'
import { run } from './run.ts'
import { readSavedSql, readSavedWorld } from './saved-world.ts'

// The long one is `npm run simulate`; its proof is `npm run simulate:faults`.
test.for([101, 102])('B12 people, gateway, crashes and time at random keep every promise (seed %i)', { timeout: 60_000 }, async (seed) => {
  const lived = await run({ seed, steps: 60 })
  expect(lived.failure && { ...lived.failure, story: lived.actions.map((action) => tell(action, lived.start)) }).toBeNull()
  expect(lived.actions).toHaveLength(60)
})

test('B12 a story told again by its actions alone comes to the same end', { timeout: 60_000 }, async () => {
  const first = await run({ seed: 103, steps: 40, stopAtOnce: true })
  const again = await run({ seed: 103, steps: 40, story: first.actions, stopAtOnce: true })
  expect([...again.counts]).toEqual([...first.counts])
})

test('B12 a world that was saved goes on where it stood', { timeout: 60_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'world-'))
  try {
    const path = join(directory, 'world')
    const first = await run({ seed: 104, steps: 60, stopAtOnce: true, saveTo: path })
    expect(first.failure).toBeNull()
    const url = await createTestDatabase()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(readSavedSql(path))
    await client.end()
    const next = await run({ seed: 105, steps: 30, from: { url, saved: readSavedWorld(path) } })
    expect(next.failure && { ...next.failure, story: next.actions.map((action) => tell(action, next.start)) }).toBeNull()
    expect(next.actions[0]!.n).toBe(61)
  } finally {
    rmSync(directory, { recursive: true })
  }
})

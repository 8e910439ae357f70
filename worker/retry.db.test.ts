import { expect, test } from 'vitest'
import { sessionPayout, sessionReminder } from '../app/domain/session/jobs.ts'
import { testDatabase } from '../test/database.ts'
import { nextTryAfter } from './retry.ts'

const db = testDatabase()

test('F23 R04 the wait before the second try is the policy in force, each next one twice as long', async () => {
  const waits = async (task: string) =>
    [
      await nextTryAfter(db.prisma, { task, attempts: 1, tries: 3 }),
      await nextTryAfter(db.prisma, { task, attempts: 2, tries: 3 }),
    ] as const
  expect(await waits(sessionPayout.name)).toEqual([5_000, 10_000])
  await db.pool.query(`insert into policies (values) values ('{"payoutBackoffSeconds": 40}')`)
  expect(await waits(sessionPayout.name)).toEqual([40_000, 80_000])
  expect(await nextTryAfter(db.prisma, { task: sessionPayout.name, attempts: 3, tries: 3 })).toBeNull()
  expect(await waits(sessionReminder.name)).toEqual([null, null])
})

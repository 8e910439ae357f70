import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { addressKey, consume, consumeAll, refusedFor } from './rate-limit.ts'

const db = testDatabase()

test('B02 a limit lets its points pass and refuses the rest, per key, also when all come at once', async () => {
  const limit = { name: 'test', points: 3, seconds: 60 }
  const answers = await Promise.all(Array.from({ length: 20 }, () => consume(limit, 'a@x.id')))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
  const refused = answers.find((answer) => !answer.ok)!
  expect(refused).toMatchObject({ ok: false })
  expect((refused as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(50)
  expect((await consume(limit, 'b@x.id')).ok).toBe(true)
  expect(await refusedFor(limit, 'a@x.id')).toBeGreaterThan(50)
  expect(await refusedFor(limit, 'b@x.id')).toBe(0)
})

test('B02 the first limit that refuses decides', async () => {
  const [wide, narrow] = [
    { name: 'wide', points: 9, seconds: 60 },
    { name: 'narrow', points: 1, seconds: 60 },
  ]
  const tries = [
    [wide, 'ip'],
    [narrow, 'account'],
  ] as const
  expect(await consumeAll(tries)).toEqual({ ok: true, remaining: 0 })
  expect(await consumeAll(tries)).toMatchObject({ ok: false })
})

test('B02 the table holds no readable key', async () => {
  await consume({ name: 'test', points: 3, seconds: 60 }, '+6281234567890')
  const { rows } = await db.pool.query('select key from rate_limits')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toMatch(/6281234567890|x\.id/)
})

test('B02 an IPv6 client is its /64, an IPv4 one itself', () => {
  expect(addressKey('203.0.113.7')).toBe('203.0.113.7')
  expect(addressKey('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(addressKey('2001:0DB8:0001:0002::ffff')).toBe('2001:db8:1:2::/64')
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(addressKey('::1')).toBe('0:0:0:0::/64')
  expect(addressKey('')).toBe('unknown')
})

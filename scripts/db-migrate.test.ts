import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every change of the schema has a migration (npm run db:migrate -- create NAME)', () => {
  const files = readdirSync('prisma/schema').filter((file) => file.endsWith('.prisma'))
  const schema = files.toSorted().map((file) => readFileSync(`prisma/schema/${file}`, 'utf8'))
  expect(readFileSync('prisma/migrations/schema.snapshot.prisma', 'utf8')).toBe(schema.join('\n'))
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../scripts/support/project.ts'
import { plantIn } from '../simulation/plant.ts'
import { MUTATIONS } from './mutations.ts'
import { readRows } from './rows.ts'
import { collectTitles, type Titles } from './titles.ts'

let titles: Titles
beforeAll(async () => {
  titles = await collectTitles()
}, 20_000)

test.each(MUTATIONS)('the place of the mutation for $row is there once, and its test too', ({ row, file, from, to, title = row }) => {
  expect(plantIn(readFileSync(join(root, file), 'utf8'), { file, from, to }, row)).toContain(to)
  const tests = readRows()
    .find(({ id, state }) => id === row && state === 'works')
    ?.tests.flatMap((name) => titles.get(name) ?? [])
  expect(tests?.filter((name) => name.includes(title))).not.toEqual([])
})

test('one mutation a row', () => {
  expect(new Set(MUTATIONS.map(({ row }) => row)).size).toBe(MUTATIONS.length)
})

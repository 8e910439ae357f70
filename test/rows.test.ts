import { existsSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { readRows } from './rows.ts'
import { collectTitles, type Titles } from './titles.ts'

const rows = readRows()

test('every promise is listed once, with a known state', () => {
  expect(rows.length).toBe(24 + 14 + 10 + 11 + 23 + 26 + 10 + 30)
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['works', 'partly', 'not yet']))
})

test('what is said to work lives somewhere', () => {
  expect(rows.filter((row) => row.state === 'works' && !row.livesIn.startsWith('prisma/') && !existsSync(row.livesIn))).toEqual([])
})

let titles: Titles
beforeAll(async () => {
  titles = await collectTitles()
}, 20_000)

test.each(rows.flatMap(({ id, tests }) => tests.map((file) => ({ id, file }))))('$id has a test of its name in $file', ({ id, file }) => {
  const named = (titles.get(file) ?? []).filter((title) => new RegExp(`\\b${id}\\b`).test(title))
  expect(named, `the runner finds no test in ${file} whose title says ${id}`).not.toEqual([])
})

test('what is said to work names a test', () => {
  expect(rows.filter((row) => row.state === 'works' && row.tests.length === 0)).toEqual([])
})

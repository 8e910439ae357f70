import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Row = { id: string; livesIn: string; test: string; state: string }

const rows: Row[] = readFileSync('docs/rows.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = /^\| ([A-Z]\d\d) \|(.*)\|$/.exec(line)
    if (!cells) return []
    const [, livesIn = '', testFile = '', state = ''] = cells[2]!.split(' | ').map((cell) => cell.trim().replaceAll('`', ''))
    return [{ id: cells[1]!, livesIn, test: testFile, state }]
  })

test('every promise is listed once, with a known state', () => {
  expect(rows.length).toBe(24 + 14 + 10 + 11 + 23 + 26)
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['works', 'partly', 'not yet']))
})

test('what is said to work names a test that names the row, and a place that exists', () => {
  const wrong = rows
    .filter((row) => row.state === 'works')
    .filter((row) => {
      const place = row.livesIn.startsWith('prisma/') || existsSync(row.livesIn)
      return !place || !existsSync(row.test) || !readFileSync(row.test, 'utf8').includes(row.id)
    })
  expect(wrong).toEqual([])
})

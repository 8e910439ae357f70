import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { Prisma } from './db.ts'
import {
  countCapped,
  newestFirst,
  oldestFirst,
  readPage,
  withinDays,
  type Keyed,
  type Order,
  type PageOf,
  type PageRequest,
} from './paging.ts'

const db = testDatabase()
type Row = { id: string; name: string }

beforeEach(() =>
  db.pool.query(`
    drop table if exists things;
    create table things (id uuid primary key default uuidv7(), name text not null, made timestamptz not null)`),
)

/** Three made at each moment, moments a microsecond apart: closer than a Date can tell. */
const make = (from: number, to: number) =>
  db.pool.query(
    `insert into things (name, made) select 'nomor ' || i, timestamptz '2026-11-26 10:00+07' + i / 3 * interval '1 microsecond' from generate_series($1::int, $2) i`,
    [from, to],
  )

const NEWEST = newestFirst(Prisma.sql`t.made`, Prisma.sql`t.id`)
const BY_NAME: Order = {
  keys: [
    { sql: Prisma.sql`length(t.name)`, type: 'number' },
    { sql: Prisma.sql`t.name`, type: 'text' },
    { sql: Prisma.sql`t.id`, type: 'uuid' },
  ],
}

const list = (request: PageRequest, order = NEWEST): Promise<PageOf<Row>> =>
  readPage<Row>(
    request,
    order,
    ({ key, beyond, order: by, limit }) =>
      db.prisma.$queryRaw<Keyed<Row>[]>`select t.id, t.name, ${key} from things t where ${beyond} order by ${by} limit ${limit}`,
  )

async function names(page: Promise<PageOf<Row>> | PageOf<Row>): Promise<string[]> {
  return (await page).rows.map((row) => row.name.replace('nomor ', ''))
}

async function walk(way: 'next' | 'previous', from: PageOf<Row>, order = NEWEST): Promise<string[][]> {
  const pages: string[][] = []
  for (let page = from; ;) {
    const cursor = page[way]
    if (!cursor) return pages
    page = await list({ size: 4, [way === 'next' ? 'after' : 'before']: cursor }, order)
    pages.push(await names(page))
  }
}

describe('O23 a list of pages', () => {
  test.each([
    ['newest first', NEWEST],
    ['oldest first', oldestFirst(Prisma.sql`t.made`, Prisma.sql`t.id`)],
    ['by name', BY_NAME],
  ])('O23 %s: every row once, forwards and backwards, whatever moments they share', async (_, order) => {
    await make(1, 22)
    const all = await names(list({ size: 100 }, order))
    const first = await list({ size: 4 }, order)
    expect(first.previous).toBeNull()
    const forwards = [await names(first), ...(await walk('next', first, order))]
    expect(forwards.flat()).toEqual(all)
    expect(forwards.map((page) => page.length)).toEqual([4, 4, 4, 4, 4, 2])
    let last = first
    while (last.next) last = await list({ size: 4, after: last.next }, order)
    const backwards = [await names(last), ...(await walk('previous', last, order))]
    // Counted from the end, so the first page is shown whole and may repeat some of the second.
    expect([...new Set(backwards.reverse().flat())]).toEqual(all)
    expect(backwards[0]).toEqual(forwards[0])
  })

  test('O23 rows that come in meanwhile move nothing: no row is shown twice or left out', async () => {
    await make(1, 12)
    const first = await list({ size: 4 })
    await make(100, 150)
    const second = await list({ size: 4, after: first.next! })
    expect([...(await names(first)), ...(await names(second))]).toEqual((await names(list({ size: 100 }))).slice(51, 59))
    await db.pool.query('delete from things where id = $1', [first.rows.at(-1)!.id])
    expect(await names(list({ size: 4, after: first.next! }))).toEqual(await names(second))
    expect(await names(list({ size: 4, before: second.previous! }))).toHaveLength(4)
  })

  test('O23 a cursor that nobody gave out shows the first page', async () => {
    await make(1, 9)
    const first = await list({ size: 4 })
    const [moment, id] = first.next!.split('.')
    const strange = [
      '',
      '.',
      'x',
      moment!,
      `${moment}.`,
      `${moment}.${id}.1`,
      `x.${id}`,
      `-1.${id}`,
      `${moment}.' or 1=1`,
      `1e9.${id}`,
      `99999999999999999.${id}`,
    ]
    for (const after of [...strange, '\0', '%00', '9'.repeat(400)]) expect(await list({ size: 4, after })).toEqual(first)
    for (const name of ['\0', 'x'.repeat(300)]) {
      const page = await list({ size: 4, after: `7.${Buffer.from(name).toString('base64url')}.${id}` }, BY_NAME)
      expect(page.previous).toBeNull()
    }
    // Well formed, but from nowhere: far in the future and before everything.
    expect(await names(list({ size: 4, after: `9999999999999999.${id}` }))).toEqual(await names(first))
    expect(await list({ size: 4, after: `0.${id}` })).toEqual({ rows: [], next: null, previous: null })
    expect(await list({ size: 4, before: `0.${id}` })).toMatchObject({ next: expect.any(String) })
    expect(await list({ size: 4, before: `9999999999999999.${id}` })).toEqual(first)
  })
})

test('a count stops where it stops mattering', async () => {
  await make(1, 1_000)
  expect(await countCapped(db.prisma, Prisma.sql`from things`)).toEqual({ count: 1_000, isMore: false })
  await make(1_001, 1_500)
  expect(await countCapped(db.prisma, Prisma.sql`from things`)).toEqual({ count: 1_000, isMore: true })
})

test('T11 days of a filter are days of the office, both ends included', async () => {
  const times = ['2026-11-25 23:59:59.999999+07', '2026-11-26 00:00+07', '2026-11-26 23:59:59.999999+07', '2026-11-27 00:00+07']
  for (const at of times) await db.pool.query('insert into things (name, made) values ($1::text, $1::text::timestamptz)', [at])
  const days = withinDays(Prisma.sql`made`, { from: '2026-11-26', to: '2026-11-26' })
  expect(await db.prisma.$queryRaw`select name from things where ${Prisma.join(days, ' and ')} order by made`).toEqual([
    { name: times[1] },
    { name: times[2] },
  ])
})

import { expect, test } from 'vitest'
import { checkFrozen, liveReads } from './check-frozen.ts'

const NONE = { packages: [], addresses: [] }
const wrongIn = (text: string, file = 'app/domain/visit/x.ts', live: Record<string, readonly string[]> = NONE) =>
  liveReads([{ file, text }], live)

test.each([
  ['a join', 'reader.$queryRaw`select p.name_id from bookings b join packages p on p.id = b.package_id`'],
  ['from the package to its bookings', 'reader.$queryRaw`select 1 from packages p join bookings b on b.package_id = p.id`'],
  ['over several lines, in capitals', 'pool.query(`SELECT 1 FROM bookings b\n  LEFT JOIN\n packages p ON true`)'],
  ['in a subquery', 'reader.$queryRaw`select (select place from packages where id = b.package_id) from bookings b`'],
  ['of a session', 'reader.$queryRaw`select 1 from sessions s join public.packages p on true`'],
  ['in quotes', 'pool.query(\'select 1 from "bookings" b join "packages" p on true\')'],
  ['in a fragment', 'const found = Prisma.sql`from bookings b join packages p on p.id = b.package_id`'],
  ['through a relation of Prisma', 'prisma.booking.findMany({ include: { package: true } })'],
  ['through a selected relation', 'prisma.booking.findMany({ select: { id: true, package: { select: { place: true } } } })'],
])('F09 the package of today read for something sold is found: %s', (_, code) => {
  expect(wrongIn(`export const x = ${code.replace('const found = ', '')}`)).toEqual([
    expect.stringMatching(/^app\/domain\/visit\/x\.ts:\d+ reads packages/),
  ])
})

test('F04 the live address read for something sold is found', () => {
  expect(wrongIn('export const x = pool.query(`select a.city from bookings b left join addresses a on a.id = b.address_id`)')).toEqual([
    expect.stringContaining('reads addresses'),
  ])
})

test('what is for sale may be read, and a comment says nothing', () => {
  expect(wrongIn('export const x = pool.query(`select id from packages where is_active`)')).toEqual([])
  expect(wrongIn('export const x = pool.query(`select id from bookings -- not from packages\n where true`)')).toEqual([])
})

test('an exception holds for its file, and only as long as somebody needs it', () => {
  const live = { packages: ['app/domain/booking/x.ts'], addresses: [] }
  const text = 'export const x = pool.query(`select 1 from packages p join bookings b on true`)'
  expect(wrongIn(text, 'app/domain/booking/x.ts', live)).toEqual([])
  expect(wrongIn('export {}', 'app/domain/booking/x.ts', live)).toEqual([expect.stringContaining('needs no exception')])
})

test('F09 F04 the repository reads what was sold from the booking', () => {
  expect(checkFrozen()).toEqual([])
})

import { expect, test } from 'vitest'
import { checkWriters, foreignWriters } from './check-writers.ts'
import type { Writer } from './writers.ts'

const WRITER: Writer = { tables: ['bookings', 'sessions', 'payments'], in: 'app/domain/session/' }
const tableOf = (field: string) => ({ booking: 'bookings', bookings: 'bookings', user: 'users' })[field]

const wrongIn = (text: string, file = 'app/domain/visit/x.ts') => foreignWriters([{ file, text }], { writers: [WRITER] }, tableOf)
const inTag = (sql: string) => wrongIn(`export const x = (tx: Tx, id: string) => tx.$executeRaw\`${sql}\``)

test.each([
  ['a plain update', `update bookings set status = 'PAID' where id = \${id}::uuid`],
  ['over several lines', `\n  update\n    bookings\n  set\n    status = 'PAID'`],
  ['with an alias', `update bookings as b set status = 'PAID' from sessions s where s.booking_id = b.id`],
  ['with an alias and no "as"', `update only bookings b set status = 'PAID'`],
  ['with its schema', `update public.bookings set status = 'PAID'`],
  ['in quotes', `UPDATE "public"."bookings" SET status = 'PAID'`],
  ['in capitals', `UPDATE BOOKINGS SET STATUS = 'PAID'`],
  ['in a common table expression', `with moved as (update bookings set status = 'PAID' returning id) select id from moved`],
  ['after a comment in between', `update /* the /* nested */ one */ bookings -- set\n set status = 'PAID'`],
  ['an insert', `insert into bookings (id) values (\${id})`],
  ['an upsert', `insert into bookings (id) values (\${id}) on conflict (id) do update set status = 'PAID'`],
  ['a delete', `delete from only bookings b using sessions s where s.booking_id = b.id`],
  ['a merge', `merge into bookings b using x on x.id = b.id when matched then delete`],
  ['a truncate', `truncate table users, only bookings cascade`],
  ['a copy', `copy bookings (id, status) from stdin`],
  ['the second of two statements', `update users set x = 1; update bookings set status = 'PAID'`],
  ['after a string with a quote', `update users set x = 'it''s'; update bookings set status = 'PAID'`],
  ['after an escaped string', `update users set x = e'it\\\\'s'; update bookings set status = 'PAID'`],
  ['in a block of code', `do $code$ begin update bookings set status = 'PAID'; end $code$`],
  ['whatever is set', `update bookings \${assignments}`],
])('a write outside the writer is found: %s', (_, sql) => {
  expect(inTag(sql)).toEqual([expect.stringMatching(/^app\/domain\/visit\/x\.ts:\d+ writes bookings .*only app\/domain\/session\/ may$/)])
})

test.each([
  ['reading', `select * from bookings where id = \${id} for update of bookings`],
  [
    'locking rows before writing others',
    `with due as (select id from bookings for no key update skip locked) update users u set x = 1 from due`,
  ],
  ['another table', `update booking_events set x = 1`],
  ['a table that only sounds like it', `update "Bookings" set x = 1`],
  ['a comment', `select 1 -- update bookings set status = 'PAID'\n/* delete from bookings */`],
  ['a string', `insert into audit_log (words) values ('update bookings set status', $q$delete from bookings$q$)`],
  ['a copy out', `copy (select * from bookings) to stdout`],
  ['writing another table from it', `update users u set x = 1 from bookings b where b.patient_id = u.id`],
])('what only mentions a table is none: %s', (_, sql) => {
  expect(inTag(sql)).toEqual([])
})

test.each([
  ['pg', 'await client.query(`update sessions set status = $1`, [x])'],
  ['pg with a type', "await pool.query<{ id: string }>('delete from sessions')"],
  ['pg with a query of its own', "await pool.query({ name: 'x', text: 'delete from sessions', values: [] })"],
  ['Prisma with a string', "await tx.$executeRawUnsafe('update sessions ' + 'set status = $1', x)"],
  ['Prisma with a type', 'await tx.$queryRaw<Row[]>`update sessions set x = 1 returning *`'],
  ['a fragment', "const close = Prisma.sql`update sessions set status = 'CANCELLED'`"],
  ['any other tag', 'const close = sql`update sessions set x = 1`'],
  ['a string kept for later', "const CLOSE = `\n  update sessions set status = 'CANCELLED'`\nawait pool.query(CLOSE)"],
  ['a string built by a function', 'const close = (x: string) => `with a as (select 1) update sessions set ${x} = 1`'],
])('whichever way the SQL goes to the database: %s', (_, code) => {
  expect(wrongIn(`${code}\nexport {}`)).toEqual([expect.stringContaining('writes sessions')])
})

test('through a model of Prisma, and through a relation', () => {
  expect(wrongIn('await tx.booking.updateMany({ where: { id }, data: { status } })')).toEqual([expect.stringContaining('(updateMany)')])
  expect(wrongIn('await tx.user.update({ where: { id }, data: { bookings: { create: {} } } })')).toEqual([
    expect.stringContaining('(create)'),
  ])
  expect(wrongIn('await tx.booking.findMany({ where: { id } })')).toEqual([])
})

test('a table behind an expression is refused, whichever it is', () => {
  expect(inTag('update ${table} set x = 1')).toEqual([expect.stringContaining('hides the table')])
})

test('words for people are none', () => {
  expect(wrongIn(`say(\`Update bookings: set \${x} first\`)`)).toEqual([])
})

test('the writer itself may, and a test', () => {
  const code = 'await tx.$executeRaw`update bookings set x = 1`'
  expect(wrongIn(code, 'app/domain/session/move-booking.ts')).toEqual([])
  expect(wrongIn(code, 'app/domain/session.ts')).not.toEqual([])
  expect(wrongIn(code, 'app/domain/visit/x.db.test.ts')).toEqual([])
})

test('an exception holds for its columns alone, and only as long as somebody needs it', () => {
  const kept = [{ file: 'app/domain/visit/x.ts', table: 'sessions', columns: ['therapist_note'], why: '' }]
  const wrong = (sql: string) =>
    foreignWriters([{ file: 'app/domain/visit/x.ts', text: `tx.$executeRaw\`${sql}\`` }], { writers: [{ ...WRITER, kept }] }, tableOf)
  expect(wrong("update sessions set therapist_note = 'a, b' where status in ('X')")).toEqual([])
  expect(wrong('update sessions set therapist_note = coalesce(x, y), starts_at = now()')).toHaveLength(2)
  expect(wrong('update sessions set (therapist_note, starts_at) = (1, 2)')).toHaveLength(2)
  expect(wrong('select 1')).toEqual([expect.stringContaining('needs no exception')])
})

test('what is to be moved is listed exactly', () => {
  const stillOutside = [{ file: 'app/domain/visit/x.ts', tables: ['bookings', 'sessions'] }]
  const text = 'tx.$executeRaw`update bookings set x = 1`'
  expect(foreignWriters([{ file: 'app/domain/visit/x.ts', text }], { writers: [WRITER], stillOutside }, tableOf)).toEqual([
    expect.stringContaining('writes sessions no more'),
  ])
})

test('the repository as it stands has one writer of each state', () => {
  expect(checkWriters()).toEqual([])
})

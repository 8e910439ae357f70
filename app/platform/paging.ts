/**
 * Lists that grow without end, a page at a time, each going on where the last one ended: the
 * address carries the sort keys of a row, never a number of rows to skip. A page costs the same
 * wherever it lies, and nothing is shown twice or left out because rows came in meanwhile.
 */
import { Prisma, type Reader } from './db.ts'

export const PAGE_SIZE = 25
/** More rows than anyone reads, fewer than hurt. */
export const EXPORT_SIZE = 20_000
/** Counting further would cost more than anybody learns from it. */
export const COUNT_LIMIT = 1_000

/** Which page: the first, or the one after or before a row shown already. Cursors come from the address and may be anything. */
export type PageRequest = { size?: number; after?: string | undefined; before?: string | undefined }
export type PageOf<Row> = { rows: Row[]; next: string | null; previous: string | null }
/** `isMore`: there are more than that. */
export type CappedCount = { count: number; isMore: boolean }
export const EVERYTHING: PageRequest = { size: EXPORT_SIZE }

/** The page an address asks for. */
export function requestedPage(params: URLSearchParams, size = PAGE_SIZE): PageRequest {
  return { size, after: params.get('after') ?? undefined, before: params.get('before') ?? undefined }
}

type KeyType = 'moment' | 'number' | 'uuid' | 'text'
/** An order without ties: all keys rise or all fall, none is null, the last tells rows apart. */
export type Order = { keys: readonly { sql: Prisma.Sql; type: KeyType }[]; falls?: boolean }

/** The pieces of a list's statement. `key` must be selected, the rest stands in `where`, `order by` and `limit`. */
export type PageParts = { key: Prisma.Sql; beyond: Prisma.Sql; order: Prisma.Sql; limit: Prisma.Sql }
export type Keyed<Row> = Row & { page_key: string[] }

/** Newest first, by a column of times and the id of the same table. */
export function newestFirst(time: Prisma.Sql, id: Prisma.Sql): Order {
  return { ...oldestFirst(time, id), falls: true }
}

export function oldestFirst(time: Prisma.Sql, id: Prisma.Sql): Order {
  return {
    keys: [
      { sql: time, type: 'moment' },
      { sql: id, type: 'uuid' },
    ],
  }
}

/** Reads one page. A cursor that nobody gave out counts as none: the list begins anew. */
export async function readPage<Row>(
  request: PageRequest,
  order: Order,
  read: (parts: PageParts) => Promise<Keyed<Row>[]>,
): Promise<PageOf<Row>> {
  const size = request.size ?? PAGE_SIZE
  const back = readCursor(order, request.before)
  const keys = back ?? readCursor(order, request.after)
  const found = await read(partsOf(order, keys, back !== null, size + 1))
  const isFull = found.length > size
  // Back at the beginning: the first page is shown whole.
  if (back && !isFull) return readPage({ size }, order, read)
  const page = found.slice(0, size)
  if (back) page.reverse()
  const cursor = (row: Keyed<Row> | undefined) => (row ? writeCursor(order, row.page_key) : null)
  return {
    rows: page.map(({ page_key: _, ...row }) => row as unknown as Row),
    next: back || isFull ? cursor(page.at(-1)) : null,
    previous: keys ? cursor(page[0]) : null,
  }
}

function partsOf({ keys, falls = false }: Order, values: string[] | null, isBack: boolean, limit: number): PageParts {
  const isFalling = falls !== isBack
  const columns = keys.map(({ sql }) => sql)
  const direction = isFalling ? Prisma.sql`desc` : Prisma.sql`asc`
  return {
    key: Prisma.sql`array[${Prisma.join(keys.map(({ sql, type }) => KEYS[type].select(sql)))}] as page_key`,
    beyond: values
      ? Prisma.sql`(${Prisma.join(columns)}) ${isFalling ? Prisma.sql`<` : Prisma.sql`>`} (${Prisma.join(keys.map(({ type }, i) => KEYS[type].value(values[i]!)))})`
      : Prisma.sql`true`,
    order: Prisma.join(columns.map((sql) => Prisma.sql`${sql} ${direction}`)),
    limit: literal(limit),
  }
}

/** Written out: of a limit that is a value, the general plan of a named statement assumes a tenth of the table. */
const literal = (count: number) => Prisma.raw(String(count))

type KeyKind = { pattern: RegExp; select: (sql: Prisma.Sql) => Prisma.Sql; value: (text: string) => Prisma.Sql }

const KEYS: Record<KeyType, KeyKind> = {
  // Microseconds: what PostgreSQL keeps, and more than a Date can hold. Sixteen digits end before the year 2290.
  moment: {
    pattern: /^\d{1,16}$/,
    select: (sql) => Prisma.sql`(extract(epoch from ${sql}) * 1000000)::bigint::text`,
    value: (text) => Prisma.sql`(timestamptz 'epoch' + ${text}::bigint * interval '1 microsecond')`,
  },
  number: { pattern: /^-?\d{1,18}$/, select: (sql) => Prisma.sql`${sql}::text`, value: (text) => Prisma.sql`${text}::bigint` },
  uuid: {
    pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
    select: (sql) => Prisma.sql`${sql}::text`,
    value: (text) => Prisma.sql`${text}::uuid`,
  },
  text: { pattern: /^[^\0]{0,200}$/u, select: (sql) => Prisma.sql`${sql}`, value: (text) => Prisma.sql`${text}::text` },
}

function writeCursor(order: Order, values: string[]): string {
  return order.keys.map(({ type }, i) => (type === 'text' ? Buffer.from(values[i]!).toString('base64url') : values[i])).join('.')
}

function readCursor(order: Order, cursor: string | undefined): string[] | null {
  const parts = cursor?.split('.')
  if (parts?.length !== order.keys.length) return null
  const values = parts.map((part, i) => (order.keys[i]!.type === 'text' ? Buffer.from(part, 'base64url').toString() : part))
  return values.every((value, i) => KEYS[order.keys[i]!.type].pattern.test(value)) ? values : null
}

/** How many rows `from` has, as far as it is worth counting. @param from `from …` with its conditions, in an order an index serves. */
export async function countCapped(reader: Reader, from: Prisma.Sql): Promise<CappedCount> {
  const [row] = await reader.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from (select 1 ${from} limit ${literal(COUNT_LIMIT + 1)}) counted`
  return { count: Math.min(row!.count, COUNT_LIMIT), isMore: row!.count > COUNT_LIMIT }
}

/** Conditions that all hold; those not asked for are left out, so that each index is seen for what it is. */
export function allOf(conditions: readonly (Prisma.Sql | false | null | undefined)[]): Prisma.Sql {
  const asked = conditions.filter((condition): condition is Prisma.Sql => Boolean(condition))
  return asked.length > 0 ? Prisma.join(asked, ' and ') : Prisma.sql`true`
}

/** Calendar days of the office, in WIB and both included, as conditions on a column of times. @param days ISO dates. */
export function withinDays(column: Prisma.Sql, days: { from?: string | undefined; to?: string | undefined }): Prisma.Sql[] {
  const midnight = (day: string, later = 0) =>
    Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime('Asia/Jakarta').toInstant().toString()
  return [
    ...(days.from ? [Prisma.sql`${column} >= ${midnight(days.from)}::timestamptz`] : []),
    ...(days.to ? [Prisma.sql`${column} < ${midnight(days.to, 1)}::timestamptz`] : []),
  ]
}

/** Typed text as a pattern for `ilike`, its wildcards meant literally; null when nothing was typed. */
export function likePattern(text: string | undefined): string | null {
  const trimmed = text?.trim()
  return trimmed ? `%${trimmed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null
}

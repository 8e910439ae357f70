import { Prisma, type Reader } from '../../platform/db.ts'
import { likePattern } from '../../platform/paging.ts'

/** Past this many, a search asks row by row instead of naming everybody. */
const MANY = 1_000
/** The index knows groups of three letters; fewer would read everybody. */
const SHORTEST = 3

/**
 * People an admin may mean by what was typed. `ids` null: too many to name. `isFew`: better found by their
 * ids and put in order than met on a walk along the order.
 */
export type People = { pattern: string; ids: string[] | null; isFew: boolean }

/** All that somebody is looked up by in one text, exactly as the index `users_known_by` keeps it. @param u alias of `users`, written in code. */
export function knownBy(u: string): Prisma.Sql {
  return Prisma.raw(`(${u}.name || ' ' || coalesce(${u}.email, '') || ' ' || coalesce(${u}.phone, ''))`)
}

/** Part of a name, an e-mail address or a phone number, wherever it stands; `0812` finds `+62812`. */
export async function findPeople(reader: Reader, typed: string): Promise<People> {
  const digits = typed.replaceAll(/[\s.-]/g, '')
  const pattern = likePattern(/^0\d{3,}$/.test(digits) ? digits.slice(1) : typed) ?? '%'
  if (typed.trim().length < SHORTEST) return { pattern, ids: [], isFew: false }
  const rows = await reader.$queryRaw<{ id: string }[]>`
    select u.id from users u where ${knownBy('u')} ilike ${pattern} limit ${MANY + 1}`
  return rows.length > MANY ? { pattern, ids: null, isFew: false } : { pattern, ids: rows.map((row) => row.id), isFew: true }
}

/** That `column`, the id of a user, is one of these people. @param column written in code. */
export function isOneOf(column: string, people: People): Prisma.Sql {
  return people.ids
    ? Prisma.sql`${Prisma.raw(column)} = any(${people.ids}::uuid[])`
    : Prisma.sql`exists (select 1 from users known where known.id = ${Prisma.raw(column)} and ${knownBy('known')} ilike ${people.pattern})`
}

/** How the rows a search found are gathered: few at once and then put in order, many along the order. */
export function gathered(people: People | null): Prisma.Sql {
  return people?.isFew ? Prisma.sql`materialized` : Prisma.sql`not materialized`
}

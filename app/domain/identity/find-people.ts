import { Prisma, type Reader } from '../../platform/db.ts'
import { likePattern } from '../../platform/paging.ts'

/** Past this many, a search asks row by row instead of naming everybody. */
const MANY = 1_000

/**
 * People an admin may mean by what was typed. `ids` null: too many to name. `isFew`: better found by their
 * ids and put in order than met on a walk along the order.
 */
export type People = { patterns: string[]; ids: string[] | null; isFew: boolean }

/** All that somebody is looked up by in one text, exactly as the index `users_known_by` keeps it. @param u alias of `users`, written in code. */
export function knownBy(u: string): Prisma.Sql {
  return Prisma.raw(`(${u}.name || ' ' || coalesce(${u}.email, '') || ' ' || coalesce(${u}.phone, ''))`)
}

/** Part of a name, an e-mail address or a phone number, wherever it stands; `0812` finds `+62812`. */
export async function findPeople(reader: Reader, typed: string): Promise<People> {
  const patterns = patternsOf(typed)
  const rows = await reader.$queryRaw<{ id: string }[]>`select u.id from users u where ${isKnownAs('u', patterns)} limit ${MANY + 1}`
  return rows.length > MANY ? { patterns, ids: null, isFew: false } : { patterns, ids: rows.map((row) => row.id), isFew: true }
}

/** The index knows groups of three letters, and how words begin: one or two letters are looked for there. */
function patternsOf(typed: string): string[] {
  const digits = typed.replaceAll(/[\s.-]/g, '')
  const pattern = likePattern(/^0\d{3,}$/.test(digits) ? digits.slice(1) : typed) ?? '%'
  return typed.trim().length < 3 ? [pattern.slice(1), `% ${pattern.slice(1)}`] : [pattern]
}

function isKnownAs(u: string, patterns: string[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    patterns.map((pattern) => Prisma.sql`${knownBy(u)} ilike ${pattern}`),
    ' or ',
  )})`
}

/** That `column`, the id of a user, is one of these people. @param column written in code. */
export function isOneOf(column: string, people: People): Prisma.Sql {
  return people.ids
    ? Prisma.sql`${Prisma.raw(column)} = any(${people.ids}::uuid[])`
    : Prisma.sql`exists (select 1 from users known where known.id = ${Prisma.raw(column)} and ${isKnownAs('known', people.patterns)})`
}

/** How the rows a search found are gathered: few at once and then put in order, many along the order. */
export function gathered(people: People | null): Prisma.Sql {
  return people?.isFew ? Prisma.sql`materialized` : Prisma.sql`not materialized`
}

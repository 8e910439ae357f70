// What was sold stands on the booking: a statement that reads bookings together with today's package or address is refused.
import { type ESTree, Visitor } from 'vite'
import { isTest, lineOf, parse, type Source, sourcesOf, textOf } from './support/source.ts'
import { green, red, say } from './support/terminal.ts'

/** Live tables that a booking has copied from, and where both may stand in one statement because something is about to be sold. */
const LIVE: Readonly<Record<string, readonly string[]>> = {
  packages: ['app/domain/booking/request-facts.ts'],
  addresses: ['app/domain/booking/request-facts.ts'],
}
/** Models and relations of Prisma that lead there. */
const RELATIONS: Readonly<Record<string, string>> = { package: 'packages', address: 'addresses' }

const reads = (sql: string, table: string) =>
  new RegExp(`\\b(?:from|join|using)\\s+(?:only\\s+)?(?:"?public"?\\.)?"?${table}"?(?![\\w"])`, 'i').test(
    sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  )

/** What is wrong, one line each: a statement about something sold that asks the catalogue or the address book of today. */
export function liveReads(sources: readonly Source[], live = LIVE): string[] {
  const wrong: string[] = []
  const needed = new Set<string>()
  for (const source of sources.filter(({ file }) => !isTest(file))) {
    const found = (node: ESTree.Node, table: string) => {
      if (live[table]!.includes(source.file)) needed.add(`${source.file} ${table}`)
      else
        wrong.push(
          `${source.file}:${lineOf(source.text, node.start)} reads ${table} for something sold: what was sold stands on the booking`,
        )
    }
    const read = (node: ESTree.Node) => {
      const sql = textOf(node)
      if (sql === null || !(reads(sql, 'bookings') || reads(sql, 'sessions'))) return
      for (const table of Object.keys(live)) if (reads(sql, table)) found(node, table)
    }
    new Visitor({
      TemplateLiteral: read,
      Literal: read,
      // `booking.findMany({ include: { package: true } })`
      Property({ key, value }) {
        const name = key.type === 'Identifier' ? key.name : ''
        const isRelation = (name === 'include' || name === 'select') && value.type === 'ObjectExpression'
        for (const inner of isRelation ? value.properties : []) {
          const table = inner.type === 'Property' && inner.key.type === 'Identifier' ? RELATIONS[inner.key.name] : undefined
          if (table) found(inner, table)
        }
      },
    }).visit(parse(source).program)
  }
  for (const [table, files] of Object.entries(live))
    for (const file of files)
      if (!needed.has(`${file} ${table}`))
        wrong.push(`${file} needs no exception for ${table} any more: take it off scripts/check-frozen.ts`)
  return wrong
}

/** @returns what is wrong with the repository as it stands */
export const checkFrozen = (): string[] => liveReads(sourcesOf('app', 'worker'))

if (import.meta.main) {
  const wrong = checkFrozen()
  say(wrong.length ? red(wrong.join('\n')) : green('What was sold is read from the booking'))
  process.exit(wrong.length ? 1 : 0)
}

// Who may write a guarded table: every insert, update and delete of app/ and worker/ is read as SQL, not searched for as text.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseWrite, databaseWritesOf } from './support/database-writes.ts'
import { root } from './support/project.ts'
import { isTest, type Source, sourcesOf } from './support/source.ts'
import { green, red, say } from './support/terminal.ts'
import { type KeptException, type MovesLater, STILL_OUTSIDE, type Writer, WRITERS } from './writers.ts'

type Rules = { writers: readonly Writer[]; stillOutside?: readonly MovesLater[] }

/**
 * What is wrong, one line each: a write outside its writer, a table hidden behind an expression, and an exception nobody needs.
 * @param tableOf the table of a Prisma model or relation field
 */
export function foreignWriters(sources: readonly Source[], rules: Rules, tableOf = tableOfField()): string[] {
  const { writers, stillOutside = [] } = rules
  const wrong: string[] = []
  const needed = new Set<KeptException | string>()
  for (const write of sources.filter(({ file }) => !isTest(file)).flatMap((source) => databaseWritesOf(source, tableOf))) {
    const { file, table, columns } = write
    if (table === null) wrong.push(`${where(write)} hides the table it writes behind an expression: write its name out`)
    const writer = writers.find(({ tables }) => table !== null && tables.includes(table))
    if (!writer || file === writer.in || (writer.in.endsWith('/') && file.startsWith(writer.in))) continue
    const kept = writer.kept?.find((exception) => exception.file === file && exception.table === table)
    if (kept && columns?.every((column) => kept.columns.includes(column))) needed.add(kept)
    else if (stillOutside.some((later) => later.file === file && later.tables.includes(table!))) needed.add(`${file} ${table}`)
    else wrong.push(`${where(write)} writes ${table} (${[write.verb, columns?.join(', ')].join(' ').trim()}); only ${writer.in} may`)
  }
  for (const { file, tables } of stillOutside)
    for (const table of tables.filter((name) => !needed.has(`${file} ${name}`)))
      wrong.push(`${file} writes ${table} no more: take it off the list in scripts/writers.ts`)
  for (const kept of writers.flatMap((writer) => writer.kept ?? []))
    if (!needed.has(kept)) wrong.push(`${kept.file} needs no exception for ${kept.table} any more: take it off scripts/writers.ts`)
  return wrong
}

const where = ({ file, line }: DatabaseWrite) => `${file}:${line}`

/** Models as Prisma's client names them, and relation fields, to their tables. */
function tableOfField(): (field: string) => string | undefined {
  const schema = readdirSync(join(root, 'prisma/schema'))
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => readFileSync(join(root, 'prisma/schema', name), 'utf8'))
    .join('\n')
  const tables = new Map<string, string>()
  for (const [, model = '', body = ''] of schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm))
    tables.set(model, /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model)
  const fields = new Map([...tables].map(([model, table]) => [model.charAt(0).toLowerCase() + model.slice(1), table]))
  for (const [, field = '', type = ''] of schema.matchAll(/^ {2}(\w+)\s+(\w+)(?:\[\]|\?)?(?:\s|$)/gm))
    if (tables.has(type)) fields.set(field, tables.get(type)!)
  return (field) => fields.get(field)
}

/** @returns what is wrong with the repository as it stands */
export const checkWriters = (): string[] => foreignWriters(sourcesOf('app', 'worker'), { writers: WRITERS, stillOutside: STILL_OUTSIDE })

if (import.meta.main) {
  const wrong = checkWriters()
  say(wrong.length ? red(wrong.join('\n')) : green('Every guarded table has one writer'))
  process.exit(wrong.length ? 1 : 0)
}

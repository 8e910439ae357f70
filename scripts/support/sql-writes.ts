import { HOLE, type SqlToken, tokensOf } from './sql-tokens.ts'

export type SqlWrite = {
  verb: 'insert' | 'update' | 'delete' | 'merge' | 'truncate' | 'copy'
  /** Without its schema; `null` when an expression stands in its place. */ table: string | null
  /** What an update sets; `null` for the other verbs and when an expression is among them. */ columns: string[] | null
  /** Where it begins in the SQL, in characters. */ at: number
}

/** Every write in a piece of SQL: a statement, several, a common table expression, or a fragment that a larger one takes in. */
export function writesOf(sql: string): SqlWrite[] {
  const tokens = tokensOf(sql)
  const writes: SqlWrite[] = []
  const word = (index: number, ...texts: string[]) => tokens[index]?.kind === 'word' && texts.includes(tokens[index].text)
  for (const [index, token] of tokens.entries()) {
    // Code in a string: `do $$ … $$`, `create function … as $$ … $$`.
    if (token.kind === 'string' && word(0, 'do', 'create'))
      writes.push(...writesOf(token.text).map((write) => ({ ...write, at: token.at })))
    const start = startOfTables(tokens, index, word)
    if (start === null) continue
    const verb = token.text as SqlWrite['verb']
    for (const { table, end } of tablesAt(tokens, start, verb === 'truncate', word))
      if (verb !== 'copy' || copiesIn(tokens, end, word))
        writes.push({ verb, table, columns: verb === 'update' ? columnsOf(tokens, end) : null, at: token.at })
  }
  return writes
}

type Is = (index: number, ...texts: string[]) => boolean

/** Where the names of the written tables begin, when a write begins at `index`. */
function startOfTables(tokens: SqlToken[], index: number, word: Is): number | null {
  const only = (next: number) => (word(next, 'only') ? next + 1 : next)
  if (word(index, 'insert', 'merge') && word(index + 1, 'into')) return only(index + 2)
  if (word(index, 'delete') && word(index + 1, 'from')) return only(index + 2)
  if (word(index, 'truncate')) return only(word(index + 1, 'table') ? index + 2 : index + 1)
  if (word(index, 'copy')) return index + 1
  // Not `for update`, `do update set`, `on update cascade`: those have no table with `set` behind it.
  if (word(index, 'update')) return isUpdate(tokens, only(index + 1), word) ? only(index + 1) : null
  return null
}

/** `update t [*] [[as] a] set`; an expression may stand for what follows the name. */
function isUpdate(tokens: SqlToken[], start: number, word: Is): boolean {
  if (!tokens[start] || word(start, 'set')) return false
  let index = tablesAt(tokens, start, false, word)[0]?.end ?? tokens.length
  if (tokens[index]?.text === '*') index += 1
  if (word(index, 'as')) index += 1
  if (!word(index, 'set') && (tokens[index]?.kind === 'word' || tokens[index]?.kind === 'name')) index += 1
  return word(index, 'set') || tokens[index]?.kind === 'hole'
}

const isName = ({ kind }: SqlToken) => kind === 'word' || kind === 'name' || kind === 'hole'

function tablesAt(tokens: SqlToken[], start: number, several: boolean, word: Is): { table: string | null; end: number }[] {
  const tables: { table: string | null; end: number }[] = []
  for (let index = start; tokens[index] && isName(tokens[index]!);) {
    while (tokens[index + 1]?.text === '.' && tokens[index + 2]) index += 2
    const { kind, text } = tokens[index]!
    tables.push({ table: kind === 'hole' ? null : text, end: index + 1 })
    index += tokens[index + 1]?.text === '*' ? 2 : 1
    if (!several || tokens[index]?.text !== ',') break
    index += word(index + 1, 'only') ? 2 : 1
  }
  return tables
}

function copiesIn(tokens: SqlToken[], end: number, word: Is): boolean {
  let index = end
  if (tokens[index]?.text === '(') while (tokens[index] && tokens[index]!.text !== ')') index += 1
  return word(index, 'from') || word(index + 1, 'from')
}

function columnsOf(tokens: SqlToken[], end: number): string[] | null {
  let index = end
  while (tokens[index] && !(tokens[index]!.kind === 'word' && tokens[index]!.text === 'set')) index += 1
  const columns: string[] = []
  let depth = 0
  let isColumn = true
  for (index += 1; tokens[index]; index += 1) {
    const { kind, text } = tokens[index]!
    if (depth === 0 && kind === 'word' && ['where', 'from', 'returning'].includes(text)) break
    if (kind === 'mark' && '(['.includes(text)) {
      // `set (a, b) = (…)`: its names are columns too.
      if (isColumn) return namesUntil(tokens, index + 1)
      depth += 1
    } else if (kind === 'mark' && ')]'.includes(text)) {
      depth -= 1
      if (depth < 0) break
    } else if (isColumn) {
      if (kind === 'hole') return null
      columns.push(text)
      isColumn = false
    } else if (depth === 0 && (text === ',' || text === ';')) isColumn = text === ','
    if (text === ';') break
  }
  return columns
}

function namesUntil(tokens: SqlToken[], start: number): string[] | null {
  const end = tokens.findIndex(({ text }, index) => index >= start && text === ')')
  const names = tokens.slice(start, end).filter(({ text }) => text !== ',')
  return tokens.slice(end).some(({ text }) => text === ',') || names.some(({ text }) => text === HOLE)
    ? null
    : names.map(({ text }) => text)
}

/** The words of a piece of SQL as PostgreSQL reads them: comments gone, strings closed, names folded. */
export type SqlToken = {
  kind: 'word' | 'name' | 'string' | 'number' | 'mark' | 'hole'
  /** A word in lower case, a quoted name as it is, a string's text. */ text: string
  /** Where it begins in the SQL, in characters. */ at: number
}

/** Stands in SQL where a template has an expression. */
export const HOLE = '\u0000'

const SPACE = /\s+|--[^\n]*/y
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy
const NUMBER = /\d[\w.]*/y
const ESCAPED = /[eE]'((?:[^'\\]|\\[\s\S]|'')*)'/y
const PLAIN = /(?:[bBxXnN]|[uU]&)?'((?:[^']|'')*)'/y
const QUOTED = /(?:[uU]&)?"((?:[^"]|"")*)"/y
const DOLLAR = /\$((?:[\p{L}_][\p{L}\p{N}_]*)?)\$/uy

/** @param sql a statement, several, or a part of one; `HOLE` where an expression stands */
export function tokensOf(sql: string): SqlToken[] {
  const tokens: SqlToken[] = []
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(sql)
  }
  const add = (kind: SqlToken['kind'], text: string, length: number) => {
    tokens.push({ kind, text, at })
    at += length
  }
  while (at < sql.length) {
    let found = take(SPACE)
    if (found) at += found[0].length
    else if (sql.startsWith('/*', at)) at = endOfComment(sql, at)
    else if (sql[at] === HOLE) add('hole', HOLE, 1)
    else if ((found = take(ESCAPED) ?? take(PLAIN))) add('string', found[1]!, found[0].length)
    else if ((found = take(QUOTED))) add('name', found[1]!.replaceAll('""', '"'), found[0].length)
    else if ((found = take(DOLLAR))) {
      const end = sql.indexOf(found[0], at + found[0].length)
      const body = sql.slice(at + found[0].length, end < 0 ? sql.length : end)
      add('string', body, found[0].length + body.length + (end < 0 ? 0 : found[0].length))
    } else if ((found = take(WORD))) add('word', found[0].toLowerCase(), found[0].length)
    else if ((found = take(NUMBER))) add('number', found[0], found[0].length)
    else add('mark', sql[at]!, 1)
  }
  return tokens
}

/** Comments of PostgreSQL nest. */
function endOfComment(sql: string, start: number): number {
  let depth = 0
  for (let at = start; at < sql.length; at += 1) {
    if (sql.startsWith('/*', at)) {
      depth += 1
      at += 1
    } else if (sql.startsWith('*/', at)) {
      depth -= 1
      at += 1
      if (depth === 0) return at + 1
    }
  }
  return sql.length
}

import { type ESTree, Visitor } from 'vite'
import { lineOf, parse, type Source, textOf } from './source.ts'
import { writesOf } from './sql-writes.ts'

export type DatabaseWrite = {
  file: string
  line: number
  verb: string
  /** `null` when an expression stands in its place. */ table: string | null
  /** What an update sets, when that is written out. */ columns: string[] | null
}

/** Methods of `pg` and Prisma that take SQL as a string. */
const TAKES_SQL = /^(query|raw|\$queryRawUnsafe|\$executeRawUnsafe)$/
const DELEGATE_WRITES =
  /^(create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany|connectOrCreate)$/
/** A string kept somewhere to be run later begins like this; one for people does not. */
const LOOKS_LIKE_A_WRITE = /^\s*(?:--.*\n\s*)*(?:with|insert\s+into|update|delete\s+from|merge\s+into|truncate|copy|do)\b/i

/**
 * Every write of a file: in tagged templates, in strings given to a query or kept to be run later,
 * through Prisma's models and through their relations.
 * @param tableOf the table of a Prisma model or relation field
 */
export function databaseWritesOf(source: Source, tableOf: (field: string) => string | undefined): DatabaseWrite[] {
  const found: DatabaseWrite[] = []
  const seen = new Set<ESTree.Node>()
  const add = (node: ESTree.Node, write: Omit<DatabaseWrite, 'file' | 'line'>, linesDown = 0) =>
    found.push({ file: source.file, line: lineOf(source.text, node.start) + linesDown, ...write })

  /** Outer before inner, so a concatenation is read as a whole and its parts no more. */
  const read = (node: ESTree.Node, isSql: boolean) => {
    const sql = seen.has(node) ? null : textOf(node)
    if (sql === null) return
    markRead(node, seen)
    if (isSql || LOOKS_LIKE_A_WRITE.test(sql)) for (const { at, ...write } of writesOf(sql)) add(node, write, lineOf(sql, at) - 1)
  }

  new Visitor({
    TaggedTemplateExpression: ({ quasi }) => read(quasi, true),
    CallExpression(call) {
      if (call.callee.type !== 'MemberExpression') return
      const method = nameOf(call.callee.property) ?? ''
      if (TAKES_SQL.test(method) && call.arguments[0]) read(call.arguments[0], true)
      if (!DELEGATE_WRITES.test(method) || call.callee.object.type !== 'MemberExpression') return
      const table = tableOf(nameOf(call.callee.object.property) ?? '')
      if (table) add(call, { verb: method, table, columns: null })
    },
    // `user.update({ data: { bookings: { create: … } } })`: a relation written from the other side.
    Property({ key, value }) {
      const table = value.type === 'ObjectExpression' ? tableOf(nameOf(key) ?? '') : undefined
      if (!table || value.type !== 'ObjectExpression') return
      for (const inner of value.properties)
        if (inner.type === 'Property' && DELEGATE_WRITES.test(nameOf(inner.key) ?? ''))
          add(inner, { verb: nameOf(inner.key)!, table, columns: null })
    },
    BinaryExpression: (node) => read(node, false),
    TemplateLiteral: (node) => read(node, false),
    Literal: (node) => read(node, false),
  }).visit(parse(source).program)
  return found
}

function markRead(node: ESTree.Node, seen: Set<ESTree.Node>) {
  seen.add(node)
  if (node.type === 'BinaryExpression') for (const side of [node.left, node.right]) markRead(side, seen)
}

function nameOf(node: ESTree.Node): string | null {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync, type ESTree, Visitor } from 'vite'
import { root } from './project.ts'
import { HOLE } from './sql-tokens.ts'

/** One file of TypeScript, read but not run. */
export type Source = { file: string; text: string }

const NOT_READ = /(^|\/)(generated|node_modules)\//
/** Test files, and what stands beside the code for tests alone. */
export const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** Every TypeScript file under `folders` of the repository, paths with `/`. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
    )
    .filter((file) => /\.tsx?$/.test(file) && !NOT_READ.test(file))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}

/** @throws when the file is not TypeScript */
export function parse({ file, text }: Source) {
  const parsed = parseSync(file, text)
  const [error] = parsed.errors
  if (error) throw new Error(`${file} cannot be read: ${error.message}`)
  return parsed
}

export const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

/** The files of the repository that a file imports, also only their types, also by `import()`. */
export function importsOf(source: Source): { to: string; line: number }[] {
  const found: { name: string; at: number }[] = []
  const literal = (node: ESTree.Node | null | undefined) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') found.push({ name: node.value, at: node.start })
  }
  new Visitor({
    ImportDeclaration: ({ source: from }) => literal(from),
    ExportNamedDeclaration: ({ source: from }) => literal(from),
    ExportAllDeclaration: ({ source: from }) => literal(from),
    ImportExpression: ({ source: from }) => literal(from),
    TSImportType: ({ source: from }) => literal(from),
  }).visit(parse(source).program)
  return found
    .filter(({ name }) => name.startsWith('.'))
    .map(({ name, at }) => ({ to: posix.join(dirname(source.file), name), line: lineOf(source.text, at) }))
}

/** The text of a string or template, `HOLE` where an expression stands; `null` when it is neither. */
export function textOf(node: ESTree.Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE)
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textOf(node.left), textOf(node.right)]
    return left === null && right === null ? null : (left ?? HOLE) + (right ?? HOLE)
  }
  if (node.type === 'TSAsExpression' || node.type === 'ParenthesizedExpression') return textOf(node.expression)
  return null
}

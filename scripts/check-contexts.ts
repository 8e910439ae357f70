// Who may import whom: contexts of the domain downwards only and without circles, folders of routes not each other,
// the phone's and the sockets' code only what they are given. Types count as much as values.
import { posix } from 'node:path'
import { GUARDED, LINES, SHARED_ROUTES, SIDEWAYS, STILL_UPWARD } from './contexts.ts'
import { importsOf, isTest, type Source, sourcesOf } from './support/source.ts'
import { green, red, say } from './support/terminal.ts'

type Import = { file: string; line: number; to: string }

/** What is wrong, one line each. */
export function wrongImports(sources: readonly Source[], stillUpward: readonly string[] = []): string[] {
  const product = sources.filter(({ file }) => !isTest(file))
  const imports: Import[] = product.flatMap((source) => importsOf(source).map((found) => ({ file: source.file, ...found })))
  return [
    ...wrongContexts(imports, stillUpward),
    ...imports.filter(isBetweenRoutes).map((found) => `${said(found)}: what two folders of routes need stands in ${SHARED_ROUTES}`),
    ...imports.filter(isForbiddenByGuard).map((found) => `${said(found)}: scripts/contexts.ts says what its folder may import`),
    ...imports.filter(({ to }) => to.startsWith('test/')).map((found) => `${said(found)}: the product does not stand on its tests`),
    ...product
      .filter(({ file }) => /^test-|[.-]test-|-world\.ts$/.test(posix.basename(file)))
      .map(({ file }) => `${file} is for tests: it belongs in test/`),
  ]
}

const said = ({ file, line, to }: Import) => `${file}:${line} imports ${to}`
const contextOf = (file: string) => /^app\/domain\/([^/]+)\//.exec(file)?.[1]
const lineOf = (context: string) => LINES.findIndex((line) => line.includes(context))

function wrongContexts(imports: readonly Import[], stillUpward: readonly string[]): string[] {
  const arrows = new Map<string, Import[]>()
  for (const found of imports) {
    const [from, to] = [contextOf(found.file), contextOf(found.to)]
    if (from && to && from !== to) arrows.set(`${from} > ${to}`, [...(arrows.get(`${from} > ${to}`) ?? []), found])
  }
  const wrong: string[] = []
  const graph = new Map<string, string[]>()
  for (const [arrow, places] of arrows) {
    const [from, to] = arrow.split(' > ') as [string, string]
    for (const context of [from, to]) if (lineOf(context) < 0) wrong.push(`app/domain/${context} stands on no line of scripts/contexts.ts`)
    if (stillUpward.includes(arrow)) continue
    graph.set(from, [...(graph.get(from) ?? []), to])
    if (lineOf(from) > lineOf(to) || (lineOf(from) === lineOf(to) && !(arrow in SIDEWAYS)))
      wrong.push(...places.map((found) => `${said(found)}: ${arrow} goes ${lineOf(from) === lineOf(to) ? 'sideways' : 'upwards'}`))
  }
  for (const arrow of stillUpward)
    if (!arrows.has(arrow)) wrong.push(`${arrow} is imported no more: take it off the list in scripts/contexts.ts`)
  return [...new Set(wrong), ...circles(graph).map((circle) => `Circle of contexts: ${circle.join(' > ')}`)]
}

/** Each circle once, beginning with its first name. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>()
  const walk = (path: readonly string[]) => {
    for (const next of graph.get(path.at(-1)!) ?? []) {
      const start = path.indexOf(next)
      if (start < 0) walk([...path, next])
      else if (start === 0 && path.every((name) => name >= next)) found.set(path.join(), [...path, next])
    }
  }
  for (const context of graph.keys()) walk([context])
  return [...found.values()]
}

function isBetweenRoutes({ file, to }: Import): boolean {
  const [from, into] = [file, to].map((path) => /^app\/routes\/[^/]+\//.exec(path)?.[0])
  return !!from && !!into && from !== into && into !== SHARED_ROUTES
}

function isForbiddenByGuard({ file, to }: Import): boolean {
  const folder = Object.keys(GUARDED).find((name) => file.startsWith(name))
  if (!folder || to.startsWith(folder)) return false
  return !GUARDED[folder]!.some((allowed) => (allowed.endsWith('/') ? to.startsWith(allowed) : to === allowed))
}

/** @returns what is wrong with the repository as it stands */
export const checkContexts = (): string[] => wrongImports(sourcesOf('app', 'worker'), STILL_UPWARD)

if (import.meta.main) {
  const wrong = checkContexts()
  say(wrong.length ? red(wrong.join('\n')) : green('Contexts stand on each other without a circle'))
  process.exit(wrong.length ? 1 : 0)
}

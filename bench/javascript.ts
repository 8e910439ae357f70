/**
 * JavaScript of the first load of each page: what the served document names in
 * script and modulepreload tags (the routes' manifest, entry, root, layouts and the
 * page itself), gzip, everything included. The floor is what React and React Router
 * alone weigh in the same build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const CLIENT = 'build/client'
/** A patient finds and books on a weak network; therapists and admins come back daily with a filled cache. */
const AIM_KB = 120
const AIMED_AT = /^routes\/(?:public|auth|patient|wallet)\//

type ManifestRoute = { id: string; parentId?: string; path?: string; module: string; imports?: string[]; hasDefaultExport: boolean }
type Manifest = { url: string; entry: { module: string; imports: string[] }; routes: Record<string, ManifestRoute> }

function readManifest(): Manifest {
  const file = existsSync(`${CLIENT}/assets`) && readdirSync(`${CLIENT}/assets`).find((name) => /^manifest-.*\.js$/.test(name))
  if (!file) throw new Error('no build: run npm start or npm run bench, which build first')
  const text = readFileSync(`${CLIENT}/assets/${file}`, 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
}

const manifest = readManifest()
const sizes = new Map<string, number>()

function kilobytes(files: Iterable<string>): number {
  let sum = 0
  for (const file of files) {
    const path = file.split('?')[0]!
    if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(CLIENT + path), { level: 9 }).length / 1000)
    sum += sizes.get(path)!
  }
  return sum
}

/** The route and what it stands in, innermost first. */
function chain(routeId: string): ManifestRoute[] {
  const routes: ManifestRoute[] = []
  for (let id: string | undefined = routeId; id; id = manifest.routes[id]?.parentId) {
    const route = manifest.routes[id]
    if (!route) throw new Error(`no route ${id} in the build`)
    routes.push(route)
  }
  return routes
}

function filesOf(routeId: string): Set<string> {
  const routes = chain(routeId).flatMap((route) => [route.module, ...(route.imports ?? [])])
  return new Set([manifest.url, manifest.entry.module, ...manifest.entry.imports, ...routes])
}

const addressOf = (routeId: string) =>
  `/${chain(routeId)
    .map((route) => route.path)
    .filter(Boolean)
    .toReversed()
    .join('/')}`

const parents = new Set(Object.values(manifest.routes).map((route) => route.parentId))
const pages = Object.values(manifest.routes)
  .filter((route) => route.hasDefaultExport && !parents.has(route.id))
  .map(({ id }) => ({ address: addressOf(id), size: kilobytes(filesOf(id)), hasAim: AIMED_AT.test(id) }))
  .toSorted((a, b) => Number(b.hasAim) - Number(a.hasAim) || b.size - a.size)

const floor = kilobytes([...filesOf('root')].filter((file) => /framework/.test(file)))
console.log(`React and React Router alone            ${floor.toFixed(1).padStart(6)} KB gzip`)
for (const { address, size, hasAim } of pages) {
  const judged = hasAim ? `   (aim ≤ ${AIM_KB}${size > AIM_KB ? ', over the aim' : ''})` : ''
  console.log(`${address.padEnd(38)}  ${size.toFixed(1).padStart(6)} KB gzip   ratio ${(size / floor).toFixed(2)}${judged}`)
}
const over = pages.filter(({ size, hasAim }) => hasAim && size > AIM_KB)
console.log(
  over.length
    ? `over the aim of ${AIM_KB} KB: ${over.map((page) => page.address).join(', ')}`
    : `every patient and public page is within the aim of ${AIM_KB} KB`,
)
if (over.length) process.exitCode = 1

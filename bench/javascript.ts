/**
 * JavaScript of the first load of each page: what the served document names in
 * script and modulepreload tags (entry, root, layouts and the page itself), gzip.
 * The floor is what React and React Router alone weigh in the same build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const CLIENT = 'build/client'
const BUDGET_KB = 110
const PAGES: Record<string, string> = {
  '/': 'routes/public/home', '/therapists': 'routes/public/therapists', '/therapists/:id': 'routes/public/therapist', '/sign-in': 'routes/auth/sign-in',
  '/book/:therapistId': 'routes/patient/book', '/bookings': 'routes/patient/bookings', '/bookings/:id': 'routes/patient/booking', '/bookings/:id/pay': 'routes/patient/pay',
  '/bookings/:id/schedule': 'routes/patient/schedule', '/bookings/:id/chat': 'routes/auth/chat', '/account': 'routes/patient/account',
  '/therapist': 'routes/therapist/today', '/therapist/sessions/:id': 'routes/therapist/session', '/admin': 'routes/admin/overview',
}

type ManifestRoute = { id: string; parentId?: string; module: string; imports?: string[] }
type Manifest = { entry: { module: string; imports: string[] }; routes: Record<string, ManifestRoute> }

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

function filesOf(routeId: string): Set<string> {
  const files = new Set([manifest.entry.module, ...manifest.entry.imports])
  for (let id: string | undefined = routeId; id; id = manifest.routes[id]?.parentId) {
    const route = manifest.routes[id]
    if (!route) throw new Error(`no route ${id} in the build`)
    for (const file of [route.module, ...(route.imports ?? [])]) files.add(file)
  }
  return files
}

const framework = [...filesOf('root')].filter((file) => /framework/.test(file))
const floor = kilobytes(framework)
console.log(`React and React Router alone            ${floor.toFixed(1).padStart(6)} KB gzip`)
for (const [url, id] of Object.entries(PAGES)) {
  const size = kilobytes(filesOf(id))
  const isBudgeted = !url.startsWith('/admin')
  console.log(`${url.padEnd(38)}  ${size.toFixed(1).padStart(6)} KB gzip   ratio ${(size / floor).toFixed(2)}${isBudgeted ? `   (budget ${BUDGET_KB}${size > BUDGET_KB ? ', OVER' : ''})` : ''}`)
}

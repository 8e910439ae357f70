import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './processes.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where a command keeps what it makes; FISIOKU_DATA moves it, so that two can run side by side. */
export const dataDirectory = join(root, process.env.FISIOKU_DATA ?? '.data')

/** A fingerprint of files and folders (names and contents), for "has anything changed?". */
export function fingerprint(paths: readonly string[], skip: RegExp = /$^/): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    const name = relative(root, path)
    if (skip.test(name)) return
    if (statSync(path).isDirectory()) for (const entry of readdirSync(path).sort()) add(join(path, entry))
    else hash.update(name).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const path of paths) if (existsSync(join(root, path))) add(join(root, path))
  return hash.digest('hex')
}

/** Runs `make` unless the mark left by the last success says that nothing changed. */
async function whenChanged(mark: string, current: string, make: () => Promise<void>): Promise<boolean> {
  const file = join(root, mark)
  if (existsSync(file) && readFileSync(file, 'utf8') === current) return false
  await make()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, current)
  return true
}

const prismaSources = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']

/** Writes the Prisma client into app/generated when the schema changed. */
export function generateClient(): Promise<boolean> {
  return whenChanged('app/generated/.fingerprint', fingerprint(prismaSources), () =>
    // The generator is WebAssembly; the variable keeps the CLI from downloading an engine it does not need.
    run('node', ['node_modules/prisma/build/index.js', 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: 'true',
    }),
  )
}

const buildSources = [
  'app',
  'public',
  'prisma/schema',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
  'scripts/build-sw.ts',
  'package-lock.json',
]
const notBuilt = /(^app\/generated|\.test\.tsx?$|README\.md$)/

export function buildFingerprint(): string {
  return fingerprint(buildSources, notBuilt)
}

export function buildIsCurrent(): boolean {
  const mark = join(root, 'build/.fingerprint')
  return existsSync(mark) && readFileSync(mark, 'utf8') === buildFingerprint()
}

/** Builds the web app and its service worker when a source changed. */
export function buildWeb(): Promise<boolean> {
  return whenChanged('build/.fingerprint', buildFingerprint(), async () => {
    await run('node', ['node_modules/@react-router/dev/bin.cjs', 'build'], { NODE_ENV: 'production' })
    if (existsSync(join(root, 'scripts/build-sw.ts'))) await run('node', ['scripts/build-sw.ts'], { NODE_ENV: 'production' })
  })
}

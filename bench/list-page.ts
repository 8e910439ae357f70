/**
 * Requests per second of the therapist list beside a bare React Router page of
 * twenty static cards behind the same Express. Guests who ask for the same address
 * within three seconds share a rendering (`app/web/guest-page-cache.ts`); the last
 * line asks for another address each time, so that every answer is rendered anew.
 * Rounds alternate. Needs `build/`, which `npm run bench` makes.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { dataDirectory, root } from '../scripts/support/project.ts'
import { scatterTherapists } from '../test/arrange-therapists.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { testEnvironment } from '../test/environment.ts'
import { openDatabase } from '../app/platform/db.ts'

const CLIENTS = 10
const SECONDS = 4
const ROUNDS = 3

const BARE: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'bare',
    private: true,
    type: 'module',
    dependencies: { isbot: '*', 'react-router': '*', '@react-router/node': '*' },
  }),
  'vite.config.ts': `import { reactRouter } from '@react-router/dev/vite'\nexport default { plugins: [reactRouter()] }\n`,
  'react-router.config.ts': 'export default { ssr: true }\n',
  'app/routes.ts': `import { index } from '@react-router/dev/routes'\nexport default [index('list.tsx')]\n`,
  'app/root.tsx': `import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
export function Layout({ children }) { return <html lang="en"><head><meta charSet="utf-8" /><Meta /><Links /></head><body>{children}<ScrollRestoration /><Scripts /></body></html> }
export default function App() { return <Outlet /> }\n`,
  'app/list.tsx': `const cards = Array.from({ length: 20 }, (_, i) => ({ id: i, name: 'Therapist ' + i, title: 'S.Ft.', city: 'Jakarta', price: 'Rp 300.000', rating: '4,8' }))
export function loader() { return { cards } }
export default function List({ loaderData }) {
  return <main><h1>Therapists</h1><ul>{loaderData.cards.map(c => <li key={c.id}><article><h2>{c.name}</h2><p>{c.title} {c.city}</p><p>{c.rating}</p><b>{c.price}</b></article></li>)}</ul></main>
}\n`,
  'server.js': `import express from 'express'
import { createRequestHandler } from '@react-router/express'
const build = await import('./build/server/index.js')
express().use(createRequestHandler({ build })).listen(Number(process.env.PORT))\n`,
}

function writeBareApp(): string {
  const folder = join(dataDirectory, 'bench-bare-page')
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(BARE)) writeFileSync(join(folder, name), text)
  return folder
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

const ended = (child: ChildProcess) => new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))

type Site = { child: ChildProcess; origin: string }

async function start(file: string, cwd: string, env: Record<string, string>): Promise<Site> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    cwd,
    env: { ...process.env, ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  for (let tries = 0; ; tries++) {
    if (
      await request(`${origin}/`).then(
        (answer) => answer.status < 500,
        () => false,
      )
    )
      return { child, origin }
    if (tries > 300 || child.exitCode !== null) throw new Error(`${file} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })

function request(url: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let bytes = 0
      response
        .on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
        .on('error', reject)
    }).on('error', reject)
  })
}

/** Processor time a process has used, in milliseconds (Linux counts in hundredths of a second). */
function cpuMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

type Round = { perSecond: number; cpu: number }

async function load(site: Site, path: () => string): Promise<Round> {
  let done = 0
  const before = cpuMilliseconds(site.child.pid!)
  const began = performance.now()
  const client = async () => {
    while (performance.now() - began < SECONDS * 1000) {
      const { status } = await request(site.origin + path())
      if (status !== 200) throw new Error(`${path()} answered ${status}`)
      done++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { perSecond: done / ((performance.now() - began) / 1000), cpu: (cpuMilliseconds(site.child.pid!) - before) / done }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const folder = writeBareApp()
const builder = spawn(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build'], { cwd: folder, stdio: 'ignore' })
if ((await ended(builder)) !== 0) throw new Error('the bare page did not build')
const url = await createTestDatabase()
const db = openDatabase({ connectionString: url })
await scatterTherapists(db.pool, 1_000)
await db.close()

const bare = await start('server.js', folder, {})
const { NODE_ENV: _mode, ...secrets } = testEnvironment
const ours = await start('server.ts', root, { ...secrets, FISIOKU_DEMO: 'true', DATABASE_URL: url, LOG_LEVEL: 'silent' })
try {
  let step = 0
  const elsewhere = () =>
    `/therapists?lat=${(-6.2 + (step % 40) / 100).toFixed(2)}&lng=${(106.6 + (Math.floor(step++ / 40) % 40) / 100).toFixed(2)}`
  const cases: [string, Site, () => string][] = [
    ['bare React Router page, 20 static cards', bare, () => '/'],
    ['therapist list, guests, one address', ours, () => '/therapists?city=Jakarta'],
    ['therapist list, another address each time', ours, elsewhere],
  ]
  const rounds = new Map<string, Round[]>(cases.map(([name]) => [name, []]))
  for (const [, site, path] of cases) await load(site, path)
  for (let round = 0; round < ROUNDS; round++) for (const [name, site, path] of cases) rounds.get(name)!.push(await load(site, path))
  console.log(`Requests per second, ${CLIENTS} clients, median of ${ROUNDS} rounds; 1,000 therapists (aim: list >= 0.5 of the bare page)`)
  const floor = median(rounds.get(cases[0]![0])!.map((round) => round.perSecond))
  for (const [name, all] of rounds) {
    const perSecond = median(all.map((round) => round.perSecond))
    console.log(
      `  ${name.padEnd(44)} ${perSecond.toFixed(0).padStart(5)}/s   ${median(all.map((round) => round.cpu)).toFixed(2)} ms CPU each   ratio ${(perSecond / floor).toFixed(2)}`,
    )
  }
} finally {
  for (const { child } of [bare, ours]) {
    child.kill('SIGTERM')
    await ended(child)
  }
  await dropTestDatabase(url)
}
process.exit(0)

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests, readSession } from '../app/domain/identity/sessions.ts'
import { attachRealtime } from '../app/realtime/attach.ts'
import { safeNext } from '../app/routes/session.ts'
import { mayFollowBooking } from '../app/web/may-follow-booking.ts'
import { type App, type AppRoute, startApp } from './app.ts'
import { buildWorld, type Expectation, MATRIX, PEOPLE, type Person, SOCKET_EVENTS, type World } from './authorization-matrix.ts'
import { testDatabase } from './database.ts'

const HOST = 'http://localhost:3000'
const db = testDatabase()
let app: App
let world: World
const cookies: Partial<Record<Person, string>> = {}

beforeAll(async () => {
  // Nobody listens here: a charge fails at the gateway, after the rights were checked.
  process.env['MIDTRANS_BASE_URL'] = 'http://127.0.0.1:9'
  app = await startApp()
  world = await buildWorld()
  await signEverybodyIn()
}, 180_000)
afterAll(() => app.close())

async function signEverybodyIn(): Promise<void> {
  for (const [person, id] of Object.entries(world.userIds)) cookies[person as Person] = (await createSessionForTests(id)).cookie
}

/** See {@link import('./authorization-matrix.ts').Answers}. */
function letter(status: number, location: string | null): string {
  if (status === 401 || (location && new URL(location, HOST).pathname === '/sign-in')) return 'S'
  if (location) return 'R'
  if (status === 404) return 'H'
  if (status === 403) return 'F'
  if (status === 405) return 'N'
  // 503: the gateway is away; the person was let through.
  return status < 500 || status === 503 ? 'O' : `!${status}`
}

function ask(person: Person, url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers({ 'User-Agent': 'Mozilla/5.0', Accept: 'text/html', ...Object.fromEntries(new Headers(init.headers)) })
  const cookie = cookies[person]
  if (cookie) headers.set('Cookie', cookie)
  return app.handle(new Request(HOST + url, { ...init, headers }))
}

async function answers(each: (person: Person) => Promise<string>): Promise<string> {
  let found = ''
  for (const person of PEOPLE) found += await each(person)
  return found
}

const screens = () => app.routes.filter((route) => route.isScreen && route.path !== '/*')

describe('T11 rights', () => {
  test('every URL of the router has an expectation, and every expectation a URL', () => {
    expect(app.routes.map((route) => route.path).sort()).toEqual(Object.keys(MATRIX).sort())
  })

  test('every screen has a loader, so that no guard is skipped; every action has an expectation', () => {
    expect(app.routes.filter((route) => route.isScreen && !route.hasLoader).map((route) => route.path)).toEqual([])
    expect(app.routes.filter((route) => route.hasAction && !MATRIX[route.path]?.send).map((route) => route.path)).toEqual([])
  })

  test('reading: each person at each URL, and reading changes nothing', async () => {
    const before = await digest()
    const wrong: string[] = []
    for (const [path, row] of Object.entries(MATRIX)) {
      const found = await answers(async (person) => {
        const response = await ask(person, row.url(world))
        await response.body?.cancel()
        return letter(response.status, response.headers.get('Location'))
      })
      if (found !== row.get) wrong.push(`GET ${path}: expected ${row.get}, got ${found}`)
    }
    expect(wrong).toEqual([])
    expect(app.failures).toEqual([])
    expect(changed(before, await digest())).toEqual([])
  }, 180_000)

  test('reading as a client navigation that asks for the leaf alone gives no more', async () => {
    const wrong: string[] = []
    for (const route of screens()) {
      const row = MATRIX[route.path]!
      const found = await answers((person) => navigate(person, row.url(world), route))
      if (found !== row.get) wrong.push(`${route.path}.data: expected ${row.get}, got ${found}`)
    }
    expect(wrong).toEqual([])
  }, 180_000)

  test("an id that is no id, or nobody's, is not found and never an error", async () => {
    const wrong: string[] = []
    for (const route of app.routes.filter((item) => item.path.includes('/:'))) {
      const row = MATRIX[route.path]!
      if (row.get === 'NNNNNN') continue
      for (const id of ['x', '00000000-0000-7000-8000-000000000000', "'%3B--", '%00']) {
        const url = new URL(HOST + row.url(world))
        const path = route.path.replace(/\/:\w+/, `/${id}`) + url.search
        const found = await answers(async (person) => {
          const response = await ask(person, path)
          await response.body?.cancel()
          return letter(response.status, response.headers.get('Location'))
        })
        if (/[OF!]/.test(found)) wrong.push(`GET ${path}: ${found}`)
      }
    }
    expect(wrong).toEqual([])
  }, 180_000)

  test('a page of another site can send nothing', async () => {
    const wrong: string[] = []
    for (const route of app.routes.filter((item) => item.hasAction && item.path !== '/webhooks/midtrans')) {
      const row = MATRIX[route.path]!
      for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }, { Origin: 'null' }] as HeadersInit[]) {
        const response = await ask('patient', row.url(world), { method: row.method ?? 'POST', headers, body: new URLSearchParams() })
        if (![400, 403].includes(response.status)) wrong.push(`${route.path} ${JSON.stringify(headers)}: ${response.status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('sending: each person at each action', async () => {
    const wrong: string[] = []
    for (const route of app.routes.filter((item) => item.hasAction)) {
      const row = MATRIX[route.path]!
      // One of the actions signs out.
      await signEverybodyIn()
      const json = row.json?.(world)
      for (const form of row.forms?.(world) ?? [{ intent: 'none' }]) {
        const found = await sendAll(row, json, form)
        if (found !== row.send)
          wrong.push(`${row.method ?? 'POST'} ${route.path} ${JSON.stringify(json ?? form)}: expected ${row.send}, got ${found}`)
      }
    }
    expect(wrong).toEqual([])
  }, 180_000)
})

/** Each person sends the same; those who may go last, since what they send takes effect. */
async function sendAll(row: Expectation, json: unknown, form: Record<string, string>): Promise<string> {
  const found = new Map<Person, string>()
  const mayIndeed = (person: Person) => row.send![PEOPLE.indexOf(person)] === 'O'
  for (const person of PEOPLE.toSorted((a, b) => Number(mayIndeed(a)) - Number(mayIndeed(b)))) {
    const response = await ask(person, row.url(world), {
      method: row.method ?? 'POST',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(json !== undefined && { 'Content-Type': 'application/json', Accept: 'application/json' }),
      },
      body: json === undefined ? new URLSearchParams(form) : JSON.stringify(json),
    })
    await response.body?.cancel()
    const got = letter(response.status, response.headers.get('Location'))
    found.set(person, got === 'R' ? 'O' : got)
  }
  return PEOPLE.map((person) => found.get(person)).join('')
}

/** The answer of `/path.data?_routes=leaf`, which runs the leaf's loader without its parents'. */
async function navigate(person: Person, url: string, route: AppRoute): Promise<string> {
  const { pathname, searchParams } = new URL(HOST + url)
  searchParams.set('_routes', route.id)
  const response = await ask(person, `${pathname === '/' ? '/_' : pathname}.data?${searchParams}`)
  const body = await response.text()
  if (response.status === 202) return body.includes('/sign-in') ? 'S' : 'R'
  return letter(response.status, null)
}

/** A hash of every table's rows. What merely notes that somebody was here is left out. */
async function digest(): Promise<Map<string, string>> {
  const { rows } = await db.pool.query<{
    name: string
  }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' and c.relname not in ('rate_limits', 'socket_io_attachments')`)
  const found = new Map<string, string>()
  for (const { name } of rows) {
    const {
      rows: [row],
    } = await db.pool.query<{ hash: string }>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`)
    found.set(name, row!.hash)
  }
  return found
}

const changed = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name))

describe('T11 rights of sockets', () => {
  const sockets: Socket[] = []
  afterAll(() => sockets.forEach((socket) => socket.disconnect()))

  test('every event a socket may send has an expectation, and each person gets it', async () => {
    const source = await readFile('app/realtime/attach.ts', 'utf8')
    const names = [...source.matchAll(/socket\.on\(\s*'([\w-]+:[\w-]+)'/g)].map((match) => match[1]!)
    expect([...new Set(names)].sort()).toEqual(Object.keys(SOCKET_EVENTS).sort())

    await signEverybodyIn()
    const http = createServer()
    const realtime = attachRealtime(http, { databaseUrl: db.url, readSession, mayFollowBooking })
    await new Promise<void>((listening) => http.listen(0, listening))
    try {
      await realtime.ready()
      const { bookingId } = world.accepted
      for (const person of PEOPLE) {
        const socket = connect(`http://localhost:${(http.address() as AddressInfo).port}`, {
          transports: ['websocket'],
          reconnection: false,
          forceNew: true,
          extraHeaders: { cookie: cookies[person] ?? '' },
        })
        sockets.push(socket)
        const connected = await new Promise<boolean>((resolve) =>
          socket.once('connect', () => resolve(true)).once('connect_error', () => resolve(false)),
        )
        expect(connected, person).toBe(person !== 'guest')
        if (person === 'guest') continue
        const { ok } = (await socket.timeout(5_000).emitWithAck('booking:join', { bookingId })) as { ok: boolean }
        expect(ok, person).toBe(SOCKET_EVENTS['booking:join']![person])
        // Typing goes only to rooms the server let this socket into.
        const inRoom = realtime.io.sockets.adapter.rooms.get(`booking:${bookingId}`)?.has(socket.id!) ?? false
        expect(inRoom, person).toBe(SOCKET_EVENTS['chat:typing']![person])
        socket.emit('booking:leave', { bookingId })
      }
    } finally {
      await realtime.close()
      http.closeAllConnections()
      http.close()
    }
  }, 60_000)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  'evil',
  '',
  '/a\\b',
])('V3.7.2 the next page %j leads nowhere else', (next) => {
  expect(safeNext(next, '/home')).toBe('/home')
})

test.each(['/', '/bookings?status=active#x', '/book/1?slot=2026-11-21T09:00:00%2B07:00', '/a//b'])(
  'V3.7.2 the next page %j is one of ours',
  (next) => {
    expect(safeNext(next, '/home')).toBe(next)
  },
)

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { takesJson } from '../app/root-middleware.ts'
import { type App, startApp } from './app.ts'
import { buildWorld, MATRIX, PEOPLE, type World } from './authorization-matrix.ts'
import { testDatabase } from './database.ts'

testDatabase()
let app: App
let world: World
const cookies: Record<string, string> = {}

beforeAll(async () => {
  process.env['MIDTRANS_BASE_URL'] = 'http://127.0.0.1:9'
  app = await startApp()
  world = await buildWorld()
  for (const [person, id] of Object.entries(world.userIds)) cookies[person] = (await createSessionForTests(id)).cookie
}, 180_000)
afterAll(() => app.close())

/** As many fields as fit below the limit of a body: reading them takes seconds. */
const TOO_MANY_FIELDS = 'a&'.repeat(60_000)

async function send(path: string, type: string, body: string, person: string, method = 'POST'): Promise<number> {
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'User-Agent': 'Mozilla/5.0', 'Content-Type': type, Cookie: cookies[person] ?? '' }
  const response = await app.handle(new Request(`http://localhost:3000${path}`, { method, headers, body }))
  await response.body?.cancel()
  return response.status
}
const form = 'application/x-www-form-urlencoded'

/** Whom the route lets in; what is refused must be refused by the guard, not for the person. */
const welcomeAt = (path: string) => PEOPLE.find((person, index) => person !== 'guest' && MATRIX[path]?.send?.[index] === 'O') ?? 'patient'

/** Paths of one route that look like another's: each of its parameters replaced by each last word of the product. */
function nearMisses(path: string): string[] {
  const words = new Set(app.routes.map((route) => route.path.split('/').findLast((part) => part && !/[:*]/.test(part)) ?? 'x'))
  const parts = path.split('/')
  return parts.flatMap((part, index) =>
    part.startsWith(':') ? [...words].map((word) => parts.with(index, word).join('/').replaceAll(/:\w+/g, 'x')) : [],
  )
}

describe('R06 what a body may be is decided by the route that matched', () => {
  test('R06 exactly the routes that take JSON are free of the guard for forms', () => {
    for (const { path, hasAction } of app.routes)
      if (hasAction) expect([path, takesJson(path)]).toEqual([path, MATRIX[path]?.json !== undefined])
  })

  test('R06 every action: a form of too many fields is refused unread, and so is JSON where a form is read', async () => {
    const wrong: string[] = []
    for (const { path } of app.routes.filter((route) => route.hasAction)) {
      const row = MATRIX[path]!
      for (const suffix of takesJson(path) || path === '/' ? [''] : ['', '.data', '/']) {
        const url = row.url(world) + suffix
        const statuses = [
          await send(url, form, TOO_MANY_FIELDS, welcomeAt(path), row.method),
          await send(url, 'application/json', '{"a":1}', welcomeAt(path), row.method),
        ]
        const refused = takesJson(path) ? statuses.every((status) => status < 500) : statuses.join() === '413,415'
        if (!refused) wrong.push(`${url}: ${statuses}`)
      }
    }
    expect(wrong).toEqual([])
    expect(app.failures).toEqual([])
  }, 120_000)

  test('R06 a path that ends or begins like that of a machine opens no screen to a machine', async () => {
    const paths = [
      ...app.routes.flatMap((route) => nearMisses(route.path).map((path) => ({ path, person: welcomeAt(route.path) }))),
      ...[
        '/bookings/swap-therapist/',
        '/BOOKINGS/swap-therapist',
        '/bookings//swap-therapist',
        '/bookings/swap-therapist.data',
        '/bookings/x%2Fswap-therapist',
        '/bookings/x;/swap-therapist',
        '/bookings/api%2F',
        '/book/swap-therapist?_routes=routes%2Fapi%2Fbookings',
        '/swap-therapist',
        '/admin/bookings/swap-therapist',
        '/admin/bookings/x/y/swap-therapist',
        '/admin/swap-therapist',
        '/webhooks/midtrans/swap-therapist',
        '/api/x',
        '/api/',
        '/webhooks/',
        '//api/bookings',
      ].flatMap((path) => ['patient', 'admin', 'guest'].map((person) => ({ path, person }))),
    ]
    expect(paths.length).toBeGreaterThan(1_000)
    const wrong: string[] = []
    for (const { path, person } of paths) {
      const statuses = [await send(path, form, TOO_MANY_FIELDS, person), await send(path, 'application/json', '{"a":1}', person)]
      // Nothing but the two refusals of the guard, or what the machines say to a body that is not theirs.
      const machine = /^\/+(?:api|payment|webhooks)\/|^\/admin\/bookings\/[^/]+\/swap-therapist$/i.test(path)
      const refused = machine ? statuses.every((status) => status >= 400 && status < 500) : statuses.join() === '413,415'
      if (!refused) wrong.push(`${person} ${path}: ${statuses}`)
    }
    expect(wrong).toEqual([])
    expect(app.failures).toEqual([])
  }, 300_000)
})

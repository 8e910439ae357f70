import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { type App, startApp } from './app.ts'
import { buildWorld, MATRIX, PEOPLE, type World } from './authorization-matrix.ts'
import { testDatabase } from './database.ts'

testDatabase()
let app: App
let world: World

beforeAll(async () => {
  process.env['MIDTRANS_BASE_URL'] = 'http://127.0.0.1:9'
  app = await startApp()
  world = await buildWorld()
}, 180_000)
afterAll(() => app.close())

/** Field names of the product's forms and endpoints, so that the nonsense gets past the first check. */
const NAMES = ['intent', 'name', 'contact', 'password', 'consent', 'phone', 'birthDate', 'gender', 'label', 'street', 'province', 'city', 'district', 'village', 'pin', 'next',
  'sessionId', 'current', 'new-password', 'note', 'explanation', 'startsAt', 'rating', 'comment', 'method', 'reference', 'amount', 'reason', 'lang', 'theme', 'id', 'bookingId', 'packageId', 'addressId', 'version', 'values', 'seq', 'body', 'endpoint']
const VALUES = ['\u0000', '💥'.repeat(300), '9'.repeat(400), '-1', '1e309', 'NaN', "'; drop table users; --", '../../etc/passwd', '\ud800', '0000-00-00', '2026-02-30', '[]', '{"$ne":null}', ' ', 'x'.repeat(20_000), '2026-11-21T09:00:00+99:99']

type Body = { name: string; type?: string; body: () => BodyInit }
const form = (value: (name: string, index: number) => string) => () => new URLSearchParams(NAMES.map((name, index) => [name, value(name, index)]))
const BODIES: Body[] = [
  { name: 'broken JSON', type: 'application/json', body: () => '{"a":' },
  { name: 'JSON of the wrong shape', type: 'application/json', body: () => '[null, 1, {"bookingId": {"$ne": null}}]' },
  { name: 'plain text', type: 'text/plain', body: () => 'halo' },
  { name: 'broken multipart', type: 'multipart/form-data; boundary=x', body: () => '--y\r\nhalo' },
  { name: 'bytes without a type', body: () => new Uint8Array([0, 255, 254, 1]) },
  { name: 'empty', type: 'application/x-www-form-urlencoded', body: () => '' },
  { name: 'bad escapes', type: 'application/x-www-form-urlencoded', body: () => 'intent=%zz&name=%00&contact=%ff%fe' },
  ...VALUES.map((value, index) => ({ name: `nonsense ${index}`, body: form(() => value) })),
  { name: 'all different', body: form((_, index) => VALUES[index % VALUES.length]!) },
]

test('V16.5.3 no body, however wrong, is an error of ours', async () => {
  const wrong: string[] = []
  for (const route of app.routes.filter((item) => item.hasAction)) {
    const row = MATRIX[route.path]!
    const person = PEOPLE.find((one, index) => one !== 'guest' && row.send?.[index] === 'O')
    const cookie = person && person !== 'guest' ? (await createSessionForTests(world.userIds[person])).cookie : ''
    for (const { name, type, body } of BODIES) {
      const headers: Record<string, string> = { 'Sec-Fetch-Site': 'same-origin', 'User-Agent': 'Mozilla/5.0', Cookie: route.path.startsWith('/sign') || route.path === '/register' ? '' : cookie, ...(type && { 'Content-Type': type }) }
      const response = await app.handle(new Request(`http://localhost:3000${row.url(world)}`, { method: row.method ?? 'POST', headers, body: body() }))
      await response.body?.cancel()
      if (response.status >= 500) wrong.push(`${route.path} ${name}: ${response.status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(app.failures).toEqual([])
}, 300_000)

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
const NAMES = [
  'intent',
  'name',
  'contact',
  'password',
  'consent',
  'phone',
  'birthDate',
  'gender',
  'label',
  'street',
  'province',
  'city',
  'district',
  'village',
  'pin',
  'next',
  'sessionId',
  'current',
  'new-password',
  'note',
  'cancelReason',
  'cancelWords',
  'startsAt',
  'rating',
  'comment',
  'method',
  'reference',
  'amount',
  'reason',
  'lang',
  'theme',
  'id',
  'bookingId',
  'packageId',
  'addressId',
  'version',
  'values',
  'seq',
  'body',
  'endpoint',
]
const VALUES = [
  '\u0000',
  '💥'.repeat(300),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  "'; drop table users; --",
  '../../etc/passwd',
  '\ud800',
  '0000-00-00',
  '2026-02-30',
  '[]',
  '{"$ne":null}',
  ' ',
  'x'.repeat(20_000),
  '2026-11-21T09:00:00+99:99',
]

/** Those that go with one field of a genuine form. */
const HARDEST = ['\u0000', '💥'.repeat(300), '9'.repeat(400), '\ud800', '-1']

type Body = { name: string; type?: string; body: () => BodyInit }
const form = (value: (name: string, index: number) => string) => () =>
  new URLSearchParams(NAMES.map((name, index) => [name, value(name, index)]))
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

/** A genuine form of each action that has an intent; one field at a time is then replaced by nonsense. */
type Form = Record<string, string>
const FORMS: Record<string, (world: World) => Form[]> = {
  '/bookings/:id/chat': (): Form[] => [{ id: ID, body: 'Halo' }],
  '/book/:therapistId': (w): Form[] => [
    { packageId: ID, addressId: w.addressId, bookingType: 'REGULAR', startsAt: '1790000000000', note: 'x', requestKey: 'abcdefgh' },
  ],
  '/therapist': (): Form[] => [{ online: 'true' }],
  '/therapist/hours': (): Form[] => [
    { intent: 'off', fromDate: '2027-01-01', fromTime: '09:00', toDate: '2027-01-02', toTime: '09:00', reason: 'x' },
    { intent: 'week', d1s0: '09:00', d1e0: '17:00' },
    { intent: 'remove', id: ID },
  ],
  '/therapist/account': (): Form[] => [
    { intent: 'reply', reviewId: ID, reply: 'x' },
    { intent: 'change-password', current: 'x', 'new-password': 'kuda lumping di pasar' },
    { intent: 'end-session', sessionId: ID },
  ],
  '/account': (): Form[] => [
    { intent: 'change-password', current: 'x', 'new-password': 'kuda lumping di pasar' },
    { intent: 'end-session', sessionId: ID },
  ],
  '/admin/bookings/:id': (): Form[] => [
    { intent: 'note', requestId: ID, note: 'x' },
    { intent: 'swap', newTherapistId: ID, reason: 'x' },
    { intent: 'pin', point: 'x', reason: 'xxx' },
    { intent: 'cancel', cancelReason: 'other', cancelWords: 'xxx' },
  ],
  '/admin/refunds': (): Form[] => [
    { intent: 'complete', refundId: ID, method: 'MANUAL_TRANSFER', reference: 'x', note: 'x' },
    { intent: 'gateway', refundId: ID, note: 'x' },
    { intent: 'release', refundId: ID, note: 'x' },
  ],
  '/admin/wallets/:id': (): Form[] => [{ requestId: ID, amount: '50000', note: 'xxx' }],
  '/admin/therapists': (w): Form[] => [{ therapistId: w.otherTherapistId, decision: 'REJECTED', reason: 'xxx' }],
  '/admin/packages': (): Form[] => [
    {
      slug: 'paket-uji',
      nameId: 'x',
      nameEn: 'x',
      descriptionId: 'x',
      descriptionEn: 'x',
      grade: 'SENIOR',
      place: 'HOME',
      sessionCount: '4',
      durationMinutes: '60',
      totalPrice: '1300000',
      adminFeeAmount: '',
      sortOrder: '2',
    },
  ],
  '/admin/exceptions': (w): Form[] => [
    { intent: 'note', exceptionId: ID, note: 'xxx' },
    { intent: 'session', sessionId: w.accepted.sessionIds[0]!, resolution: 'quota', reason: 'xxx' },
  ],
  '/profile': (): Form[] => [{ name: 'Sari', phone: '08123456789', birthDate: '1990-01-01', gender: 'FEMALE' }],
  '/addresses/new': (): Form[] => [ADDRESS],
  '/addresses/:id': (): Form[] => [ADDRESS],
  '/register': (): Form[] => [{ name: 'Sari', contact: 'sari@demo.test', password: 'kuda lumping di pasar', consent: 'yes' }],
}
const ID = '00000000-0000-7000-8000-000000000000'
const ADDRESS = {
  intent: 'save',
  label: 'Rumah',
  street: 'Jl. Melati 5',
  landmark: 'x',
  province: 'DKI Jakarta',
  city: 'Kota Jakarta Selatan',
  district: 'Tebet',
  village: 'Tebet Barat',
  postalCode: '12810',
  pin: '-6.23, 106.85',
  next: '/bookings',
}

function bodiesOf(path: string): Body[] {
  const forms = [...(FORMS[path]?.(world) ?? []), ...(MATRIX[path]?.forms?.(world) ?? [])]
  return [
    ...BODIES,
    ...forms.flatMap((form) =>
      Object.keys(form)
        .filter((key) => key !== 'intent')
        .flatMap((key) =>
          HARDEST.map((value, index) => ({
            name: `${JSON.stringify(form).slice(0, 60)} with ${key} nonsense ${index}`,
            body: () => new URLSearchParams({ ...form, [key]: value }),
          })),
        ),
    ),
  ]
}

test('V16.5.3 no query, however wrong, is an error of ours', async () => {
  const wrong: string[] = []
  const names = [
    'page',
    'q',
    'status',
    'from',
    'days',
    'date',
    'month',
    'lat',
    'lng',
    'at',
    'near',
    'sort',
    'grade',
    'radius',
    'specialty',
    'gender',
    'type',
    'package',
    'packageId',
    'addressId',
    'slot',
    'next',
    'before',
    'after',
    'kind',
    'show',
    'cursor',
    'limit',
    'session',
    'step',
    'week',
    'price',
  ]
  for (const [path, row] of Object.entries(MATRIX)) {
    const person = PEOPLE.find((one, index) => row.get[index] === 'O') ?? 'guest'
    const cookie = person === 'guest' ? '' : (await createSessionForTests(world.userIds[person])).cookie
    for (const value of [...HARDEST, 'NaN', '2026-02-30', '%']) {
      const url = new URL(`http://localhost:3000${row.url(world)}`)
      for (const name of names) url.searchParams.set(name, value.slice(0, 300))
      const response = await app.handle(new Request(url, { headers: { 'User-Agent': 'Mozilla/5.0', Cookie: cookie } }))
      await response.body?.cancel()
      if (response.status >= 500) wrong.push(`${path} ?…=${value.slice(0, 20)}: ${response.status} ${app.failures.at(-1)}`)
    }
  }
  expect(wrong).toEqual([])
  expect(app.failures).toEqual([])
}, 300_000)

test('V16.5.3 no body, however wrong, is an error of ours', async () => {
  const wrong: string[] = []
  for (const route of app.routes.filter((item) => item.hasAction)) {
    const row = MATRIX[route.path]!
    const person = PEOPLE.find((one, index) => one !== 'guest' && row.send?.[index] === 'O')
    const cookie = person && person !== 'guest' ? (await createSessionForTests(world.userIds[person])).cookie : ''
    for (const { name, type, body } of bodiesOf(route.path)) {
      const headers: Record<string, string> = {
        'Sec-Fetch-Site': 'same-origin',
        'User-Agent': 'Mozilla/5.0',
        Cookie: route.path.startsWith('/sign') || route.path === '/register' ? '' : cookie,
        ...(type && { 'Content-Type': type }),
      }
      const response = await app.handle(
        new Request(`http://localhost:3000${row.url(world)}`, { method: row.method ?? 'POST', headers, body: body() }),
      )
      await response.body?.cancel()
      if (response.status >= 500) wrong.push(`${route.path} ${name}: ${response.status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(app.failures).toEqual([])
}, 300_000)

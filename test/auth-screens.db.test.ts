import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '../app/domain/identity/passwords.ts'
import { readSession } from '../app/domain/identity/sessions.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { createAdmin, createPatient, createTherapist } from './fixtures.ts'

const db = testDatabase()
const PASSWORD = 'kuda lumping di pasar'
let app: App
let hash: string

beforeAll(async () => {
  app = await startApp()
  hash = await hashPassword(PASSWORD)
}, 180_000)
afterAll(() => app.close())
beforeEach(() => db.pool.query('delete from rate_limits'))

function send(path: string, fields: Record<string, string>, cookie = 'lang=id'): Promise<Response> {
  return app.handle(
    new Request(`http://localhost:3000${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'User-Agent': 'Mozilla/5.0', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    }),
  )
}

const cookiesOf = (response: Response): string[] => response.headers.getSetCookie()
const sessionOf = (response: Response): string =>
  cookiesOf(response)
    .find((cookie) => cookie.startsWith('fisioku='))
    ?.split(';')[0] ?? ''
const decoded = async (response: Response): Promise<string> => (await response.text()).replaceAll('&#x27;', "'")

async function withPassword(userId: string): Promise<string> {
  const {
    rows: [user],
  } = await db.pool.query<{ email: string }>('update users set password_hash = $2 where id = $1 returning email', [userId, hash])
  return user!.email
}

const NEW = { name: 'Sari Dewi', contact: '0812 3456 7890', password: PASSWORD, consent: 'yes' }

test('O01 registering signs in with a safe cookie and leads to the profile, keeping the way', async () => {
  const response = await send('/register', { ...NEW, next: '/therapists?grade=SENIOR' })
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/profile?next=%2Ftherapists%3Fgrade%3DSENIOR')
  expect(cookiesOf(response)[0]).toMatch(/^fisioku=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/)
  expect(await readSession(sessionOf(response))).toMatchObject({ role: 'PATIENT', name: 'Sari Dewi' })
  const { rows } = await db.pool.query(`select phone from users where name = 'Sari Dewi'`)
  expect(rows).toEqual([{ phone: '+6281234567890' }])
})

test('O01 a contact that is taken is told beside its field, and what was typed stays', async () => {
  await send('/register', { ...NEW, contact: 'dua@demo.test' })
  const response = await send('/register', { ...NEW, contact: 'DUA@demo.test', name: 'Sari "Kedua"' })
  expect(response.status).toBe(409)
  const page = await decoded(response)
  expect(page).toContain('Sudah terdaftar. Masuk dengan akun itu, atau pakai yang lain.')
  expect(page).toContain('value="Sari &quot;Kedua&quot;"')
  expect(page).not.toContain(PASSWORD)
  expect(cookiesOf(response)).toEqual([])
})

test('O01 every missing field is named, in the language of the reader', async () => {
  const page = await decoded(await send('/register', {}, 'lang=en'))
  for (const text of ['Write your full name', 'Write a valid e-mail or phone number', 'Write your password', 'Please agree to continue'])
    expect(page).toContain(text)
})

test("O04 the role decides the home; next is followed only where it is the role's own", async () => {
  const [patient, therapist, admin] = [await createPatient(), await createTherapist(), await createAdmin()]
  const people = {
    patient: await withPassword(patient.id),
    therapist: await withPassword(therapist.userId),
    admin: await withPassword(admin.id),
  }
  const where = async (contact: string, next = '') =>
    (await send('/sign-in', { contact, password: PASSWORD, next })).headers.get('Location')
  expect([await where(people.patient), await where(people.therapist), await where(people.admin)]).toEqual(['/', '/therapist', '/admin'])
  expect(await where(people.patient, '/bookings?x=1')).toBe('/bookings?x=1')
  expect(await where(people.patient, '/admin')).toBe('/')
  expect(await where(people.therapist, '/bookings/1')).toBe('/therapist')
  expect(await where(people.therapist, '/bookings/1/chat')).toBe('/bookings/1/chat')
  expect(await where(people.admin, '/admin/refunds')).toBe('/admin/refunds')
  expect(await where(people.patient, '//evil.example/x')).toBe('/')
})

test("O02 wrong, locked and unknown are told alike; a device without a language takes the user's", async () => {
  const email = await withPassword((await createPatient()).id)
  await db.pool.query(`update users set locale = 'en' where email = $1`, [email])
  const greeted = await send('/sign-in', { contact: email, password: PASSWORD }, 'theme=dark')
  expect(cookiesOf(greeted).map((cookie) => cookie.split('=')[0])).toEqual(['fisioku', 'lang'])
  for (const contact of [email, 'tidak-ada@demo.test']) {
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await send('/sign-in', { contact, password: 'salah' })).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429])
    const locked = await send('/sign-in', { contact, password: PASSWORD })
    expect(locked.headers.get('Retry-After')).toBe('1800')
    expect(await decoded(locked)).toContain('Coba lagi dalam 30 menit')
  }
})

test('O02 signing out ends the session on the server and tells the browser to forget', async () => {
  const email = await withPassword((await createPatient()).id)
  const cookie = sessionOf(await send('/sign-in', { contact: email, password: PASSWORD }))
  expect(await readSession(cookie)).not.toBeNull()
  const page = await app.handle(new Request('http://localhost:3000/account.data', { headers: { Cookie: cookie } }))
  expect([page.status, page.headers.get('Cache-Control')]).toEqual([200, 'private, no-cache'])
  const response = await send('/sign-out', {}, cookie)
  expect(response.headers.get('Location')).toBe('/')
  expect(cookiesOf(response)[0]).toContain('Max-Age=0')
  expect(response.headers.get('Clear-Site-Data')).toBe('"cache"')
  expect(await readSession(cookie)).toBeNull()
})

test('O02 signing in over another session ends that one', async () => {
  const [one, two] = [await withPassword((await createPatient()).id), await withPassword((await createPatient()).id)]
  const former = sessionOf(await send('/sign-in', { contact: one, password: PASSWORD }))
  const present = sessionOf(await send('/sign-in', { contact: two, password: PASSWORD }, former))
  expect(await readSession(former)).toBeNull()
  expect(await readSession(present)).not.toBeNull()
})

test('F06 O09 profile and address through their forms make the profile complete and lead on', async () => {
  const cookie = sessionOf(await send('/register', { ...NEW, contact: 'baru@demo.test' }))
  const person = await send(
    '/profile',
    { name: 'Sari', phone: '0813-0000-1111', birthDate: '1961-08-17', gender: 'FEMALE', next: '/therapists' },
    cookie,
  )
  expect(person.headers.get('Location')).toBe('/addresses/new?next=%2Ftherapists')
  const address = {
    intent: 'save',
    label: 'Rumah',
    street: 'Jl. Tebet 5',
    landmark: '',
    province: 'DKI Jakarta',
    city: 'Kota Jakarta Selatan',
    district: 'Tebet',
    village: 'Tebet Barat',
    postalCode: '',
    pin: '',
    next: '/therapists',
  }
  const far = await send('/addresses/new', { ...address, pin: '-5.1477, 119.4327' }, cookie)
  expect(far.status).toBe(422)
  expect(await decoded(far)).toMatch(/Titik ini 1[.,]?\d{3} km dari Tebet/)
  expect((await send('/addresses/new', address, cookie)).headers.get('Location')).toBe('/therapists')
  expect(await readSession(cookie)).toMatchObject({ isProfileComplete: true })
})

test('F06 a birthday of tomorrow, of 1800 and of February 30 are refused', async () => {
  const cookie = sessionOf(await send('/register', { ...NEW, contact: 'tanggal@demo.test' }))
  const tomorrow = Temporal.Now.plainDateISO('Asia/Jakarta').add({ days: 1 }).toString()
  for (const birthDate of [tomorrow, '1800-01-01', '1990-02-30', '17/08/1961', ''])
    expect((await send('/profile', { name: 'Sari', phone: '0813-0000-2222', birthDate, gender: 'FEMALE' }, cookie)).status, birthDate).toBe(
      422,
    )
})

test('O02 the profile form cannot be used to ask which numbers have an account', async () => {
  const cookie = sessionOf(await send('/register', { ...NEW, contact: 'penanya@demo.test' }))
  const ask = async (n: number) =>
    (await send('/profile', { name: 'Sari', phone: `0813-1000-${1000 + n}`, birthDate: '1961-08-17', gender: 'FEMALE' }, cookie)).status
  for (let n = 0; n < 20; n++) expect(await ask(n)).toBe(302)
  expect(await ask(20)).toBe(429)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { advanceClock } from '../app/platform/clock.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import {
  acceptedBooking,
  createPackage,
  createPatient,
  createTherapist,
  gridTime,
  paidBooking,
  type Patient,
  pendingBooking,
  statusOf,
  type Therapist,
} from './fixtures.ts'

const db = testDatabase()
let app: App
let rina: Therapist
let single: string
let four: string
beforeAll(async () => {
  app = await startApp()
  rina = await createTherapist()
  single = await createPackage({ price: 350_000n, fee: 70_000n })
  four = await createPackage({ sessions: 4, price: 1_300_000n })
}, 180_000)
afterAll(() => app.close())

type Ask = { form?: Record<string, string>; language?: string; cookie?: string }
async function ask(path: string, { form, language = 'id', cookie = '' }: Ask = {}) {
  const headers = {
    'User-Agent': 'Mozilla/5.0',
    'Accept-Language': language,
    Cookie: cookie,
    ...(form && { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' }),
  }
  const response = await app.handle(
    new Request(`http://localhost:3000${path}`, { headers, ...(form && { method: 'POST', body: new URLSearchParams(form) }) }),
  )
  const body = await response.text()
  const text = body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<!-- -->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')
  return { status: response.status, location: response.headers.get('Location'), cookies: response.headers.getSetCookie(), body, text }
}
const signIn = async (patient: Patient) => (await createSessionForTests(patient.id)).cookie
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

/** The wizard up to its last page, as links and forms lead there. */
async function summary(patient: Patient, cookie: string, packageId: string, startsAt: Temporal.Instant, type = 'REGULAR') {
  const query = new URLSearchParams({
    package: packageId,
    type,
    start: String(startsAt.epochMilliseconds),
    ready: 'yes',
    address: patient.addressId,
  })
  const path = `/book/${rina.id}?${query}`
  const page = await ask(path, { cookie })
  const form = Object.fromEntries(
    ['packageId', 'addressId', 'bookingType', 'startsAt', 'requestKey'].map((name) => [name, hidden(page.body, name)]),
  )
  return { path, page, form }
}

describe('the booking wizard', () => {
  test('F01 F03 F09 leads through package, time and address to a price breakdown with the terms', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    expect((await ask(`/book/${rina.id}`, { cookie })).text).toMatch(/Langkah 1 dari 4.*Rp 350\.000.*Rp 325\.000 per sesi/)
    const slots = await ask(`/book/${rina.id}?package=${four}`, { cookie })
    expect(slots.text).toContain('Langkah 2 dari 4')
    expect(slots.body).toMatch(/aria-label="\d\d\.(00|30) WIB"/)
    const startsAt = await gridTime(30)
    const address = await ask(`/book/${rina.id}?package=${four}&start=${startsAt.epochMilliseconds}&ready=yes`, { cookie })
    expect(address.text).toMatch(/Langkah 3 dari 4.*Rumah Jl\. Melati No\. 5.* km dari terapis/)
    const { page } = await summary(patient, cookie, single, startsAt)
    for (const part of [
      'Jasa terapi (1 sesi) Rp 280.000',
      'Biaya layanan Rp 70.000',
      'Total Rp 350.000',
      'tahan 15 menit',
      'dalam 30 menit',
      '60 menit sebelum mulai',
    ])
      expect(page.text).toContain(part)
  })

  test('D11 sent twice makes one booking and leads to its payment', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    const { path, form } = await summary(patient, cookie, single, await gridTime(34))
    const [first, second] = await Promise.all([ask(path, { cookie, form }), ask(path, { cookie, form })])
    expect([first.status, second.status]).toEqual([302, 302])
    expect(first.location).toBe(second.location)
    expect(first.location).toMatch(/^\/bookings\/[0-9a-f-]{36}\/pay$/)
  })

  test('F05 a start taken meanwhile is refused in words, with the way to another one', async () => {
    const [early, late] = [await createPatient(), await createPatient()]
    const startsAt = await gridTime(38)
    const cookie = await signIn(late)
    const { path, form } = await summary(late, cookie, single, startsAt)
    await pendingBooking({ patient: early, therapist: rina, packageId: single, startsAt })
    const refused = await ask(path, { cookie, form: { ...form, note: 'Lantai dua' } })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Jam ini baru saja diambil orang lain.')
    expect(refused.text).toContain('Pilih jam lain')
    expect(refused.body).toContain('>Lantai dua</textarea>')
  })

  test('F06 an incomplete profile is told before the press and refused after it', async () => {
    const patient = await createPatient({ isProfileComplete: false })
    const cookie = await signIn(patient)
    const { path, page, form } = await summary(patient, cookie, single, await gridTime(42))
    expect(page.text).toContain('Profil belum lengkap')
    expect(page.body).toContain(`/profile?next=${encodeURIComponent(path)}`)
    expect(await ask(path, { cookie, form })).toMatchObject({ status: 409 })
  })

  test('F02 a package of several sessions is never instant, whatever the address says', async () => {
    const patient = await createPatient()
    const { page } = await summary(patient, await signIn(patient), four, await gridTime(46), 'INSTANT')
    expect(hidden(page.body, 'bookingType')).toBe('REGULAR')
  })

  test.each([
    ['an unknown therapist', () => '/book/0199d0a2-6c1e-7b1a-8d7e-2f9d7c1e4b10', 404],
    ['no id at all', () => '/book/x', 404],
    ['an unknown package', () => `/book/${rina.id}?package=nope`, 200],
    ['a nonsensical start', () => `/book/${rina.id}?package=${single}&start=abc&ready=yes`, 200],
    ['a start beyond time', () => `/book/${rina.id}?package=${single}&start=99999999999999999&ready=yes`, 200],
    ['a nonsensical day', () => `/book/${rina.id}?package=${single}&day=2026-99-99`, 200],
  ])('nonsense in the address is no failure: %s', async (_name, path, status) => {
    const patient = await createPatient()
    expect((await ask(path(), { cookie: await signIn(patient) })).status).toBe(status)
    expect(app.failures).toEqual([])
  })

  test('nonsense in the form is 422, and a guest is asked to sign in and comes back', async () => {
    const patient = await createPatient()
    const path = `/book/${rina.id}?package=${single}`
    expect((await ask(path, { cookie: await signIn(patient), form: { packageId: 'x' } })).status).toBe(422)
    expect(await ask(path)).toMatchObject({ status: 302, location: `/sign-in?next=${encodeURIComponent(path)}` })
  })
})

describe('the booking page', () => {
  test('shows what is due in each state, and nothing to a stranger', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    const pending = await pendingBooking({ patient })
    const page = `/bookings/${pending.bookingId}`
    expect((await ask(page, { cookie })).text).toMatch(/Selesaikan pembayaran.*Bayar sekarang.*Booking dibuat, menunggu pembayaran/)
    const paid = await paidBooking({ patient, startsAt: await gridTime(50) })
    expect((await ask(`/bookings/${paid.bookingId}`, { cookie })).text).toContain('Menunggu jawaban Rina Kartika')
    const accepted = await acceptedBooking({ patient, sessions: 4, startsAt: await gridTime(54) })
    expect((await ask(`/bookings/${accepted.bookingId}`, { cookie })).text).toMatch(/3 sesi menunggu jadwal.*Jadwalkan sesi 2/)
    expect((await ask('/bookings', { cookie })).text).toContain('3 belum dijadwalkan')
    expect((await ask('/', { cookie })).text).toMatch(/Perlu tindakan Anda.*Kunjungan berikutnya.*3 sesi tersisa/)
    const stranger = await signIn(await createPatient())
    for (const path of [page, `${page}/schedule`, `${page}/review`]) expect((await ask(path, { cookie: stranger })).status, path).toBe(404)
    expect((await ask(page, { cookie: stranger, form: { intent: 'cancel-booking' } })).status).toBe(404)
    expect(await statusOf('bookings', pending.bookingId)).toBe('PENDING')
  })

  test('speaks English', async () => {
    const patient = await createPatient()
    const { bookingId } = await acceptedBooking({ patient, sessions: 4 })
    expect((await ask(`/bookings/${bookingId}`, { cookie: await signIn(patient), language: 'en' })).text).toMatch(
      /3 sessions need a time.*Schedule session 2/,
    )
  })

  test('D13 the whole booking is taken back before the answer, not after it', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    const paid = await paidBooking({ patient })
    const path = `/bookings/${paid.bookingId}`
    const form = { intent: 'cancel-booking' }
    expect((await ask(path, { cookie, form })).status).toBe(200)
    expect((await ask(path, { cookie, form })).status).toBe(200)
    expect((await ask(path, { cookie })).text).toMatch(/Anda membatalkan booking ini\..*Rp 350\.000 sedang dikembalikan/)
    const accepted = await acceptedBooking({ patient, startsAt: await gridTime(60) })
    const refused = await ask(`/bookings/${accepted.bookingId}.data`, { cookie, form })
    expect(refused.body).toContain('Terapis sudah menerima')
  })

  test('F07 F08 a session is given up at the price the page told, and only at that price', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    const {
      bookingId,
      sessionIds: [sessionId],
    } = await acceptedBooking({ patient })
    const form = { intent: 'cancel-session', sessionId: sessionId! }
    const path = `/bookings/${bookingId}`
    expect((await ask(path, { cookie })).body).toContain('Ganti atau batal gratis sampai')
    const other = await ask(`${path}.data`, { cookie, form: { ...form, expected: 'forfeited' } })
    expect(other.body).toContain('Syaratnya baru saja berubah')
    expect(await statusOf('sessions', sessionId!)).toBe('SCHEDULED')
    const wordy = { ...form, expected: 'returns_to_quota', cancelReason: 'other' }
    for (const wrong of [{ cancelWords: 'x'.repeat(501) }, { cancelReason: 'bosan' }] as Record<string, string>[])
      expect((await ask(path, { cookie, form: { ...wordy, ...wrong } })).status).toBe(422)
    expect(await statusOf('sessions', sessionId!)).toBe('SCHEDULED')
    expect((await ask(path, { cookie, form: { ...wordy, cancelReason: 'feeling_better', cancelWords: 'sudah bisa jalan' } })).status).toBe(
      200,
    )
    expect(await statusOf('sessions', sessionId!)).toBe('PENDING_SCHEDULING')
    const shown = (await ask(path, { cookie })).text
    expect(shown).toContain('Sesi 1: alasan pembatalan Sudah membaik')
    expect(shown).not.toContain('sudah bisa jalan')
  })
})

describe('the schedule page', () => {
  test('F03 D13 gives a quota session its time and moves it; pressed twice it happens once', async () => {
    const patient = await createPatient()
    const cookie = await signIn(patient)
    const { bookingId, sessionIds } = await acceptedBooking({ patient, sessions: 4, therapist: rina, startsAt: await gridTime(70) })
    const path = `/bookings/${bookingId}/schedule`
    expect((await ask(path, { cookie })).text).toContain('Jadwalkan sesi 2')
    const at = async (hours: number) => ({ sessionId: sessionIds[1]!, startsAt: String((await gridTime(hours)).epochMilliseconds) })
    const first = await at(80)
    for (let press = 0; press < 2; press++)
      expect(await ask(path, { cookie, form: first })).toMatchObject({ status: 302, location: `/bookings/${bookingId}` })
    expect((await ask(`${path}?session=${sessionIds[1]}`, { cookie })).text).toContain('Ganti jam sesi 2 Sekarang:')
    expect((await ask(path, { cookie, form: await at(84) })).status).toBe(302)
    const busy = await ask(path, { cookie, form: { sessionId: sessionIds[2]!, startsAt: (await at(84)).startsAt } })
    expect(busy.status).toBe(409)
    expect(busy.text).toMatch(/Pilih jam lain/)
    expect((await ask(path, { cookie, form: { sessionId: sessionIds[2]!, startsAt: 'x' } })).status).toBe(422)
    const foreign = await acceptedBooking({})
    expect((await ask(path, { cookie, form: { sessionId: foreign.sessionIds[0]!, startsAt: first.startsAt } })).status).toBe(404)
  })
})

describe('the review page', () => {
  test('F16 opens after the last session, keeps what was typed when something is missing, and takes one review', async () => {
    const patient = await createPatient()
    const { bookingId, sessionIds } = await acceptedBooking({ patient })
    const path = `/bookings/${bookingId}/review`
    const all = { rating: '5', cleanliness: '5', punctuality: '4', professionalism: '5', comment: 'Sabar dan jelas.' }
    expect((await ask(path, { cookie: await signIn(patient), form: all })).status).toBe(409)
    await advanceClock(db.pool, 'PT48H')
    const client = await db.pool.connect()
    await client.query(`begin; select set_config('fisioku.actor_name', 'test', true)`)
    for (const status of ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED'])
      await client.query('update sessions set status = $2::session_status where id = $1', [sessionIds[0], status])
    await client.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1`, [bookingId])
    await client.query('commit')
    client.release()
    const cookie = await signIn(patient)
    const wrong = await ask(path, { cookie, form: { ...all, rating: '9', comment: 'x'.repeat(1001) } })
    expect(wrong.status).toBe(422)
    for (const part of ['Nilai keseluruhan: Beri nilai 1 sampai 5', 'Paling panjang 1.000 huruf']) expect(wrong.text).toContain(part)
    expect(wrong.body).toMatch(
      /name="punctuality" required="" class="sr-only" checked="" value="4"|name="punctuality"[^>]*checked=""[^>]*value="4"|value="4"[^>]*checked=""/,
    )
    for (let press = 0; press < 2; press++)
      expect(await ask(path, { cookie, form: all })).toMatchObject({ status: 302, location: `/bookings/${bookingId}` })
    expect((await ask(`/bookings/${bookingId}`, { cookie })).text).toContain('Sabar dan jelas.')
    expect((await db.pool.query('select count(*)::int as n from reviews where booking_id = $1', [bookingId])).rows[0].n).toBe(1)
  })
})

describe('everywhere', () => {
  test('T11 B26 language, appearance and text size are remembered on the device, and only those', async () => {
    const saved = await ask('/preferences', { form: { lang: 'en', theme: 'dark', text: 'largest', evil: 'x', next: '/therapists?q=a' } })
    expect(saved).toMatchObject({ status: 302, location: '/therapists?q=a' })
    expect(saved.cookies.map((cookie) => cookie.split(';')[0])).toEqual(['lang=en', 'theme=dark', 'text=largest'])
    expect((await ask('/', { cookie: 'lang=en; theme=dark; text=largest' })).body).toContain(
      '<html lang="en" data-area="patient" data-theme="dark" data-text="largest">',
    )
    expect(await ask('/preferences', { form: { lang: 'xx', next: 'https://evil.test/' } })).toMatchObject({ location: '/', cookies: [] })
    expect((await ask('/preferences', { form: { lang: 'id', next: '//evil.test' } })).location).toBe('/')
  })

  test("an unknown address is 404 in the user's language", async () => {
    expect(await ask('/tidak-ada')).toMatchObject({ status: 404, text: expect.stringContaining('Halaman tidak ditemukan') as string })
    expect((await ask('/tidak-ada', { language: 'en' })).text).toContain('Page not found')
  })

  test('a form of another site is refused', async () => {
    const refused = await app.handle(
      new Request('http://localhost:3000/preferences', {
        method: 'POST',
        body: 'lang=en',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'cross-site' },
      }),
    )
    expect(refused.status).toBe(403)
    expect(refused.headers.getSetCookie()).toEqual([])
  })

  test('past bookings come in pages whose links keep the tab', async () => {
    const patient = await createPatient()
    const codes: string[] = []
    for (let i = 0; i < 23; i++) {
      const { bookingId, code } = await pendingBooking({
        patient,
        therapist: rina,
        packageId: single,
        startsAt: await gridTime(400 + 2 * i),
      })
      await db.pool.query(`update sessions set status = 'CANCELLED' where booking_id = $1`, [bookingId])
      await db.pool.query(
        `update bookings set status = 'CANCELLED', status_reason = 'patient_cancelled', cancelled_at = app_now() where id = $1`,
        [bookingId],
      )
      codes.push(code)
    }
    const cookie = await signIn(patient)
    const shown = (body: string) => codes.filter((code) => body.includes(code))
    const link = (body: string, side: string) =>
      new RegExp(`href="(/bookings\\?tab=past&amp;${side}=[^"]+)"`).exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const first = (await ask('/bookings?tab=past', { cookie })).body
    expect(shown(first)).toEqual(codes.slice(3))
    const second = (await ask(link(first, 'after'), { cookie })).body
    expect(shown(second)).toEqual(codes.slice(0, 3))
    expect(link(second, 'after')).toBe('')
    expect(shown((await ask(link(second, 'before'), { cookie })).body)).toEqual(codes.slice(3))
    expect(shown((await ask('/bookings?tab=past&after=entah', { cookie })).body)).toEqual(codes.slice(3))
  })

  test('nothing above was a failure of ours', () => {
    expect(app.failures).toEqual([])
  })
})

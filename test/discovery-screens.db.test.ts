import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { freeSlotsOfTherapist } from '../app/domain/scheduling/availability-queries.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { acceptedBooking, createPackage, createPatient, createTherapist, type Therapist } from './fixtures.ts'

const db = testDatabase()
let app: App
let rina: Therapist
let unverified: Therapist
beforeAll(async () => {
  app = await startApp()
  rina = await createTherapist()
  unverified = await createTherapist({ isVerified: false })
  await createTherapist({ zone: 'Asia/Makassar' })
  await createPackage({ price: 350_000n })
  await createPackage({ sessions: 4, price: 1_300_000n })
  await db.pool.query(
    `update therapists set photo_url = '/portraits/a.webp', specialties = '{stroke,geriatric}', gender = 'FEMALE', bio = 'Sabar.' where id = $1`,
    [rina.id],
  )
}, 180_000)
afterAll(() => app.close())

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await app.handle(
    new Request(`http://localhost:3000${path}`, { headers: { 'User-Agent': 'Mozilla/5.0', 'Accept-Language': 'id', ...headers } }),
  )
  const body = await response.text()
  const text = body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<!-- -->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')
  return { status: response.status, headers: response.headers, body, text, json: () => JSON.parse(body) as Record<string, unknown> }
}
const NEAR = 'lat=-6.26&lng=106.78'

describe('O10 the list', () => {
  test('shows verified therapists with distance, price, specialties and next free slots, without a script', async () => {
    const { status, text, body } = await ask(`/therapists?${NEAR}`)
    expect(status).toBe(200)
    for (const part of [
      'Rina Kartika',
      'Pasca-stroke',
      'Lansia',
      'km · Jakarta Selatan',
      'Mulai Rp 350.000',
      'Jam kosong terdekat (WIB)',
      'Belum ada ulasan',
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/(Hari ini|Besok) \d\d\.\d\d/)
    expect(body).toContain(`href="/therapists/${rina.id}?lat=-6.26&amp;lng=106.78"`)
    expect(body).not.toContain(unverified.id)
  })

  test('filters, sorts and searches by address alone; what was chosen can be taken back', async () => {
    expect((await ask(`/therapists?${NEAR}&specialty=stroke&gender=FEMALE&q=rina&sort=price`)).body).toContain(rina.id)
    const none = await ask(`/therapists?${NEAR}&specialty=pediatric&distance=5`)
    expect(none.body).not.toContain(rina.id)
    for (const part of ['Belum ada terapis yang cocok', 'Cari sampai 50 km', 'Sampai 5 km', 'Hapus semua saringan'])
      expect(none.text).toContain(part)
  })

  test("starts at the patient's own address; another person's address is ignored", async () => {
    const patient = await createPatient({ zone: 'Asia/Makassar' })
    const stranger = await createPatient()
    const { cookie } = await createSessionForTests(patient.id)
    expect((await ask('/therapists', { Cookie: cookie })).text).toContain('Di sekitar Rumah')
    const tried = await ask(`/therapists?address=${stranger.addressId}`, { Cookie: cookie })
    expect(tried.body).not.toContain(stranger.addressId)
    expect(tried.text).toContain('WITA')
  })

  test('speaks English', async () => {
    const { text } = await ask(`/therapists?${NEAR}`, { 'Accept-Language': 'en' })
    for (const part of ['Find a therapist', 'After stroke', 'From Rp 350.000', 'Next free times (WIB)']) expect(text).toContain(part)
  })

  test.each([
    'page=-1&distance=abc&sort=zz',
    'city=Atlantis&gender=X&specialty=%3Cscript%3E',
    'lat=1e9&lng=nan',
    'page=99999999999',
    'q=%25%5F%5C%27',
    'address=1%27--',
  ])('ignores nonsense: %s', async (nonsense) => {
    expect((await ask(`/therapists?${nonsense}`)).status).toBe(200)
    expect(app.failures).toEqual([])
  })
})

describe("O10 a therapist's page", () => {
  test('shows badge, profile, packages, the free starts and reviews', async () => {
    const { status, text, body } = await ask(`/therapists/${rina.id}?${NEAR}`)
    expect(status).toBe(200)
    for (const part of [
      'Rina Kartika',
      'Terverifikasi',
      'Sabar.',
      'Rp 350.000',
      'Rp 1.300.000',
      'Rp 325.000 per sesi',
      'Belum ada ulasan',
      'Pilih jadwal',
      '60 menit terapi',
    ])
      expect(text).toContain(part)
    const offered = await freeSlotsOfTherapist({ therapistId: rina.id, from: null, days: 14, door: 'regular' })
    expect(body).toContain(`start=${offered!.slots[0]!.startsAt}`)
  })

  test('tells a visitor out of reach', async () => {
    expect((await ask(`/therapists/${rina.id}?lat=-2.53&lng=140.7`)).text).toContain('Di luar jangkauan')
  })

  test("F16 shows a review with the author shortened and the therapist's answer", async () => {
    const made = await acceptedBooking({ therapist: rina })
    await db.pool.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1`, [made.bookingId])
    await db.pool.query(
      `insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism, comment, reply, replied_at)
      values ($1, $2, $3, 4, 5, 4, 5, 'Jelas dan ramah', 'Terima kasih', app_now())`,
      [made.bookingId, rina.id, made.patient.id],
    )
    await db.pool.query('update therapists set average_rating = 4, total_reviews = 1 where id = $1', [rina.id])
    const { text } = await ask(`/therapists/${rina.id}`)
    for (const part of ['Sari W.', 'Jelas dan ramah', 'Terima kasih', '4,0', '(1 ulasan)']) expect(text).toContain(part)
    expect(text).not.toContain('Sari Wulandari')
  })

  test('an unknown, malformed or unverified therapist is not found', async () => {
    for (const id of [unverified.id, '00000000-0000-0000-0000-000000000000', 'abc'])
      expect((await ask(`/therapists/${id}`)).status).toBe(404)
    expect((await ask(`/therapists/${rina.id}?reviews=-7&page=x`)).status).toBe(200)
  })
})

describe('machines', () => {
  test('O10 GET /api/therapists answers the cards as data and may be cached briefly', async () => {
    const answer = await ask(`/api/therapists?${NEAR}`)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=10')
    const { therapists } = answer.json() as { therapists: Record<string, unknown>[] }
    expect(therapists[0]).toMatchObject({
      id: rina.id,
      name: 'Rina Kartika',
      priceFrom: 350_000,
      timeZone: 'Asia/Jakarta',
      specialties: ['stroke', 'geriatric'],
    })
    expect(Object.keys(therapists[0]!).sort()).toEqual([
      'canComeToday',
      'city',
      'distanceKm',
      'gender',
      'grade',
      'id',
      'name',
      'nextSlots',
      'photoUrl',
      'priceFrom',
      'rating',
      'reviewCount',
      'specialties',
      'timeZone',
      'title',
      'yearsExperience',
    ])
  })

  test('O10 GET /api/therapists refuses nonsense field by field', async () => {
    const refused = await ask('/api/therapists?lat=999&page=0&sort=zz&gender=X&maxDistanceKm=-1')
    expect(refused.status).toBe(422)
    expect(refused.json()).toMatchObject({
      error: 'invalid_input',
      fields: {
        lat: 'outside_indonesia',
        lng: 'must_be_number',
        page: 'must_be_1_to_50',
        gender: 'must_be_FEMALE_or_MALE',
        maxDistanceKm: 'must_be_1_to_200',
      },
    })
  })

  test('F01 GET /api/therapists/:id/slots lists exactly what is offered', async () => {
    const offered = await freeSlotsOfTherapist({ therapistId: rina.id, from: null, days: 14, door: 'regular' })
    const answer = await ask(`/api/therapists/${rina.id}/slots?days=14`)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=5')
    const { slots, timeZone, from } = answer.json() as { slots: { startsAt: string; endsAt: string }[]; timeZone: string; from: string }
    expect({ timeZone, from }).toEqual({ timeZone: 'Asia/Jakarta', from: offered!.from.toString() })
    expect(slots.map((slot) => Date.parse(slot.startsAt))).toEqual(offered!.slots.map((slot) => slot.startsAt))
    expect(Date.parse(slots[0]!.endsAt) - Date.parse(slots[0]!.startsAt)).toBe(90 * 60_000)
  })

  test('F01 F02 slots: a day asked for, instant starts, the past is empty, nonsense is 422, unknown is 404', async () => {
    const slots = (query: string, id = rina.id) => ask(`/api/therapists/${id}/slots?${query}`)
    expect((await slots('from=2020-01-01&days=3')).json()).toMatchObject({ from: '2020-01-01', days: 3, slots: [] })
    expect((await slots('kind=instant')).status).toBe(200)
    expect((await slots('from=2026-02-30&days=0')).json()).toMatchObject({
      fields: { from: 'must_be_YYYY-MM-DD', days: 'must_be_1_to_31' },
    })
    for (const nonsense of ['from=besok', 'from=0000-00-00', 'days=1.5', 'days=1e9', 'days=NaN', 'kind=later', 'from=9999-12-31'])
      expect((await slots(nonsense)).status, nonsense).toBe(422)
    for (const id of [unverified.id, '00000000-0000-0000-0000-000000000000', 'abc']) expect((await slots('', id)).status).toBe(404)
  })
})

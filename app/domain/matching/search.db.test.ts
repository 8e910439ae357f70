import { beforeAll, expect, test } from 'vitest'
import { scatterTherapists } from '../../../test/arrange-therapists.ts'
import { createTherapist } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { distanceKm } from '../../platform/geo.ts'
import { freeSlotsOfTherapist } from '../scheduling/availability-queries.ts'
import { PAGE_SIZE, searchTherapists, type TherapistSearch } from './search-therapists.ts'

const db = testDatabase()
const near = { latitude: -6.2, longitude: 106.8 }
type Place = {
  id: string
  latitude: number
  longitude: number
  service_radius_km: number
  specialties: string[]
  gender: string
  grade: string
}
let all: Place[]

beforeAll(async () => {
  await scatterTherapists(db.pool, 1_000)
  await db.pool.query(`update therapists set verification_status = 'PENDING' where mod(hashtext(id::text), 10) = 0`)
  await db.pool.query(`update users set is_active = false where id in (select user_id from therapists order by id limit 5)`)
  await db.pool.query(`update therapists set service_radius_km = 5 where mod(hashtext(id::text), 3) = 0`)
  all = (
    await db.pool.query(`select t.id, latitude, longitude, service_radius_km, specialties, t.gender::text, grade::text from therapists t
    join users u on u.id = t.user_id where verification_status = 'APPROVED' and is_active`)
  ).rows
})

const wanted = (max: number, filter: (place: Place) => boolean = () => true) =>
  all
    .map((place) => ({ ...place, km: distanceKm(near, place) }))
    .filter((place) => place.km <= Math.min(max, place.service_radius_km) && filter(place))
    .sort((a, b) => a.km - b.km)

async function everyPage(search: Omit<TherapistSearch, 'page' | 'near'>) {
  const found = []
  for (let page = 1; ; page++) {
    const result = await searchTherapists({ near, ...search, page })
    found.push(...result.therapists)
    if (!result.hasMore) return found
  }
}

test('O10 all pages together are exactly the verified therapists within reach, nearest first', async () => {
  const found = await everyPage({ maxDistanceKm: 15 })
  const expected = wanted(15)
  expect(expected.length).toBeGreaterThan(PAGE_SIZE * 3)
  expect(found.map((card) => card.id).sort()).toEqual(expected.map((place) => place.id).sort())
  found.forEach((card, i) => expect(Math.abs(card.distanceKm - expected[i]!.km)).toBeLessThan(0.15))
})

test('O10 the distance shown is the great circle to within metres', async () => {
  for (const card of await everyPage({ maxDistanceKm: 30 })) {
    const place = all.find((one) => one.id === card.id)!
    expect(Math.abs(card.distanceKm - distanceKm(near, place))).toBeLessThan(0.03)
  }
})

test('O10 specialty, gender and text narrow the list, alone and together', async () => {
  const stroke = await everyPage({ specialty: 'stroke', gender: 'FEMALE' })
  const expected = wanted(25, (place) => place.specialties.includes('stroke') && place.gender === 'FEMALE')
  expect(stroke.map((card) => card.id).sort()).toEqual(expected.map((place) => place.id).sort())
  const named = await searchTherapists({ near, maxDistanceKm: 60, text: ' terapis 77' })
  expect(named.therapists.length).toBeGreaterThan(0)
  expect(named.therapists.every((card) => card.name.startsWith('Terapis 77'))).toBe(true)
  expect((await searchTherapists({ near, text: '100%_\\' })).therapists).toEqual([])
})

test('O10 by price, by rating and by next free slot', async () => {
  await db.pool.query(
    `update therapists set average_rating = 4 + mod(hashtext(id::text), 100)::numeric / 100 where mod(hashtext(id::text), 100) >= 0`,
  )
  const prices = (await everyPage({ sort: 'price' })).map((card) => card.priceFrom!)
  expect(prices).toEqual(prices.toSorted((a, b) => a - b))
  expect(new Set(prices)).toEqual(new Set([300_000, 400_000, 550_000]))
  const ratings = (await everyPage({ sort: 'rating' })).map((card) => card.rating)
  expect(ratings).toEqual(ratings.toSorted((a, b) => b - a))
  await db.pool.query(
    `delete from therapist_working_hours where therapist_id in (select id from therapists where mod(hashtext(id::text), 2) = 0)`,
  )
  const firsts = (await searchTherapists({ near, sort: 'next_slot' })).therapists.map((card) => card.nextSlots[0]?.startsAt ?? Infinity)
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
  expect(firsts[0]).toBeLessThan(Infinity)
})

test("O10 the chips on a card are the first starts the therapist's own page offers", async () => {
  const { therapists } = await searchTherapists({ near })
  for (const card of therapists.slice(0, 5)) {
    const listing = await freeSlotsOfTherapist({ therapistId: card.id, from: null, days: 14, door: 'regular' })
    expect(card.nextSlots).toEqual(listing!.slots.slice(0, 3))
  }
})

test('O10 another island sees its own therapists only', async () => {
  const jayapura = await createTherapist({ zone: 'Asia/Jayapura' })
  const { therapists, hasMore } = await searchTherapists({ near: { latitude: -2.53, longitude: 140.71 } })
  expect(therapists.map((card) => card.id)).toEqual([jayapura.id])
  expect(hasMore).toBe(false)
})

/**
 * Therapist search among 1,000 and 20,000 over one conurbation: a whole list page
 * (search, prices, next free slots) in milliseconds, beside the cheapest query that
 * finds twenty neighbours at all. Searches and floor alternate on one connection pool.
 */
import { scatterTherapists } from '../test/arrange-therapists.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { searchTherapists, type TherapistSearch } from '../app/domain/matching/search-therapists.ts'
import { openDatabase, useDatabase, type Database } from '../app/platform/db.ts'

const SEARCHES = 200
const AIM_P95 = 30

const KINDS: Record<string, Omit<TherapistSearch, 'near'>> = {
  nearest: {},
  'nearest, specialty and gender': { specialty: 'stroke', gender: 'FEMALE' },
  'next free slot': { sort: 'next_slot' },
  'best rated': { sort: 'rating' },
  'lowest price, page 5': { sort: 'price', page: 5 },
  name: { text: 'terapis 99' },
}

/** Somewhere in the conurbation; the same places in every run. */
const place = (i: number) => ({ latitude: -6.2 + ((i * 37) % 100) / 400 - 0.125, longitude: 106.8 + ((i * 61) % 100) / 400 - 0.125 })

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const quantile = (times: number[], q: number) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * q)]!

async function measure(db: Database, search: Omit<TherapistSearch, 'near'>) {
  const ours: number[] = []
  const floor: number[] = []
  for (let i = 0; i < SEARCHES; i++) {
    const near = place(i)
    ours.push(await milliseconds(() => searchTherapists({ near, ...search })))
    floor.push(
      await milliseconds(() =>
        db.pool.query({
          name: 'floor',
          text: `select id from therapists where is_listed order by location <-> point($2 * 0.994, $1) limit 20`,
          values: [near.latitude, near.longitude],
        }),
      ),
    )
  }
  // The first tenth warms caches and plans.
  return { ours: ours.slice(SEARCHES / 10), floor: floor.slice(SEARCHES / 10) }
}

console.log(`One page of 20 with prices and next free slots, ms (${SEARCHES} searches each; aim p95 <= ${AIM_P95} at 20,000)`)
for (const count of [1_000, 20_000]) {
  const url = await createTestDatabase()
  const db = openDatabase({ connectionString: url, max: 2 })
  useDatabase(db)
  await scatterTherapists(db.pool, count)
  console.log(`  ${count.toLocaleString('en')} therapists`)
  for (const [kind, search] of Object.entries(KINDS)) {
    const { ours, floor } = await measure(db, search)
    const [p50, p95, bare] = [quantile(ours, 0.5), quantile(ours, 0.95), quantile(floor, 0.5)]
    console.log(
      `    ${kind.padEnd(30)} p50 ${p50.toFixed(1).padStart(5)}  p95 ${p95.toFixed(1).padStart(5)}   bare nearest-20 SQL p50 ${bare.toFixed(2)}   ratio ${(p50 / bare).toFixed(0)}`,
    )
  }
  useDatabase(undefined)
  await db.close()
  await dropTestDatabase(url)
}

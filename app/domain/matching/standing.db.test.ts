import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { distanceKm } from '../../platform/geo.ts'
import { readAvailability, takeFacts } from '../scheduling/availability-queries.ts'
import { DOORS, mayStand, mayTake, standingSql } from '../scheduling/may-take.ts'
import { searchTherapists } from './search-therapists.ts'

const db = testDatabase()
const near = { latitude: -6.2, longitude: 106.8 }

type Odd = {
  verification: 'PENDING' | 'APPROVED' | 'REJECTED'
  intake: 'OPEN' | 'PAUSED' | 'STOPPED'
  isActive: boolean
  gender: 'FEMALE' | 'MALE' | null
  radiusKm: number
  north: number
  east: number
}

const odd: fc.Arbitrary<Odd> = fc.record({
  verification: fc.constantFrom('APPROVED' as const, 'APPROVED' as const, 'PENDING' as const, 'REJECTED' as const),
  intake: fc.constantFrom('OPEN' as const, 'OPEN' as const, 'PAUSED' as const, 'STOPPED' as const),
  isActive: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  gender: fc.constantFrom('FEMALE' as const, 'MALE' as const, null),
  radiusKm: fc.integer({ min: 4, max: 40 }),
  north: fc.integer({ min: -150, max: 150 }),
  east: fc.integer({ min: -150, max: 150 }),
})

async function create(one: Odd): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `with person as (insert into users (role, name, email, is_profile_complete) values ('THERAPIST', 'Acak', $1, true) returning id)
    insert into therapists (user_id, city, latitude, longitude, time_zone, gender, service_radius_km, verification_status, verification_reason, intake, intake_reason)
    select id, 'Jakarta', $2, $3, 'Asia/Jakarta', $4::gender, $5, $6::verification_status, case when $6 = 'REJECTED' then 'x' end, $7, case when $7 = 'STOPPED' then 'x' end
    from person returning id`,
    [
      `${randomUUID()}@demo.test`,
      near.latitude + one.north / 1000,
      near.longitude + one.east / 1000,
      one.gender,
      one.radiusKm,
      one.verification,
      one.intake,
    ],
  )
  // Closed the way it happens: by whoever writes it on the account.
  if (!one.isActive)
    await db.pool.query('update users set is_active = false where id = (select user_id from therapists where id = $1)', [rows[0]!.id])
  return rows[0]!.id
}

const idsOf = async (sql: string, ids: string[]) =>
  (await db.pool.query<{ id: string }>(`select t.id from therapists t where t.id = any($1::uuid[]) and ${sql}`, [ids])).rows
    .map((row) => row.id)
    .sort()

test('O10 R03 the search lists exactly those of whom the predicate says yes, whatever therapists there are', async () => {
  let listed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(odd, { minLength: 8, maxLength: 15 }),
      fc.constantFrom('FEMALE', 'MALE', undefined),
      async (people, gender) => {
        await db.pool.query('delete from therapists')
        const ids: string[] = []
        for (const one of people) ids.push(await create(one))
        const known = [...(await readAvailability(ids, { from: null, days: 1 })).values()]
        expect(known).toHaveLength(ids.length)
        for (const door of DOORS) {
          // Online is no column of the standing part: who is not is told by the answer's other clauses.
          const asked = known.map((one) => ({ ...one, standing: { ...one.standing, isOnline: true, lastSignAt: one.now } }))
          const pure = asked.filter((one) => mayStand(door, one.standing, one.now, one.policy)).map((one) => one.therapistId)
          expect(await idsOf(standingSql(door), ids), door).toEqual(pure.sort())
        }
        const wishes = { at: near, gender: gender ?? null }
        const willing = known.filter((one) => mayTake('search', takeFacts(one, wishes), null, one.now).ok)
        const found = await searchTherapists({ near, maxDistanceKm: 50, ...(gender && { gender }) })
        // The search measures on a flat map: who stands on the very rim may fall either way.
        const rim = new Set(
          known.filter(({ profile }) => Math.abs(distanceKm(profile, near) - profile.serviceRadiusKm) < 0.05).map((one) => one.therapistId),
        )
        const sure = (list: string[]) => list.filter((id) => !rim.has(id)).sort()
        expect(sure(found.therapists.map((card) => card.id))).toEqual(sure(willing.map((one) => one.therapistId)))
        listed += willing.length
      },
    ),
    { numRuns: 30 },
  )
  expect(listed).toBeGreaterThan(20)
})

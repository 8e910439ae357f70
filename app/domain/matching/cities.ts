import { standingSql } from '../scheduling/may-take.ts'
import { database, type Database } from '../../platform/db.ts'
import { distanceKm } from '../../platform/geo.ts'

/** A city with therapists who take bookings and the middle of them. */
export type City = { name: string; latitude: number; longitude: number }

const FRESH_MILLISECONDS = 60_000
const known = new WeakMap<Database, { until: number; cities: Promise<City[]> }>()

/** Where we work, busiest first. Read at most once a minute: cities change by the month. */
export function serviceCities(): Promise<City[]> {
  const db = database()
  const found = known.get(db)
  if (found && found.until > performance.now()) return found.cities
  const cities = readCities(db)
  known.set(db, { until: performance.now() + FRESH_MILLISECONDS, cities })
  cities.catch(() => known.delete(db))
  return cities
}

/** A city counts with its neighbours: the parts of one conurbation are one market. */
const NEIGHBOUR_KM = 25

async function readCities(db: Database): Promise<City[]> {
  const { rows } = await db.pool.query<City & { therapists: number }>(`
    select city as name, avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude, count(*)::int as therapists from therapists t
    where ${standingSql('search')} and city <> '' group by city order by count(*) desc, city limit 100`)
  const within = (city: City) => rows.reduce((sum, other) => sum + (distanceKm(city, other) <= NEIGHBOUR_KM ? other.therapists : 0), 0)
  return rows
    .map(({ name, latitude, longitude, therapists }) => ({
      city: { name, latitude, longitude },
      rank: within({ name, latitude, longitude }),
      therapists,
    }))
    .sort((a, b) => b.rank - a.rank || b.therapists - a.therapists)
    .map((each) => each.city)
}

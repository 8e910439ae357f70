import { database, type Database } from '../../platform/db.ts'

/** A city with verified therapists and the middle of them. */
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

async function readCities(db: Database): Promise<City[]> {
  const { rows } = await db.pool.query<City>(`
    select city as name, avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude from therapists
    where verification_status = 'APPROVED' and city <> '' group by city order by count(*) desc, city limit 100`)
  return rows
}

/**
 * Therapists who take new bookings round a point. Nearest first comes straight out of the
 * spatial index; the other orders sort the nearest of those that match.
 */
import { database } from '../../platform/db.ts'
import { nextFreeSlots, type NextSlots } from '../scheduling/availability-queries.ts'
import { standingSql } from '../scheduling/may-take.ts'
import type { Slot } from '../scheduling/slots.ts'

export const SEARCH_SORTS = ['distance', 'next_slot', 'rating', 'price'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

export const PAGE_SIZE = 20
export const MAX_PAGE = 50
export const DEFAULT_DISTANCE_KM = 25
/** Orders other than distance sort the nearest this many: whoever is cheap or free first but far away helps nobody. */
const RANKED_CANDIDATES = 400
const NEXT_SLOT_CANDIDATES = 100
const SLOTS_PER_CARD = 3

export type TherapistSearch = {
  near: { latitude: number; longitude: number }
  maxDistanceKm?: number
  specialty?: string
  gender?: 'FEMALE' | 'MALE'
  /** Part of a name or of a city. */
  text?: string
  sort?: SearchSort
  /** From 1. */
  page?: number
}

export type TherapistCard = {
  id: string
  name: string
  title: string
  gender: 'FEMALE' | 'MALE' | null
  photoUrl: string | null
  city: string
  grade: string
  specialties: string[]
  yearsExperience: number
  rating: number
  reviewCount: number
  /** Kilometres as the crow flies. */
  distanceKm: number
  /** Cheapest active package of the therapist's grade, in rupiah; null when there is none. */
  priceFrom: number | null
  zone: string
  nextSlots: Slot[]
  /** Online, with a start left today that an instant booking may take. */
  canComeToday: boolean
  /** When the slots were read. */
  now: Temporal.Instant | null
}

export type TherapistPage = { therapists: TherapistCard[]; page: number; hasMore: boolean }

type Row = {
  id: string
  name: string
  title: string
  gender: 'FEMALE' | 'MALE' | null
  photo_url: string | null
  city: string
  grade: string
  specialties: string[]
  years_experience: number
  average_rating: string
  total_reviews: number
  time_zone: string
  km: number
  price_from: string | null
  /** How many matched, and out of how many looked at; the same on each row. */
  matched: number
  candidates: number
}

/** One page of therapists who come to that place; at most two queries. */
export async function searchTherapists(search: TherapistSearch): Promise<TherapistPage> {
  const page = Math.min(Math.max(1, search.page ?? 1), MAX_PAGE)
  const sort = search.sort ?? 'distance'
  if (sort === 'next_slot') return searchByNextSlot(search, page)
  const rows = await findRows(search, sort, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE)
  const shown = rows.slice(0, PAGE_SIZE)
  // The index orders by a flat map; within a page the true distance decides.
  if (sort === 'distance') shown.sort((a, b) => a.km - b.km)
  const slots = await nextFreeSlots(
    shown.map((row) => row.id),
    SLOTS_PER_CARD,
  )
  return { therapists: shown.map((row) => toCard(row, slots.get(row.id))), page, hasMore: rows.length > PAGE_SIZE && page < MAX_PAGE }
}

async function searchByNextSlot(search: TherapistSearch, page: number): Promise<TherapistPage> {
  const rows = await findRows(search, 'distance', NEXT_SLOT_CANDIDATES, 0)
  const slots = await nextFreeSlots(
    rows.map((row) => row.id),
    SLOTS_PER_CARD,
  )
  const first = (row: Row) => slots.get(row.id)?.slots[0]?.startsAt ?? Infinity
  rows.sort((a, b) => (first(a) === first(b) ? a.km - b.km : first(a) - first(b)))
  const start = (page - 1) * PAGE_SIZE
  const therapists = rows.slice(start, start + PAGE_SIZE).map((row) => toCard(row, slots.get(row.id)))
  return { therapists, page, hasMore: rows.length > start + PAGE_SIZE }
}

function toCard(row: Row, next?: NextSlots): TherapistCard {
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    gender: row.gender,
    photoUrl: row.photo_url,
    city: row.city,
    grade: row.grade,
    specialties: row.specialties,
    yearsExperience: row.years_experience,
    rating: Number(row.average_rating),
    reviewCount: row.total_reviews,
    distanceKm: row.km,
    priceFrom: row.price_from === null ? null : Number(row.price_from),
    zone: row.time_zone,
    nextSlots: next?.slots ?? [],
    canComeToday: next?.canComeToday ?? false,
    now: next?.now ?? null,
  }
}

type RowOrder = Exclude<SearchSort, 'next_slot'>

const NEAREST_FIRST = 't.location <-> point($2 * 0.994, $1), t.id'
const ORDER: Record<RowOrder, string> = {
  distance: NEAREST_FIRST,
  rating: 't.average_rating desc, t.total_reviews desc, km, t.id',
  price: 'price_from nulls last, km, t.id',
}

/**
 * Kilometres from ($1 latitude, $2 longitude, $3 cosine of the latitude) to the
 * therapist on a locally flat earth: within the largest service radius and eleven
 * degrees of the equator it differs from the great circle by some metres, and
 * computing it ten thousand times stays cheap.
 */
const DISTANCE = `(111.195 * sqrt((t.latitude - $1) * (t.latitude - $1) + (t.longitude - $2) * $3 * ((t.longitude - $2) * $3)))::float8`

/** One unit of the index's flat map is at least this many kilometres anywhere in Indonesia. */
const KM_PER_UNIT = 109.5
/** Only what matching and ordering need: the rest is read for the page alone. */
const LISTED = `select t.id, t.user_id, t.latitude, t.longitude, t.location, t.service_radius_km, t.specialties, t.gender, t.city, t.grade,
  t.average_rating, t.total_reviews from therapists t where ${standingSql('search')}`

type Reach = 'nearest' | 'radius'

/**
 * Candidates, those of them that match nearest first, and the page of those.
 * `nearest` takes its candidates from a walk outwards through the spatial index
 * and stops after $8 of them; `radius` takes everybody within the radius. Names
 * are looked up for the page only; a searched name comes from its own index.
 */
function searchSql(order: RowOrder, reach: Reach, hasText: boolean): string {
  const candidates =
    reach === 'nearest'
      ? `${LISTED} order by t.location <-> point($2 * 0.994, $1) limit $8`
      : `${LISTED} and $8::int is not null and t.location <@ circle(point($2 * 0.994, $1), $4 / ${KM_PER_UNIT})`
  return `
    with prices as materialized (select grade, min(total_price) as price_from from packages where is_active and place = 'HOME' group by grade),
    named as materialized (select id from users where ${hasText ? 'name ilike $7' : '$7::text is not null'}),
    candidates as ${reach === 'nearest' ? 'materialized' : 'not materialized'} (${candidates}),
    matched as materialized (
      select t.*, ${DISTANCE} as km from candidates t
      where ${DISTANCE} <= least($4, t.service_radius_km)
        and ($5::text is null or $5 = any(t.specialties))
        and ($6::text is null or t.gender = $6::gender)
        ${hasText ? 'and (t.user_id in (select id from named) or t.city ilike $7)' : ''}
      order by ${NEAREST_FIRST} limit $9),
    page as materialized (
      select t.*, p.price_from from matched t left join prices p on p.grade = t.grade order by ${ORDER[order]} limit $10 offset $11)
    select t.id, u.name, shown.title, t.gender, shown.photo_url, t.city, t.grade, t.specialties, shown.years_experience, t.average_rating, t.total_reviews,
      shown.time_zone, t.km, t.price_from, (select count(*)::int from matched) as matched,
      ${reach === 'nearest' ? '(select count(*)::int from candidates)' : '0'} as candidates
    from page t join therapists shown on shown.id = t.id join users u on u.id = t.user_id order by ${ORDER[order]}`
}

/**
 * At first only the nearest are looked at; the whole radius when that leaves the
 * answer open, that is when some were cut off and too few of the others match.
 */
async function findRows(search: TherapistSearch, order: RowOrder, limit: number, offset: number): Promise<Row[]> {
  // PostgreSQL's text holds every character but this one.
  const text = search.text?.replaceAll('\0', '').trim()
  const {
    near: { latitude, longitude },
    specialty,
    gender,
  } = search
  const wanted = order === 'distance' ? offset + limit : RANKED_CANDIDATES
  const candidates = wanted * (specialty || gender ? 25 : 2)

  if (!text) {
    const rows = await run('nearest')
    if (rows[0] && (rows[0].matched >= wanted || rows[0].candidates < candidates)) return rows
  }
  return run('radius')

  async function run(reach: Reach): Promise<Row[]> {
    const { rows } = await database().pool.query<Row>({
      name: `search-${order}-${reach}${text ? '-text' : ''}`,
      text: searchSql(order, reach, !!text),
      values: [
        latitude,
        longitude,
        Math.cos((latitude * Math.PI) / 180),
        search.maxDistanceKm ?? DEFAULT_DISTANCE_KM,
        specialty ?? null,
        gender ?? null,
        text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null,
        candidates,
        wanted,
        limit,
        offset,
      ],
    })
    return rows
  }
}

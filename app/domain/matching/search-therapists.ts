/**
 * Verified therapists round a point. Nearest first comes straight out of the
 * spatial index; the other orders sort what lies within the radius.
 */
import { database } from '../../platform/db.ts'
import { nextFreeSlots, type NextSlots } from '../scheduling/availability-queries.ts'
import type { Slot } from '../scheduling/slots.ts'

export const SEARCH_SORTS = ['distance', 'next_slot', 'rating', 'price'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

export const PAGE_SIZE = 20
export const MAX_PAGE = 50
export const DEFAULT_DISTANCE_KM = 25
/** "Next free slot" orders the nearest this many: whoever is free first but far away helps nobody. */
const NEXT_SLOT_CANDIDATES = 100
const SLOTS_PER_CARD = 3

export type TherapistSearch = {
  near: { latitude: number; longitude: number }
  maxDistanceKm?: number
  specialty?: string
  gender?: 'FEMALE' | 'MALE'
  /** Part of a name, a city or a title. */
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
  tier: string
  specialties: string[]
  yearsExperience: number
  rating: number
  reviewCount: number
  /** Kilometres as the crow flies. */
  distanceKm: number
  /** Cheapest active package of the therapist's tier, in rupiah; null when there is none. */
  priceFrom: number | null
  zone: string
  nextSlots: Slot[]
  /** When the slots were read. */
  now: Temporal.Instant | null
}

export type TherapistPage = { therapists: TherapistCard[]; page: number; hasMore: boolean }

type Row = {
  id: string; name: string; title: string; gender: 'FEMALE' | 'MALE' | null; photo_url: string | null; city: string; tier: string
  specialties: string[]; years_experience: number; average_rating: string; total_reviews: number; time_zone: string; km: number; price_from: string | null; is_active: boolean
}

/** One page of therapists who come to that place; at most two queries. */
export async function searchTherapists(search: TherapistSearch): Promise<TherapistPage> {
  const page = Math.min(Math.max(1, search.page ?? 1), MAX_PAGE)
  const sort = search.sort ?? 'distance'
  if (sort === 'next_slot') return searchByNextSlot(search, page)
  const rows = await findRows(search, sort, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE)
  const shown = rows.slice(0, PAGE_SIZE).filter(isOpen)
  // The index orders by a flat map; within a page the true distance decides.
  if (sort === 'distance') shown.sort((a, b) => a.km - b.km)
  const slots = await nextFreeSlots(shown.map(row => row.id), SLOTS_PER_CARD)
  return { therapists: shown.map(row => toCard(row, slots.get(row.id))), page, hasMore: rows.length > PAGE_SIZE && page < MAX_PAGE }
}

async function searchByNextSlot(search: TherapistSearch, page: number): Promise<TherapistPage> {
  const rows = (await findRows(search, 'distance', NEXT_SLOT_CANDIDATES, 0)).filter(isOpen)
  const slots = await nextFreeSlots(rows.map(row => row.id), SLOTS_PER_CARD)
  const first = (row: Row) => slots.get(row.id)?.slots[0]?.startsAt ?? Infinity
  rows.sort((a, b) => (first(a) === first(b) ? a.km - b.km : first(a) - first(b)))
  const start = (page - 1) * PAGE_SIZE
  const therapists = rows.slice(start, start + PAGE_SIZE).map(row => toCard(row, slots.get(row.id)))
  return { therapists, page, hasMore: rows.length > start + PAGE_SIZE }
}

/** A closed account is dropped from its page here, not in the search, which would look every user up. */
const isOpen = (row: Row) => row.is_active

function toCard(row: Row, next?: NextSlots): TherapistCard {
  return {
    id: row.id, name: row.name, title: row.title, gender: row.gender, photoUrl: row.photo_url, city: row.city, tier: row.tier,
    specialties: row.specialties, yearsExperience: row.years_experience, rating: Number(row.average_rating), reviewCount: row.total_reviews,
    distanceKm: row.km, priceFrom: row.price_from === null ? null : Number(row.price_from), zone: row.time_zone,
    nextSlots: next?.slots ?? [], now: next?.now ?? null,
  }
}

type RowOrder = Exclude<SearchSort, 'next_slot'>

const ORDER: Record<RowOrder, string> = {
  distance: 't.location <-> point($2 * 0.994, $1), t.id',
  rating: 't.average_rating desc, t.total_reviews desc, km, t.id',
  price: 'price_from nulls last, km, t.id',
}

/**
 * Kilometres from ($1 latitude, $2 longitude) to the therapist on a locally flat
 * earth: within the largest service radius and eleven degrees of the equator it
 * differs from the great circle by metres, at a third of its cost.
 */
const DISTANCE = '111.195 * sqrt(power(t.latitude - $1, 2) + power((t.longitude - $2) * cos(radians((t.latitude + $1) / 2)), 2))'

/** One unit of the index's flat map is at least this many kilometres anywhere in Indonesia. */
const KM_PER_UNIT = 109.5
const WITHIN = `t.location <@ circle(point($2 * 0.994, $1), $3 / ${KM_PER_UNIT})`

/** How many of the nearest are looked at before the whole radius is. */
const NEAREST = 400

/**
 * `nearest` walks the spatial index outwards and stops after a fixed number:
 * half a millisecond where therapists are many. `radius` reads everything within
 * the radius: for the other orders, and where filters leave too few of the nearest.
 * Names are looked up for the page only; a searched name comes from its own index.
 */
function searchSql(order: RowOrder, reach: 'nearest' | 'radius', hasText: boolean): string {
  const source = reach === 'radius' ? `(select * from therapists t where t.verification_status = 'APPROVED' and ${WITHIN})`
    : `(select * from therapists t where t.verification_status = 'APPROVED' order by t.location <-> point($2 * 0.994, $1) limit ${NEAREST})`
  return `
    with prices as materialized (select tier, min(total_price) as price_from from packages where is_active and place = 'HOME' group by tier),
    named as materialized (select id from users where ${hasText ? 'name ilike $6' : '$6::text is not null'}),
    found as materialized (
      select t.*, d.km, p.price_from
      from ${source} t
      cross join lateral (select (${DISTANCE})::float8 as km) d
      left join prices p on p.tier = t.tier
      where d.km <= least($3, t.service_radius_km)
        and ($4::text is null or $4 = any(t.specialties))
        and ($5::text is null or t.gender = $5::gender)
        ${hasText ? 'and (t.user_id in (select id from named) or t.city ilike $6 or t.title ilike $6)' : ''}
      order by ${ORDER[order]} limit $7 offset $8)
    select t.id, u.name, t.title, t.gender, t.photo_url, t.city, t.tier, t.specialties, t.years_experience, t.average_rating, t.total_reviews,
      t.time_zone, t.km, t.price_from, u.is_active
    from found t join users u on u.id = t.user_id order by ${ORDER[order]}`
}

async function findRows(search: TherapistSearch, order: RowOrder, limit: number, offset: number): Promise<Row[]> {
  // PostgreSQL's text holds every character but this one.
  const text = search.text?.replaceAll('\0', '').trim()
  const values = [
    search.near.latitude, search.near.longitude, search.maxDistanceKm ?? DEFAULT_DISTANCE_KM, search.specialty ?? null, search.gender ?? null,
    text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null, limit, offset,
  ]
  if (order === 'distance' && !text) {
    const rows = await run('nearest', values)
    if (rows.length === limit) return rows
  }
  return run('radius', values)

  async function run(reach: 'nearest' | 'radius', values: unknown[]): Promise<Row[]> {
    const name = `search-${order}-${reach}${text ? '-text' : ''}`
    return (await database().pool.query<Row>({ name, text: searchSql(order, reach, !!text), values })).rows
  }
}

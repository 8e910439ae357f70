import { isSpecialty } from '../../domain/catalog/specialties.ts'
import { listAddresses } from '../../domain/identity/identity-queries.ts'
import { serviceCities, type City } from '../../domain/matching/cities.ts'
import { DEFAULT_DISTANCE_KM, SEARCH_SORTS, type SearchSort } from '../../domain/matching/search-therapists.ts'
import type { SessionUser } from '../../context.ts'

export const DISTANCES = [5, 10, 25, 50]

/** Where the therapy is wanted; `param` is how the address bar says it. */
export type Place = { kind: 'address' | 'city' | 'device'; label: string; latitude: number; longitude: number; param: string }

export type PlaceChoice = { place: Place; addresses: { id: string; label: string; city: string }[]; cities: string[] }

/** Used until a city has its first therapist. */
const CAPITAL: City = { name: 'Jakarta', latitude: -6.2, longitude: 106.82 }

/**
 * The place a visitor chose, or the likeliest: a patient's first address, else the
 * busiest city. Nonsense in the address bar counts as not chosen.
 */
export async function readPlace(params: URLSearchParams, user: SessionUser | null): Promise<PlaceChoice> {
  const [addresses, cities] = await Promise.all([user?.role === 'PATIENT' ? listAddresses(user.id) : [], serviceCities()])
  const byAddress = (address: (typeof addresses)[number]): Place => ({
    kind: 'address',
    label: address.label,
    latitude: address.latitude,
    longitude: address.longitude,
    param: `address=${address.id}`,
  })
  const byCity = (city: City): Place => ({
    kind: 'city',
    label: city.name,
    latitude: city.latitude,
    longitude: city.longitude,
    param: `city=${encodeURIComponent(city.name)}`,
  })

  const address = addresses.find((each) => each.id === params.get('address'))
  const city = cities.find((each) => each.name === params.get('city'))
  const device = devicePlace(params)
  const place = address
    ? byAddress(address)
    : city
      ? byCity(city)
      : (device ?? (addresses[0] ? byAddress(addresses[0]) : byCity(cities[0] ?? CAPITAL)))
  return {
    place,
    addresses: addresses.map(({ id, label, city: name }) => ({ id, label, city: name })),
    cities: cities.map((each) => each.name),
  }
}

/** Rounded to about a kilometre: enough to sort by, too little to find anybody's door in a log. */
function devicePlace(params: URLSearchParams): Place | null {
  const [lat, lng] = [params.get('lat'), params.get('lng')]
  if (!lat || !lng) return null
  const [latitude, longitude] = [Math.round(Number(lat) * 100) / 100, Math.round(Number(lng) * 100) / 100]
  if (!(latitude >= -11.5 && latitude <= 6.5 && longitude >= 94.5 && longitude <= 141.5)) return null
  return { kind: 'device', label: '', latitude, longitude, param: `lat=${latitude}&lng=${longitude}` }
}

export type Filters = { q: string; specialty: string; gender: '' | 'FEMALE' | 'MALE'; distance: number; sort: SearchSort; page: number }

export function readFilters(params: URLSearchParams): Filters {
  const gender = params.get('gender')
  const sort = params.get('sort') as SearchSort
  const distance = Number(params.get('distance'))
  const specialty = params.get('specialty') ?? ''
  const page = Number(params.get('page'))
  return {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    specialty: isSpecialty(specialty) ? specialty : '',
    gender: gender === 'FEMALE' || gender === 'MALE' ? gender : '',
    distance: DISTANCES.includes(distance) ? distance : DEFAULT_DISTANCE_KM,
    sort: SEARCH_SORTS.includes(sort) ? sort : 'distance',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

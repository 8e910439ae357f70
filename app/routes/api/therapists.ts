import { z } from 'zod'
import { SPECIALTIES } from '../../domain/catalog/specialties.ts'
import { MAX_PAGE, searchTherapists, SEARCH_SORTS } from '../../domain/matching/search-therapists.ts'
import type { Route } from './+types/therapists'
import { invalidInput } from './json-body.ts'

const searchSchema = z.object({
  lat: z.coerce.number({ error: 'must_be_number' }).min(-11.5, { error: 'outside_indonesia' }).max(6.5, { error: 'outside_indonesia' }),
  lng: z.coerce.number({ error: 'must_be_number' }).min(94.5, { error: 'outside_indonesia' }).max(141.5, { error: 'outside_indonesia' }),
  maxDistanceKm: z.coerce
    .number({ error: 'must_be_number' })
    .min(1, { error: 'must_be_1_to_200' })
    .max(200, { error: 'must_be_1_to_200' })
    .optional(),
  specialty: z.enum(SPECIALTIES, { error: `must_be_one_of_${SPECIALTIES.join('_')}` }).optional(),
  gender: z.enum(['FEMALE', 'MALE'], { error: 'must_be_FEMALE_or_MALE' }).optional(),
  q: z.string().max(100, { error: 'too_long' }).optional(),
  sort: z.enum(SEARCH_SORTS, { error: `must_be_one_of_${SEARCH_SORTS.join('_')}` }).optional(),
  page: z.coerce
    .number({ error: 'must_be_number' })
    .int({ error: 'must_be_whole' })
    .min(1, { error: 'must_be_1_to_50' })
    .max(MAX_PAGE, { error: 'must_be_1_to_50' })
    .optional(),
})

/** GET /api/therapists?lat&lng[&maxDistanceKm&specialty&gender&q&sort&page]: verified therapists who come to that place. */
export async function loader({ url }: Route.LoaderArgs) {
  // An empty parameter is one not given; a missing coordinate must not read as zero.
  const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''))
  const parsed = searchSchema.safeParse({ ...given, lat: given.lat ?? NaN, lng: given.lng ?? NaN })
  if (!parsed.success) return invalidInput(parsed.error)
  const { lat, lng, q, ...rest } = parsed.data
  const { therapists, page, hasMore } = await searchTherapists({ ...rest, text: q, near: { latitude: lat, longitude: lng } })
  return Response.json(
    {
      page,
      hasMore,
      therapists: therapists.map(({ nextSlots, distanceKm, zone, now: _now, ...card }) => ({
        ...card,
        distanceKm: Math.round(distanceKm * 100) / 100,
        timeZone: zone,
        nextSlots: nextSlots.map((slot) => ({
          startsAt: new Date(slot.startsAt).toISOString(),
          endsAt: new Date(slot.endsAt).toISOString(),
        })),
      })),
    },
    { headers: { 'Cache-Control': 'public, max-age=10' } },
  )
}

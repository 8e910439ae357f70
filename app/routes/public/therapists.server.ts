import type { SessionUser } from '../../context.ts'
import { SPECIALTIES } from '../../domain/catalog/specialties.ts'
import { searchTherapists, SEARCH_SORTS, type TherapistCard } from '../../domain/matching/search-therapists.ts'
import { localDay } from '../../domain/scheduling/local-time.ts'
import { formatDecimal, formatMoney, ZONE_LABEL, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'
import { DISTANCES, readFilters, readPlace, type Filters } from './search-params.server.ts'
import { byDay, clockTime, dayLabel } from './slot-label.server.ts'

/** A card as text, ready to print: formatting happens once, here, and not again in the browser. */
export type CardView = {
  id: string
  name: string
  title: string
  photo: string | null
  specialties: string[]
  rating: string
  reviews: string
  distance: string
  price: string | null
  slotsTitle: string
  /** "Can come today", or null. */
  today: string | null
  /** The first free starts, by day. */
  days: { label: string; times: string[] }[]
}

export type Choice = { value: string; label: string }

/** Everything on the list screen. Links keep what was chosen and change one thing. */
export async function readListView(params: URLSearchParams, user: SessionUser | null, t: Translate, locale: Locale) {
  const filters = readFilters(params)
  const { place, addresses, cities } = await readPlace(params, user)
  const found = await searchTherapists({
    near: place,
    maxDistanceKm: filters.distance,
    sort: filters.sort,
    page: filters.page,
    text: filters.q,
    ...(filters.specialty && { specialty: filters.specialty }),
    ...(filters.gender && { gender: filters.gender }),
  })
  const label = place.label || t('discovery.here')
  return {
    place: {
      label,
      param: place.param,
      cities,
      addresses: addresses.map(({ id, label: name, city }) => ({
        id,
        label: `${name} · ${city}`,
        to: listHref(`address=${id}`, filters, { page: 1 }),
      })),
      /** The list without a place; a position is added to it. */
      bare: listHref('', filters, { page: 1 }),
    },
    filters,
    specialties: SPECIALTIES.map((value) => ({ value, label: t(`discovery.specialty.${value}`) })),
    distances: DISTANCES,
    sorts: SEARCH_SORTS.map((value) => ({
      value,
      label: t(`discovery.sort.${value}`),
      to: listHref(place.param, filters, { sort: value, page: 1 }),
    })),
    active: activeFilters(filters, place.param, t),
    cards: found.therapists.map((card) => toView(card, t, locale)),
    previous: found.page > 1 ? listHref(place.param, filters, { page: found.page - 1 }) : null,
    next: found.hasMore ? listHref(place.param, filters, { page: found.page + 1 }) : null,
    wider: filters.distance < 50 ? listHref(place.param, filters, { distance: 50, page: 1 }) : null,
    clear: listHref(place.param, { ...NOTHING, sort: filters.sort }, {}),
  }
}

const NOTHING: Filters = { q: '', specialty: '', gender: '', distance: 25, sort: 'distance', page: 1 }

function listHref(place: string, filters: Filters, change: Partial<Filters>): string {
  const wanted = { ...filters, ...change }
  let href = `/therapists?${place}`
  for (const key of ['q', 'specialty', 'gender', 'distance', 'sort', 'page'] as const) {
    if (wanted[key] !== NOTHING[key]) href += `&${key}=${encodeURIComponent(wanted[key])}`
  }
  return href
}

function activeFilters(filters: Filters, place: string, t: Translate): { label: string; to: string }[] {
  const active: { label: string; to: string }[] = []
  const add = (label: string, change: Partial<Filters>) => active.push({ label, to: listHref(place, filters, { ...change, page: 1 }) })
  if (filters.q) add(`“${filters.q}”`, { q: '' })
  if (filters.specialty) add(t.maybe(`discovery.specialty.${filters.specialty}`) ?? filters.specialty, { specialty: '' })
  if (filters.gender) add(t(`discovery.filter.gender.${filters.gender}`), { gender: '' })
  if (filters.distance !== NOTHING.distance)
    add(t('discovery.filter.distance.km', { km: filters.distance }), { distance: NOTHING.distance })
  return active
}

const SHOWN_SPECIALTIES = 3

function toView(card: TherapistCard, t: Translate, locale: Locale): CardView {
  const today = card.now ? localDay(card.zone, card.now.epochMilliseconds) : 0
  return {
    id: card.id,
    name: card.name,
    title: card.title,
    photo: card.photoUrl,
    specialties: card.specialties.slice(0, SHOWN_SPECIALTIES).map((code) => t.maybe(`discovery.specialty.${code}`) ?? code),
    rating: card.reviewCount > 0 ? formatDecimal(card.rating, locale) : '',
    reviews: card.reviewCount > 0 ? `(${t('common.reviews', { count: card.reviewCount })})` : t('common.rating.none'),
    distance: `${t('common.km', { distance: formatDecimal(card.distanceKm, locale) })} · ${card.city}`,
    price: card.priceFrom === null ? null : formatMoney(card.priceFrom),
    slotsTitle: t('discovery.nextSlots', { zone: ZONE_LABEL[card.zone as Zone] }),
    today: card.canComeToday ? t('discovery.today') : null,
    days: byDay(
      card.nextSlots.map((slot) => slot.startsAt),
      card.zone,
    ).map(({ day, starts }) => ({
      label: dayLabel(day, today, t, locale),
      times: starts.map((start) => clockTime(start, card.zone, locale)),
    })),
  }
}

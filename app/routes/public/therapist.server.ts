import type { SessionUser } from '../../context.ts'
import { packagesOfGrade } from '../../domain/catalog/package-queries.ts'
import { therapistProfile, type TherapistProfile } from '../../domain/matching/therapist-profile.ts'
import { ratingSummary, reviewsOfTherapist } from '../../domain/review/review-queries.ts'
import { freeSlotsOfTherapist, NEXT_SLOT_DAYS, type FreeSlotListing } from '../../domain/scheduling/availability-queries.ts'
import { DAY, localDay } from '../../domain/scheduling/local-time.ts'
import { formatDate, formatDecimal, ZONE_LABEL, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'
import { database } from '../../platform/db.ts'
import { readPlace } from './search-params.server.ts'
import { byDay, clockTime, dayLabel } from './slot-label.server.ts'

const SHOWN_DAYS = 3
const SHOWN_STARTS = 6

type Visitor = { params: URLSearchParams; user: SessionUser | null; t: Translate; locale: Locale }

/** Everything on a therapist's page, or null when there is no such verified therapist. */
export async function readTherapistView(id: string, { params, user, t, locale }: Visitor) {
  const { place } = await readPlace(params, user)
  const profile = await therapistProfile(id, place)
  if (!profile) return null
  const page = Math.min(Math.max(1, Math.trunc(Number(params.get('reviews'))) || 1), 100)
  const reader = database().prisma
  const packages = await packagesOfGrade(reader, profile.grade, locale)
  // The times lead to the single visit, so they are those it fits into.
  const durationMinutes = packages.find((item) => item.sessionCount === 1)?.durationMinutes
  const [summary, { reviews, hasMore }, listing] = await Promise.all([
    ratingSummary(reader, id),
    reviewsOfTherapist(reader, id, page),
    freeSlotsOfTherapist({ therapistId: id, from: null, days: NEXT_SLOT_DAYS, door: 'regular', durationMinutes }),
  ])
  const zone = profile.zone as Zone
  return {
    ...headline(profile, t, locale),
    place: place.param,
    packages: packages.map((item) => ({ ...item, totalPrice: Number(item.totalPrice), pricePerSession: Number(item.pricePerSession) })),
    zone: ZONE_LABEL[zone],
    therapyMinutes: listing?.therapyMinutes ?? 60,
    days: listing ? slotDays(listing, zone, t, locale) : [],
    summary: {
      bars: summary.counts.map((count, index) => ({
        stars: 5 - index,
        count,
        percent: profile.reviewCount ? Math.round((count / profile.reviewCount) * 100) : 0,
      })),
      aspects: (['cleanliness', 'punctuality', 'professionalism'] as const).map((key) => ({
        key,
        value: formatDecimal(summary[key], locale),
      })),
    },
    reviews: reviews.map(({ at, repliedAt: _repliedAt, ...review }) => ({ ...review, date: formatDate(at, zone, locale) })),
    reviewPages: { older: hasMore ? page + 1 : null, newest: page > 1 },
  }
}

function headline(profile: TherapistProfile, t: Translate, locale: Locale) {
  const { id, name, title, bio, photoUrl, city, rating, reviewCount, yearsExperience, completedSessions, serviceRadiusKm, distanceKm } =
    profile
  return {
    id,
    name,
    title,
    bio,
    photoUrl,
    city,
    rating,
    reviewCount,
    yearsExperience,
    completedSessions,
    serviceRadiusKm,
    grade: t.maybe(`discovery.grade.${profile.grade}`) ?? profile.grade,
    isPaused: profile.isPaused,
    specialties: profile.specialties.map((code) => t.maybe(`discovery.specialty.${code}`) ?? code),
    distance: distanceKm === null ? null : t('common.km', { distance: formatDecimal(distanceKm, locale) }),
    isOutside: distanceKm !== null && distanceKm > serviceRadiusKm,
  }
}

/** The first days with something free; `date` is what the booking screen calls the day. */
function slotDays({ slots, now }: FreeSlotListing, zone: Zone, t: Translate, locale: Locale) {
  const today = localDay(zone, now.epochMilliseconds)
  return byDay(
    slots.map((slot) => slot.startsAt),
    zone,
  )
    .slice(0, SHOWN_DAYS)
    .map(({ day, starts: all }) => ({
      date: new Date(day * DAY).toISOString().slice(0, 10),
      label: dayLabel(day, today, t, locale),
      starts: all.slice(0, SHOWN_STARTS).map((start) => ({ start, time: clockTime(start, zone, locale) })),
      more: Math.max(0, all.length - SHOWN_STARTS),
    }))
}

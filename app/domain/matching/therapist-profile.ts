import { database, Prisma, type Reader } from '../../platform/db.ts'
import { standingSql } from '../scheduling/may-take.ts'
import { distanceKm } from '../../platform/geo.ts'

export type TherapistProfile = {
  id: string
  name: string
  title: string
  bio: string
  gender: 'FEMALE' | 'MALE' | null
  photoUrl: string | null
  city: string
  grade: string
  specialties: string[]
  yearsExperience: number
  rating: number
  reviewCount: number
  zone: string
  serviceRadiusKm: number
  /** Sessions completed for all patients. */
  completedSessions: number
  /** Takes no new bookings at present. */
  isPaused: boolean
  /** Kilometres from the place asked about; null without one. */
  distanceKm: number | null
}

type Row = {
  id: string
  name: string
  title: string
  bio: string
  gender: 'FEMALE' | 'MALE' | null
  photo_url: string | null
  city: string
  grade: string
  specialties: string[]
  years_experience: number
  average_rating: number
  total_reviews: number
  time_zone: string
  service_radius_km: number
  latitude: number
  longitude: number
  completed: number
  paused: boolean
}

/** Also of a therapist who takes no new bookings at present: their patients still look them up. */
const STANDS = Prisma.raw(standingSql('quota'))

/** A verified therapist as anybody may see them, or null. */
export async function therapistProfile(
  id: string,
  near: { latitude: number; longitude: number } | null,
  reader: Reader = database().prisma,
): Promise<TherapistProfile | null> {
  const [row] = await reader.$queryRaw<Row[]>`
    select t.id, u.name, t.title, t.bio, t.gender::text, t.photo_url, t.city, t.grade::text, t.specialties, t.years_experience,
      t.average_rating::float8, t.total_reviews, t.time_zone, t.service_radius_km, t.latitude, t.longitude, t.intake = 'PAUSED' as paused,
      (select count(*)::int from sessions s where s.therapist_id = t.id and s.status = 'COMPLETED') as completed
    from therapists t join users u on u.id = t.user_id
    where t.id = ${id}::uuid and ${STANDS}`
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    bio: row.bio,
    gender: row.gender,
    photoUrl: row.photo_url,
    city: row.city,
    grade: row.grade,
    specialties: row.specialties,
    yearsExperience: row.years_experience,
    rating: row.average_rating,
    reviewCount: row.total_reviews,
    zone: row.time_zone,
    serviceRadiusKm: row.service_radius_km,
    completedSessions: row.completed,
    isPaused: row.paused,
    distanceKm: near && distanceKm(near, row),
  }
}

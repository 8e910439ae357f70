import { Prisma, type Reader } from '../../platform/db.ts'
import { standingSql } from '../scheduling/may-take.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import { priceOf, type Price } from './booking.ts'

export type CheckoutPackage = {
  id: string
  slug: string
  name: { id: string; en: string }
  description: { id: string; en: string }
  sessionCount: number
  durationMinutes: number
  price: Price
}

export type Checkout = {
  therapist: {
    id: string
    name: string
    title: string
    photoUrl: string | null
    rating: number
    reviewCount: number
    zone: string
    latitude: number
    longitude: number
    serviceRadiusKm: number
  }
  packages: CheckoutPackage[]
  policy: Policy
}

type TherapistRow = {
  id: string
  name: string
  title: string
  photo_url: string | null
  average_rating: string
  total_reviews: number
  time_zone: string
  latitude: number
  longitude: number
  service_radius_km: number
  policy: unknown
}
type PackageRow = {
  id: string
  slug: string
  name_id: string
  name_en: string
  description_id: string
  description_en: string
  session_count: number
  duration_minutes: number
  total_price: bigint
  admin_fee_amount: bigint | null
}

const LISTED = Prisma.raw(standingSql('regular'))

/**
 * What a patient chooses from when booking a therapist: home packages of the
 * therapist's grade, single visit first, priced under the policy in force.
 * @returns null when nobody may book there anew.
 */
export async function readCheckout(reader: Reader, therapistId: string): Promise<Checkout | null> {
  const [therapist] = await reader.$queryRaw<TherapistRow[]>`
    select t.id, u.name, t.title, t.photo_url, t.average_rating::text, t.total_reviews, t.time_zone, t.latitude, t.longitude, t.service_radius_km,
      (select values from policies order by version desc limit 1) as policy
    from therapists t join users u on u.id = t.user_id
    where t.id = ${therapistId}::uuid and ${LISTED}`
  if (!therapist) return null
  const rows = await reader.$queryRaw<PackageRow[]>`
    select p.id, p.slug, p.name_id, p.name_en, p.description_id, p.description_en, p.session_count, p.duration_minutes, p.total_price, p.admin_fee_amount
    from packages p join therapists t on t.grade = p.grade
    where t.id = ${therapistId}::uuid and p.is_active and p.place = 'HOME'
    order by p.session_count, p.sort_order, p.total_price`
  const policy = readPolicy(therapist.policy)
  return {
    therapist: {
      id: therapist.id,
      name: therapist.name,
      title: therapist.title,
      photoUrl: therapist.photo_url,
      rating: Number(therapist.average_rating),
      reviewCount: therapist.total_reviews,
      zone: therapist.time_zone,
      latitude: therapist.latitude,
      longitude: therapist.longitude,
      serviceRadiusKm: therapist.service_radius_km,
    },
    packages: rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: { id: row.name_id, en: row.name_en },
      description: { id: row.description_id, en: row.description_en },
      sessionCount: row.session_count,
      durationMinutes: row.duration_minutes,
      price: priceOf({ totalPrice: row.total_price, adminFeeAmount: row.admin_fee_amount }, policy),
    })),
    policy,
  }
}

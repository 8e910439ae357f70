import { toInstant, type Reader } from '../../platform/db.ts'
import { readPolicy } from '../policy/policy.ts'
import type { Sale, SoldRecorded } from './create-booking.ts'
import { PIN } from './pin.ts'
import type { Place } from './session.ts'

type Row = {
  patient_id: string
  therapist_id: string
  package_id: string
  booking_type: string
  sold_name_id: string
  sold_name_en: string
  place: Place
  grade: string
  therapy_minutes: number
  travel_minutes: number
  sold_recorded: SoldRecorded
  address_id: string | null
  locked_address: string
  address_latitude: number
  address_longitude: number
  distance_km: string
  time_zone: string
  area: string
  total_price: bigint
  admin_fee_amount: bigint
  therapist_net_total: bigint
  policy_snapshot: unknown
  note: string | null
  starts_at: Date
  valid_seconds: number
  shares: { therapist: number; platform: number }[]
}

/** What was sold with a booking, from its frozen parts; to sell the same again with another therapist. */
export async function readSale(reader: Reader, bookingId: string): Promise<Omit<Sale, 'holdExpiresAt'>> {
  const [row] = await reader.$queryRaw<Row[]>`
    select b.patient_id, b.therapist_id, b.package_id, b.booking_type::text, b.sold_name_id, b.sold_name_en, b.place::text, b.grade::text,
      b.therapy_minutes, b.travel_minutes, b.sold_recorded, b.address_id, b.locked_address, coalesce(pin.latitude, b.address_latitude) as address_latitude,
      coalesce(pin.longitude, b.address_longitude) as address_longitude,
      coalesce(b.distance_km, 0)::text as distance_km, b.time_zone, b.area, b.total_price, b.admin_fee_amount, b.therapist_net_total,
      b.policy_snapshot, b.note, first.starts_at, extract(epoch from b.expires_at - b.created_at)::float8 as valid_seconds,
      (select json_agg(json_build_object('therapist', s.therapist_share, 'platform', s.platform_share) order by s.ordinal)
        from sessions s where s.booking_id = b.id) as shares
    from bookings b ${PIN} join sessions first on first.booking_id = b.id and first.ordinal = 1
    where b.id = ${bookingId}::uuid`
  if (!row) throw new Error(`booking ${bookingId} is not there`)
  return {
    patientId: row.patient_id,
    therapistId: row.therapist_id,
    packageId: row.package_id,
    bookingType: row.booking_type,
    sold: {
      nameId: row.sold_name_id,
      nameEn: row.sold_name_en,
      place: row.place,
      grade: row.grade,
      therapyMinutes: row.therapy_minutes,
      travelMinutes: row.travel_minutes,
      recorded: row.sold_recorded,
    },
    address: {
      id: row.address_id,
      text: row.locked_address,
      latitude: row.address_latitude,
      longitude: row.address_longitude,
      distanceKm: row.distance_km,
      timeZone: row.time_zone,
      area: row.area,
    },
    price: { total: row.total_price, adminFee: row.admin_fee_amount, therapistNet: row.therapist_net_total },
    shares: row.shares.map((share) => ({ therapist: BigInt(share.therapist), platform: BigInt(share.platform) })),
    policy: readPolicy(row.policy_snapshot),
    note: row.note,
    startsAt: toInstant(row.starts_at),
    validFor: Temporal.Duration.from({ seconds: Math.round(row.valid_seconds) }),
  }
}

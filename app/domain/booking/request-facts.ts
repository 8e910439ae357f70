import { Prisma, type Tx } from '../../platform/db.ts'
import type { Intake } from '../scheduling/may-take.ts'
import { takenTimesJson, type TakenRow } from '../scheduling/taken-times.ts'
import type { BookingStatus } from '../session/session.ts'
import type { RequestBookingInput } from './request-booking.ts'

/** Everything the decision needs, as one row of one query. Times inside JSON are epoch milliseconds. */
export type RequestFacts = {
  is_profile_complete: boolean
  therapist_id: string | null
  therapist_verified: boolean
  therapist_open: boolean
  therapist_intake: Intake
  therapist_online: boolean
  therapist_last_sign: number | null
  therapist_grade: string | null
  therapist_zone: string | null
  therapist_latitude: number | null
  therapist_longitude: number | null
  therapist_radius_km: number | null
  package_price: bigint | null
  package_fee: bigint | null
  package_sessions: number | null
  package_minutes: number | null
  package_grade: string | null
  package_name_id: string | null
  package_name_en: string | null
  package_place: 'HOME' | 'ONLINE' | null
  address_text: string | null
  /** What of the address may be told before the exact one. */
  address_area: string | null
  address_latitude: number | null
  address_longitude: number | null
  address_zone: string | null
  policy: unknown
  working_hours: [number, number, number][]
  taken: TakenRow[]
  has_expired_hold: boolean
  patient_is_busy: boolean
  /** Bookings of this patient that hold a slot unpaid. */
  open_holds: number
  repeated_id: string | null
  repeated_hash: Buffer | null
  repeated_code: string | null
  repeated_hold: string | null
  repeated_status: BookingStatus | null
  pending_id: string | null
  pending_code: string | null
  pending_hold: string | null
}

type RawFacts = Omit<RequestFacts, 'repeated_hash'> & { repeated_hash: Uint8Array | null }

/** Reads only what lies near the wished start: a day either side covers every working range and session that matters. */
export async function readRequestFacts(tx: Tx, input: RequestBookingInput): Promise<RequestFacts> {
  const start = input.startsAt.toString()
  const [row] = await tx.$queryRaw<RawFacts[]>`
    with moment as (select ${start}::timestamptz as at, app_now() as now,
      tstzrange(${start}::timestamptz - interval '1 day', ${start}::timestamptz + interval '1 day') as near)
    select coalesce(patient.is_profile_complete and patient.is_active, false) as is_profile_complete,
      therapist.id as therapist_id, coalesce(therapist.verification_status = 'APPROVED', false) as therapist_verified,
      coalesce(account.is_active, false) as therapist_open, coalesce(therapist.intake, 'STOPPED') as therapist_intake,
      coalesce(therapist.is_online, false) as therapist_online,
      (select (extract(epoch from p.last_sign_at) * 1000)::float8 from therapist_presence p where p.therapist_id = therapist.id) as therapist_last_sign,
      therapist.grade::text as therapist_grade, therapist.time_zone as therapist_zone,
      therapist.latitude as therapist_latitude, therapist.longitude as therapist_longitude, therapist.service_radius_km as therapist_radius_km,
      package.total_price as package_price, package.admin_fee_amount as package_fee, package.session_count as package_sessions,
      package.duration_minutes as package_minutes, package.grade::text as package_grade,
      package.name_id as package_name_id, package.name_en as package_name_en, package.place::text as package_place,
      concat_ws(', ', address.street, nullif('(' || address.landmark || ')', '()'), address.village, address.district, address.city, address.province, address.postal_code) as address_text,
      concat_ws(', ', address.village, address.district, address.city) as address_area,
      address.id as address_id, address.latitude as address_latitude, address.longitude as address_longitude, address.time_zone as address_zone,
      (select values from policies order by version desc limit 1) as policy,
      (select coalesce(json_agg(json_build_array(h.weekday, h.start_minute, h.end_minute)), '[]')
        from therapist_working_hours h where h.therapist_id = therapist.id) as working_hours,
      ${takenTimesJson(Prisma.sql`therapist.id`, Prisma.sql`moment.near`)} as taken,
      exists (select 1 from bookings h where h.status = 'PENDING' and h.hold_expires_at <= moment.now
        and (h.therapist_id = therapist.id or h.patient_id = patient.id)) as has_expired_hold,
      exists (select 1 from sessions s join bookings b on b.id = s.booking_id
        where s.patient_id = patient.id and s.occupies
          and s.therapy && tstzrange(moment.at, moment.at + make_interval(mins => package.duration_minutes))
          and not (b.status = 'PENDING' and b.hold_expires_at <= moment.now)) as patient_is_busy,
      (select count(*)::int from bookings h where h.patient_id = patient.id and h.status = 'PENDING' and h.hold_expires_at > moment.now) as open_holds,
      repeated.id as repeated_id, repeated.request_hash as repeated_hash, repeated.code as repeated_code, repeated.status::text as repeated_status, to_json(repeated.hold_expires_at)#>>'{}' as repeated_hold,
      pending.id as pending_id, pending.code as pending_code, to_json(pending.hold_expires_at)#>>'{}' as pending_hold
    from moment
    left join users patient on patient.id = ${input.patientId}::uuid and patient.role = 'PATIENT'
    left join therapists therapist on therapist.id = ${input.therapistId}::uuid
    left join users account on account.id = therapist.user_id
    left join packages package on package.id = ${input.packageId}::uuid and package.is_active and package.place = 'HOME'
    left join addresses address on address.id = ${input.addressId}::uuid and address.user_id = patient.id and address.archived_at is null
    left join bookings repeated on repeated.patient_id = patient.id and repeated.idempotency_key = ${input.idempotencyKey ?? null}
    left join lateral (
      select b.id, b.code, b.hold_expires_at from bookings b join sessions s on s.booking_id = b.id and s.ordinal = 1
      where b.patient_id = patient.id and b.therapist_id = therapist.id and b.package_id = package.id and b.status = 'PENDING'
        and b.booking_type = ${input.bookingType}::booking_type and b.address_id = ${input.addressId}::uuid
        and b.hold_expires_at > moment.now and s.starts_at = moment.at limit 1
    ) pending on true`
  const { repeated_hash, ...facts } = row!
  return {
    ...facts,
    address_text: facts.address_zone === null ? null : facts.address_text,
    repeated_hash: repeated_hash ? Buffer.from(repeated_hash) : null,
  }
}

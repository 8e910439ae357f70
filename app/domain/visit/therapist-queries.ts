import { Prisma, toInstant, type Reader } from '../../platform/db.ts'
import { SIGN_OF_LIFE } from '../scheduling/sign-of-life.ts'
import { PIN } from '../session/pin.ts'
import type { Place, SessionStatus } from '../session/session.ts'
import type { VisitDetails } from './visit-details.ts'

/** Who the signed-in therapist is, as every screen of theirs needs it. */
export type TherapistProfile = {
  id: string
  user_id: string
  name: string
  email: string | null
  phone: string | null
  title: string
  bio: string
  photo_url: string | null
  city: string
  specialties: string[]
  years_experience: number
  grade: string
  service_radius_km: number
  time_zone: string
  verification_status: 'PENDING' | 'APPROVED' | 'REJECTED'
  verification_reason: string | null
  /** Of the switch and the sign of life together. */
  is_online: boolean
  /** Online until then without another sign of the app; null when offline. */
  online_until: Date | null
  intake: 'OPEN' | 'PAUSED' | 'STOPPED'
  intake_reason: string | null
  average_rating: number
  total_reviews: number
  has_hours: boolean
}

export async function readTherapistProfile(reader: Reader, userId: string): Promise<TherapistProfile | null> {
  const [row] = await reader.$queryRaw<TherapistProfile[]>`
    select t.id, t.user_id, u.name, u.email, u.phone, t.title, t.bio, t.photo_url, t.city, t.specialties, t.years_experience, t.grade::text,
      t.service_radius_km, t.time_zone, t.verification_status::text, t.verification_reason, t.intake, t.intake_reason,
      t.is_online and coalesce(sign.until > app_now(), false) as is_online, case when t.is_online then sign.until end as online_until,
      t.average_rating::float8 as average_rating, t.total_reviews,
      exists (select 1 from therapist_working_hours h where h.therapist_id = t.id) as has_hours
    from therapists t join users u on u.id = t.user_id ${SIGN_OF_LIFE}
    where t.user_id = ${userId}::uuid`
  return row ?? null
}

/**
 * B21: where a patient lives, how the door is found and whom to call is for whoever has the
 * accepted booking now. A session stays with whoever held it, also once the booking changed hands.
 */
const MAY_KNOW = Prisma.sql`b.status = 'ACCEPTED' and b.therapist_id = s.therapist_id`

/** A booking waiting for this therapist's answer. The area only: the address is for who accepts (B21). */
export type WaitingRequest = {
  id: string
  code: string
  booking_type: string
  status: string
  status_reason: string | null
  cancel_reason: string | null
  paid_at: Date | null
  therapist_respond_by: Date | null
  net: bigint
  session_count: number
  package_name_id: string
  package_name_en: string
  therapy_minutes: number
  place: Place
  patient_name: string
  patient_gender: string | null
  area: string | null
  distance_km: number | null
  note: string | null
  starts_at: Date | null
  ends_at: Date | null
  time_zone: string
  first_session_id: string | null
}

/** Still to be answered, soonest deadline first. */
export async function listWaitingRequests(reader: Reader, userId: string): Promise<WaitingRequest[]> {
  return requests(reader, userId, null)
}

/** One request in whatever state it is now, if it was ever this therapist's to answer. */
export async function readRequest(reader: Reader, userId: string, bookingId: string): Promise<WaitingRequest | null> {
  const [row] = await requests(reader, userId, bookingId)
  return row ?? null
}

function requests(reader: Reader, userId: string, bookingId: string | null): Promise<WaitingRequest[]> {
  return reader.$queryRaw<WaitingRequest[]>`
    select b.id, b.code, b.booking_type::text, b.status::text, b.status_reason, b.cancel_reason, b.paid_at, b.therapist_respond_by,
      b.therapist_net_total as net, b.session_count, b.sold_name_id as package_name_id, b.sold_name_en as package_name_en, b.therapy_minutes, b.place::text,
      split_part(patient.name, ' ', 1) as patient_name, patient.gender::text as patient_gender,
      nullif(b.area, '') as area, b.distance_km::float8 as distance_km, b.note,
      s.starts_at, s.ends_at, b.time_zone, s.id as first_session_id
    from bookings b join therapists t on t.id = b.therapist_id join users patient on patient.id = b.patient_id
      left join sessions s on s.booking_id = b.id and s.ordinal = 1
    where t.user_id = ${userId}::uuid and b.paid_at is not null
      and case when ${bookingId}::uuid is null then b.status = 'PAID' and b.therapist_respond_by > app_now() else b.id = ${bookingId}::uuid end
    order by b.therapist_respond_by limit 50`
}

export type VisitCard = {
  id: string
  booking_id: string
  code: string
  booking_status: 'PAID' | 'ACCEPTED' | 'COMPLETED'
  ordinal: number
  session_count: number
  status: SessionStatus
  starts_at: Date
  ends_at: Date
  started_at: Date | null
  time_zone: string
  place: Place
  patient_name: string
  distance_km: number | null
  therapist_share: bigint
  unread: number
  /** Exact while the visit lies ahead of an accepted booking, else the area (B21). */
  address: string
  phone: string | null
  latitude: number | null
  longitude: number | null
  /** When an admin moved the point; the address as written stays. */
  pin_corrected_at: Date | null
  /** What the patient added for the door; while the visit is ahead. */
  details: VisitDetails | null
  policy_snapshot: unknown
}

/**
 * The therapist's sessions that start in a span of time, in order; those of
 * requests still to be answered among them. With `open`, accepted ones that are
 * not over.
 */
export async function listVisits(
  reader: Reader,
  userId: string,
  span: { from: Temporal.Instant; to: Temporal.Instant },
  open = false,
): Promise<VisitCard[]> {
  return reader.$queryRaw<VisitCard[]>`
    select s.id, s.booking_id, b.code, b.status::text as booking_status, s.ordinal, b.session_count, s.status::text, s.starts_at, s.ends_at, s.started_at,
      b.time_zone, b.place::text, b.distance_km::float8 as distance_km, s.therapist_share, b.policy_snapshot,
      case when b.status = 'PAID' then split_part(patient.name, ' ', 1) else patient.name end as patient_name,
      case when ${MAY_KNOW} then b.locked_address else b.area end as address,
      case when ${MAY_KNOW} then patient.phone end as phone,
      case when ${MAY_KNOW} then coalesce(pin.latitude, b.address_latitude) end as latitude,
      case when ${MAY_KNOW} then coalesce(pin.longitude, b.address_longitude) end as longitude,
      pin.created_at as pin_corrected_at, case when ${MAY_KNOW} and d.booking_id is not null then json_build_object('note', d.note, 'landmark', d.landmark, 'gate', d.gate, 'contactName', d.contact_name, 'contactPhone', d.contact_phone) end as details,
      (select count(*)::int from chat_messages m left join chat_reads r on r.room_id = m.room_id and r.user_id = t.user_id
        where m.room_id = b.id and b.therapist_id = t.id and m.sender_id is distinct from t.user_id and m.seq > coalesce(r.last_read_seq, 0)) as unread
    from sessions s join bookings b on b.id = s.booking_id
      join therapists t on t.id = s.therapist_id join users patient on patient.id = s.patient_id
      left join visit_details d on d.booking_id = b.id ${PIN}
    where t.user_id = ${userId}::uuid and b.status in ('PAID', 'ACCEPTED', 'COMPLETED')
      and s.status not in ('CANCELLED', 'EXPIRED') and s.starts_at >= ${span.from.toString()}::timestamptz and s.starts_at < ${span.to.toString()}::timestamptz
      and (not ${open} or (b.status = 'ACCEPTED' and s.occupies))
    order by s.starts_at limit 300`
}

/** The visit to look at next: one under way first, then the soonest; also one of the last day left open. */
export async function nextVisit(reader: Reader, userId: string, now: Temporal.Instant): Promise<VisitCard | null> {
  const open = await listVisits(reader, userId, { from: now.subtract({ hours: 24 }), to: now.add({ hours: 24 * 31 }) }, true)
  const underWay = open.find((visit) => visit.status !== 'SCHEDULED')
  const ahead = open.find((visit) => Temporal.Instant.compare(toInstant(visit.ends_at), now) > 0)
  return underWay ?? ahead ?? open.at(-1) ?? null
}

export type TherapistSession = {
  id: string
  booking_id: string
  code: string
  booking_status: string
  ordinal: number
  session_count: number
  status: SessionStatus
  status_reason: string | null
  starts_at: Date | null
  ends_at: Date | null
  en_route_at: Date | null
  arrived_at: Date | null
  started_at: Date | null
  finished_at: Date | null
  time_zone: string
  place: Place
  meeting_link: string | null
  package_name_id: string
  package_name_en: string
  patient_name: string
  patient_phone: string | null
  patient_gender: string | null
  note: string | null
  /** Null once the booking is over or another's: an address is known only as long as it is needed. */
  address: string | null
  latitude: number | null
  longitude: number | null
  /** When an admin moved the point; the address as written stays. */
  pin_corrected_at: Date | null
  /** What the patient added for the door; while the visit is ahead. */
  details: VisitDetails | null
  area: string | null
  distance_km: number | null
  therapist_share: bigint
  is_payout_distributed: boolean
  therapist_note: string | null
  is_chat_active: boolean
  has_chat: boolean
  policy_snapshot: unknown
  now: Date
  events: { from: string | null; to: string; reason: string | null; actor: string; at: string; starts_at: string | null }[]
}

/** One of the therapist's own sessions, or null. */
export async function readTherapistSession(reader: Reader, userId: string, sessionId: string): Promise<TherapistSession | null> {
  const [row] = await reader.$queryRaw<TherapistSession[]>`
    select s.id, s.booking_id, b.code, b.status::text as booking_status, s.ordinal, b.session_count, s.status::text, s.status_reason,
      s.starts_at, s.ends_at, s.en_route_at, s.arrived_at, s.started_at, s.finished_at, b.time_zone, b.place::text, s.meeting_link,
      b.sold_name_id as package_name_id, b.sold_name_en as package_name_en,
      patient.name as patient_name, patient.gender::text as patient_gender, b.note,
      case when ${MAY_KNOW} then patient.phone end as patient_phone,
      case when ${MAY_KNOW} then b.locked_address end as address,
      case when ${MAY_KNOW} then coalesce(pin.latitude, b.address_latitude) end as latitude,
      case when ${MAY_KNOW} then coalesce(pin.longitude, b.address_longitude) end as longitude,
      pin.created_at as pin_corrected_at, case when ${MAY_KNOW} and d.booking_id is not null then json_build_object('note', d.note, 'landmark', d.landmark, 'gate', d.gate, 'contactName', d.contact_name, 'contactPhone', d.contact_phone) end as details,
      nullif(b.area, '') as area, b.distance_km::float8 as distance_km,
      s.therapist_share, s.is_payout_distributed, s.therapist_note, b.is_chat_active, b.policy_snapshot, app_now() as now,
      b.therapist_id = s.therapist_id and exists (select 1 from chat_rooms r where r.id = b.id) as has_chat,
      coalesce((select json_agg(json_build_object('from', e.from_state, 'to', e.to_state, 'reason', e.reason, 'actor', e.actor_name,
          'at', e.created_at, 'starts_at', e.data->>'starts_at') order by e.id)
        from booking_events e where e.booking_id = b.id and e.session_id = s.id and (e.subject = 'SESSION' or (e.to_state = 'CANCEL_REASON' and e.reason is not null))
          and b.accepted_at <= e.created_at), '[]') as events
    from sessions s join bookings b on b.id = s.booking_id
      join therapists t on t.id = s.therapist_id join users patient on patient.id = s.patient_id
      left join visit_details d on d.booking_id = b.id ${PIN}
    where s.id = ${sessionId}::uuid and t.user_id = ${userId}::uuid and b.accepted_at is not null`
  return row ?? null
}

/** Sessions paid for and not yet worked, with their shares: what the wallet calls pending. */
export type PendingEarning = {
  session_id: string
  code: string
  ordinal: number
  status: SessionStatus
  starts_at: Date | null
  time_zone: string
  share: bigint
}

export async function listPendingEarnings(reader: Reader, userId: string, limit = 50): Promise<PendingEarning[]> {
  return reader.$queryRaw<PendingEarning[]>`
    select s.id as session_id, b.code, s.ordinal, s.status::text, s.starts_at, b.time_zone, s.therapist_share as share
    from sessions s join bookings b on b.id = s.booking_id join therapists t on t.id = s.therapist_id
    where t.user_id = ${userId}::uuid and b.status in ('PAID', 'ACCEPTED') and not s.is_payout_distributed
      and s.status not in ('EXPIRED', 'CANCELLED', 'FAILED')
    order by s.starts_at nulls last, b.code, s.ordinal limit ${limit}`
}

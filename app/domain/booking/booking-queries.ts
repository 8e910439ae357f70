import { Prisma, type Reader } from '../../platform/db.ts'
import { newestFirst, readPage, type Keyed, type PageOf, type PageRequest } from '../../platform/paging.ts'
import { PIN } from '../session/pin.ts'
import type { Place } from '../session/session.ts'

export type SessionRow = {
  id: string
  ordinal: number
  status: string
  status_reason: string | null
  starts_at: string | null
  ends_at: string | null
  therapist_share: number
  platform_share: number
  en_route_at: string | null
  arrived_at: string | null
  started_at: string | null
  finished_at: string | null
  is_payout_distributed: boolean
  meeting_link: string | null
  therapist_id: string
}

export type BookingListRow = {
  id: string
  code: string
  status: string
  status_reason: string | null
  booking_type: string
  refund_status: string
  therapist_id: string
  therapist_name: string
  therapist_photo: string | null
  package_name_id: string
  package_name_en: string
  session_count: number
  total_price: bigint
  time_zone: string
  hold_expires_at: Date | null
  therapist_respond_by: Date | null
  expires_at: Date
  created_at: Date
  next_starts_at: Date | null
  sessions_finished: number
  sessions_in_quota: number
  /** Or there is nothing to review: nobody came. */
  has_review: boolean
  unread: number
}

const ACTIVE = Prisma.sql`('PENDING', 'PAID', 'SEARCHING', 'OFFERED', 'ACCEPTED')`

/** What a card shows of booking `b`. */
const CARD = Prisma.sql`b.id, b.code, b.status::text, b.status_reason, b.booking_type::text, b.refund_status::text,
  b.therapist_id, u.name as therapist_name, t.photo_url as therapist_photo,
  b.sold_name_id as package_name_id, b.sold_name_en as package_name_en, b.session_count, b.total_price, b.time_zone,
  b.hold_expires_at, b.therapist_respond_by, b.expires_at, b.created_at,
  progress.next_starts_at, progress.finished as sessions_finished, progress.quota as sessions_in_quota,
  exists (select 1 from reviews r where r.booking_id = b.id) or progress.worked = 0 as has_review,
  (select count(*)::int from chat_messages m left join chat_reads r on r.room_id = m.room_id and r.user_id = b.patient_id
    where m.room_id = b.id and m.sender_id is distinct from b.patient_id and m.seq > coalesce(r.last_read_seq, 0)) as unread`

const BESIDE = Prisma.sql`join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
  cross join lateral (
    select min(s.starts_at) filter (where s.occupies) as next_starts_at,
      count(*) filter (where s.status in ('COMPLETED', 'FORFEITED', 'EXPIRED'))::int as finished, count(*) filter (where s.status = 'COMPLETED') as worked,
      count(*) filter (where s.status in ('PENDING_SCHEDULING', 'REQUESTED'))::int as quota
    from sessions s where s.booking_id = b.id
  ) progress`

/** A patient's bookings that still go on: those waiting for something first, then by their next visit. */
export async function listPatientBookings(reader: Reader, patientId: string): Promise<BookingListRow[]> {
  return reader.$queryRaw<BookingListRow[]>`
    select ${CARD} from bookings b ${BESIDE}
    where b.patient_id = ${patientId}::uuid and b.status in ${ACTIVE}
    order by case when b.status in ('PENDING', 'PAID') then 0 else 1 end, progress.next_starts_at nulls last, b.created_at desc
    limit 50`
}

const NEWEST = newestFirst(Prisma.sql`b.created_at`, Prisma.sql`b.id`)
const PAST_PAGE = 20

/** A patient's bookings that are over, newest first. */
export async function listPastBookings(reader: Reader, patientId: string, request: PageRequest = {}): Promise<PageOf<BookingListRow>> {
  return readPage<BookingListRow>(
    { ...request, size: PAST_PAGE },
    NEWEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<BookingListRow>[]>`
    with found as (select * from bookings b where b.patient_id = ${patientId}::uuid and b.status not in ${ACTIVE} and ${beyond} order by ${order} limit ${limit})
    select ${CARD}, ${key} from found b ${BESIDE} order by ${order}`,
  )
}

export type BookingDetail = {
  id: string
  code: string
  status: string
  status_reason: string | null
  booking_type: string
  funding: string
  refund_status: string
  patient_id: string
  patient_name: string
  therapist_id: string
  therapist_user_id: string
  therapist_name: string
  therapist_photo: string | null
  therapist_title: string
  package_id: string
  package_name_id: string
  package_name_en: string
  place: Place
  session_count: number
  total_price: bigint
  admin_fee_amount: bigint
  therapist_net_total: bigint
  policy_snapshot: unknown
  therapy_minutes: number
  travel_minutes: number
  locked_address: string
  address_latitude: number
  address_longitude: number
  distance_km: string | null
  time_zone: string
  note: string | null
  hold_expires_at: Date | null
  paid_at: Date | null
  therapist_respond_by: Date | null
  accepted_at: Date | null
  expires_at: Date
  completed_at: Date | null
  cancelled_at: Date | null
  chat_locked_at: Date | null
  is_chat_active: boolean
  created_at: Date
  now: Date
  sessions: SessionRow[]
  refunds: {
    id: string
    amount: number
    status: string
    reason: string
    method: string | null
    reference: string | null
    completed_at: string | null
  }[]
  payment: { id: string; status: string; method: string; amount: number; paid_at: string | null } | null
  /** For patient and admin. */
  details: {
    note: string | null
    landmark: string | null
    gate: string | null
    contactName: string | null
    contactPhone: string | null
  } | null
  /** The admin's correction of the point, if any; the address above is as it was sold. */
  pin: { latitude: number; longitude: number; distanceKm: number; reason: string | null; at: string } | null
  /** Who cancelled it and why; name and words are for admins alone. */
  cancellation: { role: string | null; name: string | null; reason: string | null; words: string | null } | null
  review: { rating: number; comment: string | null; reply: string | null } | null
}

/** Who may read a booking; the condition is part of the query, so another's booking is simply not there. */
export type BookingViewer = { patientId: string } | { therapistUserId: string } | { admin: true }

export async function readBooking(reader: Reader, bookingId: string, viewer: BookingViewer): Promise<BookingDetail | null> {
  const patientId = 'patientId' in viewer ? viewer.patientId : null
  const therapistUserId = 'therapistUserId' in viewer ? viewer.therapistUserId : null
  const isAdmin = 'admin' in viewer
  const [row] = await reader.$queryRaw<BookingDetail[]>`
    select b.id, b.code, b.status::text, b.status_reason, b.booking_type::text, b.funding::text, b.refund_status::text,
      b.patient_id, patient.name as patient_name, b.therapist_id, t.user_id as therapist_user_id, u.name as therapist_name,
      t.photo_url as therapist_photo, t.title as therapist_title,
      b.package_id, b.sold_name_id as package_name_id, b.sold_name_en as package_name_en, b.place::text, b.session_count,
      b.total_price, b.admin_fee_amount, b.therapist_net_total, b.policy_snapshot, b.therapy_minutes, b.travel_minutes,
      b.locked_address, b.address_latitude, b.address_longitude, b.distance_km::text, b.time_zone, b.note,
      b.hold_expires_at, b.paid_at, b.therapist_respond_by, b.accepted_at, b.expires_at, b.completed_at, b.cancelled_at,
      b.chat_locked_at, b.is_chat_active, b.created_at, app_now() as now,
      (select json_agg(json_build_object('id', s.id, 'ordinal', s.ordinal, 'status', s.status, 'status_reason', s.status_reason,
          'starts_at', s.starts_at, 'ends_at', s.ends_at, 'therapist_share', s.therapist_share, 'platform_share', s.platform_share,
          'en_route_at', s.en_route_at, 'arrived_at', s.arrived_at, 'started_at', s.started_at, 'finished_at', s.finished_at,
          'is_payout_distributed', s.is_payout_distributed, 'meeting_link', s.meeting_link, 'therapist_id', s.therapist_id) order by s.ordinal)
        from sessions s where s.booking_id = b.id) as sessions,
      coalesce((select json_agg(json_build_object('id', r.id, 'amount', r.amount, 'status', r.status, 'reason', r.reason, 'method', r.method,
          'reference', r.reference, 'completed_at', r.completed_at) order by r.created_at)
        from refunds r where r.booking_id = b.id and (${isAdmin} or r.status <> 'WITHDRAWN')), '[]') as refunds,
      (select json_build_object('id', y.id, 'status', y.status, 'method', y.method, 'amount', y.amount, 'paid_at', y.paid_at)
        from payments y where y.booking_id = b.id order by coalesce(y.is_entitled, false) desc, y.attempt desc limit 1) as payment,
      (select json_build_object('rating', v.rating, 'comment', v.comment, 'reply', v.reply) from reviews v where v.booking_id = b.id) as review,
      case when b.status = 'CANCELLED' then (select json_build_object('role', canceller.role, 'name', case when ${isAdmin} then canceller.name end,
        'reason', b.cancel_reason, 'words', case when ${isAdmin} then b.cancel_words end)
        from (select 1) one left join users canceller on canceller.id = b.cancelled_by) end as cancellation,
      case when d.booking_id is not null and (${isAdmin} or b.patient_id = ${patientId}::uuid) then json_build_object('note', d.note, 'landmark', d.landmark, 'gate', d.gate, 'contactName', d.contact_name, 'contactPhone', d.contact_phone) end as details,
      case when pin.created_at is not null then json_build_object('latitude', pin.latitude, 'longitude', pin.longitude, 'distanceKm', pin.distance_km,
        'reason', case when ${isAdmin} then pin.reason end, 'at', pin.created_at) end as pin
    from bookings b join users patient on patient.id = b.patient_id left join visit_details d on d.booking_id = b.id ${PIN}
    join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    where b.id = ${bookingId}::uuid
      and (${isAdmin} or b.patient_id = ${patientId}::uuid or (t.user_id = ${therapistUserId}::uuid and b.status <> 'PENDING'))`
  return row ?? null
}

export type TimelineRow = {
  id: bigint
  subject: 'BOOKING' | 'SESSION' | 'REFUND' | 'NOTE' | 'PAYMENT'
  session_id: string | null
  ordinal: number | null
  from_state: string | null
  to_state: string
  reason: string | null
  actor_name: string
  actor: string | null
  data: Record<string, unknown>
  created_at: Date
}

/** Every step of a booking, its sessions and its payments, oldest first. Authorize with readBooking before. */
export async function readTimeline(reader: Reader, bookingId: string): Promise<TimelineRow[]> {
  return reader.$queryRaw<TimelineRow[]>`
    select e.id, e.subject, e.session_id, (e.data->>'ordinal')::int as ordinal, e.from_state, e.to_state, e.reason, e.actor_name,
      u.name as actor, e.data, e.created_at
    from booking_events e left join users u on u.id = e.actor_id where e.booking_id = ${bookingId}::uuid
    union all
    select e.id, 'PAYMENT', null, null, e.from_state, e.to_state, e.reason, e.actor_name, u.name, '{}', e.created_at
    from payment_events e left join users u on u.id = e.actor_id where e.booking_id = ${bookingId}::uuid
    order by created_at, id`
}

import { Prisma, type Reader } from '../../platform/db.ts'
import {
  allOf,
  countCapped,
  newestFirst,
  readPage,
  withinDays,
  type CappedCount,
  type Keyed,
  type PageOf,
  type PageRequest,
} from '../../platform/paging.ts'
import { findPeople, gathered, isOneOf, type People } from '../identity/find-people.ts'
import { codeBegins } from './booking-code.ts'

/** Days are calendar days of the office, in WIB, of the booking's creation. */
export type BookingFilter = { q?: string; status?: string; type?: string; from?: string; to?: string; therapist?: string }

export type AdminBookingRow = {
  id: string
  code: string
  status: string
  status_reason: string | null
  booking_type: string
  refund_status: string
  patient_name: string
  therapist_id: string
  therapist_name: string
  package_name_id: string
  package_name_en: string
  session_count: number
  sessions_finished: number
  next_starts_at: Date | null
  time_zone: string
  total_price: bigint
  admin_fee_amount: bigint
  therapist_net_total: bigint
  created_at: Date
  paid_at: Date | null
}

const NEWEST = newestFirst(Prisma.sql`b.created_at`, Prisma.sql`b.id`)

/** Newest first. `q` looks in the code's beginning, and in names, e-mail addresses and phone numbers of both sides. */
export async function listBookings(
  reader: Reader,
  filter: BookingFilter,
  request: PageRequest,
): Promise<PageOf<AdminBookingRow> & { total: CappedCount }> {
  const asked = allOf([
    filter.status !== undefined && Prisma.sql`b.status = ${filter.status}::booking_status`,
    filter.type !== undefined && Prisma.sql`b.booking_type = ${filter.type}::booking_type`,
    filter.therapist !== undefined && Prisma.sql`b.therapist_id = ${filter.therapist}::uuid`,
    ...withinDays(Prisma.sql`b.created_at`, filter),
  ])
  const people = filter.q ? await findPeople(reader, filter.q) : null
  const hits = Prisma.sql`from bookings b where ${asked} and ${people ? searched(people, filter.q!) : Prisma.sql`true`}`
  const page = await readPage<AdminBookingRow>(
    request,
    NEWEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<AdminBookingRow>[]>`
    with hits as ${gathered(people)} (select b.id, b.created_at ${hits}), found as (select b.id from hits b where ${beyond} order by ${order} limit ${limit})
    select b.id, b.code, b.status::text, b.status_reason, b.booking_type::text, b.refund_status::text, patient.name as patient_name, b.therapist_id,
      u.name as therapist_name, b.sold_name_id as package_name_id, b.sold_name_en as package_name_en, b.session_count, progress.finished as sessions_finished,
      progress.next_starts_at, b.time_zone, b.total_price, b.admin_fee_amount, b.therapist_net_total, b.created_at, b.paid_at, ${key}
    from found join bookings b on b.id = found.id join users patient on patient.id = b.patient_id join therapists t on t.id = b.therapist_id
    join users u on u.id = t.user_id cross join lateral (
      select count(*) filter (where s.status in ('COMPLETED', 'FORFEITED'))::int as finished,
        min(s.starts_at) filter (where s.occupies) as next_starts_at
      from sessions s where s.booking_id = b.id) progress
    order by ${order}`,
  )
  const total = await countCapped(reader, people?.isFew ? hits : Prisma.sql`${hits} order by b.created_at desc`)
  return { ...page, total }
}

function searched(people: People, typed: string): Prisma.Sql {
  const code = codeBegins(typed)
  const ways = [
    isOneOf('b.patient_id', people),
    people.ids
      ? Prisma.sql`b.therapist_id = any(array(select t.id from therapists t where t.user_id = any(${people.ids}::uuid[])))`
      : Prisma.sql`exists (select 1 from therapists t where t.id = b.therapist_id and ${isOneOf('t.user_id', people)})`,
    ...(code ? [code] : []),
  ]
  return Prisma.sql`(${Prisma.join(ways, ' or ')})`
}

export type BookingContact = { patient_email: string | null; patient_phone: string | null; therapist_phone: string | null }
export type BookingPayment = {
  id: string
  order_id: string
  method: string
  amount: bigint
  status: string
  is_entitled: boolean | null
  gateway_transaction_id: string | null
  created_at: Date
  paid_at: Date | null
}
export type GatewayNotice = {
  id: string
  order_id: string | null
  transaction_status: string | null
  is_signature_valid: boolean
  deliveries: number
  outcome: string | null
  received_at: Date
  processed_at: Date | null
}
export type BookingEntry = { id: string; kind: string; amount: bigint; note: string | null; created_at: Date }

/** What only the admin sees of a booking, beside readBooking and readTimeline. */
export async function readBookingMoney(
  reader: Reader,
  bookingId: string,
): Promise<{ contact: BookingContact | null; payments: BookingPayment[]; notices: GatewayNotice[]; entries: BookingEntry[] }> {
  const [contact] = await reader.$queryRaw<BookingContact[]>`
    select p.email as patient_email, p.phone as patient_phone, u.phone as therapist_phone
    from bookings b join users p on p.id = b.patient_id join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    where b.id = ${bookingId}::uuid`
  const payments = await reader.$queryRaw<BookingPayment[]>`
    select id, order_id, method, amount, status::text, is_entitled, gateway_transaction_id, created_at, paid_at
    from payments where booking_id = ${bookingId}::uuid order by attempt`
  const notices = await reader.$queryRaw<GatewayNotice[]>`
    select n.id, n.order_id, n.transaction_status, n.is_signature_valid, n.deliveries, n.outcome, n.received_at, n.processed_at
    from gateway_notifications n join payments p on p.order_id = n.order_id
    where p.booking_id = ${bookingId}::uuid order by n.received_at limit 100`
  const entries = await reader.$queryRaw<BookingEntry[]>`
    select e.id, e.kind::text, sum(posting.amount) filter (where posting.amount > 0)::bigint as amount, e.note, e.created_at
    from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
    where e.booking_id = ${bookingId}::uuid group by e.id order by e.created_at, e.id`
  return { contact: contact ?? null, payments, notices, entries }
}

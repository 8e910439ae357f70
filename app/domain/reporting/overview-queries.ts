import { Prisma, type Reader } from '../../platform/db.ts'

/** Office time: the days of the overview are days in WIB. */
const ZONE = 'Asia/Jakarta'

export type Overview = {
  bookings_today: number
  sessions_today: number
  waiting_payment: number
  waiting_answer: number
  revenue: bigint
  revenue_today: bigint
  platform_revenue: bigint
  refunds_pending: number
  refunds_pending_amount: bigint
  refunded: bigint
  asked: number
  accepted: number
  declined: number
  timed_out: number
  /** Seconds; null while nobody has accepted. */
  median_accept_seconds: number | null
  open_exceptions: number
  now: Date
}

/**
 * The figures of the last `days` days, today included. Revenue is money received
 * from patients less what the bank took back; the platform's is its earned fee.
 * Acceptance counts bookings paid in the window and since decided by a therapist.
 */
type Span = { since: Prisma.Sql; today: Prisma.Sql; tomorrow: Prisma.Sql; now: Date }

/**
 * The last `days` days in WIB, today included. The bounds are written into the statements: bounds out of a
 * subquery, or the general plan of a named statement, hide from the planner how little of a table it is.
 * They change once a day, so there are few such statements.
 */
async function spanOf(reader: Reader, days: number): Promise<Span> {
  const [row] = await reader.$queryRaw<
    { now: Date; today: string }[]
  >`select app_now() as now, (app_now() at time zone ${ZONE})::date::text as today`
  const today = Temporal.PlainDate.from(row!.today)
  const bound = (later: number) => Prisma.raw(`timestamptz '${today.add({ days: later }).toZonedDateTime(ZONE).toInstant().toString()}'`)
  return { since: bound(1 - days), today: bound(0), tomorrow: bound(1), now: row!.now }
}

/** The few accounts of the system, read once. */
const ACCOUNTS = Prisma.sql`account as materialized (select id, kind from ledger_accounts where user_id is null)`

/** Legs of system accounts since then; each entry looks up its own legs, not all legs their entries. */
const movesSince = (since: Prisma.Sql) => Prisma.sql`
  select account.kind, entry.kind as entry_kind, entry.created_at, leg.amount from ledger_entries entry
  cross join lateral (select posting.account_id, posting.amount from ledger_postings posting where posting.entry_id = entry.id offset 0) leg
  join account on account.id = leg.account_id
  where entry.created_at >= ${since}`

/** Money that came in: from the gateway, or out of a patient's wallet. */
const RECEIVED = Prisma.sql`
  select created_at, case kind when 'DEFERRED_REVENUE' then amount else -amount end as amount from money
  where kind = 'GATEWAY_CLEARING' and entry_kind in ('PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED', 'PAYMENT_REVERSED')
    or kind = 'DEFERRED_REVENUE' and entry_kind = 'WALLET_PAYMENT'`

/** @param days whole days in WIB, today included. */
export async function readOverview(reader: Reader, days: number): Promise<Overview> {
  const { since, today, tomorrow, now } = await spanOf(reader, days)
  const [row] = await reader.$queryRaw<Omit<Overview, 'now'>[]>`
    with ${ACCOUNTS}, money as materialized (${movesSince(since)}),
    received as (${RECEIVED}),
    decided as (
      select b.status_reason, b.accepted_at, extract(epoch from b.accepted_at - b.paid_at) as seconds from bookings b
      where b.paid_at >= ${since} and (b.accepted_at is not null or b.status_reason in ('therapist_declined', 'therapist_timeout')))
    select
      (select count(*)::int from bookings where created_at >= ${today}) as bookings_today,
      (select count(*)::int from sessions s where s.starts_at >= ${today} and s.starts_at < ${tomorrow}
        and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')) as sessions_today,
      (select count(*)::int from bookings where status = 'PENDING') as waiting_payment,
      (select count(*)::int from bookings where status = 'PAID') as waiting_answer,
      (select coalesce(sum(amount), 0)::bigint from received) as revenue,
      (select coalesce(sum(amount), 0)::bigint from received where created_at >= ${today}) as revenue_today,
      (select coalesce(sum(amount), 0)::bigint from money where kind in ('PLATFORM_REVENUE', 'BREAKAGE_REVENUE')) as platform_revenue,
      (select count(*)::int from refunds where status = 'PENDING') as refunds_pending,
      (select coalesce(sum(amount), 0)::bigint from refunds where status = 'PENDING') as refunds_pending_amount,
      (select coalesce(sum(amount), 0)::bigint from refunds where status = 'COMPLETED' and completed_at >= ${since}) as refunded,
      (select count(*)::int from decided) as asked,
      (select count(*)::int from decided where accepted_at is not null) as accepted,
      (select count(*)::int from decided where accepted_at is null and status_reason = 'therapist_declined') as declined,
      (select count(*)::int from decided where accepted_at is null and status_reason = 'therapist_timeout') as timed_out,
      (select percentile_cont(0.5) within group (order by seconds)::float8 from decided where accepted_at is not null) as median_accept_seconds,
      (select count(*)::int from exceptions where resolved_at is null) as open_exceptions`
  return { ...row!, now }
}

export type DayFigures = { day: string; bookings: number; revenue: bigint; refunds: bigint }

/** One row for each day of the window, oldest first. `day` is YYYY-MM-DD in WIB. */
export async function readDays(reader: Reader, days: number): Promise<DayFigures[]> {
  const { since, today } = await spanOf(reader, days)
  return reader.$queryRaw<DayFigures[]>`
    with ${ACCOUNTS}, days as (select generate_series(${since} at time zone ${ZONE}, ${today} at time zone ${ZONE}, interval '1 day') as day),
    made as (
      select date_trunc('day', created_at at time zone ${ZONE}) as day, count(*)::int as bookings from bookings
      where created_at >= ${since} group by 1),
    money as (${movesSince(since)}),
    received as (
      select date_trunc('day', created_at at time zone ${ZONE}) as day, sum(amount) as revenue from (${RECEIVED}) moves group by 1),
    owed as (
      select date_trunc('day', created_at at time zone ${ZONE}) as day, sum(amount) as refunds from refunds
      where created_at >= ${since} and status not in ('MOVED', 'WITHDRAWN') group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(made.bookings, 0) as bookings,
      coalesce(received.revenue, 0)::bigint as revenue, coalesce(owed.refunds, 0)::bigint as refunds
    from days left join made on made.day = days.day left join received on received.day = days.day left join owed on owed.day = days.day
    order by days.day`
}

export type HourFigures = { hour: number; sessions: number }
export type AreaFigures = { city: string; therapists: number; sessions: number }

/** When and where sessions of the window take place, to the end of tomorrow; hours are local to the visit. */
export async function readUtilisation(reader: Reader, days: number): Promise<{ hours: HourFigures[]; areas: AreaFigures[] }> {
  const { since, tomorrow } = await spanOf(reader, days)
  const held = Prisma.sql`sessions s where s.starts_at >= ${since} and s.starts_at < ${tomorrow} + interval '1 day'
    and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')`
  const hours = await reader.$queryRaw<HourFigures[]>`
    select extract(hour from s.starts_at at time zone booking.time_zone)::int as hour, count(*)::int as sessions
    from (select s.starts_at, s.booking_id from ${held}) s
    cross join lateral (select b.time_zone from bookings b where b.id = s.booking_id offset 0) booking
    group by 1 order by 1`
  const areas = await reader.$queryRaw<AreaFigures[]>`
    with busy as (select s.therapist_id, count(*) as sessions from ${held} group by s.therapist_id)
    select t.city, count(*)::int as therapists, coalesce(sum(busy.sessions), 0)::int as sessions
    from therapists t left join busy on busy.therapist_id = t.id
    where t.verification_status = 'APPROVED' group by t.city order by sessions desc, t.city limit 12`
  return { hours, areas }
}

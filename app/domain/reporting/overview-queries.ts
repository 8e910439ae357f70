import type { Reader } from '../../platform/db.ts'

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
export async function readOverview(reader: Reader, days: number): Promise<Overview> {
  const [row] = await reader.$queryRaw<Overview[]>`
    with span as (
      select (date_trunc('day', app_now() at time zone ${ZONE}) - make_interval(days => ${days - 1})) at time zone ${ZONE} as since,
        date_trunc('day', app_now() at time zone ${ZONE}) at time zone ${ZONE} as today),
    money as (
      select account.kind, entry.kind as entry_kind, entry.created_at, posting.amount from ledger_postings posting
      join ledger_entries entry on entry.id = posting.entry_id join ledger_accounts account on account.id = posting.account_id, span
      where entry.created_at >= span.since and account.user_id is null),
    received as (
      select created_at, case kind when 'DEFERRED_REVENUE' then amount else -amount end as amount from money
      where kind = 'GATEWAY_CLEARING' and entry_kind in ('PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED', 'PAYMENT_REVERSED')
        or kind = 'DEFERRED_REVENUE' and entry_kind = 'WALLET_PAYMENT'),
    decided as (
      select b.status_reason, b.accepted_at, extract(epoch from b.accepted_at - b.paid_at) as seconds from bookings b, span
      where b.paid_at >= span.since and (b.accepted_at is not null or b.status_reason in ('therapist_declined', 'therapist_timeout')))
    select
      (select count(*)::int from bookings, span where created_at >= span.today) as bookings_today,
      (select count(*)::int from sessions s, span where s.starts_at >= span.today and s.starts_at < span.today + interval '1 day'
        and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')) as sessions_today,
      (select count(*)::int from bookings where status = 'PENDING') as waiting_payment,
      (select count(*)::int from bookings where status = 'PAID') as waiting_answer,
      (select coalesce(sum(amount), 0)::bigint from received) as revenue,
      (select coalesce(sum(amount), 0)::bigint from received, span where created_at >= span.today) as revenue_today,
      (select coalesce(sum(amount), 0)::bigint from money where kind in ('PLATFORM_REVENUE', 'BREAKAGE_REVENUE')) as platform_revenue,
      (select count(*)::int from refunds where status = 'PENDING') as refunds_pending,
      (select coalesce(sum(amount), 0)::bigint from refunds where status = 'PENDING') as refunds_pending_amount,
      (select coalesce(sum(amount), 0)::bigint from refunds, span where status = 'COMPLETED' and completed_at >= span.since) as refunded,
      (select count(*)::int from decided) as asked,
      (select count(*)::int from decided where accepted_at is not null) as accepted,
      (select count(*)::int from decided where accepted_at is null and status_reason = 'therapist_declined') as declined,
      (select count(*)::int from decided where accepted_at is null and status_reason = 'therapist_timeout') as timed_out,
      (select percentile_cont(0.5) within group (order by seconds)::float8 from decided where accepted_at is not null) as median_accept_seconds,
      (select count(*)::int from exceptions where resolved_at is null) as open_exceptions,
      app_now() as now`
  return row!
}

export type DayFigures = { day: string; bookings: number; revenue: bigint; refunds: bigint }

/** One row for each day of the window, oldest first. `day` is YYYY-MM-DD in WIB. */
export async function readDays(reader: Reader, days: number): Promise<DayFigures[]> {
  return reader.$queryRaw<DayFigures[]>`
    with days as (
      select generate_series(date_trunc('day', app_now() at time zone ${ZONE}) - make_interval(days => ${days - 1}),
        date_trunc('day', app_now() at time zone ${ZONE}), interval '1 day') as day),
    since as (select min(day) at time zone ${ZONE} as since from days),
    made as (
      select date_trunc('day', created_at at time zone ${ZONE}) as day, count(*)::int as bookings from bookings, since
      where created_at >= since.since group by 1),
    received as (
      select date_trunc('day', e.created_at at time zone ${ZONE}) as day, sum(case a.kind when 'DEFERRED_REVENUE' then posting.amount else -posting.amount end) as revenue
      from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
      join ledger_accounts a on a.id = posting.account_id, since
      where e.created_at >= since.since and (a.kind = 'GATEWAY_CLEARING' and e.kind in ('PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED', 'PAYMENT_REVERSED')
        or a.kind = 'DEFERRED_REVENUE' and e.kind = 'WALLET_PAYMENT') group by 1),
    owed as (
      select date_trunc('day', created_at at time zone ${ZONE}) as day, sum(amount) as refunds from refunds, since
      where created_at >= since.since and status not in ('MOVED', 'WITHDRAWN') group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(made.bookings, 0) as bookings,
      coalesce(received.revenue, 0)::bigint as revenue, coalesce(owed.refunds, 0)::bigint as refunds
    from days left join made on made.day = days.day left join received on received.day = days.day left join owed on owed.day = days.day
    order by days.day`
}

export type HourFigures = { hour: number; sessions: number }
export type AreaFigures = { city: string; therapists: number; sessions: number }

/** When and where sessions of the window take place; hours are local to the visit. */
export async function readUtilisation(reader: Reader, days: number): Promise<{ hours: HourFigures[]; areas: AreaFigures[] }> {
  const hours = await reader.$queryRaw<HourFigures[]>`
    select extract(hour from s.starts_at at time zone b.time_zone)::int as hour, count(*)::int as sessions
    from sessions s join bookings b on b.id = s.booking_id
    where s.starts_at between app_now() - make_interval(days => ${days}) and app_now() + interval '1 day'
      and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')
    group by 1 order by 1`
  const areas = await reader.$queryRaw<AreaFigures[]>`
    select t.city, count(distinct t.id)::int as therapists, count(s.id)::int as sessions
    from therapists t left join sessions s on s.therapist_id = t.id
      and s.starts_at between app_now() - make_interval(days => ${days}) and app_now() + interval '1 day'
      and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'COMPLETED', 'FORFEITED')
    where t.verification_status = 'APPROVED' group by t.city order by sessions desc, t.city limit 12`
  return { hours, areas }
}

/** What a visit leaves behind: a chat that locks, exceptions somebody can close, time on the calendar, a review. */
import { EXCEPTION_ACTS, EXCEPTION_KINDS, type ActInStates } from '../oversight/exception-acts.ts'
import type { Invariant } from './invariant.ts'

/** The chats' own sweep comes every fifteen minutes; a minute for it to finish. */
const CHAT_SWEEP = `interval '16 minutes'`

/**
 * F17 in other words than `session/keep-booking.ts`: a chat stays open some hours after the
 * last thing that will still happen or has happened. Of a cancelled booking that is its end;
 * else of each session its own end, or the package's while (or because) it had no date.
 */
const chatLocks = `
  with last_thing as (
    select b.id, b.status, b.accepted_at, b.chat_locked_at, b.is_chat_active, coalesce((b.policy_snapshot ->> 'chatLockHours')::int, 24) as hours,
      case when b.status = 'CANCELLED' then b.cancelled_at
        else max(case when s.status in ('PENDING_SCHEDULING', 'REQUESTED', 'EXPIRED') then b.expires_at else coalesce(s.finished_at, s.ends_at) end) end as at
    from bookings b join sessions s on s.booking_id = b.id group by b.id),
  chat as (select *, case when accepted_at is not null then greatest(accepted_at, at) + make_interval(hours => hours) end as formula from last_thing)
  select id as booking_id, 'locks at ' || coalesce(chat_locked_at::text, 'no time') || ', by its formula at ' || coalesce(formula::text, 'no time') as problem
  from chat where chat_locked_at is distinct from formula
  union all
  select id, case when is_chat_active then 'open after its lock' else 'closed before its lock' end from chat
  where case when is_chat_active then accepted_at is null or formula <= app_now() - ${CHAT_SWEEP} else formula > app_now() end`

const quoted = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ')
const actFits = ({ from, bookingFrom }: ActInStates): string =>
  ['true', from && `coalesce(subject in (${quoted(from)}), false)`, bookingFrom && `coalesce(booking in (${quoted(bookingFrom)}), false)`]
    .filter(Boolean)
    .join(' and ')
/** The table of `oversight/exception-acts.ts` as a condition. */
const hasAct = EXCEPTION_KINDS.map((kind) => `kind = '${kind}' and (${EXCEPTION_ACTS[kind].acts.map(actFits).join(' or ')})`)

const exceptions = `
  select id as exception_id, booking_id, session_id, kind || ' about ' || coalesce(subject, 'nothing') || ' of a booking ' || coalesce(booking, 'of nobody')
    || ': no act settles it' as problem
  from (
    select x.id, x.kind, coalesce(b.id, x.booking_id) as booking_id, x.session_id, b.status::text as booking,
      coalesce(s.status::text, p.status::text, w.status::text) as subject
    from exceptions x left join sessions s on s.id = x.session_id left join payments p on p.id = x.payment_id
    left join withdrawals w on w.id = x.withdrawal_id left join bookings b on b.id = coalesce(s.booking_id, p.booking_id, x.booking_id)
    where x.resolved_at is null) open
  where not (${hasAct.map((condition) => `(${condition})`).join(' or ')})`

/** The program counts in milliseconds, the database in microseconds. */
const ROUNDING = `interval '1 second'`

/** The longest way that can be sold (`bookings.travel_minutes`). */
const LONGEST_WAY = `interval '240 minutes'`

/**
 * The time sold, on every session that has one; the way back of whoever was under way, for as
 * long as it lasts; and no start that was chosen inside a way back.
 */
const calendar = `
  select s.id as session_id, s.booking_id, 'takes ' || (s.blocked_until - s.starts_at) || ', sold were ' || b.therapy_minutes || ' and '
    || b.travel_minutes || ' minutes' as problem
  from sessions s join bookings b on b.id = s.booking_id
  where s.ends_at - s.starts_at < make_interval(mins => b.therapy_minutes)
    or s.blocked_until - s.ends_at < make_interval(mins => b.travel_minutes)
  union all
  select s.id, s.booking_id, 'left at ' || ended.at || ' (' || e.from_state || ' > ' || e.to_state || '), the way back is free'
  from booking_events e join sessions s on s.id = e.session_id join bookings b on b.id = s.booking_id
  cross join lateral (
    select case when s.status::text = e.to_state and s.finished_at is not null then s.finished_at else e.created_at end as at) ended
  where e.subject = 'SESSION' and e.from_state in ('EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')
    and e.to_state in ('COMPLETED', 'FORFEITED', 'CANCELLED', 'FAILED', 'PENDING_SCHEDULING') and b.place = 'HOME'
    and e.created_at > app_now() - ${LONGEST_WAY} and ended.at + make_interval(mins => b.travel_minutes) > app_now()
    and not exists (select 1 from calendar_blocks k where k.session_id = s.id and lower(k.during) <= ended.at + ${ROUNDING}
      and upper(k.during) >= ended.at + make_interval(mins => b.travel_minutes) - ${ROUNDING})
  union all
  select s.id, s.booking_id, 'starts on the way back from session ' || k.session_id
  from calendar_blocks k join sessions s on s.therapist_id = k.therapist_id and s.occupies and s.occupied && k.during
  cross join lateral (
    select max(e.created_at) as at from booking_events e where e.booking_id = s.booking_id and (
      e.session_id = s.id and e.to_state = 'SCHEDULED' and (e.data ->> 'starts_at')::timestamptz = s.starts_at
      or e.reason = 'therapist_swapped' and e.data ->> 'to_therapist_id' = s.therapist_id::text)) chosen
  where upper(k.during) > app_now() and chosen.at > k.created_at`

const judged = `
  select r.id as review_id, r.booking_id, r.therapist_id, 'judges somebody who completed no session of it' as problem
  from reviews r where not exists (
    select 1 from sessions s where s.booking_id = r.booking_id and s.therapist_id = r.therapist_id and s.status = 'COMPLETED')`

export const VISIT_INVARIANTS: Invariant[] = [
  { id: 'I20', title: "a booking's chat locks when its sessions say, and is open exactly until then", sql: chatLocks },
  { id: 'I21', title: 'every open exception has an act that settles it', sql: exceptions },
  { id: 'I23', title: 'the calendar holds the time sold, and the way back of a visit that ended early', sql: calendar },
  { id: 'I26', title: "a review's therapist completed a session of its booking", sql: judged },
]

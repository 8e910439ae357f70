import type { Invariant } from './invariant.ts'

/** "Plus a sweep": the safety net runs every five minutes; a minute for it to finish. */
const SWEEP = `interval '6 minutes'`
const OCCUPYING = `('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')`
const FINISHED = `('COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED', 'FAILED')`
const OPEN = `('PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')`

const overlaps = `
  select a.id as session_id, b.id as other_session_id, a.therapist_id, 'therapist is in two places' as problem
  from sessions a join sessions b on b.therapist_id = a.therapist_id and b.id > a.id and b.occupied && a.occupied
  where a.status in ${OCCUPYING} and b.status in ${OCCUPYING}
  union all
  select a.id, b.id, a.therapist_id, 'patient is in two places'
  from sessions a join sessions b on b.patient_id = a.patient_id and b.id > a.id and b.therapy && a.therapy
  where a.status in ${OCCUPYING} and b.status in ${OCCUPYING}
  union all
  select id, null, therapist_id, 'occupies no time' from sessions where status in ${OCCUPYING} and (occupied is null or isempty(occupied))`

const sameParties = `
  select s.id as session_id, b.id as booking_id, s.therapist_id, b.therapist_id as booking_therapist_id, 'not of the booking''s parties' as problem
  from sessions s join bookings b on b.id = s.booking_id
  where s.patient_id <> b.patient_id
    or (s.therapist_id <> b.therapist_id and not (s.status in ${FINISHED} and exists (
      select 1 from booking_events e where e.booking_id = b.id and e.reason = 'therapist_swapped'
        and e.data ->> 'from_therapist_id' = s.therapist_id::text)))
  union all
  select null, b.id, null, null, 'its address is not the one it was sold for' from bookings b
  where b.address_seal is distinct from address_seal(b.locked_address, b.address_latitude, b.address_longitude)`

const heldTooLong = `
  select b.id as booking_id, s.id as session_id, b.hold_expires_at
  from bookings b left join sessions s on s.booking_id = b.id and s.status in ${OCCUPYING}
  where b.status = 'PENDING' and (b.hold_expires_at is null or b.hold_expires_at < app_now() - ${SWEEP})`

const reviews = `
  select r.id as review_id, r.booking_id, r.therapist_id, 'not of a completed booking of this patient' as problem
  from reviews r join bookings b on b.id = r.booking_id
  where b.status <> 'COMPLETED' or b.patient_id <> r.patient_id
  union all
  select null, booking_id, null, 'reviewed more than once' from reviews group by booking_id having count(*) > 1
  union all
  select null, null, t.id, 'cached ' || t.average_rating || '/' || t.total_reviews || ', counted ' || c.average || '/' || c.total
  from therapists t cross join lateral (
    select coalesce(round(avg(rating), 2), 0) as average, count(*) as total from reviews where therapist_id = t.id and hidden_at is null) c
  where (t.average_rating, t.total_reviews) is distinct from (c.average, c.total)`

const chats = `
  select b.id as booking_id, null::uuid as message_id,
    case when r.id is null then 'accepted without a chat room' else 'chat room without acceptance' end as problem
  from bookings b left join chat_rooms r on r.id = b.id
  where (b.accepted_at is not null) <> (r.id is not null)
  union all
  select m.room_id, m.id, 'message newer than the lock' from chat_messages m join bookings b on b.id = m.room_id
  where m.created_at > b.chat_locked_at`

/** Each machine's events in order; `before` is the state the previous event left. */
const steps = `
  select 'BOOKING' as machine, booking_id as subject_id, id, from_state, to_state from booking_events
    where subject = 'BOOKING' and reason is distinct from 'therapist_swapped'
  union all select 'SESSION', session_id, id, from_state, to_state from booking_events where subject = 'SESSION'
  union all select 'REFUND', booking_id, id, from_state, to_state from booking_events where subject = 'REFUND'
  union all select 'PAYMENT', payment_id, id, from_state, to_state from payment_events
  union all select 'WITHDRAWAL', withdrawal_id, id, from_state, to_state from withdrawal_events
  union all select 'MONEY_BACK', refund_id, id, from_state, to_state from refund_events`

const replay = `
  with steps as (${steps}),
  chained as (
    select *, lag(to_state) over subject as before, row_number() over (partition by machine, subject_id order by id desc) as from_last
    from steps window subject as (partition by machine, subject_id order by id)),
  stored as (
    select 'BOOKING' as machine, id, status::text as state from bookings
    union all select 'SESSION', id, status::text from sessions
    union all select 'REFUND', id, refund_status::text from bookings
    union all select 'PAYMENT', id, status::text from payments
    union all select 'WITHDRAWAL', id, status::text from withdrawals
    union all select 'MONEY_BACK', id, status from refunds),
  swaps as (
    select booking_id, id, data ->> 'from_therapist_id' as old, data ->> 'to_therapist_id' as new,
      lag(data ->> 'to_therapist_id') over (partition by booking_id order by id) as before,
      row_number() over (partition by booking_id order by id desc) as from_last
    from booking_events where reason = 'therapist_swapped')
  select stored.machine, stored.id as subject_id, 'stored ' || state || ', events say ' || coalesce(last.to_state, 'nothing') as problem
  from stored left join chained last on last.machine = stored.machine and last.subject_id = stored.id and last.from_last = 1
  where state <> coalesce(last.to_state, case when stored.machine = 'REFUND' then 'NONE' else '' end)
  union all
  select machine, subject_id, 'event ' || id || ' starts from ' || coalesce(from_state, 'nothing') || ', the one before ended in ' || coalesce(before, 'nothing')
  from chained where from_state is distinct from coalesce(before, case when machine = 'REFUND' then 'NONE' end)
  union all
  select 'SESSION', s.id, 'stored start ' || coalesce(s.starts_at::text, 'none') || ', events say ' || coalesce(e.starts_at::text, 'none')
  from sessions s cross join lateral (
    select (data ->> 'starts_at')::timestamptz as starts_at from booking_events
    where session_id = s.id and subject = 'SESSION' order by id desc limit 1) e
  where date_trunc('milliseconds', s.starts_at) is distinct from date_trunc('milliseconds', e.starts_at)
  union all
  select 'SWAP', b.id, 'therapist is not the one the swaps lead to' from swaps join bookings b on b.id = swaps.booking_id
  where (from_last = 1 and b.therapist_id::text <> new) or (before is not null and before <> old)`

/** Since when a therapist takes nothing new at all; a hold made before may still be unpaid. */
const unlisted = `
  select t.id as therapist_id, null::uuid as booking_id, 'online without taking bookings' as problem
  from therapists t join users u on u.id = t.user_id
  where t.is_online and not (t.is_listed and u.is_active)
  union all
  select t.id, b.id, 'asked without being verified, open and not stopped' from bookings b join therapists t on t.id = b.therapist_id
  join users u on u.id = t.user_id
  where b.status = 'PAID' and (t.verification_status <> 'APPROVED' or t.intake = 'STOPPED' or not u.is_active)
  union all
  select t.id, b.id, 'booked without being verified' from bookings b join therapists t on t.id = b.therapist_id
  where t.verification_status <> 'APPROVED' and t.intake <> 'STOPPED' and b.status not in ('COMPLETED', 'CANCELLED')
  union all
  select t.id, null, 'a closed account takes bookings' from therapists t join users u on u.id = t.user_id
  where not u.is_active and t.intake <> 'STOPPED'`

/** How a booking came to the therapist it has: the last swap, or its making. */
const intake = `
  with came as (
    select b.id as booking_id, b.therapist_id, coalesce(swap.created_at, b.created_at) as at, swap.created_at is not null as by_swap,
      exists (select 1 from audit_log a where a.action = 'booking.swap_therapist' and a.subject_id = b.id::text
        and a.created_at between swap.created_at and swap.created_at + interval '1 minute' and length(trim(a.reason)) >= 3) as has_reason
    from bookings b left join lateral (
      select e.created_at from booking_events e
      where e.booking_id = b.id and e.reason = 'therapist_swapped' and e.data ->> 'to_therapist_id' = b.therapist_id::text
      order by e.id desc limit 1) swap on true)
  select t.id as therapist_id, came.booking_id, 'gained while paused' as problem from came join therapists t on t.id = came.therapist_id
  where t.intake = 'PAUSED' and came.at > t.intake_since and not (came.by_swap and came.has_reason)
  union all
  select t.id, came.booking_id, 'gained after the stop' from came join therapists t on t.id = came.therapist_id
  where t.intake = 'STOPPED' and came.at > t.intake_since
  union all
  select t.id, s.booking_id, 'a session dated after the stop' from sessions s join therapists t on t.id = s.therapist_id
  where t.intake = 'STOPPED' and exists (
    select 1 from booking_events e where e.session_id = s.id and e.subject = 'SESSION' and e.to_state = 'SCHEDULED'
      and e.data ->> 'starts_at' is not null and e.created_at > t.intake_since)`

const packageSize = `
  select b.id as booking_id, b.session_count, count(s.id)::int as sessions, 'sessions do not make up the package' as problem
  from bookings b left join sessions s on s.booking_id = b.id
  group by b.id having count(s.id) <> b.session_count or max(s.ordinal) <> b.session_count
  union all
  select b.id, b.session_count, count(*)::int, 'quota of an expired booking' from bookings b join sessions s on s.booking_id = b.id
  where s.status = 'PENDING_SCHEDULING' and b.expires_at < app_now() - interval '1 day' - ${SWEEP}
    and not exists (select 1 from therapists t where t.id = b.therapist_id and t.intake = 'STOPPED')
  group by b.id
  union all
  select b.id, b.session_count, count(*)::int, 'open session in a ' || lower(b.status::text) || ' booking'
  from bookings b join sessions s on s.booking_id = b.id
  where b.status in ('COMPLETED', 'CANCELLED') and s.status in ${OPEN} group by b.id
  union all
  select b.id, b.session_count, count(*)::int, 'failed, and on nobody''s list' from sessions s join bookings b on b.id = s.booking_id
  where s.status = 'FAILED' and not exists (select 1 from exceptions x where x.session_id = s.id and x.resolved_at is null) group by b.id`

export const BOOKING_INVARIANTS: Invariant[] = [
  { id: 'I01', title: 'no two time-occupying sessions of one therapist or patient overlap', sql: overlaps },
  {
    id: 'I02',
    title: "a session's therapist and patient are its booking's, but for finished sessions of a swapped booking; its address stays",
    sql: sameParties,
  },
  {
    id: 'I11',
    title: 'a PAID booking has its answer deadline and is not PAID past it',
    sql: `select id as booking_id, therapist_respond_by from bookings
      where status = 'PAID' and (therapist_respond_by is null or therapist_respond_by < app_now() - ${SWEEP})`,
  },
  { id: 'I12', title: 'no PENDING booking holds a slot past its hold', sql: heldTooLong },
  { id: 'I13', title: 'one review per completed booking; cached rating equals the query', sql: reviews },
  { id: 'I14', title: 'a chat room exists exactly for bookings once accepted; no message is newer than the lock', sql: chats },
  { id: 'I15', title: 'at most one therapist holds an offer on an on-demand booking', sql: null },
  { id: 'I16', title: 'replaying the events gives the stored state', sql: replay },
  { id: 'I17', title: 'only verified therapists with an open account are asked, are online or take bookings', sql: unlisted },
  { id: 'I18', title: 'the sessions of a booking make up its package', sql: packageSize },
  {
    id: 'I22',
    title: 'a paused therapist gains no booking, a stopped one nothing at all; a swap to a paused one has its reason',
    sql: intake,
  },
]

-- Whether a session takes its therapist's and its patient's time is a fact of its state, said once.
alter table sessions
  add column occupies boolean generated always as (status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')) stored,
  -- Why a finished session's share is not paid yet, until a person decides.
  add column payout_held_for text;
alter table sessions
  drop constraint therapist_not_double_booked,
  drop constraint patient_not_double_booked,
  drop constraint occupying_has_time,
  add constraint occupying_has_time check (not occupies or starts_at is not null),
  add constraint held_is_not_paid check (payout_held_for is null or not is_payout_distributed),
  -- I01. A slot held by an unpaid booking is a SCHEDULED session, so a hold counts.
  add constraint therapist_not_double_booked exclude using gist (therapist_id with =, occupied with &&) where (occupies),
  add constraint patient_not_double_booked exclude using gist (patient_id with =, therapy with &&) where (occupies);
drop index sessions_open_end;
create index sessions_open_end on sessions (ends_at) where occupies;

-- The way back of a visit that ended early, was forfeited at the door, or was left after setting
-- out: new starts keep away from it, and it refuses nothing. A row of its own, because the session
-- may be given another date at once.
create table calendar_blocks (
  id uuid primary key default uuidv7(),
  therapist_id uuid not null references therapists,
  during tstzrange not null check (not isempty(during)),
  session_id uuid not null references sessions,
  created_at timestamptz not null default app_now()
);
create index calendar_blocks_time on calendar_blocks using gist (therapist_id, during);
create index calendar_blocks_session on calendar_blocks (session_id);

-- A patient who has asked for a date keeps the session until the answer.
delete from state_transitions where machine = 'SESSION' and from_state = 'REQUESTED' and to_state = 'EXPIRED';

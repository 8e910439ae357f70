-- Whether a therapist takes new bookings. PAUSED: none, sold packages go on. STOPPED: nothing new at all.
alter table therapists
  add column intake text not null default 'OPEN' check (intake in ('OPEN', 'PAUSED', 'STOPPED')),
  add column intake_since timestamptz not null default app_now(),
  add column intake_reason text;
update therapists t set intake = 'STOPPED', intake_reason = coalesce(t.verification_reason, 'account_closed'), is_online = false
  from users u where u.id = t.user_id and (t.verification_status = 'REJECTED' or not u.is_active);
alter table therapists
  add column is_listed boolean generated always as (verification_status = 'APPROVED' and intake = 'OPEN') stored,
  add constraint stopped_has_reason check (intake <> 'STOPPED' or intake_reason is not null),
  -- I17: whoever takes no new booking is not online either.
  add constraint online_only_when_open check (not is_online or intake = 'OPEN');
drop index therapists_location;
create index therapists_location on therapists using gist (location) where is_listed;

-- A closed account is stopped whoever closes it, so that the search need not look at users.
create function stop_closed_therapist() returns trigger
language plpgsql as $$
begin
  update therapists set intake = 'STOPPED', intake_since = app_now(), intake_reason = 'account_closed', is_online = false
  where user_id = new.id and intake <> 'STOPPED';
  return null;
end $$;
create trigger users_closing_stops after update of is_active on users
  for each row when (old.is_active and not new.is_active and new.role = 'THERAPIST') execute function stop_closed_therapist();

-- The last request or ping of a therapist's app; written at most once a minute, so it is a small row of its own.
create table therapist_presence (
  therapist_id uuid primary key references therapists on delete cascade,
  last_sign_at timestamptz not null
);
insert into therapist_presence (therapist_id, last_sign_at)
  select t.id, greatest(t.last_seen_at, max(l.last_seen_at))
  from therapists t left join login_sessions l on l.user_id = t.user_id
  group by t.id having greatest(t.last_seen_at, max(l.last_seen_at)) is not null;
alter table therapists drop column last_seen_at;

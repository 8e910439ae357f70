-- I02: where a visit takes place is part of what was sold. The seal is made once, with the row, so
-- that an address changed behind every guard shows.
create function address_seal(address text, latitude double precision, longitude double precision) returns bytea
language sql immutable as $$ select sha256(convert_to(address, 'UTF8') || float8send(latitude) || float8send(longitude)) $$;
alter table bookings add column address_seal bytea;

alter table bookings disable trigger user;
update bookings set address_seal = address_seal(locked_address, address_latitude, address_longitude);
-- I20: a swap that sent a session to quota forgot to move the lock of the chat.
with lock as (
  select b.id, greatest(b.accepted_at, case when b.status = 'CANCELLED' then b.cancelled_at
      else max(case when s.status in ('PENDING_SCHEDULING', 'REQUESTED', 'EXPIRED') then b.expires_at else coalesce(s.finished_at, s.ends_at) end) end)
    + make_interval(hours => coalesce((b.policy_snapshot ->> 'chatLockHours')::int, 24)) as at
  from bookings b join sessions s on s.booking_id = b.id where b.accepted_at is not null group by b.id)
update bookings b set chat_locked_at = lock.at, is_chat_active = lock.at > app_now()
  from lock where lock.id = b.id and b.chat_locked_at is distinct from lock.at;
alter table bookings enable trigger user;

create function seal_address() returns trigger
language plpgsql as $$
begin
  new.address_seal := address_seal(new.locked_address, new.address_latitude, new.address_longitude);
  return new;
end $$;
create trigger bookings_seal_address before insert on bookings for each row execute function seal_address();

create function refuse_moved_address() returns trigger
language plpgsql as $$
begin
  raise exception 'a booking keeps its address' using errcode = 'restrict_violation';
end $$;
create trigger bookings_address_kept before update on bookings for each row
  when ((old.address_latitude, old.address_longitude, old.address_seal) is distinct from (new.address_latitude, new.address_longitude, new.address_seal))
  execute function refuse_moved_address();

-- I21: cancelling a booking left behind what an admin was asked about its sessions; nothing can close it.
update exceptions x set resolved_at = app_now(), resolution = 'The booking had ended without closing this (upgrade of 2026-11-26)'
  from sessions s join bookings b on b.id = s.booking_id
  where x.session_id = s.id and x.resolved_at is null and x.kind = 'SESSION_UNRESOLVED'
    and not (b.status = 'ACCEPTED' and s.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS', 'FAILED'));

-- I18: a session that failed is on somebody's list until a person decides.
insert into exceptions (kind, booking_id, session_id, detail)
  select 'SESSION_UNRESOLVED', s.booking_id, s.id, 'FAILED, found without a decision (upgrade of 2026-11-26)'
  from sessions s join bookings b on b.id = s.booking_id
  where s.status = 'FAILED' and b.status = 'ACCEPTED'
    and not exists (select 1 from exceptions x where x.session_id = s.id and x.resolved_at is null);

-- I23: whoever left a visit just before the upgrade is still on the way back.
insert into calendar_blocks (therapist_id, session_id, during)
  select s.therapist_id, s.id, tstzrange(ended.at, ended.at + make_interval(mins => b.travel_minutes), '[)')
  from booking_events e join sessions s on s.id = e.session_id join bookings b on b.id = s.booking_id
  cross join lateral (
    select case when s.status::text = e.to_state and s.finished_at is not null then s.finished_at else e.created_at end as at) ended
  where e.subject = 'SESSION' and e.from_state in ('EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')
    and e.to_state in ('COMPLETED', 'FORFEITED', 'CANCELLED', 'FAILED', 'PENDING_SCHEDULING')
    and b.place = 'HOME' and ended.at + make_interval(mins => b.travel_minutes) > app_now()
    and not exists (select 1 from calendar_blocks k where k.session_id = s.id);

-- What was sold stands on the booking beside its price: a package edited later changes no
-- visit already sold, and no paper about it.

alter table bookings
  add column place package_place,
  add column sold_name_id text,
  add column sold_name_en text,
  add column grade therapist_grade,
  -- Length of therapy, and of the way that the calendar keeps after it.
  add column therapy_minutes integer check (therapy_minutes between 15 and 240),
  add column travel_minutes integer check (travel_minutes between 0 and 240),
  -- What may be told of the address before the exact one: village, district, city.
  add column area text,
  -- AT_UPGRADE: the booking is older than these columns; they were read from the package of that day.
  add column sold_recorded text not null default 'AT_SALE' check (sold_recorded in ('AT_SALE', 'AT_UPGRADE')),
  -- Null: nobody pressed, time or the bank ended it.
  add column cancelled_by uuid references users,
  add column cancel_reason text check (cancel_reason in
    ('time_does_not_suit', 'feeling_better', 'ordered_by_mistake', 'other_side_unreachable', 'illness_or_emergency', 'other')),
  add column cancel_words text check (length(cancel_words) between 1 and 500);

alter table bookings disable trigger user;
update bookings b set
  place = p.place, sold_name_id = p.name_id, sold_name_en = p.name_en, grade = p.grade,
  -- Whatever length the package names: this is the one its sessions were given in the calendar.
  therapy_minutes = coalesce((b.policy_snapshot ->> 'therapyMinutes')::int, 60),
  travel_minutes = coalesce((b.policy_snapshot ->> 'slotMinutes')::int, 90) - coalesce((b.policy_snapshot ->> 'therapyMinutes')::int, 60),
  area = coalesce((select concat_ws(', ', a.village, a.district, a.city) from addresses a where a.id = b.address_id), ''),
  sold_recorded = 'AT_UPGRADE',
  cancelled_by = case when b.status = 'CANCELLED' then (select e.actor_id from booking_events e join users u on u.id = e.actor_id
    where e.booking_id = b.id and e.subject = 'BOOKING' and e.to_state = 'CANCELLED' order by e.id desc limit 1) end
  from packages p where p.id = b.package_id;
-- Another person's request that cleared an expired hold cancelled nothing itself.
update bookings set cancelled_by = null where status_reason in ('payment_expired', 'payment_reversed');
alter table bookings enable trigger user;

alter table bookings
  alter column place set not null, alter column sold_name_id set not null, alter column sold_name_en set not null,
  alter column grade set not null, alter column therapy_minutes set not null, alter column travel_minutes set not null,
  alter column area set not null;

create or replace function refuse_booking_rewrite() returns trigger
language plpgsql as $$
begin
  if (new.patient_id, new.package_id, new.total_price, new.admin_fee_amount, new.therapist_net_total, new.policy_snapshot, new.session_count,
      new.locked_address, new.place, new.sold_name_id, new.sold_name_en, new.grade, new.therapy_minutes, new.travel_minutes, new.area, new.sold_recorded)
     is distinct from (old.patient_id, old.package_id, old.total_price, old.admin_fee_amount, old.therapist_net_total, old.policy_snapshot, old.session_count,
      old.locked_address, old.place, old.sold_name_id, old.sold_name_en, old.grade, old.therapy_minutes, old.travel_minutes, old.area, old.sold_recorded) then
    raise exception 'a booking keeps its patient, what was sold, its price, terms and address' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

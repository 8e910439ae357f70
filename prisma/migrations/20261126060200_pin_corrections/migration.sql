-- An admin's correction of the point on the map, beside the frozen address; the newest counts.
create table pin_corrections (
  id uuid primary key default uuidv7(),
  booking_id uuid not null references bookings,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  -- From the therapist of that day.
  distance_km numeric(6, 2) not null check (distance_km >= 0),
  reason text not null check (length(reason) between 3 and 500),
  corrected_by uuid not null references users,
  created_at timestamptz not null default app_now()
);
create index pin_corrections_booking on pin_corrections (booking_id, id desc);
create trigger pin_corrections_append_only before update or delete on pin_corrections for each row execute function refuse_change();
create trigger pin_corrections_no_truncate before truncate on pin_corrections for each statement execute function refuse_change();

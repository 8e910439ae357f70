-- What a patient still adds for whoever comes to the door. What was sold and its address stay
-- as they are; this stands beside them and may change until the therapist has set out.
create table visit_details (
  booking_id uuid primary key references bookings,
  note text check (length(note) between 1 and 500),
  landmark text check (length(landmark) between 1 and 200),
  gate text check (length(gate) between 1 and 200),
  contact_name text check (length(contact_name) between 1 and 100),
  contact_phone text check (contact_phone ~ '^\+[1-9]\d{7,14}$'),
  updated_at timestamptz not null default app_now()
);

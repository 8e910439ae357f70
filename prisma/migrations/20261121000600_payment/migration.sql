create type payment_status as enum ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED', 'PARTIALLY_REFUNDED');

create table payments (
  id uuid primary key default uuidv7(),
  booking_id uuid references bookings,
  patient_id uuid not null references users,
  attempt integer not null check (attempt > 0),
  -- The booking id, later attempts with a suffix.
  order_id text not null unique check (order_id ~ '^[A-Za-z0-9_.~-]{1,50}$'),
  method text not null,
  amount bigint not null check (amount > 0),
  status payment_status not null default 'PENDING',
  status_reason text,
  gateway_transaction_id text unique,
  instructions jsonb,
  expires_at timestamptz,
  paid_at timestamptz,
  -- true: the money bought what it was meant for; false: it arrived, but is owed back.
  is_entitled boolean,
  checked_at timestamptz,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  unique (booking_id, attempt),
  constraint completed_has_time check (status not in ('COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED') or (paid_at is not null and is_entitled is not null))
);
create unique index one_open_payment_per_booking on payments (booking_id) where status in ('PENDING', 'PROCESSING');
-- One entitled payment buys a booking; a second one is owed back.
create unique index one_entitled_payment_per_booking on payments (booking_id)
  where is_entitled and status in ('COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED');
create index payments_open on payments (created_at) where status in ('PENDING', 'PROCESSING');
create index payments_patient on payments (patient_id, created_at desc);

insert into state_transitions values
  ('PAYMENT', 'PENDING', 'PROCESSING'), ('PAYMENT', 'PENDING', 'COMPLETED'), ('PAYMENT', 'PENDING', 'FAILED'),
  ('PAYMENT', 'PENDING', 'EXPIRED'), ('PAYMENT', 'PENDING', 'CANCELLED'),
  ('PAYMENT', 'PROCESSING', 'COMPLETED'), ('PAYMENT', 'PROCESSING', 'FAILED'),
  ('PAYMENT', 'PROCESSING', 'EXPIRED'), ('PAYMENT', 'PROCESSING', 'CANCELLED'),
  -- Money may arrive after we gave up on it.
  ('PAYMENT', 'FAILED', 'COMPLETED'), ('PAYMENT', 'EXPIRED', 'COMPLETED'), ('PAYMENT', 'CANCELLED', 'COMPLETED'),
  -- A bank may take a settlement back within minutes.
  ('PAYMENT', 'COMPLETED', 'FAILED'),
  ('PAYMENT', 'COMPLETED', 'REFUNDED'), ('PAYMENT', 'COMPLETED', 'PARTIALLY_REFUNDED'),
  ('PAYMENT', 'PARTIALLY_REFUNDED', 'REFUNDED');

create table payment_events (
  id bigint generated always as identity primary key,
  payment_id uuid not null references payments,
  booking_id uuid,
  from_state text,
  to_state text not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null default app_now()
);
create index payment_events_payment on payment_events (payment_id, id);
create index payment_events_booking on payment_events (booking_id, id);
create trigger payment_events_append_only before update or delete on payment_events for each row execute function refuse_change();
create trigger payment_events_no_truncate before truncate on payment_events for each statement execute function refuse_change();

create function record_payment_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status then
    insert into payment_events (payment_id, booking_id, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, new.booking_id, case when tg_op = 'UPDATE' then old.status::text end, new.status::text, new.status_reason, app_actor_id(), app_actor_name());
  end if;
  return null;
end $$;
create trigger payments_legal_step before update on payments for each row execute function refuse_illegal_step('PAYMENT');
create trigger payments_record_step after insert or update on payments for each row execute function record_payment_step();

create table refunds (
  id uuid primary key default uuidv7(),
  booking_id uuid not null references bookings,
  payment_id uuid not null references payments,
  patient_id uuid not null references users,
  amount bigint not null check (amount > 0),
  status text not null default 'PENDING' check (status in ('PENDING', 'COMPLETED')),
  reason text not null,
  -- One refund per cause: 'booking:ID', 'payment:ID' …
  idempotency_key text not null unique,
  method text check (method in ('GATEWAY', 'WALLET', 'MANUAL_TRANSFER')),
  reference text,
  note text,
  completed_by uuid references users,
  completed_at timestamptz,
  created_at timestamptz not null default app_now(),
  -- F15
  constraint completed_refund_is_documented check (status <> 'COMPLETED' or
    (method is not null and length(trim(coalesce(reference, ''))) >= 3 and length(trim(coalesce(note, ''))) >= 3 and completed_at is not null and completed_by is not null))
);
create index refunds_pending on refunds (created_at) where status = 'PENDING';
create index refunds_booking on refunds (booking_id);
create index refunds_payment on refunds (payment_id);

-- Every notification as it came, once per distinct body. A hint to ask the gateway, never a fact.
create table gateway_notifications (
  id uuid primary key default uuidv7(),
  body_hash bytea not null unique check (octet_length(body_hash) = 32),
  order_id text,
  transaction_id text,
  transaction_status text,
  is_signature_valid boolean not null,
  body jsonb not null,
  deliveries integer not null default 1,
  received_at timestamptz not null default app_now(),
  last_received_at timestamptz not null default app_now(),
  processed_at timestamptz,
  outcome text
);
create index gateway_notifications_order on gateway_notifications (order_id);

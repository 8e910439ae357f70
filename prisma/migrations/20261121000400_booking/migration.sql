create type booking_type as enum ('REGULAR', 'INSTANT', 'ON_DEMAND', 'CONSULTATION');
create type booking_status as enum ('PENDING', 'PAID', 'SEARCHING', 'OFFERED', 'ACCEPTED', 'COMPLETED', 'CANCELLED');
create type booking_funding as enum ('GATEWAY', 'WALLET', 'MEMBERSHIP', 'POSTPAID');
create type refund_status as enum ('NONE', 'PENDING', 'COMPLETED');
create type session_status as enum (
  'PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS',
  'COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED', 'FAILED');

create table bookings (
  id uuid primary key default uuidv7(),
  -- What people read to each other on the phone.
  code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{8}$'),
  patient_id uuid not null references users,
  therapist_id uuid not null references therapists,
  package_id uuid not null references packages,
  booking_type booking_type not null,
  status booking_status not null,
  status_reason text,
  funding booking_funding not null default 'GATEWAY',
  refund_status refund_status not null default 'NONE',
  address_id uuid references addresses,
  locked_address text not null,
  address_latitude double precision not null,
  address_longitude double precision not null,
  distance_km numeric(6, 2),
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  session_count integer not null check (session_count > 0),
  total_price bigint not null check (total_price >= 0),
  admin_fee_amount bigint not null check (admin_fee_amount >= 0),
  therapist_net_total bigint not null check (therapist_net_total >= 0),
  policy_snapshot jsonb not null,
  note text check (length(note) <= 500),
  hold_expires_at timestamptz,
  paid_at timestamptz,
  therapist_respond_by timestamptz,
  accepted_at timestamptz,
  expires_at timestamptz not null,
  completed_at timestamptz,
  cancelled_at timestamptz,
  chat_locked_at timestamptz,
  is_chat_active boolean not null default false,
  idempotency_key text check (length(idempotency_key) between 8 and 100),
  request_hash bytea,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  unique (patient_id, idempotency_key),
  -- I03
  constraint price_adds_up check (total_price = admin_fee_amount + therapist_net_total),
  constraint pending_has_hold check (status <> 'PENDING' or hold_expires_at is not null),
  -- I11
  constraint paid_has_deadline check (status <> 'PAID' or therapist_respond_by is not null),
  constraint accepted_has_time check (status not in ('ACCEPTED', 'COMPLETED') or accepted_at is not null),
  constraint cancelled_has_reason check (status <> 'CANCELLED' or (status_reason is not null and cancelled_at is not null))
);
create index bookings_patient on bookings (patient_id, created_at desc);
create index bookings_therapist on bookings (therapist_id, created_at desc);
create index bookings_holds on bookings (hold_expires_at) where status = 'PENDING';
create index bookings_answers on bookings (therapist_respond_by) where status = 'PAID';
create index bookings_chats on bookings (chat_locked_at) where is_chat_active;
create index bookings_refunds on bookings (cancelled_at) where refund_status = 'PENDING';

create table sessions (
  id uuid primary key default uuidv7(),
  booking_id uuid not null references bookings,
  patient_id uuid not null references users,
  therapist_id uuid not null references therapists,
  ordinal integer not null check (ordinal > 0),
  status session_status not null,
  status_reason text,
  starts_at timestamptz,
  -- End of therapy; the therapist's travel follows until blocked_until.
  ends_at timestamptz,
  blocked_until timestamptz,
  occupied tstzrange generated always as (tstzrange(starts_at, blocked_until, '[)')) stored,
  therapy tstzrange generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
  therapist_share bigint not null check (therapist_share >= 0),
  platform_share bigint not null check (platform_share >= 0),
  is_payout_distributed boolean not null default false,
  meeting_link text,
  therapist_note text check (length(therapist_note) <= 4000),
  en_route_at timestamptz,
  arrived_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  unique (booking_id, ordinal),
  constraint time_is_whole check ((starts_at is null) = (ends_at is null) and (starts_at is null) = (blocked_until is null)),
  constraint time_is_ordered check (starts_at is null or (starts_at < ends_at and ends_at <= blocked_until)),
  constraint occupying_has_time check (status not in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS') or starts_at is not null),
  -- I05/I06
  constraint payout_only_when_earned check (not is_payout_distributed or status in ('COMPLETED', 'FORFEITED')),
  -- I01. A slot held by an unpaid booking is a SCHEDULED session, so a hold counts.
  constraint therapist_not_double_booked exclude using gist
    (therapist_id with =, occupied with &&) where (status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')),
  constraint patient_not_double_booked exclude using gist
    (patient_id with =, therapy with &&) where (status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'))
);
create index sessions_therapist_time on sessions (therapist_id, starts_at);
create index sessions_patient_time on sessions (patient_id, starts_at);
create index sessions_unpaid on sessions (finished_at) where status in ('COMPLETED', 'FORFEITED') and not is_payout_distributed;
create index sessions_open_end on sessions (ends_at) where status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS');
create index sessions_quota on sessions (booking_id) where status in ('PENDING_SCHEDULING', 'REQUESTED');

-- One row for every step of a booking, a session or a payment: who, when, from, to, why.
create table booking_events (
  id bigint generated always as identity primary key,
  booking_id uuid not null references bookings,
  session_id uuid references sessions,
  subject text not null check (subject in ('BOOKING', 'SESSION', 'REFUND', 'NOTE')),
  from_state text,
  to_state text not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null default app_now()
);
create index booking_events_booking on booking_events (booking_id, id);
create trigger booking_events_append_only before update or delete on booking_events
  for each row execute function refuse_change();
create trigger booking_events_no_truncate before truncate on booking_events
  for each statement execute function refuse_change();

-- The legal steps, in one place. A step not listed is refused whoever asks.
create table state_transitions (
  machine text not null,
  from_state text not null,
  to_state text not null,
  primary key (machine, from_state, to_state)
);
insert into state_transitions values
  ('BOOKING', 'PENDING', 'PAID'), ('BOOKING', 'PENDING', 'CANCELLED'),
  ('BOOKING', 'PAID', 'ACCEPTED'), ('BOOKING', 'PAID', 'CANCELLED'),
  ('BOOKING', 'SEARCHING', 'OFFERED'), ('BOOKING', 'SEARCHING', 'CANCELLED'),
  ('BOOKING', 'OFFERED', 'SEARCHING'), ('BOOKING', 'OFFERED', 'ACCEPTED'), ('BOOKING', 'OFFERED', 'CANCELLED'),
  ('BOOKING', 'ACCEPTED', 'COMPLETED'), ('BOOKING', 'ACCEPTED', 'CANCELLED'),
  ('SESSION', 'PENDING_SCHEDULING', 'REQUESTED'), ('SESSION', 'PENDING_SCHEDULING', 'SCHEDULED'),
  ('SESSION', 'PENDING_SCHEDULING', 'EXPIRED'), ('SESSION', 'PENDING_SCHEDULING', 'CANCELLED'),
  ('SESSION', 'REQUESTED', 'PENDING_SCHEDULING'), ('SESSION', 'REQUESTED', 'SCHEDULED'),
  ('SESSION', 'REQUESTED', 'EXPIRED'), ('SESSION', 'REQUESTED', 'CANCELLED'),
  ('SESSION', 'SCHEDULED', 'PENDING_SCHEDULING'), ('SESSION', 'SCHEDULED', 'EN_ROUTE'),
  ('SESSION', 'SCHEDULED', 'IN_PROGRESS'), ('SESSION', 'SCHEDULED', 'FORFEITED'),
  ('SESSION', 'SCHEDULED', 'CANCELLED'), ('SESSION', 'SCHEDULED', 'COMPLETED'), ('SESSION', 'SCHEDULED', 'FAILED'),
  ('SESSION', 'EN_ROUTE', 'ARRIVED'), ('SESSION', 'EN_ROUTE', 'PENDING_SCHEDULING'),
  ('SESSION', 'EN_ROUTE', 'FORFEITED'), ('SESSION', 'EN_ROUTE', 'CANCELLED'),
  ('SESSION', 'EN_ROUTE', 'COMPLETED'), ('SESSION', 'EN_ROUTE', 'FAILED'),
  ('SESSION', 'ARRIVED', 'IN_PROGRESS'), ('SESSION', 'ARRIVED', 'PENDING_SCHEDULING'),
  ('SESSION', 'ARRIVED', 'FORFEITED'), ('SESSION', 'ARRIVED', 'CANCELLED'),
  ('SESSION', 'ARRIVED', 'COMPLETED'), ('SESSION', 'ARRIVED', 'FAILED'),
  ('SESSION', 'IN_PROGRESS', 'COMPLETED'), ('SESSION', 'IN_PROGRESS', 'CANCELLED'), ('SESSION', 'IN_PROGRESS', 'FAILED'),
  ('SESSION', 'FAILED', 'PENDING_SCHEDULING'), ('SESSION', 'FAILED', 'COMPLETED'), ('SESSION', 'FAILED', 'CANCELLED');

create function record_booking_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into booking_events (booking_id, subject, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, 'BOOKING', null, new.status::text, new.status_reason, app_actor_id(), app_actor_name());
    return null;
  end if;
  if new.status <> old.status then
    insert into booking_events (booking_id, subject, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, 'BOOKING', old.status::text, new.status::text, new.status_reason, app_actor_id(), app_actor_name());
  end if;
  if new.refund_status <> old.refund_status then
    insert into booking_events (booking_id, subject, from_state, to_state, actor_id, actor_name)
    values (new.id, 'REFUND', old.refund_status::text, new.refund_status::text, app_actor_id(), app_actor_name());
  end if;
  if new.therapist_id <> old.therapist_id then
    insert into booking_events (booking_id, subject, from_state, to_state, reason, actor_id, actor_name, data)
    values (new.id, 'BOOKING', old.status::text, new.status::text, 'therapist_swapped', app_actor_id(), app_actor_name(),
      jsonb_build_object('from_therapist_id', old.therapist_id, 'to_therapist_id', new.therapist_id));
  end if;
  return null;
end $$;

create function record_session_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into booking_events (booking_id, session_id, subject, from_state, to_state, reason, actor_id, actor_name, data)
    values (new.booking_id, new.id, 'SESSION', null, new.status::text, new.status_reason, app_actor_id(), app_actor_name(),
      jsonb_build_object('ordinal', new.ordinal, 'starts_at', new.starts_at));
  elsif new.status <> old.status or new.starts_at is distinct from old.starts_at then
    insert into booking_events (booking_id, session_id, subject, from_state, to_state, reason, actor_id, actor_name, data)
    values (new.booking_id, new.id, 'SESSION', old.status::text, new.status::text, new.status_reason, app_actor_id(), app_actor_name(),
      jsonb_build_object('ordinal', new.ordinal, 'starts_at', new.starts_at));
  end if;
  return null;
end $$;

create function refuse_illegal_step() returns trigger
language plpgsql as $$
begin
  if new.status::text <> old.status::text and not exists (
    select 1 from state_transitions
    where machine = tg_argv[0] and from_state = old.status::text and to_state = new.status::text) then
    raise exception 'illegal % step % -> %', tg_argv[0], old.status, new.status using errcode = 'check_violation', constraint = 'legal_step';
  end if;
  new.updated_at := app_now();
  return new;
end $$;

create trigger bookings_legal_step before update on bookings for each row execute function refuse_illegal_step('BOOKING');
create trigger sessions_legal_step before update on sessions for each row execute function refuse_illegal_step('SESSION');
create trigger bookings_record_step after insert or update on bookings for each row execute function record_booking_step();
create trigger sessions_record_step after insert or update on sessions for each row execute function record_session_step();

-- A session's booking, patient and ordinal never change; its price share neither.
create function refuse_session_rewrite() returns trigger
language plpgsql as $$
begin
  if (new.booking_id, new.patient_id, new.ordinal, new.therapist_share, new.platform_share)
     is distinct from (old.booking_id, old.patient_id, old.ordinal, old.therapist_share, old.platform_share)
     or (old.is_payout_distributed and not new.is_payout_distributed) then
    raise exception 'a session keeps its booking, share and payout' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sessions_fixed_parts before update on sessions for each row execute function refuse_session_rewrite();

create function refuse_booking_rewrite() returns trigger
language plpgsql as $$
begin
  if (new.patient_id, new.package_id, new.total_price, new.admin_fee_amount, new.therapist_net_total, new.policy_snapshot, new.session_count, new.locked_address)
     is distinct from (old.patient_id, old.package_id, old.total_price, old.admin_fee_amount, old.therapist_net_total, old.policy_snapshot, old.session_count, old.locked_address) then
    raise exception 'a booking keeps its patient, package, price, terms and address' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger bookings_fixed_parts before update on bookings for each row execute function refuse_booking_rewrite();

-- What an admin must look at, and what admins did.

create table exceptions (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('PAYOUT_FAILED', 'SESSION_UNRESOLVED', 'PAYMENT_MISMATCH', 'THERAPIST_NO_SHOW', 'NOTIFICATION_FAILED')),
  booking_id uuid references bookings,
  session_id uuid references sessions,
  payment_id uuid references payments,
  detail text not null,
  created_at timestamptz not null default app_now(),
  resolved_at timestamptz,
  resolved_by uuid references users,
  resolution text,
  check ((resolved_at is null) = (resolution is null))
);
create unique index one_open_exception on exceptions
  (kind, coalesce(session_id, payment_id, booking_id)) where resolved_at is null;

create table audit_log (
  id bigint generated always as identity primary key,
  actor_id uuid references users,
  actor_name text not null default app_actor_name(),
  action text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  before jsonb,
  after jsonb,
  created_at timestamptz not null default app_now()
);
create index audit_log_time on audit_log (created_at desc);
create index audit_log_subject on audit_log (subject_type, subject_id);
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_change();

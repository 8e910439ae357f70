-- What every context stands on: the clock, the actor, append-only tables, worker heartbeats.

create extension if not exists btree_gist;

-- The application's clock. SQL never asks now() for a business decision, it asks
-- app_now(), so that a test or a demo can say "five minutes later" for the whole
-- system at once. Production refuses to start while a shift is set.
create table clock_shift (
  id boolean primary key default true check (id),
  shift interval not null default interval '0'
);
insert into clock_shift default values;

create function app_now() returns timestamptz
language sql stable as $$
  select now() + coalesce((select shift from clock_shift), interval '0')
$$;

-- Who acts in this transaction; set by inTransaction() as its first statement.
create function app_actor_id() returns uuid
language sql stable as $$
  select nullif(current_setting('fisioku.actor_id', true), '')::uuid
$$;
create function app_actor_name() returns text
language sql stable as $$
  select coalesce(nullif(current_setting('fisioku.actor_name', true), ''), 'unknown')
$$;

create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- A worker pool that stops beating is dead: another process frees its jobs.
create table worker_heartbeats (
  pool_id text primary key,
  process_id integer not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

-- Large Socket.IO broadcasts travel through this table instead of NOTIFY.
create table socket_io_attachments (
  id bigserial primary key,
  created_at timestamptz default now(),
  payload bytea
);

-- Window counters of rate-limiter-flexible.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

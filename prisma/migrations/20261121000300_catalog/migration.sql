create type package_place as enum ('HOME', 'ONLINE');

create table packages (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name_id text not null,
  name_en text not null,
  description_id text not null default '',
  description_en text not null default '',
  tier therapist_tier not null,
  place package_place not null default 'HOME',
  session_count integer not null check (session_count between 1 and 50),
  duration_minutes integer not null default 60 check (duration_minutes between 15 and 240),
  total_price bigint not null check (total_price > 0),
  -- null: the platform fee of the policy applies.
  admin_fee_amount bigint check (admin_fee_amount between 0 and total_price),
  is_active boolean not null default true,
  sort_order integer not null default 0,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now()
);

-- Each edit is a new row; the newest holds. Bookings keep the snapshot they were made under.
create table policies (
  version bigint generated always as identity primary key,
  values jsonb not null,
  changed_by uuid references users,
  created_at timestamptz not null default app_now()
);
create trigger policies_append_only before update or delete on policies
  for each row execute function refuse_change();

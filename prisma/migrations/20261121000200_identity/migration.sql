create type user_role as enum ('PATIENT', 'THERAPIST', 'ADMIN');
create type verification_status as enum ('PENDING', 'APPROVED', 'REJECTED');
create type gender as enum ('FEMALE', 'MALE');
create type therapist_tier as enum ('STANDARD', 'SENIOR', 'SPECIALIST');

create table users (
  id uuid primary key default uuidv7(),
  role user_role not null default 'PATIENT',
  name text not null check (length(name) between 1 and 120),
  email text unique check (email = lower(email) and email like '%_@_%'),
  phone text unique check (phone ~ '^\+[1-9][0-9]{7,14}$'),
  password_hash text,
  gender gender,
  birth_date date,
  is_profile_complete boolean not null default false,
  is_active boolean not null default true,
  locale text not null default 'id' check (locale in ('id', 'en')),
  failed_sign_ins integer not null default 0 check (failed_sign_ins >= 0),
  locked_until timestamptz,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  check (email is not null or phone is not null)
);

-- Only the SHA-256 of the 256-bit cookie token is kept.
create table login_sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  user_agent text,
  ip_address text,
  created_at timestamptz not null default app_now(),
  last_seen_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index login_sessions_user on login_sessions (user_id);

create table addresses (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  label text not null check (length(label) between 1 and 60),
  street text not null check (length(street) between 3 and 300),
  landmark text check (length(landmark) <= 200),
  province text not null,
  city text not null,
  district text not null,
  village text not null,
  postal_code text check (postal_code ~ '^[0-9]{5}$'),
  latitude double precision not null check (latitude between -11.5 and 6.5),
  longitude double precision not null check (longitude between 94.5 and 141.5),
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  archived_at timestamptz,
  created_at timestamptz not null default app_now()
);
create index addresses_user on addresses (user_id) where archived_at is null;

create table therapists (
  id uuid primary key default uuidv7(),
  user_id uuid not null unique references users,
  title text not null default '',
  bio text not null default '',
  gender gender,
  specialties text[] not null default '{}',
  years_experience integer not null default 0 check (years_experience between 0 and 60),
  tier therapist_tier not null default 'STANDARD',
  photo_url text,
  city text not null default '',
  latitude double precision not null check (latitude between -11.5 and 6.5),
  longitude double precision not null check (longitude between 94.5 and 141.5),
  -- Flat map for nearest-neighbour search: the archipelago lies within 11 degrees
  -- of the equator, so one cosine serves as a ranking; exact distance is computed after.
  location point generated always as (point(longitude * 0.994, latitude)) stored,
  service_radius_km integer not null default 25 check (service_radius_km between 1 and 200),
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  verification_status verification_status not null default 'PENDING',
  verification_reason text,
  verified_at timestamptz,
  is_online boolean not null default false,
  last_seen_at timestamptz,
  average_rating numeric(3, 2) not null default 0 check (average_rating between 0 and 5),
  total_reviews integer not null default 0 check (total_reviews >= 0),
  created_at timestamptz not null default app_now(),
  check (verification_status <> 'REJECTED' or verification_reason is not null),
  -- I17: nobody is online without being verified.
  constraint online_only_when_verified check (not is_online or verification_status = 'APPROVED')
);
create index therapists_location on therapists using gist (location) where verification_status = 'APPROVED';

create table therapist_working_hours (
  id uuid primary key default uuidv7(),
  therapist_id uuid not null references therapists on delete cascade,
  -- ISO weekday: 1 = Monday … 7 = Sunday. Minutes of the therapist's local day.
  weekday integer not null check (weekday between 1 and 7),
  start_minute integer not null check (start_minute between 0 and 1439),
  end_minute integer not null check (end_minute between 1 and 1440),
  check (start_minute < end_minute),
  constraint working_hours_no_overlap exclude using gist
    (therapist_id with =, weekday with =, int4range(start_minute, end_minute) with &&)
);

create table therapist_time_off (
  id uuid primary key default uuidv7(),
  therapist_id uuid not null references therapists on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text check (length(reason) <= 200),
  created_at timestamptz not null default app_now(),
  check (starts_at < ends_at)
);
create index therapist_time_off_by_time on therapist_time_off (therapist_id, ends_at);

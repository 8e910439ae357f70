-- Chat, notifications, reviews.

create table chat_rooms (
  -- A room belongs to one booking and carries its id.
  id uuid primary key references bookings,
  opened_at timestamptz not null default app_now()
);

create table chat_messages (
  -- Made by the sender's device: sending twice stores once.
  id uuid primary key,
  room_id uuid not null references chat_rooms,
  seq bigint generated always as identity unique,
  sender_id uuid references users,
  kind text not null default 'TEXT' check (kind in ('TEXT', 'SYSTEM')),
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null default app_now(),
  check ((kind = 'SYSTEM') = (sender_id is null))
);
create index chat_messages_room on chat_messages (room_id, seq);

-- I14: no message is newer than the lock.
create function refuse_locked_chat() returns trigger
language plpgsql as $$
begin
  if not exists (select 1 from bookings where id = new.room_id and is_chat_active
      and (chat_locked_at is null or new.created_at <= chat_locked_at) for key share) then
    raise exception 'the chat of booking % is locked', new.room_id using errcode = 'check_violation', constraint = 'chat_is_open';
  end if;
  return new;
end $$;
create trigger chat_messages_open_room before insert on chat_messages for each row execute function refuse_locked_chat();
create trigger chat_messages_append_only before update or delete on chat_messages for each row execute function refuse_change();

create table chat_reads (
  room_id uuid not null references chat_rooms,
  user_id uuid not null references users,
  last_read_seq bigint not null default 0,
  updated_at timestamptz not null default app_now(),
  primary key (room_id, user_id)
);

create table notifications (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  kind text not null,
  data jsonb not null default '{}',
  href text not null,
  is_urgent boolean not null default false,
  ttl_seconds integer,
  dedupe_key text unique,
  created_at timestamptz not null default app_now(),
  read_at timestamptz
);
create index notifications_user on notifications (user_id, created_at desc);
create index notifications_unread on notifications (user_id) where read_at is null;

create table push_subscriptions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  endpoint text not null unique check (endpoint like 'https://%'),
  p256dh text not null,
  auth text not null,
  user_agent text,
  created_at timestamptz not null default app_now(),
  last_delivered_at timestamptz
);
create index push_subscriptions_user on push_subscriptions (user_id);

create table reviews (
  id uuid primary key default uuidv7(),
  booking_id uuid not null unique references bookings,
  therapist_id uuid not null references therapists,
  patient_id uuid not null references users,
  rating integer not null check (rating between 1 and 5),
  cleanliness integer not null check (cleanliness between 1 and 5),
  punctuality integer not null check (punctuality between 1 and 5),
  professionalism integer not null check (professionalism between 1 and 5),
  comment text check (length(comment) <= 1000),
  reply text check (length(reply) <= 1000),
  replied_at timestamptz,
  hidden_reason text,
  hidden_at timestamptz,
  created_at timestamptz not null default app_now()
);
create index reviews_therapist on reviews (therapist_id, created_at desc);

-- Money that people take out of their wallets: asked for, frozen, decided, sent.

alter type ledger_entry_kind add value 'WITHDRAWAL_HELD';
alter type ledger_entry_kind add value 'WITHDRAWAL_RELEASED';
alter type ledger_entry_kind add value 'WITHDRAWAL_RETURNED';

create type withdrawal_status as enum ('PENDING', 'PROCESSING', 'COMPLETED', 'REJECTED');

-- One account a person; a changed one is a new row, so that a withdrawal's stays readable.
create table bank_accounts (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users on delete cascade,
  bank_code text not null check (bank_code ~ '^[a-z0-9_]{2,30}$'),
  account_number text not null check (account_number ~ '^[0-9]{6,20}$'),
  holder_name text not null check (length(holder_name) between 2 and 120),
  -- The bank itself named this holder; null where it could not be asked.
  confirmed_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null default app_now()
);
create unique index one_bank_account_per_user on bank_accounts (user_id) where archived_at is null;

create table withdrawals (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users,
  amount bigint not null check (amount > 0),
  -- The account as it was when the money was asked for.
  bank_code text not null,
  account_number text not null,
  holder_name text not null,
  status withdrawal_status not null default 'PENDING',
  status_reason text,
  -- Made by the form: pressing twice asks once.
  request_id text not null check (length(request_id) between 8 and 100),
  method text check (method in ('MANUAL_TRANSFER', 'GATEWAY')),
  needs_checker boolean not null default false,
  approved_by uuid references users,
  approved_at timestamptz,
  checked_by uuid references users,
  checked_at timestamptz,
  -- WAITING: nothing sent. UNKNOWN: sent, answer missing. SENT: the gateway knows it. UNCLEAR: a person must find out.
  gateway_state text check (gateway_state in ('WAITING', 'UNKNOWN', 'SENT', 'UNCLEAR')),
  gateway_reference text unique,
  sent_at timestamptz,
  send_tries integer not null default 0 check (send_tries >= 0),
  asked_at timestamptz,
  reference text,
  note text,
  settled_by uuid references users,
  settled_at timestamptz,
  created_at timestamptz not null default app_now(),
  updated_at timestamptz not null default app_now(),
  unique (user_id, request_id),
  constraint approved_before_sent check (status not in ('PROCESSING', 'COMPLETED') or (approved_by is not null and method is not null)),
  -- Maker and checker are two people, whoever writes here.
  constraint two_admins check (checked_by is distinct from approved_by or checked_by is null),
  constraint checked_when_large check (not needs_checker or status not in ('PROCESSING', 'COMPLETED') or checked_by is not null),
  constraint gateway_state_of_gateway check (gateway_state is null or (method is not null and method = 'GATEWAY')),
  constraint completed_withdrawal_is_documented check (status <> 'COMPLETED' or
    (settled_at is not null and length(trim(coalesce(reference, ''))) >= 3 and length(trim(coalesce(note, ''))) >= 3)),
  constraint rejected_withdrawal_says_why check (status <> 'REJECTED' or (settled_at is not null and length(trim(coalesce(note, ''))) >= 3))
);
create index withdrawals_user on withdrawals (user_id, created_at desc);
create index withdrawals_open on withdrawals (created_at) where status in ('PENDING', 'PROCESSING');

insert into state_transitions values
  ('WITHDRAWAL', 'PENDING', 'PROCESSING'), ('WITHDRAWAL', 'PENDING', 'REJECTED'),
  ('WITHDRAWAL', 'PROCESSING', 'COMPLETED'), ('WITHDRAWAL', 'PROCESSING', 'REJECTED'),
  -- The receiving bank may send a transfer back after it was reported as done.
  ('WITHDRAWAL', 'COMPLETED', 'REJECTED');

create table withdrawal_events (
  id bigint generated always as identity primary key,
  withdrawal_id uuid not null references withdrawals,
  from_state text,
  to_state text not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null default app_now()
);
create index withdrawal_events_withdrawal on withdrawal_events (withdrawal_id, id);
create trigger withdrawal_events_append_only before update or delete on withdrawal_events for each row execute function refuse_change();
create trigger withdrawal_events_no_truncate before truncate on withdrawal_events for each statement execute function refuse_change();

create function record_withdrawal_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status or new.gateway_state is distinct from old.gateway_state
    or (new.approved_by, new.checked_by) is distinct from (old.approved_by, old.checked_by) then
    insert into withdrawal_events (withdrawal_id, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, case when tg_op = 'UPDATE' then old.status::text end, new.status::text,
      case when tg_op = 'UPDATE' and new.gateway_state is distinct from old.gateway_state and new.status = old.status
        then 'gateway_' || lower(new.gateway_state) else new.status_reason end, app_actor_id(), app_actor_name());
  end if;
  return null;
end $$;
create trigger withdrawals_legal_step before update on withdrawals for each row execute function refuse_illegal_step('WITHDRAWAL');
create trigger withdrawals_record_step after insert or update on withdrawals for each row execute function record_withdrawal_step();

-- Whose money, how much and where to: what was approved is what is sent, and the same bytes again on a retry.
create function refuse_withdrawal_rewrite() returns trigger
language plpgsql as $$
begin
  if (new.user_id, new.amount, new.bank_code, new.account_number, new.holder_name, new.request_id)
     is distinct from (old.user_id, old.amount, old.bank_code, old.account_number, old.holder_name, old.request_id)
     or (old.gateway_reference is not null and new.gateway_reference is distinct from old.gateway_reference) then
    raise exception 'a withdrawal keeps its owner, amount, account and payout' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger withdrawals_fixed_parts before update on withdrawals for each row execute function refuse_withdrawal_rewrite();

alter table exceptions add column withdrawal_id uuid references withdrawals;
alter table exceptions drop constraint exceptions_kind_check;
alter table exceptions add constraint exceptions_kind_check check (kind in
  ('PAYOUT_FAILED', 'SESSION_UNRESOLVED', 'PAYMENT_MISMATCH', 'THERAPIST_NO_SHOW', 'NOTIFICATION_FAILED', 'WITHDRAWAL_UNCLEAR'));
drop index one_open_exception;
create unique index one_open_exception on exceptions
  (kind, coalesce(session_id, payment_id, withdrawal_id, booking_id)) where resolved_at is null;

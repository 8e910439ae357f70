-- Double entry under every rupiah. An amount is signed: positive is a credit,
-- negative a debit. Entries are immutable; a correction is a new entry.

create type ledger_account_kind as enum (
  'WALLET',            -- owed to one person; never below zero
  'WITHDRAWAL_HOLD',   -- frozen part of a wallet while a withdrawal is under way
  'GATEWAY_CLEARING',  -- at the payment gateway, not yet on our bank account
  'CASH',              -- our bank account
  'DEFERRED_REVENUE',  -- paid by patients, not yet worked off
  'PLATFORM_REVENUE',  -- our fee, earned
  'BREAKAGE_REVENUE',  -- packages that ran out unused
  'REFUNDS_PAYABLE');  -- owed back to patients

create table ledger_accounts (
  id uuid primary key default uuidv7(),
  kind ledger_account_kind not null,
  user_id uuid references users,
  -- Kept for personal accounts only: a stored balance of a system account would
  -- make every payment wait for every other one. Theirs is the sum of postings.
  balance bigint not null default 0,
  last_seq bigint not null default 0,
  created_at timestamptz not null default app_now(),
  constraint personal_has_owner check ((kind in ('WALLET', 'WITHDRAWAL_HOLD')) = (user_id is not null)),
  -- I08
  constraint balance_never_negative check (balance >= 0)
);
create unique index ledger_accounts_personal on ledger_accounts (user_id, kind) where user_id is not null;
create unique index ledger_accounts_system on ledger_accounts (kind) where user_id is null;
insert into ledger_accounts (kind) values
  ('GATEWAY_CLEARING'), ('CASH'), ('DEFERRED_REVENUE'), ('PLATFORM_REVENUE'), ('BREAKAGE_REVENUE'), ('REFUNDS_PAYABLE');

create type ledger_entry_kind as enum (
  'PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED', 'PAYMENT_REVERSED',
  'SESSION_FEE', 'FORFEIT_COMPENSATION', 'PACKAGE_BREAKAGE',
  'REFUND_DUE', 'REFUND_PAID', 'WITHDRAWAL', 'ADJUSTMENT');

create table ledger_entries (
  id uuid primary key default uuidv7(),
  kind ledger_entry_kind not null,
  idempotency_key text not null unique,
  -- SHA-256 of the postings: the same key with another payload is an error, not a replay.
  payload_hash bytea not null,
  booking_id uuid references bookings,
  session_id uuid references sessions,
  note text,
  actor_id uuid,
  actor_name text not null default app_actor_name(),
  transaction_id xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default app_now(),
  -- F12/I09: money that an admin takes from a wallet says why.
  constraint withdrawal_has_note check (kind not in ('WITHDRAWAL', 'ADJUSTMENT') or length(trim(coalesce(note, ''))) >= 3),
  constraint payout_names_session check (kind not in ('SESSION_FEE', 'FORFEIT_COMPENSATION', 'PACKAGE_BREAKAGE') or session_id is not null)
);
-- F10/I05: one payout for a session, and never both a payout and a breakage.
create unique index one_payout_per_session on ledger_entries (session_id)
  where kind in ('SESSION_FEE', 'FORFEIT_COMPENSATION', 'PACKAGE_BREAKAGE');
create index ledger_entries_booking on ledger_entries (booking_id);
create index ledger_entries_time on ledger_entries (created_at);

create table ledger_postings (
  id bigint generated always as identity primary key,
  entry_id uuid not null references ledger_entries,
  account_id uuid not null references ledger_accounts,
  amount bigint not null check (amount <> 0),
  -- Personal accounts only; gapless per account.
  account_seq bigint,
  balance_after bigint,
  unique (account_id, account_seq)
);
create index ledger_postings_entry on ledger_postings (entry_id);
create index ledger_postings_account on ledger_postings (account_id, id);

create function apply_posting() returns trigger
language plpgsql as $$
declare account ledger_accounts;
begin
  if not exists (select 1 from ledger_entries where id = new.entry_id and transaction_id = pg_current_xact_id()) then
    raise exception 'postings are added only together with their entry' using errcode = 'restrict_violation';
  end if;
  select * into account from ledger_accounts where id = new.account_id;
  if account.kind in ('WALLET', 'WITHDRAWAL_HOLD') then
    perform set_config('fisioku.posting', '1', true);
    update ledger_accounts set balance = balance + new.amount, last_seq = last_seq + 1
      where id = new.account_id returning * into account;
    perform set_config('fisioku.posting', '', true);
    new.account_seq := account.last_seq;
    new.balance_after := account.balance;
  end if;
  return new;
end $$;
create trigger ledger_postings_apply before insert on ledger_postings for each row execute function apply_posting();

create function refuse_direct_balance() returns trigger
language plpgsql as $$
begin
  if current_setting('fisioku.posting', true) is distinct from '1' then
    raise exception 'a balance moves only through a posting' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_accounts_balance_guard before update on ledger_accounts for each row execute function refuse_direct_balance();

create function check_entry_balances() returns trigger
language plpgsql as $$
declare total bigint; legs integer;
begin
  select coalesce(sum(amount), 0), count(*) into total, legs from ledger_postings where entry_id = new.id;
  if total <> 0 or legs < 2 then
    raise exception 'ledger entry % does not balance: % legs, sum %', new.id, legs, total
      using errcode = 'check_violation', constraint = 'entry_balances';
  end if;
  return null;
end $$;
create constraint trigger entry_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function check_entry_balances();

create trigger ledger_entries_append_only before update or delete on ledger_entries for each row execute function refuse_change();
create trigger ledger_entries_no_truncate before truncate on ledger_entries for each statement execute function refuse_change();
create trigger ledger_postings_append_only before update or delete on ledger_postings for each row execute function refuse_change();
create trigger ledger_postings_no_truncate before truncate on ledger_postings for each statement execute function refuse_change();

create function open_wallet() returns trigger
language plpgsql as $$
begin
  insert into ledger_accounts (kind, user_id) values ('WALLET', new.id) on conflict do nothing;
  return null;
end $$;
create trigger users_open_wallet after insert on users for each row execute function open_wallet();

-- What people call a wallet and its history: two readings of the ledger, never stored twice.
create view wallets as
  select account.id, account.user_id, therapists.id as therapist_id, account.balance, account.created_at
  from ledger_accounts account left join therapists on therapists.user_id = account.user_id
  where account.kind = 'WALLET';

create view wallet_transactions as
  select posting.id, posting.account_id as wallet_id, abs(posting.amount) as amount,
    case when posting.amount > 0 then 'CREDIT' else 'DEBIT' end as type,
    entry.kind as category, entry.note as admin_note, entry.booking_id, entry.session_id,
    posting.balance_after - posting.amount as balance_before, posting.balance_after,
    entry.actor_id, entry.created_at
  from ledger_postings posting
  join ledger_entries entry on entry.id = posting.entry_id
  join ledger_accounts account on account.id = posting.account_id and account.kind = 'WALLET';

-- Every try to pay a session out, and how it ended.
create table payout_events (
  id bigint generated always as identity primary key,
  session_id uuid not null references sessions,
  attempt integer not null,
  outcome text not null check (outcome in ('PAID', 'ALREADY_PAID', 'NOT_DUE', 'FAILED')),
  detail text,
  created_at timestamptz not null default app_now()
);
create index payout_events_session on payout_events (session_id);

-- The gateway's books beside ours, a whole day at a time.

create table reconciliation_runs (
  id uuid primary key default uuidv7(),
  -- A day in WIB.
  day date not null,
  -- INCOMPLETE: about some payments the gateway said nothing; run again.
  status text not null default 'RUNNING' check (status in ('RUNNING', 'COMPLETE', 'INCOMPLETE')),
  payments integer not null default 0,
  silent integer not null default 0,
  settled integer not null default 0,
  differences integer not null default 0,
  -- Rupiah in the books of either side, and the part on which both agree.
  amount_total bigint not null default 0,
  amount_matched bigint not null default 0 check (amount_matched between 0 and amount_total),
  started_at timestamptz not null default app_now(),
  finished_at timestamptz,
  check ((status = 'RUNNING') = (finished_at is null)),
  check (status <> 'COMPLETE' or silent = 0)
);
create index reconciliation_runs_time on reconciliation_runs (started_at desc);

create table reconciliation_differences (
  id uuid primary key default uuidv7(),
  payment_id uuid not null references payments,
  -- AMOUNT: paid, but not what was asked. STATE: only one side has the money. LEDGER: states agree, the books do not.
  kind text not null check (kind in ('AMOUNT', 'STATE', 'LEDGER')),
  ours bigint not null,
  theirs bigint not null,
  gateway_status text not null,
  run_id uuid not null references reconciliation_runs,
  last_run_id uuid not null references reconciliation_runs,
  -- Open until the exception is settled by a person, or a later run finds both sides equal.
  exception_id uuid references exceptions,
  found_at timestamptz not null default app_now(),
  gone_at timestamptz,
  -- The same difference found again is the same row.
  unique (payment_id, kind, ours, theirs)
);
create index reconciliation_differences_exception on reconciliation_differences (exception_id);

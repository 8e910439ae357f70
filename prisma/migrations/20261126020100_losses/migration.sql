-- What the platform lost: money a bank took back after its worth was given, and what an upgrade finds missing.
-- Alone: a new value cannot be used in the transaction that adds it.
alter type ledger_account_kind add value 'LOSSES';

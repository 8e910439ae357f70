-- A declined or unanswered booking goes on with another therapist: a new booking
-- takes over its plan and its money.

alter type ledger_entry_kind add value 'PAYMENT_MOVED';

-- One booking is replaced by at most one other.
alter table bookings add column replaces_id uuid unique references bookings;

-- The payment whose money this one is; the gateway knows only that one.
alter table payments add column moved_from uuid unique references payments;

-- MOVED: not paid back, because the money went on to another booking.
alter table refunds drop constraint refunds_status_check;
alter table refunds add constraint refunds_status_check check (status in ('PENDING', 'COMPLETED', 'MOVED'));

-- An ended refund stays ended, whoever writes.
create function refuse_refund_reopening() returns trigger
language plpgsql as $$
begin
  if old.status <> 'PENDING' and new.status <> old.status then
    raise exception 'a refund ends once' using errcode = 'check_violation', constraint = 'legal_step';
  end if;
  return new;
end $$;
create trigger refunds_end_once before update on refunds for each row execute function refuse_refund_reopening();

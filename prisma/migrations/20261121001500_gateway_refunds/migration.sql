-- Refunds sent through the payment gateway: asked for under one key, open until the
-- gateway says what became of them.

-- PROCESSING: the gateway has been, or is about to be, asked; nothing else may pay it meanwhile.
alter table refunds drop constraint refunds_status_check;
alter table refunds add constraint refunds_status_check check (status in ('PENDING', 'PROCESSING', 'COMPLETED', 'MOVED'));

alter table refunds
  -- WAITING: nothing sent. UNKNOWN: sent, answer missing. UNCLEAR: a person must find out.
  add column gateway_state text check (gateway_state in ('WAITING', 'UNKNOWN', 'UNCLEAR')),
  -- The gateway refunds one key once, and remembers it for seven days.
  add column gateway_key text unique check (gateway_key ~ '^[A-Za-z0-9_-]{8,60}$'),
  add column started_by uuid references users,
  add column started_at timestamptz,
  add column sent_at timestamptz,
  add column last_sent_at timestamptz,
  add column send_tries integer not null default 0 check (send_tries >= 0),
  add column asked_at timestamptz,
  -- Why the gateway did not do it, for the admin who then chooses another way.
  add column gateway_message text,
  add column updated_at timestamptz not null default app_now();

alter table refunds
  add constraint processing_refund_is_at_gateway check (status <> 'PROCESSING' or
    (method is not null and method = 'GATEWAY' and gateway_key is not null and gateway_state is not null and started_by is not null
      and length(trim(coalesce(note, ''))) >= 3)),
  add constraint gateway_state_while_processing check (gateway_state is null or status = 'PROCESSING'),
  -- Older rows were marked by hand.
  add constraint gateway_refund_has_key check (status <> 'COMPLETED' or method <> 'GATEWAY' or gateway_key is not null) not valid;
create index refunds_processing on refunds (asked_at) where status = 'PROCESSING';

-- What the gateway itself says it gave back of a payment, in all.
alter table payments add column gateway_refunded bigint not null default 0 check (gateway_refunded >= 0);
update payments p set gateway_refunded = given.amount
  from (select payment_id, sum(amount) as amount from refunds where status = 'COMPLETED' and method = 'GATEWAY' group by payment_id) given
  where given.payment_id = p.id;

insert into state_transitions values
  ('REFUND', 'PENDING', 'COMPLETED'), ('REFUND', 'PENDING', 'MOVED'), ('REFUND', 'PENDING', 'PROCESSING'),
  ('REFUND', 'PROCESSING', 'COMPLETED'),
  -- The gateway did not do it: back into the queue, for another way.
  ('REFUND', 'PROCESSING', 'PENDING');

-- A refund withdrawn because the bank took the payment back loses its row, but not its history.
create table refund_events (
  id bigint generated always as identity primary key,
  refund_id uuid not null,
  booking_id uuid not null,
  from_state text,
  to_state text not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null default app_now()
);
create index refund_events_refund on refund_events (refund_id, id);
create index refund_events_booking on refund_events (booking_id, id);
insert into refund_events (refund_id, booking_id, to_state, reason, actor_name, created_at)
  select id, booking_id, status, 'before_events', 'migration', created_at from refunds order by created_at, id;
create trigger refund_events_append_only before update or delete on refund_events for each row execute function refuse_change();
create trigger refund_events_no_truncate before truncate on refund_events for each statement execute function refuse_change();

create function record_refund_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into refund_events (refund_id, booking_id, from_state, to_state, actor_id, actor_name)
    values (old.id, old.booking_id, old.status, 'WITHDRAWN', app_actor_id(), app_actor_name());
  elsif tg_op = 'INSERT' or new.status <> old.status or new.gateway_state is distinct from old.gateway_state then
    insert into refund_events (refund_id, booking_id, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, new.booking_id, case when tg_op = 'UPDATE' then old.status end, new.status,
      case when tg_op = 'INSERT' then new.reason
        when new.status = 'PENDING' then new.gateway_message
        when new.status = 'PROCESSING' then 'gateway_' || lower(new.gateway_state)
        when new.status = 'COMPLETED' then lower(new.method) end, app_actor_id(), app_actor_name());
  end if;
  return null;
end $$;

drop trigger refunds_end_once on refunds;
drop function refuse_refund_reopening();
create trigger refunds_legal_step before update on refunds for each row execute function refuse_illegal_step('REFUND');
create trigger refunds_record_step after insert or update or delete on refunds for each row execute function record_refund_step();

-- Whose money, how much and for what never changes; while the gateway may be at work, neither do way and key.
create function refuse_refund_rewrite() returns trigger
language plpgsql as $$
begin
  if (new.booking_id, new.payment_id, new.patient_id, new.amount, new.idempotency_key)
     is distinct from (old.booking_id, old.payment_id, old.patient_id, old.amount, old.idempotency_key)
     or (old.status = 'PROCESSING' and new.status <> 'PENDING'
       and (new.method, new.gateway_key) is distinct from (old.method, old.gateway_key)) then
    raise exception 'a refund keeps its booking, payment, owner, amount and key' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger refunds_fixed_parts before update on refunds for each row execute function refuse_refund_rewrite();

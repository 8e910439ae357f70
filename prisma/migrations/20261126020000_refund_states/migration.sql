-- A refund keeps its row for good, and what follows from its state is kept by the database:
-- the booking's refund flag, and how far its payment has been given back.

-- WITHDRAWN: not owed any more, because the bank took the payment back.
alter table refunds drop constraint refunds_status_check;
alter table refunds add constraint refunds_status_check check (status in ('PENDING', 'PROCESSING', 'COMPLETED', 'MOVED', 'WITHDRAWN'));
insert into state_transitions values ('REFUND', 'PENDING', 'WITHDRAWN');

create or replace function record_refund_step() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.status <> old.status or new.gateway_state is distinct from old.gateway_state then
    insert into refund_events (refund_id, booking_id, from_state, to_state, reason, actor_id, actor_name)
    values (new.id, new.booking_id, case when tg_op = 'UPDATE' then old.status end, new.status,
      case when tg_op = 'INSERT' then new.reason
        when new.status = 'PENDING' then new.gateway_message
        when new.status = 'PROCESSING' then 'gateway_' || lower(new.gateway_state)
        when new.status = 'COMPLETED' then lower(new.method)
        when new.status = 'WITHDRAWN' then 'payment_reversed' end, app_actor_id(), app_actor_name());
  end if;
  return null;
end $$;
drop trigger refunds_record_step on refunds;
create trigger refunds_record_step after insert or update on refunds for each row execute function record_refund_step();
create trigger refunds_not_deleted before delete on refunds for each row execute function refuse_change();
create trigger refunds_no_truncate before truncate on refunds for each statement execute function refuse_change();

-- What the refunds of a booking come to; a moved or withdrawn one is none.
create function refund_flag(booking uuid) returns refund_status
language sql stable as $$
  select (case when bool_or(status in ('PENDING', 'PROCESSING')) then 'PENDING'
    when bool_or(status = 'COMPLETED') then 'COMPLETED' else 'NONE' end)::refund_status
  from refunds where booking_id = booking
$$;

create function follow_refund() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.status = old.status then
    return null;
  end if;
  update bookings set refund_status = refund_flag(id) where id = new.booking_id and refund_status <> refund_flag(id);
  if new.status = 'COMPLETED' then
    update payments p set
      status = case when p.status not in ('COMPLETED', 'PARTIALLY_REFUNDED') then p.status
        when given.amount >= p.amount then 'REFUNDED' else 'PARTIALLY_REFUNDED' end,
      status_reason = case when p.status in ('COMPLETED', 'PARTIALLY_REFUNDED') then 'refund_completed' else p.status_reason end,
      gateway_refunded = greatest(p.gateway_refunded, given.by_gateway)
    from (select sum(amount) as amount, coalesce(sum(amount) filter (where method = 'GATEWAY'), 0) as by_gateway
      from refunds where payment_id = new.payment_id and status = 'COMPLETED') given
    where p.id = new.payment_id;
  end if;
  return null;
end $$;
create trigger refunds_followed after insert or update on refunds for each row execute function follow_refund();

select set_config('fisioku.actor_name', 'migration', true);
update bookings set refund_status = refund_flag(id) where refund_status <> refund_flag(id);

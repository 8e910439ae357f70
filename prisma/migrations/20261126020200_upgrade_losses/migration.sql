insert into ledger_accounts (kind) values ('LOSSES');

-- A booking's deferred revenue is the worth of its sessions neither paid out, expired, cancelled nor refunded, and its
-- refunds payable are its open refunds. Where older entries left another amount (a bank reversal after a payout left the
-- worked part in deferred revenue), the difference is named as a loss. A top-up reversed after it was spent was booked
-- against our fees; it is a loss of the same kind.
create function pg_temp.name_loss(key text, booking uuid, kind ledger_account_kind, difference bigint, note text) returns void
language plpgsql as $$
declare entry uuid;
begin
  insert into ledger_entries (kind, idempotency_key, payload_hash, booking_id, note, actor_name)
  select 'ADJUSTMENT', key, sha256(convert_to('ADJUSTMENT' || E'\n' || string_agg(line, E'\n' order by line collate "C"), 'UTF8')), booking, note, 'migration'
  from unnest(array[kind || ' ' || difference, 'LOSSES ' || -difference]) line
  returning id into entry;
  insert into ledger_postings (entry_id, account_id, amount)
  select entry, account.id, case when account.kind = 'LOSSES' then -difference else difference end
  from ledger_accounts account where account.user_id is null and account.kind in ('LOSSES', name_loss.kind);
end $$;

do $$
declare found record;
begin
  for found in
    with held as (
      select e.booking_id, account.kind, sum(posting.amount)::bigint as amount from ledger_entries e
      join ledger_postings posting on posting.entry_id = e.id
      join ledger_accounts account on account.id = posting.account_id and account.kind = 'DEFERRED_REVENUE'
      group by 1, 2),
    due as (
      select b.id as booking_id, coalesce(sum(s.therapist_share + s.platform_share) filter (where b.status <> 'PENDING'
        and b.funding not in ('POSTPAID', 'MEMBERSHIP') and not s.is_payout_distributed and s.status not in ('EXPIRED', 'CANCELLED')), 0)::bigint as amount
      from bookings b join sessions s on s.booking_id = b.id group by b.id)
    select coalesce(held.booking_id, due.booking_id) as booking_id, coalesce(due.amount, 0) - coalesce(held.amount, 0) as difference
    from held full join due on due.booking_id = held.booking_id where coalesce(due.amount, 0) <> coalesce(held.amount, 0)
  loop
    perform pg_temp.name_loss('upgrade-deferred:' || coalesce(found.booking_id::text, 'none'), found.booking_id, 'DEFERRED_REVENUE', found.difference,
      'Upgrade of 2026-11-26: deferred revenue without a session behind it, named as a loss');
  end loop;
  for found in
    with held as (
      select case when e.kind = 'PAYMENT_MOVED' then b.replaces_id else e.booking_id end as booking_id, sum(posting.amount)::bigint as amount
      from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
      join ledger_accounts account on account.id = posting.account_id and account.kind = 'REFUNDS_PAYABLE'
      left join bookings b on b.id = e.booking_id group by 1),
    due as (select booking_id, sum(amount)::bigint as amount from refunds where status in ('PENDING', 'PROCESSING') group by 1)
    select coalesce(held.booking_id, due.booking_id) as booking_id, coalesce(due.amount, 0) - coalesce(held.amount, 0) as difference
    from held full join due on due.booking_id = held.booking_id where coalesce(due.amount, 0) <> coalesce(held.amount, 0)
  loop
    perform pg_temp.name_loss('upgrade-payable:' || coalesce(found.booking_id::text, 'none'), found.booking_id, 'REFUNDS_PAYABLE', found.difference,
      'Upgrade of 2026-11-26: refunds payable without a refund behind them, named as a loss');
  end loop;
  for found in
    select e.id, -posting.amount as difference from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
    join ledger_accounts account on account.id = posting.account_id and account.kind = 'PLATFORM_REVENUE'
    where e.kind = 'PAYMENT_REVERSED' and e.booking_id is null
  loop
    perform pg_temp.name_loss('upgrade-top-up:' || found.id, null, 'PLATFORM_REVENUE', found.difference,
      'Upgrade of 2026-11-26: a top-up reversed after it was spent, named as a loss instead of less revenue');
  end loop;
end $$;
drop function pg_temp.name_loss;

import type { Invariant } from './invariant.ts'

const PAYOUT = `('SESSION_FEE', 'FORFEIT_COMPENSATION')`
const PAID = `('COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED')`
/** The payout job with its tries, and the sweep behind it. */
const PAYOUT_TIME = `interval '6 minutes'`

const priceAddsUp = `
  select id as booking_id, total_price, admin_fee_amount, therapist_net_total from bookings
  where total_price <> admin_fee_amount + therapist_net_total or least(total_price, admin_fee_amount, therapist_net_total) < 0`

const sharesAddUp = `
  select b.id as booking_id, b.therapist_net_total, sum(s.therapist_share)::bigint as shares,
    b.admin_fee_amount, sum(s.platform_share)::bigint as platform_shares
  from bookings b join sessions s on s.booking_id = b.id
  group by b.id having sum(s.therapist_share) <> b.therapist_net_total or sum(s.platform_share) <> b.admin_fee_amount`

/** A session of no value is paid out without an entry: there is nothing to post. */
const payouts = `
  select session_id, status, problem from (
    select s.id as session_id, s.status::text, case
      when s.is_payout_distributed and p.entries <> 1 and s.therapist_share + s.platform_share > 0 then 'flag set, payout entries: ' || p.entries
      when not s.is_payout_distributed and p.entries > 0 then 'payout entry without the flag'
      when (s.is_payout_distributed or p.entries > 0) and s.status not in ('COMPLETED', 'FORFEITED') then 'paid out while ' || s.status
      when s.is_payout_distributed and p.credited <> s.therapist_share then 'share ' || s.therapist_share || ', credited ' || p.credited
      when not s.is_payout_distributed and s.status in ('COMPLETED', 'FORFEITED')
        and coalesce(s.finished_at, s.updated_at) < app_now() - ${PAYOUT_TIME}
        and not exists (select 1 from exceptions x where x.session_id = s.id and x.kind = 'PAYOUT_FAILED' and x.resolved_at is null)
        and not exists (select 1 from graphile_worker.jobs j where j.key = 'payout:' || s.id and j.run_at > now() - ${PAYOUT_TIME})
        then 'earned, but neither paid, nor about to be, nor on the exception list'
      end as problem
    from sessions s join therapists t on t.id = s.therapist_id cross join lateral (
      select count(distinct e.id) as entries, coalesce(sum(posting.amount) filter (where account.user_id = t.user_id), 0) as credited
      from ledger_entries e left join ledger_postings posting on posting.entry_id = e.id
      left join ledger_accounts account on account.id = posting.account_id and account.kind = 'WALLET'
      where e.session_id = s.id and e.kind in ${PAYOUT}) p
    where s.status not in ('EXPIRED', 'CANCELLED')) checked
  where problem is not null`

const noPayout = `
  select s.id as session_id, s.status::text, e.id as entry_id from sessions s
  left join ledger_entries e on e.session_id = s.id and e.kind in ${PAYOUT}
  where s.status in ('EXPIRED', 'CANCELLED') and (e.id is not null or s.is_payout_distributed)`

/** The stored hash covers kind, accounts and amounts: a row changed behind the triggers shows. */
const entries = `
  with legs as (
    select posting.entry_id, posting.amount,
      case account.kind when 'WALLET' then 'wallet:' || account.user_id when 'WITHDRAWAL_HOLD' then 'hold:' || account.user_id else account.kind::text end || ' ' || posting.amount as line
    from ledger_postings posting join ledger_accounts account on account.id = posting.account_id),
  sums as (
    select e.id, e.payload_hash, count(legs.*)::int as legs, coalesce(sum(legs.amount), 0)::bigint as total,
      sha256(convert_to(e.kind || E'\\n' || string_agg(legs.line, E'\\n' order by legs.line collate "C"), 'UTF8')) as hash
    from ledger_entries e left join legs on legs.entry_id = e.id group by e.id)
  select id::text as entry_id, case when total <> 0 or legs < 2 then 'legs ' || legs || ', sum ' || total else 'changed after posting' end as problem
  from sums where total <> 0 or legs < 2 or hash is distinct from payload_hash
  union all
  select guard, 'append-only trigger missing or off' from unnest(array['ledger_entries', 'ledger_postings']) guard
  where not exists (select 1 from pg_trigger where tgname = guard || '_append_only' and tgrelid = guard::regclass and tgenabled in ('O', 'A'))`

const balances = `
  with lines as (
    select posting.account_id, posting.id, posting.amount, posting.account_seq, posting.balance_after,
      coalesce(lag(posting.balance_after) over account, 0) as before,
      row_number() over account as position
    from ledger_postings posting join ledger_accounts a on a.id = posting.account_id and a.user_id is not null
    window account as (partition by posting.account_id order by posting.account_seq)),
  sums as (
    select account_id, sum(amount)::bigint as total, count(*) as lines, (array_agg(balance_after order by account_seq desc))[1] as last from lines group by account_id)
  select a.id as account_id, null::bigint as posting_id,
    'stored ' || a.balance || ', postings ' || coalesce(sums.total, 0) || ', last line ' || coalesce(sums.last, 0) as problem
  from ledger_accounts a left join sums on sums.account_id = a.id
  where a.user_id is not null and (a.balance < 0 or a.balance <> coalesce(sums.total, 0) or a.balance <> coalesce(sums.last, 0) or a.last_seq <> coalesce(sums.lines, 0))
  union all
  select account_id, id, 'line ' || coalesce(account_seq, 0) || ': ' || before || ' and ' || amount || ' make ' || coalesce(balance_after, 0)
  from lines where balance_after is distinct from before + amount or account_seq is distinct from position or balance_after < 0`

const notes = `
  select t.id as posting_id, t.wallet_id, t.category::text, t.actor_id from wallet_transactions t
  left join users actor on actor.id = t.actor_id
  where t.type = 'DEBIT' and (actor.role = 'ADMIN' or t.category in ('WITHDRAWAL', 'ADJUSTMENT')) and length(trim(coalesce(t.admin_note, ''))) < 3`

const paymentsAndRefunds = `
  with received as (
    select e.booking_id, coalesce(-sum(posting.amount), 0) as amount from ledger_entries e
    join ledger_postings posting on posting.entry_id = e.id
    join ledger_accounts account on account.id = posting.account_id
    where e.booking_id is not null and (
      account.kind = 'GATEWAY_CLEARING' and e.kind in ('PAYMENT_RECEIVED', 'UNENTITLED_PAYMENT_RECEIVED', 'PAYMENT_REVERSED')
      or account.kind = 'WALLET' and e.kind = 'WALLET_PAYMENT'
      or account.kind = 'REFUNDS_PAYABLE' and e.kind = 'PAYMENT_MOVED') group by e.booking_id),
  paid as (select booking_id, sum(amount) as amount from payments where status in ${PAID} and booking_id is not null group by booking_id),
  owed as (select payment_id, sum(amount) as amount from refunds where status <> 'WITHDRAWN' group by payment_id)
  select coalesce(received.booking_id, paid.booking_id) as booking_id, null::uuid as payment_id,
    'payments say ' || coalesce(paid.amount, 0) || ', the ledger ' || coalesce(received.amount, 0) as problem
  from received full join paid on paid.booking_id = received.booking_id
  where coalesce(received.amount, 0) <> coalesce(paid.amount, 0)
  union all
  select null, p.id, 'top-up ' || p.status || ' of ' || p.amount || ', the wallet was credited ' || credited.amount
  from payments p cross join lateral (
    select coalesce(sum(posting.amount), 0) as amount from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
    join ledger_accounts account on account.id = posting.account_id and account.kind = 'WALLET' and account.user_id = p.patient_id
    where e.kind = 'TOP_UP' and e.idempotency_key = 'top-up:' || p.id) credited
  where p.booking_id is null and p.status_reason is distinct from 'gateway_reversed'
    and credited.amount <> case when p.status in ${PAID} then p.amount else 0 end
  union all
  select max(booking_id::text)::uuid, null, 'gateway transaction ' || gateway_transaction_id || ' applied ' || count(*) || ' times'
  from payments where gateway_transaction_id is not null group by gateway_transaction_id having count(*) > 1
  union all
  select p.booking_id, p.id, 'money owed back without a refund' from payments p left join owed on owed.payment_id = p.id
  where p.status in ${PAID} and not p.is_entitled and coalesce(owed.amount, 0) < p.amount
  union all
  select b.id, p.id, 'booking ' || b.status || ' keeps money without a refund' from bookings b
  join payments p on p.booking_id = b.id and p.status in ${PAID} and p.is_entitled
  where (b.status = 'PENDING' or (b.status = 'CANCELLED' and b.accepted_at is null)) and not exists (select 1 from refunds r where r.payment_id = p.id and r.status <> 'WITHDRAWN')
  union all
  select b.id, null, 'refund flag ' || b.refund_status || ' beside ' || count(r.id) filter (where r.status in ('PENDING', 'PROCESSING')) || ' open and '
    || count(r.id) filter (where r.status not in ('MOVED', 'WITHDRAWN')) || ' refunds in all'
  from bookings b left join refunds r on r.booking_id = b.id group by b.id
  having (b.refund_status = 'PENDING') <> (count(r.id) filter (where r.status in ('PENDING', 'PROCESSING')) > 0)
    or (b.refund_status = 'NONE') <> (count(r.id) filter (where r.status not in ('MOVED', 'WITHDRAWN')) = 0)
  union all
  select b.id, r.payment_id, 'a moved refund and ' || count(p.id) || ' payments that took its money over' from refunds r join bookings b on b.id = r.booking_id
  left join payments p on p.moved_from = r.payment_id and p.amount = r.amount and p.is_entitled
  where r.status = 'MOVED' group by b.id, r.payment_id having count(p.id) <> 1
  union all
  select p.booking_id, p.id, 'took over money whose refund did not end' from payments p
  where p.moved_from is not null and not exists (select 1 from refunds r where r.payment_id = p.moved_from and r.status = 'MOVED')`

/**
 * A refund leaves the payable exactly once, when completed, to the account of its way;
 * and the gateway gave back exactly what our books say went through it, or a person was told.
 */
const refundsPaid = `
  with entry as (
    select e.idempotency_key, sum(posting.amount) filter (where account.kind = 'REFUNDS_PAYABLE') as payable,
      sum(posting.amount) filter (where account.kind = 'GATEWAY_CLEARING') as gateway,
      sum(posting.amount) filter (where account.kind = 'CASH') as cash, sum(posting.amount) filter (where account.kind = 'WALLET') as wallet
    from ledger_entries e join ledger_postings posting on posting.entry_id = e.id join ledger_accounts account on account.id = posting.account_id
    where e.kind = 'REFUND_PAID' group by e.idempotency_key)
  select r.booking_id, r.id as refund_id, r.status || ' by ' || coalesce(r.method, 'nothing') || ', its entry moved ' || coalesce((-entry.payable)::text, 'nothing') as problem
  from refunds r left join entry on entry.idempotency_key = 'refund-paid:' || r.id
  where case when r.status = 'COMPLETED' then (-entry.payable, case r.method when 'GATEWAY' then entry.gateway when 'WALLET' then entry.wallet else entry.cash end)
      is distinct from (r.amount, r.amount)
    else entry.idempotency_key is not null end
  union all
  select null, null, 'an entry that pays no refund: ' || entry.idempotency_key from entry
  where not exists (select 1 from refunds r where entry.idempotency_key = 'refund-paid:' || r.id)
  union all
  select p.booking_id, null, 'the gateway gave back ' || p.gateway_refunded || ' of payment ' || p.id || ', our refunds through it are ' || ours.amount
  from payments p cross join lateral (
    select coalesce(sum(amount), 0) as amount from refunds where payment_id = p.id and status = 'COMPLETED' and method = 'GATEWAY') ours
  where p.gateway_refunded <> ours.amount
    and not exists (select 1 from exceptions x where x.payment_id = p.id and x.kind = 'PAYMENT_MISMATCH')`

/** From the account and from the sessions, so that neither a row nor an entry can be missing unseen. */
const deferred = `(
  with held as (
    select e.booking_id, sum(posting.amount) as amount from ledger_entries e
    join ledger_postings posting on posting.entry_id = e.id
    join ledger_accounts account on account.id = posting.account_id and account.kind = 'DEFERRED_REVENUE' group by e.booking_id),
  due as (
    select b.id as booking_id, sum(s.therapist_share + s.platform_share) as amount from bookings b join sessions s on s.booking_id = b.id
    where b.status <> 'PENDING' and b.funding not in ('POSTPAID', 'MEMBERSHIP')
      and not s.is_payout_distributed and s.status not in ('EXPIRED', 'CANCELLED') group by b.id)
  select coalesce(held.booking_id, due.booking_id) as booking_id,
    'sessions not yet settled are worth ' || coalesce(due.amount, 0) || ', deferred revenue holds ' || coalesce(held.amount, 0) as problem
  from held full join due on due.booking_id = held.booking_id where coalesce(due.amount, 0) <> coalesce(held.amount, 0))`

/** Money that moved on to another booking left what was owed for the one before. */
const payable = `(
  with held as (
    select case when e.kind = 'PAYMENT_MOVED' then b.replaces_id else e.booking_id end as booking_id, sum(posting.amount) as amount
    from ledger_entries e join ledger_postings posting on posting.entry_id = e.id
    join ledger_accounts account on account.id = posting.account_id and account.kind = 'REFUNDS_PAYABLE'
    left join bookings b on b.id = e.booking_id group by 1),
  due as (select booking_id, sum(amount) as amount from refunds where status in ('PENDING', 'PROCESSING') group by booking_id)
  select coalesce(held.booking_id, due.booking_id) as booking_id,
    'open refunds are worth ' || coalesce(due.amount, 0) || ', refunds payable hold ' || coalesce(held.amount, 0) as problem
  from held full join due on due.booking_id = held.booking_id where coalesce(due.amount, 0) <> coalesce(held.amount, 0))`

/** Money is frozen exactly for withdrawals under way, leaves the hold only when completed, and returns only when rejected; each at most once. */
const holds = `
  with under_way as (select user_id, sum(amount) as amount from withdrawals where status in ('PENDING', 'PROCESSING') group by user_id),
  held as (select user_id, balance from ledger_accounts where kind = 'WITHDRAWAL_HOLD')
  select coalesce(held.user_id, under_way.user_id) as user_id, null::uuid as withdrawal_id,
    'frozen ' || coalesce(held.balance, 0) || ', withdrawals under way ' || coalesce(under_way.amount, 0) as problem
  from held full join under_way on under_way.user_id = held.user_id
  where coalesce(held.balance, 0) <> coalesce(under_way.amount, 0)
  union all
  select w.user_id, w.id, w.status || ' with entries: held ' || e.held || ', sent ' || e.sent || ', released ' || e.released || ', returned ' || e.returned
  from withdrawals w cross join lateral (
    select count(*) filter (where kind = 'WITHDRAWAL_HELD') as held, count(*) filter (where kind = 'WITHDRAWAL') as sent,
      count(*) filter (where kind = 'WITHDRAWAL_RELEASED') as released, count(*) filter (where kind = 'WITHDRAWAL_RETURNED') as returned
    from ledger_entries where idempotency_key in ('withdrawal:' || w.id || ':held', 'withdrawal:' || w.id || ':sent',
      'withdrawal:' || w.id || ':released', 'withdrawal:' || w.id || ':returned')) e
  where e.held <> 1 or (w.status in ('PENDING', 'PROCESSING') and e.sent + e.released + e.returned > 0)
    or (w.status = 'COMPLETED' and (e.sent, e.released, e.returned) <> (1, 0, 0))
    or (w.status = 'REJECTED' and (e.sent, e.released, e.returned) not in ((0, 1, 0), (1, 0, 1)))
  union all
  select user_id, id, 'one admin as maker and checker' from withdrawals
  where needs_checker and status in ('PROCESSING', 'COMPLETED') and (checked_by is null or checked_by = approved_by)`

const trialBalance = `
  select null::uuid as booking_id, 'the trial balance is off by ' || sum(amount) as problem from ledger_postings having sum(amount) <> 0
  union all
  select null, 'a posting without its entry: ' || posting.id from ledger_postings posting
  left join ledger_entries e on e.id = posting.entry_id where e.id is null`

export const MONEY_INVARIANTS: Invariant[] = [
  { id: 'I03', title: 'total price = admin fee + therapist net, none below zero', sql: priceAddsUp },
  { id: 'I04', title: "the shares of a booking's sessions sum to its net and its fee", sql: sharesAddUp },
  { id: 'I05', title: 'a session earned is paid out exactly once', sql: payouts },
  { id: 'I06', title: 'expired and cancelled sessions have no payout', sql: noPayout },
  { id: 'I07', title: 'every ledger entry sums to zero and is as it was posted', sql: entries },
  { id: 'I08', title: 'a wallet is the sum of its postings, line by line, never negative', sql: balances },
  { id: 'I09', title: 'money an admin takes from a wallet says why', sql: notes },
  { id: 'I10', title: 'each payment counts once; money not entitled is owed back', sql: paymentsAndRefunds },
  {
    id: 'I19',
    title: 'booking by booking, deferred revenue is the sessions not yet worked off and refunds payable are the open refunds',
    sql: `${deferred} union all ${payable}`,
  },
  { id: 'WH', title: 'money is frozen exactly for withdrawals under way, and moves once', sql: holds },
  { id: 'RF', title: 'a refund is paid once, by the way it says; the gateway gave back what our books say', sql: refundsPaid },
  { id: 'TB', title: 'the trial balance is zero', sql: trialBalance },
]

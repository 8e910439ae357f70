-- Lists in their own order, sweeps that look only at what is due, figures of a span of days:
-- each read finds its rows without walking a table that never stops growing.

-- Admins are few among many; every alarm looks them up.
create index users_admins on users (id) where role = 'ADMIN' and is_active;

create index bookings_newest on bookings (created_at desc, id desc);
create index bookings_paid on bookings (paid_at) where paid_at is not null;
create index bookings_package_ends on bookings (expires_at) where status = 'ACCEPTED';

create index sessions_starts on sessions (starts_at) where starts_at is not null;
create index sessions_unearned on sessions (therapist_id)
  where not is_payout_distributed and status not in ('EXPIRED', 'CANCELLED', 'FAILED');

create index wallets_fullest on ledger_accounts (balance desc, id desc) where kind = 'WALLET';

create index payments_newest on payments (created_at desc, id desc);
create index payments_paid on payments (paid_at) where paid_at is not null;

create index refunds_completed on refunds (completed_at desc, id desc) where completed_at is not null;
create index refunds_newest on refunds (created_at desc, id desc);
-- Waiting ones oldest first, with a tie-break: a page goes on where the last one ended.
drop index refunds_pending;
create index refunds_pending on refunds (created_at, id) where status = 'PENDING';

create index gateway_notifications_received on gateway_notifications (last_received_at);

create index exceptions_open on exceptions (created_at, id) where resolved_at is null;
create index exceptions_resolved on exceptions (resolved_at desc, id desc) where resolved_at is not null;

create index withdrawals_settled on withdrawals (status, settled_at desc, id desc) where settled_at is not null;
-- Payouts on their way, and settled ones that a bank may still send back.
create index withdrawals_at_gateway on withdrawals (asked_at)
  where method = 'GATEWAY' and status = 'PROCESSING';

create index audit_log_action on audit_log (action, id desc);
create index audit_log_subject_type on audit_log (subject_type, id desc);

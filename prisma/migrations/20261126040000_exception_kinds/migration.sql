-- Nothing ever raised NOTIFICATION_FAILED: what could not be delivered stands in the notification itself.
alter table exceptions drop constraint exceptions_kind_check;
alter table exceptions add constraint exceptions_kind_check check (kind in
  ('PAYOUT_FAILED', 'SESSION_UNRESOLVED', 'PAYMENT_MISMATCH', 'THERAPIST_NO_SHOW', 'WITHDRAWAL_UNCLEAR'));

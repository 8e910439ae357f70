-- What admins filter and search by. The texts are written exactly as the queries write them.
create index bookings_by_status on bookings (status, created_at desc, id desc);

create index users_known_by on users using gin ((name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) gin_trgm_ops);
create index refunds_patient on refunds (patient_id);
create index refunds_reference on refunds using gin (reference gin_trgm_ops);
create index withdrawals_known_by on withdrawals using gin ((holder_name || ' ' || account_number || ' ' || coalesce(reference, '')) gin_trgm_ops);
create index audit_log_actor on audit_log (actor_id, id desc);
create index audit_log_known_by on audit_log using gin ((coalesce(reason, '') || ' ' || subject_id) gin_trgm_ops);

-- With the amount beside it, what a wallet was ever given is added up in the index alone.
create index ledger_postings_amounts on ledger_postings (account_id, id) include (amount);
drop index ledger_postings_account;

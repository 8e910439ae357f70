-- A patient's wallet: money paid in through the gateway, and bookings paid out of it.
-- A payment without a booking is a top-up; its order id says so, since the gateway's dashboard shows nothing else.

alter type ledger_entry_kind add value 'TOP_UP';
alter type ledger_entry_kind add value 'WALLET_PAYMENT';

create unique index one_open_top_up_per_patient on payments (patient_id) where booking_id is null and status in ('PENDING', 'PROCESSING');
alter table payments add constraint top_up_order check ((booking_id is null) = (order_id like 'TU-%'));

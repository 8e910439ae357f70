-- Events come in order of time, so a few words about each stretch of the table find a day in it.
create index payment_events_time on payment_events using brin (created_at) with (pages_per_range = 16);

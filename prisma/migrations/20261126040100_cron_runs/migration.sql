-- The last moment for which each item of worker/crontab.ts was enqueued, on the application's clock.
create table cron_runs (
  task text primary key,
  due_at timestamptz not null
);

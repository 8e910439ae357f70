import type { TaskName } from '../app/platform/jobs.ts'

type CronItem = { task: TaskName; match: string; identifier: string; options: { backfillPeriod: number; maxAttempts: number } }

const minutes = (n: number) => n * 60_000

function item(task: TaskName, match: string, backfillPeriod: number): CronItem {
  return { task, match, identifier: task, options: { backfillPeriod, maxAttempts: 3 } }
}

/**
 * The sweeps behind the exact jobs. graphile-worker reads these in UTC:
 * 17:00 UTC is 00:00 WIB.
 */
export const CRON_ITEMS: CronItem[] = [
  item('booking.sweep-answers', '*/5 * * * *', minutes(10)),
  item('payment.reconcile', '*/5 * * * *', minutes(10)),
  item('payout.sweep', '*/5 * * * *', minutes(10)),
  item('withdrawal.sweep', '*/5 * * * *', minutes(10)),
  item('refund.sweep', '*/5 * * * *', minutes(10)),
  item('chat.sweep-locks', '*/15 * * * *', minutes(30)),
  item('session.sweep-unresolved', '*/15 * * * *', minutes(30)),
  item('payment.reconcile-day', '30 17 * * *', minutes(24 * 60)),
  item('package.expire', '0 17 * * *', minutes(24 * 60)),
]

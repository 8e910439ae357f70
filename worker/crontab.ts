import { reconcileDay } from '../app/domain/payment/jobs.ts'
import type { JobToken } from '../app/platform/jobs.ts'
import * as sweeps from './sweeps.ts'

type CronItem = { task: string; match: string; identifier: string; options: { backfillPeriod: number; maxAttempts: number } }

const minutes = (n: number) => n * 60_000

function item<Payload>({ name: task }: JobToken<Payload>, match: string, backfillPeriod: number): CronItem {
  return { task, match, identifier: task, options: { backfillPeriod, maxAttempts: 3 } }
}

/**
 * The sweeps behind the exact jobs. graphile-worker reads these in UTC:
 * 17:00 UTC is 00:00 WIB.
 */
export const CRON_ITEMS: CronItem[] = [
  item(sweeps.sweepAnswers, '*/5 * * * *', minutes(10)),
  item(sweeps.reconcilePayments, '*/5 * * * *', minutes(10)),
  item(sweeps.sweepPayouts, '*/5 * * * *', minutes(10)),
  item(sweeps.sweepWithdrawals, '*/5 * * * *', minutes(10)),
  item(sweeps.sweepRefunds, '*/5 * * * *', minutes(10)),
  item(sweeps.sweepChatLocks, '*/15 * * * *', minutes(30)),
  item(sweeps.sweepUnresolved, '*/15 * * * *', minutes(30)),
  item(reconcileDay, '30 17 * * *', minutes(24 * 60)),
  item(sweeps.expirePackages, '0 17 * * *', minutes(24 * 60)),
]

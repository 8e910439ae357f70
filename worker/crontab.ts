import { reconcileDay } from '../app/domain/payment/jobs.ts'
import type { JobToken } from '../app/platform/jobs.ts'
import * as sweeps from './sweeps.ts'

/** Every so many minutes of the hour, or once a day at a local time of a zone. */
export type When = { everyMinutes: number } | { at: string; zone: string }

export type CronItem = { job: JobToken<Record<string, never>>; when: When }

/** Where the business keeps its days. */
const WIB = 'Asia/Jakarta'

/** The sweeps behind the exact jobs, and what belongs to a day. On the application's clock, like every deadline. */
export const CRON_ITEMS: readonly CronItem[] = [
  { job: sweeps.sweepAnswers, when: { everyMinutes: 5 } },
  { job: sweeps.reconcilePayments, when: { everyMinutes: 5 } },
  { job: sweeps.sweepPayouts, when: { everyMinutes: 5 } },
  { job: sweeps.sweepWithdrawals, when: { everyMinutes: 5 } },
  { job: sweeps.sweepRefunds, when: { everyMinutes: 5 } },
  { job: sweeps.sweepChatLocks, when: { everyMinutes: 15 } },
  { job: sweeps.sweepUnresolved, when: { everyMinutes: 15 } },
  { job: sweeps.expirePackages, when: { at: '00:00', zone: WIB } },
  { job: reconcileDay, when: { at: '00:30', zone: WIB } },
]

/** The last moment at or before `now` at which an item was due. */
export function lastDue(when: When, now: Temporal.Instant): Temporal.Instant {
  if ('everyMinutes' in when) {
    const step = when.everyMinutes * 60_000
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / step) * step)
  }
  const local = now.toZonedDateTimeISO(when.zone)
  const today = local.withPlainTime(when.at)
  const due = Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : local.subtract({ days: 1 }).withPlainTime(when.at)
  return due.toInstant()
}

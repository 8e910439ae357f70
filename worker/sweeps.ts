/** The sweeps behind the exact jobs, enqueued by the crontab alone. */
import { defineJob, PRIORITY } from '../app/platform/jobs.ts'

const sweep = (name: string, lane: 'clock' | 'gateway') =>
  defineJob<Record<string, never>>({ name, lane, priority: PRIORITY.bulk, tries: 3 })

export const sweepAnswers = sweep('booking.sweep-answers', 'clock')
export const reconcilePayments = sweep('payment.reconcile', 'gateway')
export const sweepPayouts = sweep('payout.sweep', 'clock')
export const sweepWithdrawals = sweep('withdrawal.sweep', 'gateway')
export const sweepRefunds = sweep('refund.sweep', 'gateway')
export const sweepChatLocks = sweep('chat.sweep-locks', 'clock')
export const sweepUnresolved = sweep('session.sweep-unresolved', 'clock')
export const expirePackages = sweep('package.expire', 'clock')

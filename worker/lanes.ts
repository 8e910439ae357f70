import type { TaskName } from '../app/platform/jobs.ts'

/**
 * Jobs run in lanes that do not wait for each other. A mail server that hangs for
 * ten seconds fills its own lane; a therapist's deadline in the next one is still
 * acted on in time. Numbers are jobs at once in one worker process.
 */
export const LANES = {
  /** Deadlines, payouts, sweeps: only the database. */
  clock: 6,
  /** Talks to the payment gateway. */
  gateway: 4,
  /** Talks to push services and the mail server. */
  delivery: 4,
} as const

export type Lane = keyof typeof LANES

export function laneOf(task: TaskName): Lane {
  if (task === 'notification.deliver') return 'delivery'
  if (task.startsWith('payment.') || task.startsWith('withdrawal.') || task.startsWith('refund.')) return 'gateway'
  return 'clock'
}

import type { Tx } from './db.ts'

/**
 * Every job the worker knows, with its payload. Payloads carry ids only: a handler
 * reads the state again and does nothing when the job no longer applies.
 */
export interface Jobs {
  /** At the end of the payment hold: ask the gateway, then cancel and free the slot. */
  'payment.expire-hold': { bookingId: string }
  'payment.process-notification': { notificationId: string }
  'payment.reconcile': Record<string, never>
  /** Compares a whole day (ISO, WIB) with the gateway; without one, yesterday. */
  'payment.reconcile-day': { day?: string }
  /** At therapist_respond_by. */
  'booking.answer-timeout': { bookingId: string }
  'booking.sweep-answers': Record<string, never>
  'session.auto-complete': { sessionId: string }
  'session.sweep-unresolved': Record<string, never>
  'session.remind': { sessionId: string; startsAt: string; lead: '24h' | '1h' }
  'package.expire': Record<string, never>
  'payout.session': { sessionId: string }
  'payout.sweep': Record<string, never>
  /** Creates, approves or asks about one payout at the gateway. */
  'withdrawal.advance': { withdrawalId: string }
  'withdrawal.sweep': Record<string, never>
  /** Asks the gateway to give one refund back, or what became of it. */
  'refund.advance': { refundId: string }
  'refund.sweep': Record<string, never>
  'chat.lock': { bookingId: string }
  'chat.sweep-locks': Record<string, never>
  /** `retry`: only the devices that could not be reached, and the mail if it was not. */
  'notification.deliver': { notificationId: string; retry?: { devices: string[]; mail: boolean; attempt: number } }
}

export type TaskName = keyof Jobs

export type EnqueueOptions = {
  /** Deterministic: the same key replaces a waiting job instead of adding one. */
  key?: string
  /** On the application's clock. Default: at once. */
  runAt?: Temporal.Instant
  maxAttempts?: number
}

/** Adds a job in the caller's transaction: it exists exactly when the change it serves does. */
export async function enqueue<T extends TaskName>(tx: Tx, task: T, payload: Jobs[T], options: EnqueueOptions = {}): Promise<void> {
  const runAt = options.runAt?.toString() ?? null
  // The worker runs on the real clock, deadlines on the application's: take the shift back out.
  await tx.$executeRaw`
    select (graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
      run_at := coalesce(${runAt}::timestamptz - (select shift from clock_shift), now()),
      job_key := ${options.key ?? null}, max_attempts := ${options.maxAttempts ?? 10})).id`
}

/** Withdraws a waiting job. */
export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`select graphile_worker.remove_job(${key}) is null`
}

import type { Task, TaskList } from 'graphile-worker'
import type { JobToken, Lane } from '../app/platform/jobs.ts'
import * as notification from '../app/domain/notification/jobs.ts'
import * as payment from '../app/domain/payment/jobs.ts'
import * as refund from '../app/domain/refund/jobs.ts'
import * as session from '../app/domain/session/jobs.ts'
import * as withdrawal from '../app/domain/withdrawal/jobs.ts'
import type { Services } from '../app/services.ts'
import * as sweeps from './sweeps.ts'
import type { TaskContext } from './task.ts'
import bookingAnswerTimeout from './tasks/booking-answer-timeout.ts'
import bookingSweepAnswers from './tasks/booking-sweep-answers.ts'
import chatLock from './tasks/chat-lock.ts'
import chatSweepLocks from './tasks/chat-sweep-locks.ts'
import notificationDeliver from './tasks/notification-deliver.ts'
import packageExpire from './tasks/package-expire.ts'
import paymentExpireHold from './tasks/payment-expire-hold.ts'
import paymentProcessNotification from './tasks/payment-process-notification.ts'
import paymentReconcileDay from './tasks/payment-reconcile-day.ts'
import paymentReconcile from './tasks/payment-reconcile.ts'
import payoutSession from './tasks/payout-session.ts'
import payoutSweep from './tasks/payout-sweep.ts'
import refundAdvance from './tasks/refund-advance.ts'
import refundSweep from './tasks/refund-sweep.ts'
import sessionAutoComplete from './tasks/session-auto-complete.ts'
import sessionRemind from './tasks/session-remind.ts'
import sessionSweepUnresolved from './tasks/session-sweep-unresolved.ts'
import withdrawalAdvance from './tasks/withdrawal-advance.ts'
import withdrawalSweep from './tasks/withdrawal-sweep.ts'

type Handled = { token: JobToken<unknown>; handler: (payload: unknown, context: TaskContext) => Promise<void> }

/** The payload's shape was checked where the job was enqueued. */
function handle<Payload>(token: JobToken<Payload>, handler: (payload: Payload, context: TaskContext) => Promise<void>): Handled {
  return { token, handler } as Handled
}

/** Every job there is. */
const HANDLED: Handled[] = [
  handle(session.answerEnd, bookingAnswerTimeout),
  handle(session.chatLock, chatLock),
  handle(session.holdEnd, paymentExpireHold),
  handle(session.sessionEnd, sessionAutoComplete),
  handle(session.sessionPayout, payoutSession),
  handle(session.sessionReminder, sessionRemind),
  handle(notification.deliverNotification, notificationDeliver),
  handle(payment.processNotification, paymentProcessNotification),
  handle(payment.reconcileDay, paymentReconcileDay),
  handle(refund.refundAdvance, refundAdvance),
  handle(withdrawal.withdrawalAdvance, withdrawalAdvance),
  handle(sweeps.expirePackages, packageExpire),
  handle(sweeps.reconcilePayments, paymentReconcile),
  handle(sweeps.sweepAnswers, bookingSweepAnswers),
  handle(sweeps.sweepChatLocks, chatSweepLocks),
  handle(sweeps.sweepPayouts, payoutSweep),
  handle(sweeps.sweepRefunds, refundSweep),
  handle(sweeps.sweepUnresolved, sessionSweepUnresolved),
  handle(sweeps.sweepWithdrawals, withdrawalSweep),
]

/** The tasks of one lane, or all of them. */
export function taskList(services: Services, lane?: Lane): TaskList {
  const mine = HANDLED.filter(({ token }) => !lane || token.lane === lane)
  const entries = mine.map(({ token, handler }): [string, Task] => [
    token.name,
    (payload, helpers) => handler(payload, { services, helpers }),
  ])
  return Object.fromEntries(entries)
}

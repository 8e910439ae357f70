import type { Task, TaskList } from 'graphile-worker'
import type { Jobs, TaskName } from '../app/platform/jobs.ts'
import type { Services } from '../app/services.ts'
import { laneOf, type Lane } from './lanes.ts'
import type { TaskHandler } from './task.ts'
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

/** Every job by name; the type makes a missing one a compile error. */
const handlers: { [T in TaskName]: TaskHandler<T> } = {
  'booking.answer-timeout': bookingAnswerTimeout,
  'booking.sweep-answers': bookingSweepAnswers,
  'chat.lock': chatLock,
  'chat.sweep-locks': chatSweepLocks,
  'notification.deliver': notificationDeliver,
  'package.expire': packageExpire,
  'payment.expire-hold': paymentExpireHold,
  'payment.process-notification': paymentProcessNotification,
  'payment.reconcile': paymentReconcile,
  'payment.reconcile-day': paymentReconcileDay,
  'payout.session': payoutSession,
  'payout.sweep': payoutSweep,
  'refund.advance': refundAdvance,
  'refund.sweep': refundSweep,
  'session.auto-complete': sessionAutoComplete,
  'session.remind': sessionRemind,
  'session.sweep-unresolved': sessionSweepUnresolved,
  'withdrawal.advance': withdrawalAdvance,
  'withdrawal.sweep': withdrawalSweep,
}

/** The tasks of one lane, or all of them. */
export function taskList(services: Services, lane?: Lane): TaskList {
  const mine = Object.entries(handlers).filter(([name]) => !lane || laneOf(name as TaskName) === lane)
  const entries = mine.map(([name, handler]): [string, Task] => [
    name,
    // The payload's shape was checked where enqueue() was called.
    (payload, helpers) => (handler as TaskHandler<TaskName>)(payload as Jobs[TaskName], { services, helpers }),
  ])
  return Object.fromEntries(entries)
}

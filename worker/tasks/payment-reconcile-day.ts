import { reconcileDay } from '../../app/domain/payment/reconcile-day.ts'
import { officeDay } from '../../app/domain/payment/request-reconciliation.ts'
import { currentTime } from '../../app/platform/clock.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import { enqueue } from '../../app/platform/jobs.ts'
import type { TaskHandler } from '../task.ts'
import * as job from '../../app/domain/payment/jobs.ts'

/** How long an unanswered day is tried again by itself, half-hourly. */
const DAYS = 2

const paymentReconcileDay: TaskHandler<typeof job.reconcileDay> = async (payload, { services }) => {
  const now = await currentTime()
  const day = payload.day ?? officeDay(now).subtract({ days: 1 }).toString()
  const { isComplete } = await reconcileDay(services.gateway, day)
  if (isComplete || Temporal.PlainDate.compare(Temporal.PlainDate.from(day).add({ days: DAYS }), officeDay(now)) < 0) return
  await inTransaction(system('payment-reconcile-day'), (tx) => enqueue(tx, job.reconcileDay, { day }, { runAt: now.add({ minutes: 30 }) }))
}
export default paymentReconcileDay

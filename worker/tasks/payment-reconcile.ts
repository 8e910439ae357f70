import { reconcilePayments } from '../../app/domain/payment/reconcile-payments.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

const paymentReconcile: TaskHandler<typeof job.reconcilePayments> = async (_payload, { services }) => {
  await reconcilePayments(services.gateway)
}
export default paymentReconcile

import { reconcilePayments } from '../../app/domain/payment/reconcile-payments.ts'
import type { TaskHandler } from '../task.ts'

const paymentReconcile: TaskHandler<'payment.reconcile'> = async (_payload, { services }) => {
  await reconcilePayments(services.gateway)
}
export default paymentReconcile

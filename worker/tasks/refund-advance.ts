import { advanceRefund } from '../../app/domain/payment/advance-refund.ts'
import type { TaskHandler } from '../task.ts'

const refundAdvance: TaskHandler<'refund.advance'> = async ({ refundId }, { services }) => {
  await advanceRefund(services.gateway, refundId)
}
export default refundAdvance

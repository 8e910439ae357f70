import { advanceRefund } from '../../app/domain/payment/advance-refund.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/payment/jobs.ts'

const refundAdvance: TaskHandler<typeof job.refundAdvance> = async ({ refundId }, { services }) => {
  await advanceRefund(services.gateway, refundId)
}
export default refundAdvance

import { applyGatewayStatus } from '../../app/domain/payment/apply-gateway-status.ts'
import { advanceRefund } from '../../app/domain/refund/advance-refund.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/refund/jobs.ts'

const refundAdvance: TaskHandler<typeof job.refundAdvance> = async ({ refundId }, { services }) => {
  await advanceRefund({ gateway: services.gateway, apply: applyGatewayStatus }, refundId)
}
export default refundAdvance

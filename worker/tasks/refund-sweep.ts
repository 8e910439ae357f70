import { applyGatewayStatus } from '../../app/domain/payment/apply-gateway-status.ts'
import { sweepRefunds } from '../../app/domain/refund/advance-refund.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** Refunds whose outcome is not known yet are asked about again; an unanswered one is sent again under its own key. */
const refundSweep: TaskHandler<typeof job.sweepRefunds> = async (_payload, { services }) => {
  await sweepRefunds({ gateway: services.gateway, apply: applyGatewayStatus })
}
export default refundSweep

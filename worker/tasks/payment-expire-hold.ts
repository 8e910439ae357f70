import { expireHold } from '../../app/domain/payment/expire-hold.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

const paymentExpireHold: TaskHandler<typeof job.holdEnd> = async ({ bookingId }, { services }) => {
  await expireHold(services.gateway, bookingId)
}
export default paymentExpireHold

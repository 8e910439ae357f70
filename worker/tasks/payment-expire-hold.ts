import { expireHold } from '../../app/domain/payment/expire-hold.ts'
import type { TaskHandler } from '../task.ts'

const paymentExpireHold: TaskHandler<'payment.expire-hold'> = async ({ bookingId }, { services }) => {
  await expireHold(services.gateway, bookingId)
}
export default paymentExpireHold

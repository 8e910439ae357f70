import { processNotification } from '../../app/domain/payment/process-notification.ts'
import type { TaskHandler } from '../task.ts'

const paymentProcessNotification: TaskHandler<'payment.process-notification'> = async ({ notificationId }, { services }) => {
  await processNotification(services.gateway, notificationId)
}
export default paymentProcessNotification

import { processNotification } from '../../app/domain/payment/process-notification.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/payment/jobs.ts'

const paymentProcessNotification: TaskHandler<typeof job.processNotification> = async ({ notificationId }, { services }) => {
  await processNotification(services.gateway, notificationId)
}
export default paymentProcessNotification

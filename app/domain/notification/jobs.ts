import { defineJob } from '../../platform/jobs.ts'

/** `retry`: only the devices that could not be reached, and the mail if it was not. */
export const deliverNotification = defineJob<{ notificationId: string; retry?: { devices: string[]; mail: boolean; attempt: number } }>({
  name: 'notification.deliver',
  lane: 'delivery',
  tries: 5,
  key: ({ notificationId, retry }) => (retry ? `deliver:${notificationId}:${retry.attempt}` : `deliver:${notificationId}`),
})

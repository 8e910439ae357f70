import { defineJob, PRIORITY } from '../../platform/jobs.ts'

/** Somebody has paid and looks at the page: before holds that expire. */
export const processNotification = defineJob<{ notificationId: string }>({
  name: 'payment.process-notification',
  lane: 'gateway',
  priority: PRIORITY.waitedFor,
  key: ({ notificationId }) => `notification:${notificationId}`,
})

/** Compares a whole day (ISO, WIB) with the gateway; without one, yesterday. */
export const reconcileDay = defineJob<{ day?: string }>({
  name: 'payment.reconcile-day',
  lane: 'gateway',
  priority: PRIORITY.bulk,
  key: ({ day }) => `reconcile-day:${day ?? 'yesterday'}`,
})

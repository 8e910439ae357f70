import type { Deliverable } from '../../app/domain/notification/deliverable.ts'
import { readDeliverable } from '../../app/domain/notification/deliverable.ts'
import { composePush } from '../../app/domain/notification/compose-push.ts'
import { deliveryPriority, priorityOf } from '../../app/domain/notification/priorities.ts'
import { recordDelivery } from '../../app/domain/notification/save-subscription.ts'
import type { PushMessage } from '../../app/domain/notification/push.ts'
import { notificationText, type NotificationText } from '../../app/i18n/notification-text.ts'
import { translator } from '../../app/i18n/translator.server.ts'
import { config } from '../../app/platform/config.ts'
import { database, inTransaction, nowOf, system } from '../../app/platform/db.ts'
import { enqueue } from '../../app/platform/jobs.ts'
import { logger } from '../../app/platform/logger.ts'
import type { Services } from '../../app/services.ts'
import type { TaskHandler } from '../task.ts'
import * as job from '../../app/domain/notification/jobs.ts'

const MAX_TRIES = 6

/**
 * Tells a notification to all devices of its reader and, when it matters, by mail.
 * What could not be reached is tried again in a job of its own, so that the rest
 * is not told twice.
 */
const deliver: TaskHandler<typeof job.deliverNotification> = async ({ notificationId, retry }, { services }) => {
  const notification = await readDeliverable(database().prisma, notificationId)
  if (!notification) return
  const text = notificationText(notification.user.locale, notification.kind, notification.data)
  const push = await deliverPush(services, notification, text, retry?.devices)
  const mail = retry && !retry.mail ? 'done' : await deliverMail(services, notification, text)
  const attempt = retry?.attempt ?? 1
  await inTransaction(system('notification-deliver'), async (tx) => {
    await recordDelivery(tx, push)
    const again = push.unreached.length > 0 || mail === 'unreached'
    if (!again || attempt >= MAX_TRIES) return
    const seconds = Math.max(push.retryAfterSeconds, 5 * 2 ** (attempt - 1))
    await enqueue(
      tx,
      job.deliverNotification,
      { notificationId, retry: { devices: push.unreached, mail: mail === 'unreached', attempt: attempt + 1 } },
      { runAt: nowOf(tx).add({ seconds }), tries: 3, priority: deliveryPriority(notification.kind, notification.isUrgent) },
    )
  })
}
export default deliver

type PushResult = { delivered: string[]; gone: string[]; unreached: string[]; retryAfterSeconds: number }

async function deliverPush(
  services: Services,
  notification: Deliverable,
  text: NotificationText,
  only: string[] | undefined,
): Promise<PushResult> {
  const result: PushResult = { delivered: [], gone: [], unreached: [], retryAfterSeconds: 0 }
  const t = translator(notification.user.locale)
  const words = { ...text, accept: t('notification.action.accept'), decline: t('notification.action.decline') }
  const message: PushMessage | null = composePush(notification, words, config().appUrl)
  if (!message) return result
  const devices = notification.devices.filter(({ id }) => !only || only.includes(id))
  await Promise.all(
    devices.map(async (device) => {
      const outcome = await services.push.send(device, message)
      if (outcome.ok) return void result.delivered.push(device.id)
      logger.info({
        event: 'push.not_delivered',
        kind: notification.kind,
        reason: outcome.reason,
        outcome: 'detail' in outcome ? outcome.detail : 'gone',
      })
      if (outcome.reason === 'gone') result.gone.push(device.id)
      if (outcome.reason !== 'unavailable') return
      result.unreached.push(device.id)
      result.retryAfterSeconds = Math.max(result.retryAfterSeconds, outcome.retryAfterSeconds ?? 0)
    }),
  )
  return result
}

async function deliverMail(services: Services, notification: Deliverable, text: NotificationText): Promise<'done' | 'unreached'> {
  const { user } = notification
  if (!priorityOf(notification.kind).mail || !user.email || !user.isActive || !notification.isOpen) return 'done'
  const t = translator(user.locale)
  const url = config().appUrl + notification.href
  const lines = [
    t('notification.mail.greeting', { name: user.name }),
    text.title,
    text.body,
    t('notification.mail.open', { url }),
    t('notification.mail.footer'),
  ]
  const outcome = await services.mail.send({
    to: user.email,
    subject: text.title,
    text: lines.join('\n\n'),
    reference: `notification-${notification.id}`,
  })
  if (!outcome.ok) logger.info({ event: 'mail.not_delivered', kind: notification.kind, reason: outcome.reason, outcome: outcome.detail })
  return !outcome.ok && outcome.reason === 'unavailable' ? 'unreached' : 'done'
}

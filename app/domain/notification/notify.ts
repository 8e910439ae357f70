import { publish } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { deliverNotification } from './jobs.ts'
import type { Tx } from '../../platform/db.ts'
import type { NotificationData, NotificationKind } from './kinds.ts'

export type NotifyInput<K extends NotificationKind = NotificationKind> = {
  userId: string
  kind: K
  /** The values the text needs; whole numbers for money, ISO instants for times. */
  data: NotificationData[K]
  /** Path of the page it is about. */
  href: string
  /** High priority push that stays true only so long. */
  urgent?: { ttlSeconds: number }
  /** The same fact is told once. */
  dedupeKey?: string
}

/**
 * Tells one person something, in the caller's transaction: it is told exactly when
 * the fact it tells is saved. Delivery (push, e-mail) is a job; the list in the app
 * and the open page know at commit.
 */
export async function notify<K extends NotificationKind>(tx: Tx, input: NotifyInput<K>): Promise<void> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into notifications (user_id, kind, data, href, is_urgent, ttl_seconds, dedupe_key)
    values (${input.userId}::uuid, ${input.kind}, ${JSON.stringify(input.data)}::jsonb, ${input.href},
      ${input.urgent !== undefined}, ${input.urgent?.ttlSeconds ?? null}, ${input.dedupeKey ?? null})
    on conflict (dedupe_key) do nothing returning id`
  if (!row) return
  await publish(tx, [`user:${input.userId}`], 'notification:new', { id: row.id, kind: input.kind })
  await enqueue(tx, deliverNotification, { notificationId: row.id })
}

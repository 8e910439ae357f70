import { broadcastEnvelope, EVENT_CHANNEL } from '../../platform/events.ts'
import { plan } from '../../platform/jobs.ts'
import { deliverNotification } from './jobs.ts'
import type { Tx } from '../../platform/db.ts'
import type { NotificationData, NotificationKind } from './kinds.ts'
import { deliveryPriority } from './priorities.ts'

/** Stands for the row's own id in what is built before there is one. */
const ID = '@notification@'

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
  const job = plan(deliverNotification, { notificationId: ID }, { priority: deliveryPriority(input.kind, input.urgent !== undefined) })
  const event = broadcastEnvelope([`user:${input.userId}`], 'notification:new', { id: ID, kind: input.kind })
  // One statement: most moves tell somebody, and each round trip is time under their locks.
  await tx.$executeRaw`
    with told as (
      insert into notifications (user_id, kind, data, href, is_urgent, ttl_seconds, dedupe_key)
      values (${input.userId}::uuid, ${input.kind}, ${JSON.stringify(input.data)}::jsonb, ${input.href},
        ${input.urgent !== undefined}, ${input.urgent?.ttlSeconds ?? null}, ${input.dedupeKey ?? null})
      on conflict (dedupe_key) do nothing returning id::text as id
    )
    select pg_notify(${EVENT_CHANNEL}, replace(${event}, ${ID}, told.id)),
      (graphile_worker.add_job(${job.task}, payload := replace(${JSON.stringify(job.payload)}, ${ID}, told.id)::json,
        job_key := replace(${job.key}, ${ID}, told.id), max_attempts := ${job.tries}, priority := ${job.priority})).id
    from told`
}

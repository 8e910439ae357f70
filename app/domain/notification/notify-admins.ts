import { publishEach } from '../../platform/events.ts'
import { addJobs, plan } from '../../platform/jobs.ts'
import type { Tx } from '../../platform/db.ts'
import { deliverNotification } from './jobs.ts'
import type { NotificationData, NotificationKind } from './kinds.ts'
import type { NotifyInput } from './notify.ts'
import { deliveryPriority } from './priorities.ts'

/**
 * Tells every admin, in as many statements as one person takes.
 * @param input.dedupeKey of the fact; each admin is told once.
 */
export async function notifyAdmins<K extends NotificationKind>(
  tx: Tx,
  input: { kind: K; data: NotificationData[K]; href: string; dedupeKey: NonNullable<NotifyInput['dedupeKey']> },
): Promise<void> {
  const told = await tx.$queryRaw<{ id: string; user_id: string }[]>`
    insert into notifications (user_id, kind, data, href, is_urgent, dedupe_key)
    select u.id, ${input.kind}, ${JSON.stringify(input.data)}::jsonb, ${input.href}, false, ${input.dedupeKey}::text || ':' || u.id
    from users u where u.role = 'ADMIN' and u.is_active order by u.id
    on conflict (dedupe_key) do nothing returning id, user_id`
  await publishEach(
    tx,
    'notification:new',
    told.map(({ id, user_id }) => ({ rooms: [`user:${user_id}`], payload: { id, kind: input.kind } })),
  )
  await addJobs(
    tx,
    told.map(({ id }) => plan(deliverNotification, { notificationId: id }, { priority: deliveryPriority(input.kind, false) })),
  )
}

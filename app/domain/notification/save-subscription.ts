import type { Tx } from '../../platform/db.ts'

export type NewSubscription = { userId: string; endpoint: string; p256dh: string; auth: string; userAgent: string | null }

/** One person's devices; beyond this the oldest is forgotten. */
const MAX_DEVICES = 12

/**
 * Remembers a browser's subscription. The endpoint names the browser, not the
 * person: whoever signed in last on it owns it, so that a shared phone never
 * shows the previous person's news.
 */
export async function saveSubscription(tx: Tx, input: NewSubscription): Promise<{ ok: true; subscriptionId: string }> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into push_subscriptions (user_id, endpoint, p256dh, auth, user_agent)
    values (${input.userId}::uuid, ${input.endpoint}, ${input.p256dh}, ${input.auth}, ${input.userAgent?.slice(0, 300) ?? null})
    on conflict (endpoint) do update set user_id = excluded.user_id, p256dh = excluded.p256dh, auth = excluded.auth, user_agent = excluded.user_agent
    returning id`
  await tx.$executeRaw`
    delete from push_subscriptions where user_id = ${input.userId}::uuid and id not in (
      select id from push_subscriptions where user_id = ${input.userId}::uuid
      order by (id = ${row!.id}::uuid) desc, coalesce(last_delivered_at, created_at) desc limit ${MAX_DEVICES})`
  return { ok: true, subscriptionId: row!.id }
}

/** Forgets this person's subscription with that endpoint. False when there is none. */
export async function removeSubscription(tx: Tx, input: { userId: string; endpoint: string }): Promise<boolean> {
  const removed =
    await tx.$executeRaw`delete from push_subscriptions where user_id = ${input.userId}::uuid and endpoint = ${input.endpoint}`
  return removed > 0
}

/** What the push services said: dead endpoints go, living ones are dated. */
export async function recordDelivery(tx: Tx, input: { delivered: string[]; gone: string[] }): Promise<void> {
  if (input.gone.length > 0) await tx.$executeRaw`delete from push_subscriptions where id = any(${input.gone}::uuid[])`
  if (input.delivered.length > 0)
    await tx.$executeRaw`update push_subscriptions set last_delivered_at = app_now() where id = any(${input.delivered}::uuid[])`
}

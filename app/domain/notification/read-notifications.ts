import type { Tx } from '../../platform/db.ts'

/** Marks one notification (or, without an id, all) of this person as read; returns how many were not before. */
export async function readNotifications(tx: Tx, input: { userId: string; notificationId?: string }): Promise<number> {
  return tx.$executeRaw`
    update notifications set read_at = app_now()
    where user_id = ${input.userId}::uuid and read_at is null and (${input.notificationId ?? null}::uuid is null or id = ${input.notificationId ?? null}::uuid)`
}

import type { Tx } from '../../platform/db.ts'

/**
 * Recomputes `is_profile_complete` from what is stored: name, phone, birth date,
 * gender and an address in use. Call it after any change to one of them.
 */
export async function refreshProfileCompleteness(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ complete: boolean }[]>`
    update users u set is_profile_complete = (
      u.phone is not null and u.birth_date is not null and u.gender is not null
      and exists (select from addresses a where a.user_id = u.id and a.archived_at is null))
    where u.id = ${userId}::uuid returning is_profile_complete as complete`
  return row?.complete ?? false
}

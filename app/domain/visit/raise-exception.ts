import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'

export type VisitException = {
  kind: 'THERAPIST_NO_SHOW' | 'SESSION_UNRESOLVED'
  bookingId: string
  sessionId: string
  code: string
  detail: string
}

/**
 * Puts a visit onto the admins' exception list and tells them, once while it is open.
 * @returns whether it is new there.
 */
export async function raiseException(tx: Tx, exception: VisitException): Promise<boolean> {
  const [raised] = await tx.$queryRaw<{ id: string }[]>`
    insert into exceptions (kind, booking_id, session_id, detail)
    values (${exception.kind}, ${exception.bookingId}::uuid, ${exception.sessionId}::uuid, ${exception.detail.slice(0, 500)})
    on conflict do nothing returning id`
  if (!raised) return false
  const admins = await tx.$queryRaw<{ id: string }[]>`select id from users where role = 'ADMIN' and is_active order by id`
  for (const admin of admins) {
    await notify(tx, {
      userId: admin.id,
      kind: 'admin_exception',
      href: '/admin/exceptions',
      data: { kind: exception.kind, code: exception.code },
      dedupeKey: `exception:${raised.id}:${admin.id}`,
    })
  }
  return true
}

import type { Tx } from '../../platform/db.ts'
import { notifyAdmins } from '../notification/notify-admins.ts'
import type { ExceptionKind } from './exception-acts.ts'

export type RaisedException = {
  kind: ExceptionKind
  bookingId?: string | null
  sessionId?: string
  paymentId?: string
  withdrawalId?: string
  /** What the admins know the subject by. */
  code: string
  /** For the person who looks into it; technical, English. */
  detail: string
}

/**
 * Puts something onto the admins' exception list and tells them, once while it is open.
 * @returns whether it is new there.
 */
export async function raiseException(tx: Tx, exception: RaisedException): Promise<boolean> {
  const { kind, bookingId = null, sessionId = null, paymentId = null, withdrawalId = null } = exception
  const [raised] = await tx.$queryRaw<{ id: string }[]>`
    insert into exceptions (kind, booking_id, session_id, payment_id, withdrawal_id, detail)
    values (${kind}, ${bookingId}::uuid, ${sessionId}::uuid, ${paymentId}::uuid, ${withdrawalId}::uuid, ${exception.detail.slice(0, 500)})
    on conflict do nothing returning id`
  if (!raised) return false
  await notifyAdmins(tx, {
    kind: 'admin_exception',
    href: '/admin/exceptions',
    data: { kind, code: exception.code },
    dedupeKey: `exception:${raised.id}`,
  })
  return true
}

/** What the gateway says and what we hold differ: a person compares. */
export async function reportMismatch(
  tx: Tx,
  payment: { id: string; booking_id: string | null; order_id: string },
  detail: string,
): Promise<boolean> {
  return raiseException(tx, {
    kind: 'PAYMENT_MISMATCH',
    bookingId: payment.booking_id,
    paymentId: payment.id,
    code: payment.order_id,
    detail,
  })
}

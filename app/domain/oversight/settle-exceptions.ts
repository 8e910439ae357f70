import type { Tx } from '../../platform/db.ts'
import { EXCEPTION_ACTS, EXCEPTION_KINDS, type ExceptionKind } from './exception-acts.ts'

export type ExceptionSubject = { bookingId: string } | { sessionId: string } | { paymentId: string } | { withdrawalId: string }

/** Those that the end of their subject settles. */
const ENDING = EXCEPTION_KINDS.filter((kind) => EXCEPTION_ACTS[kind].endsWithSubject)

/**
 * What an admin was asked to look at has found its answer.
 * @param subject of a booking: everything about its sessions too.
 * @param kinds default: those that end with their subject.
 */
export async function settleExceptions(
  tx: Tx,
  subject: ExceptionSubject,
  resolution: string,
  kinds: readonly ExceptionKind[] = ENDING,
): Promise<number> {
  const id = { bookingId: null, sessionId: null, paymentId: null, withdrawalId: null, ...subject }
  return tx.$executeRaw`
    update exceptions set resolved_at = app_now(), resolved_by = app_actor_id(), resolution = ${resolution}
    where resolved_at is null and kind = any (${kinds}::text[])
      and (booking_id = ${id.bookingId}::uuid or session_id = ${id.sessionId}::uuid or payment_id = ${id.paymentId}::uuid
        or withdrawal_id = ${id.withdrawalId}::uuid)`
}

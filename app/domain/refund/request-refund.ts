import type { Tx } from '../../platform/db.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { insertRefund } from './move-refund.ts'

export type RequestRefundInput = {
  bookingId: string
  paymentId: string
  patientId: string
  code: string
  /** Whole rupiah, above zero. */
  amount: bigint
  reason: string
  /** The cause; the same cause is owed once. `booking:ID` or `payment:ID`. */
  key: string
  /** Where the money stands: revenue not yet earned, or money that came in for nothing. */
  from: 'DEFERRED_REVENUE' | 'GATEWAY_CLEARING'
}

/** Puts what is owed to a patient into the admins' queue and into the ledger. A second request for one cause does nothing. */
export async function requestRefund(tx: Tx, input: RequestRefundInput): Promise<{ created: boolean }> {
  if (!(await insertRefund(tx, input))) return { created: false }
  await postEntry(tx, {
    kind: input.from === 'DEFERRED_REVENUE' ? 'REFUND_DUE' : 'UNENTITLED_PAYMENT_RECEIVED',
    key: `refund-due:${input.key}`,
    bookingId: input.bookingId,
    legs: [
      { account: input.from, amount: -input.amount },
      { account: 'REFUNDS_PAYABLE', amount: input.amount },
    ],
  })
  await notify(tx, {
    userId: input.patientId,
    kind: 'refund_pending',
    href: `/bookings/${input.bookingId}`,
    data: { code: input.code, amount: Number(input.amount) },
    dedupeKey: `refund-due:${input.key}`,
  })
  return { created: true }
}

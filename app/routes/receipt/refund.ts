import type { Route } from './+types/refund'
import { readRefundReceipt } from '../../domain/receipt/refund-receipt.ts'
import { idOf, receiptResponse } from './receipt-response.server.ts'

/** `GET /refunds/:id/receipt.pdf` money that went back: for the patient and for admins. */
export function loader({ params, context }: Route.LoaderArgs) {
  const refundId = idOf(params.id)
  return receiptResponse(context, refundId === null ? null : (reader, input) => readRefundReceipt(reader, { ...input, refundId }))
}

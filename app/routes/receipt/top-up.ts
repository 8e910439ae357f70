import type { Route } from './+types/top-up'
import { readTopUpReceipt } from '../../domain/receipt/payment-receipt.ts'
import { idOf, receiptResponse } from './receipt-response.server.ts'

/** `GET /wallet/top-ups/:id/receipt.pdf` money paid into a wallet: for its owner and for admins. */
export function loader({ params, context }: Route.LoaderArgs) {
  const paymentId = idOf(params.id)
  return receiptResponse(context, paymentId === null ? null : (reader, input) => readTopUpReceipt(reader, { ...input, paymentId }))
}

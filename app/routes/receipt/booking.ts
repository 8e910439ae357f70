import type { Route } from './+types/booking'
import { readPaymentReceipt } from '../../domain/receipt/payment-receipt.ts'
import { idOf, receiptResponse } from './receipt-response.server.ts'

/** `GET /bookings/:id/receipt.pdf` what was paid for a booking: for its patient and for admins. */
export function loader({ params, context }: Route.LoaderArgs) {
  const bookingId = idOf(params.id)
  return receiptResponse(context, bookingId === null ? null : (reader, input) => readPaymentReceipt(reader, { ...input, bookingId }))
}

import type { Route } from './+types/withdrawal'
import { readWithdrawalReceipt } from '../../domain/receipt/withdrawal-receipt.ts'
import { idOf, receiptResponse } from './receipt-response.server.ts'

/** `GET /withdrawals/:id/receipt.pdf` money transferred to a bank account: for its owner and for admins. */
export function loader({ params, context }: Route.LoaderArgs) {
  const withdrawalId = idOf(params.id)
  return receiptResponse(
    context,
    withdrawalId === null ? null : (reader, input) => readWithdrawalReceipt(reader, { ...input, withdrawalId }),
  )
}

/** Port to whoever moves money to bank accounts; `adapters/midtrans-iris` implements it. */

/** Built from columns that never change, so that a retry carries the same bytes under the same key. */
export type PayoutOrder = {
  /** The withdrawal's id; at most 100 characters. */
  key: string
  holderName: string
  accountNumber: string
  bankCode: string
  /** Whole rupiah. */
  amount: bigint
}

/** `queued`: created, waiting for the approver's key. `approved` and `processed`: on its way. */
export type PayoutStatus = 'queued' | 'approved' | 'processed' | 'completed' | 'failed' | 'rejected'

/**
 * `rejected`: the gateway answered and said no; nothing was created by this request.
 * `unavailable`: nothing was sent, or the answer cannot mean that it was done.
 * `unknown`: it may have been done.
 */
export type PayoutFailure = { ok: false; reason: 'rejected' | 'unavailable' | 'unknown'; message: string }

export interface PayoutGateway {
  /** The same key is never paid twice, for about a day. */
  create(order: PayoutOrder): Promise<{ ok: true; reference: string } | PayoutFailure>
  approve(reference: string): Promise<{ ok: true } | PayoutFailure>
  status(reference: string): Promise<{ ok: true; status: PayoutStatus; amount: bigint | null; detail: string | null } | PayoutFailure>
  /** Whose account the bank says it is. `rejected`: there is no such account. */
  holderOf(account: { bankCode: string; accountNumber: string }): Promise<{ ok: true; holderName: string } | PayoutFailure>
}

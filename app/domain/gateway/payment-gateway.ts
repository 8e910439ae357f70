/**
 * Port to the payment gateway. The domain knows payments only through this
 * interface; `adapters/midtrans` implements it with `midtrans-client`.
 */

export const PAYMENT_METHODS = [
  'va_bca',
  'va_bni',
  'va_bri',
  'va_permata',
  'va_cimb',
  'mandiri_bill',
  'qris',
  'gopay',
  'shopeepay',
] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** What the payer must do, as stored on the payment and shown on the page. */
export type PaymentInstructions =
  | { kind: 'va'; bank: string; vaNumber: string }
  | { kind: 'bill'; bank: 'mandiri'; billerCode: string; billKey: string }
  | { kind: 'qris'; qrString: string; qrImageUrl?: string }
  | { kind: 'ewallet'; wallet: 'gopay' | 'shopeepay'; deeplinkUrl?: string; qrImageUrl?: string; qrString?: string }

export type ChargeRequest = {
  /** Unique per attempt: the booking id, later attempts with a suffix. At most 50 characters. */
  orderId: string
  method: PaymentMethod
  /** Whole rupiah, must equal the sum of the items. */
  amount: bigint
  items: { id: string; name: string; price: bigint; quantity: number }[]
  customer: { name: string; email?: string; phone?: string }
  /** Seconds until the charge expires, counted by the gateway from now. */
  expiresInSeconds: number
}

export type GatewayStatus =
  | 'pending'
  | 'paid'
  | 'denied'
  | 'cancelled'
  | 'expired'
  | 'refunded'
  | 'partially_refunded'
  | 'challenge'
  | 'not_found'

/** One refund as the gateway lists it; the key is the one it was asked for with. */
export type GatewayRefund = { key: string | null; amount: bigint | null; reference: string | null }

/** The gateway's own word on a transaction; never taken from a notification body. */
export type GatewayTransaction = {
  status: GatewayStatus
  orderId: string
  transactionId: string | null
  amount: bigint | null
  currency: string
  method: string | null
  settledAt: Temporal.Instant | null
  expiresAt: Temporal.Instant | null
  /** All refunds together. */
  refundedAmount: bigint | null
  /** Each of them; absent where the gateway lists none. */
  refunds?: GatewayRefund[]
  /** Status word as the gateway spelled it, for the record. */
  rawStatus: string
}

/**
 * `rejected`: the gateway answered and said no. `unavailable`: it answered 5xx,
 * nonsense, or not at all before anything was sent. `unknown`: the request may
 * have been processed; ask `status` before deciding anything.
 */
export type GatewayFailure = { ok: false; reason: 'rejected' | 'unavailable' | 'unknown'; message: string }

export type ChargeResult = { ok: true; transaction: GatewayTransaction; instructions: PaymentInstructions } | GatewayFailure

export type RefundOrder = {
  /** Letters, digits, `-` and `_`. */
  refundKey: string
  /** Whole rupiah; the whole payment or a part of it. */
  amount: bigint
  reason: string
}
/** `reference`: the gateway's own number of the refund. */
export type RefundResult = { ok: true; refundedAmount: bigint; reference: string | null } | GatewayFailure

export interface PaymentGateway {
  charge(request: ChargeRequest): Promise<ChargeResult>
  /** `id` is an order id or the gateway's transaction id. */
  status(id: string): Promise<{ ok: true; transaction: GatewayTransaction } | GatewayFailure>
  cancel(id: string): Promise<{ ok: true; transaction: GatewayTransaction } | GatewayFailure>
  expire(id: string): Promise<{ ok: true; transaction: GatewayTransaction } | GatewayFailure>
  /**
   * The same `refundKey` may be sent again after an unknown outcome, for seven days; it is never applied twice.
   * `rejected` here means: this request gave nothing back, and neither did an answered one before it under this key.
   */
  refund(id: string, input: RefundOrder): Promise<RefundResult>
  /** Constant-time check of a notification's signature over its exact strings. */
  verifySignature(notification: { order_id?: unknown; status_code?: unknown; gross_amount?: unknown; signature_key?: unknown }): boolean
}

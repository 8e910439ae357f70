/** Reads the Core API's bodies: amounts with two decimals, WIB times without an offset, statuses in any case. */
import type {
  GatewayRefund,
  GatewayStatus,
  GatewayTransaction,
  PaymentInstructions,
  PaymentMethod,
} from '../../domain/gateway/payment-gateway.ts'
import type { Body } from './client.ts'

/** `"150000.00"` → 150000n; null for anything that is not a whole amount. */
export function parseAmount(value: unknown): bigint | null {
  const match = /^(\d+)(?:\.0+)?$/.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '')
  return match?.[1] ? BigInt(match[1]) : null
}

/** `YYYY-MM-DD HH:mm:ss` is always GMT+7, whatever the zone of this host. */
export function parseWib(value: unknown): Temporal.Instant | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return null
  try {
    return Temporal.Instant.from(`${value.replace(' ', 'T')}+07:00`)
  } catch {
    return null
  }
}

const STATUSES: Record<string, GatewayStatus> = {
  pending: 'pending',
  authorize: 'pending',
  capture: 'paid',
  settlement: 'paid',
  deny: 'denied',
  failure: 'denied',
  cancel: 'cancelled',
  expire: 'expired',
  refund: 'refunded',
  chargeback: 'refunded',
  partial_refund: 'partially_refunded',
  partial_chargeback: 'partially_refunded',
}

/** Money counts as arrived only with an absent or accepting fraud status. */
export function parseStatus(transactionStatus: unknown, fraudStatus: unknown): GatewayStatus | null {
  const status = STATUSES[String(transactionStatus).toLowerCase()]
  if (status !== 'paid') return status ?? null
  const fraud = fraudStatus === undefined || fraudStatus === null ? 'accept' : String(fraudStatus).toLowerCase()
  return fraud === 'accept' ? 'paid' : fraud === 'challenge' ? 'challenge' : 'denied'
}

/** The transaction a body describes, or null where it describes none that can be understood. */
export function parseTransaction(body: Body): GatewayTransaction | null {
  const status = parseStatus(body.transaction_status, body.fraud_status)
  if (!status || typeof body.order_id !== 'string') return null
  return {
    status,
    orderId: body.order_id,
    transactionId: text(body.transaction_id),
    amount: parseAmount(body.gross_amount),
    currency: text(body.currency) ?? 'IDR',
    method: methodOf(body),
    settledAt: parseWib(body.settlement_time),
    expiresAt: parseWib(body.expiry_time) ?? parseWib(body.expire_time),
    refundedAmount: parseAmount(body.refund_amount),
    ...(Array.isArray(body.refunds) && { refunds: parseRefunds(body.refunds) }),
    rawStatus: String(body.transaction_status),
  }
}

export function parseRefunds(list: unknown[]): GatewayRefund[] {
  return list
    .filter((entry) => typeof entry === 'object' && entry !== null)
    .map((entry) => {
      const { refund_key: key, refund_amount: amount } = entry as Body
      return { key: text(key), amount: parseAmount(amount), reference: refundReference(entry as Body) }
    })
}

/** The number under which the gateway's dashboard and the provider know a refund. */
export function refundReference({ refund_chargeback_id: id }: Body): string | null {
  return (typeof id === 'number' && Number.isSafeInteger(id)) || (typeof id === 'string' && id !== '')
    ? `Midtrans ${id}`.slice(0, 100)
    : null
}

function methodOf(body: Body): PaymentMethod | string | null {
  switch (body.payment_type) {
    case 'bank_transfer': {
      if (body.permata_va_number) return 'va_permata'
      const bank = firstVa(body)?.bank
      return bank ? `va_${bank}` : 'bank_transfer'
    }
    case 'echannel':
      return 'mandiri_bill'
    default:
      return text(body.payment_type)
  }
}

function firstVa(body: Body): { bank: string; number: string } | undefined {
  const first: unknown = Array.isArray(body.va_numbers) ? body.va_numbers[0] : undefined
  if (typeof first !== 'object' || first === null) return undefined
  const { bank, va_number: number } = first as { bank?: unknown; va_number?: unknown }
  return typeof bank === 'string' && typeof number === 'string' ? { bank, number } : undefined
}

/** What the payer must do, from a charge (or, for VA and bill, a status) body; null where it does not say. */
export function parseInstructions(method: PaymentMethod, body: Body): PaymentInstructions | null {
  const qrString = text(body.qr_string)
  const qrImageUrl = actionUrl(body, 'generate-qr-code')
  const deeplinkUrl = actionUrl(body, 'deeplink-redirect')
  switch (method) {
    case 'va_permata': {
      const vaNumber = text(body.permata_va_number) ?? firstVa(body)?.number
      return vaNumber ? { kind: 'va', bank: 'permata', vaNumber } : null
    }
    case 'va_bca':
    case 'va_bni':
    case 'va_bri':
    case 'va_cimb': {
      const va = firstVa(body)
      return va ? { kind: 'va', bank: va.bank, vaNumber: va.number } : null
    }
    case 'mandiri_bill': {
      const billKey = text(body.bill_key)
      const billerCode = text(body.biller_code)
      return billKey && billerCode ? { kind: 'bill', bank: 'mandiri', billerCode, billKey } : null
    }
    case 'qris':
      return qrString ? { kind: 'qris', qrString, ...(qrImageUrl && { qrImageUrl }) } : null
    case 'gopay':
    case 'shopeepay': {
      if (!deeplinkUrl && !qrImageUrl && !qrString) return null
      return {
        kind: 'ewallet',
        wallet: method,
        ...(deeplinkUrl && { deeplinkUrl }),
        ...(qrImageUrl && { qrImageUrl }),
        ...(qrString && { qrString }),
      }
    }
  }
}

/** Actions are looked up by name: their order and number vary. */
function actionUrl(body: Body, name: string): string | undefined {
  if (!Array.isArray(body.actions)) return undefined
  const action = (body.actions as unknown[]).find((entry) => (entry as { name?: unknown } | null)?.name === name) as
    | { url?: unknown }
    | undefined
  return typeof action?.url === 'string' && /^[a-z][a-z0-9+.-]*:\/\//i.test(action.url) && !/^javascript:/i.test(action.url)
    ? action.url
    : undefined
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 ? value : null
}

/** The JSON the gateway answers and notifies with: field names, texts, codes and signature. */
import { createHash, randomUUID } from 'node:crypto'
import { wibText } from './clock.ts'
import { refundedAmount, type Transaction } from './transaction.ts'

export type Body = Record<string, unknown>
export type Reply = { http: number; body: Body | string; contentType?: string }

/** Lowercase hex SHA-512 over the exact strings of the body. */
export function signatureOf(orderId: string, statusCode: string, grossAmount: string, serverKey: string): string {
  return createHash('sha512')
    .update(orderId + statusCode + grossAmount + serverKey)
    .digest('hex')
}

/** Most refusals travel with HTTP 200; only these are real HTTP errors. */
const REAL_HTTP_ERRORS = new Set(['400', '401', '405', '413', '429', '500', '502', '503', '504'])

export function reply(statusCode: string, body: Body, realHttpCodes = false): Reply {
  const code = Number(statusCode)
  const http = code >= 400 && (realHttpCodes || REAL_HTTP_ERRORS.has(statusCode)) && statusCode !== '407' ? code : 200
  return { http, body: { status_code: statusCode, ...body } }
}

const MESSAGES: Record<string, string> = {
  '400': 'One or more parameters in the payload is invalid.',
  '401': 'Transaction cannot be authorized with the current client/server key.',
  '402': 'Payment channel is not activated.',
  '404': "Transaction doesn't exist.",
  '406': 'The request could not be completed due to a conflict with the current state of the target resource, please try again',
  '412': 'Transaction status cannot be updated.',
  '413': 'The request cannot be processed due to malformed syntax in the request body',
  '414': 'Refund request is rejected due to invalid amount',
  '418': "Payment Provider doesn't allow refund within this time",
  '500': 'Sorry, we encountered internal server error. We will fix this soon.',
  '505': 'Unable to create va_number for this transaction',
}

export function errorReply(statusCode: string, options: { messages?: string[]; text?: string; realHttpCodes?: boolean } = {}): Reply {
  return reply(
    statusCode,
    {
      status_message: options.text ?? MESSAGES[statusCode] ?? 'Error',
      ...(options.messages && { validation_messages: options.messages }),
      id: randomUUID(),
    },
    options.realHttpCodes,
  )
}

/** Fields every body about a transaction shares. Undefined ones are left out, as the gateway omits nulls. */
export function transactionFields(transaction: Transaction): Body {
  const fields: Body = {
    transaction_id: transaction.transactionId,
    order_id: transaction.orderId,
    merchant_id: transaction.merchantId,
    gross_amount: `${transaction.amount}.00`,
    currency: 'IDR',
    payment_type: transaction.paymentType,
    transaction_time: wibText(transaction.createdAt),
    transaction_status: transaction.status,
    fraud_status: transaction.fraudStatus,
    expiry_time: wibText(transaction.expiresAt),
  }
  return withoutUndefined(fields)
}

function laterFields(transaction: Transaction): Body {
  const {
    qr_string: _qr,
    actions: _actions,
    channel_response_code: _code,
    channel_response_message: _message,
    ...details
  } = transaction.details
  const refunded = refundedAmount(transaction)
  return withoutUndefined({
    ...transactionFields(transaction),
    ...details,
    ...(transaction.settledAt !== undefined && { settlement_time: wibText(transaction.settledAt), ...transaction.settlementDetails }),
    ...(refunded > 0 && { refund_amount: `${refunded}.00`, refunds: transaction.refunds }),
    ...transaction.echo,
  })
}

/** Code of a status answer: `expire` says 407 here but 202 in its notification. */
export function statusCodeOf(transaction: Transaction): string {
  switch (transaction.status) {
    case 'pending':
    case 'authorize':
      return '201'
    case 'capture':
      return transaction.fraudStatus === 'challenge' ? '201' : '200'
    case 'deny':
      return '202'
    case 'expire':
      return '407'
    default:
      return '200'
  }
}

export function notificationCodeOf(transaction: Transaction): string {
  return ['deny', 'cancel', 'expire'].includes(transaction.status) ? '202' : statusCodeOf(transaction)
}

export function statusBody(transaction: Transaction, serverKey: string): Body {
  const statusCode = statusCodeOf(transaction)
  const fields = laterFields(transaction)
  return {
    status_message: 'Success, transaction is found',
    ...fields,
    signature_key: signatureOf(transaction.orderId, statusCode, `${transaction.amount}.00`, serverKey),
  }
}

export function notificationBody(transaction: Transaction, serverKey: string): Body {
  const statusCode = notificationCodeOf(transaction)
  return {
    ...laterFields(transaction),
    status_code: statusCode,
    status_message: 'midtrans payment notification',
    signature_key: signatureOf(transaction.orderId, statusCode, `${transaction.amount}.00`, serverKey),
    ...(transaction.details.va_numbers !== undefined && { payment_amounts: paymentAmounts(transaction) }),
  }
}

/** Only BNI fills this list, and the documentation says not to use it. */
function paymentAmounts(transaction: Transaction): Body[] {
  if (transaction.channel !== 'bni' || transaction.settledAt === undefined) return []
  return [{ paid_at: wibText(transaction.settledAt), amount: `${transaction.amount}.00` }]
}

function withoutUndefined(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null))
}

/** Checks a charge the way the gateway does, answering with its own messages. */
import { channelOf, type Channel } from './channels.ts'

export type ValidCharge = {
  channel: Channel
  orderId: string
  amount: number
  expirySeconds: number
  customerName: string | undefined
  itemNames: string[]
  callbackUrl: string | undefined
  echo: Record<string, unknown>
}
export type ChargeVerdict = { ok: true; charge: ValidCharge } | { ok: false; code: '400' | '402' | '413'; messages?: string[] }

const UNIT_SECONDS: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 }

export function validateCharge(body: unknown): ChargeVerdict {
  if (!isRecord(body)) return { ok: false, code: '413' }
  if (typeof body.payment_type !== 'string') return { ok: false, code: '400', messages: ['payment_type is required'] }
  const details = isRecord(body.transaction_details) ? body.transaction_details : {}
  const channel = channelOf(body)
  const messages = [
    ...orderIdProblems(details.order_id),
    ...amountProblems(details.gross_amount),
    ...itemProblems(body.item_details, details.gross_amount),
    ...customerProblems(body.customer_details, channel),
  ]
  const expiry = expirySeconds(body.custom_expiry, channel)
  if (typeof expiry === 'string') messages.push(expiry)
  if (body.payment_type === 'echannel') {
    const echannel = isRecord(body.echannel) ? body.echannel : {}
    for (const key of ['bill_info1', 'bill_info2']) if (!isText(echannel[key])) messages.push(`echannel.${key} is required`)
  }
  if (messages.length > 0) return { ok: false, code: '400', messages }
  if (!channel) return { ok: false, code: '402' }
  const amount = details.gross_amount as number
  if (amount < channel.minimum || amount > channel.maximum) {
    return {
      ok: false,
      code: '400',
      messages: [`transaction_details.gross_amount must be between ${channel.minimum} and ${channel.maximum}`],
    }
  }
  const customer = isRecord(body.customer_details) ? body.customer_details : {}
  return {
    ok: true,
    charge: {
      channel,
      amount,
      orderId: details.order_id as string,
      expirySeconds: expiry as number,
      customerName: isText(customer.first_name) ? customer.first_name : undefined,
      itemNames: items(body.item_details).map((item) => String(item.name)),
      callbackUrl: callbackUrl(body),
      echo: echoOf(body),
    },
  }
}

function orderIdProblems(orderId: unknown): string[] {
  if (!isText(orderId)) return ['transaction_details.order_id is required']
  if (orderId.length > 50) return ['transaction_details.order_id length must be less than or equal to 50']
  if (!/^[A-Za-z0-9\-_~.]+$/.test(orderId)) return ['transaction_details.order_id contains invalid characters']
  return []
}

function amountProblems(amount: unknown): string[] {
  if (amount === undefined || amount === null) return ['transaction_details.gross_amount is required']
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) return ['transaction_details.gross_amount is not a number']
  return amount < 1 ? ['transaction_details.gross_amount must be greater than or equal to 1'] : []
}

function items(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function itemProblems(value: unknown, amount: unknown): string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return ['item_details is not an array']
  let sum = 0
  for (const item of items(value)) {
    if (!isText(item.name)) return ['item_details.name is required']
    if (!Number.isSafeInteger(item.price)) return ['item_details.price is not a number']
    if (!Number.isSafeInteger(item.quantity) || (item.quantity as number) < 1) return ['item_details.quantity is not a number']
    if (item.name.length > 50) return ['item_details.name length must be less than or equal to 50']
    sum += (item.price as number) * (item.quantity as number)
  }
  return sum === amount ? [] : ['transaction_details.gross_amount is not equal to the sum of item_details']
}

function customerProblems(value: unknown, channel: Channel | undefined): string[] {
  if (value === undefined || value === null) return []
  if (!isRecord(value)) return ['customer_details is not an object']
  const problems: string[] = []
  const longestName = channel?.channel === 'bca' ? 30 : 255
  for (const key of ['first_name', 'last_name']) {
    const name = value[key]
    if (isText(name) && name.length > longestName)
      problems.push(`customer_details.${key} length must be less than or equal to ${longestName}`)
  }
  if (isText(value.email) && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value.email)) problems.push('customer_details.email format is invalid')
  if (channel?.channel === 'bni' && isText(value.phone) && !/^(\+62|0)/.test(value.phone))
    problems.push('customer_details.phone format is invalid')
  return problems
}

function expirySeconds(value: unknown, channel: Channel | undefined): number | string {
  if (value === undefined || value === null) return channel?.defaultExpirySeconds ?? 86_400
  if (!isRecord(value)) return 'custom_expiry is not an object'
  const unit = UNIT_SECONDS[String(value.unit ?? 'minute')]
  if (unit === undefined) return 'custom_expiry.unit is invalid'
  if (!Number.isSafeInteger(value.expiry_duration) || (value.expiry_duration as number) < 1)
    return 'custom_expiry.expiry_duration is invalid'
  const seconds = (value.expiry_duration as number) * unit
  if (channel?.paymentType === 'credit_card') return 'custom_expiry is not supported for this payment type'
  if (seconds < 20 || seconds > (channel?.maximumExpirySeconds ?? Infinity)) return 'custom_expiry.expiry_duration is out of range'
  return seconds
}

function callbackUrl(body: Record<string, unknown>): string | undefined {
  const method = body[String(body.payment_type)]
  const url = isRecord(method) ? method.callback_url : undefined
  return isText(url) && /^https?:\/\//.test(url) ? url : undefined
}

function echoOf(body: Record<string, unknown>): Record<string, unknown> {
  const keys = ['custom_field1', 'custom_field2', 'custom_field3', 'metadata']
  return Object.fromEntries(keys.filter((key) => body[key] !== undefined && body[key] !== null).map((key) => [key, body[key]]))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0
}

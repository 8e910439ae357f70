/** Translates a charge request into the Core API's JSON, within its field limits. */
import type { ChargeRequest, PaymentMethod } from '../../domain/gateway/payment-gateway.ts'
import type { Body } from './client.ts'

const METHOD_FIELDS: Record<PaymentMethod, Body> = {
  va_bca: { payment_type: 'bank_transfer', bank_transfer: { bank: 'bca' } },
  va_bni: { payment_type: 'bank_transfer', bank_transfer: { bank: 'bni' } },
  va_bri: { payment_type: 'bank_transfer', bank_transfer: { bank: 'bri' } },
  va_cimb: { payment_type: 'bank_transfer', bank_transfer: { bank: 'cimb' } },
  va_permata: { payment_type: 'bank_transfer', bank_transfer: { bank: 'permata' } },
  mandiri_bill: { payment_type: 'echannel', echannel: { bill_info1: 'Bayar:', bill_info2: 'Fisioku Prime Care' } },
  qris: { payment_type: 'qris', qris: { acquirer: 'gopay' } },
  gopay: { payment_type: 'gopay', gopay: { enable_callback: false } },
  shopeepay: { payment_type: 'shopeepay' },
}

/** Shortest expiry the gateway accepts, seconds. */
const SHORTEST_EXPIRY = 20
const LONGEST_ITEM_NAME = 50
/** BCA allows no more; the other banks do. */
const LONGEST_CUSTOMER_NAME = 30

export function chargeBody(request: ChargeRequest): Body {
  const { customer } = request
  return {
    ...METHOD_FIELDS[request.method],
    transaction_details: { order_id: request.orderId, gross_amount: wholeNumber(request.amount) },
    item_details: request.items.map((item) => ({
      id: item.id.slice(0, LONGEST_ITEM_NAME),
      name: item.name.slice(0, LONGEST_ITEM_NAME),
      price: wholeNumber(item.price),
      quantity: item.quantity,
    })),
    customer_details: {
      first_name: customer.name.slice(0, LONGEST_CUSTOMER_NAME),
      ...(customer.email && { email: customer.email }),
      ...(acceptablePhone(customer.phone) && { phone: customer.phone }),
    },
    custom_expiry: { expiry_duration: Math.max(SHORTEST_EXPIRY, Math.floor(request.expiresInSeconds)), unit: 'second' },
  }
}

/** BNI refuses the whole charge for a phone number in another form, so such a number is left out. */
function acceptablePhone(phone: string | undefined): boolean {
  return phone !== undefined && /^(\+62|0)\d+$/.test(phone)
}

/** Rupiah as a JSON number; throws where it would lose precision. */
function wholeNumber(amount: bigint): number {
  const value = Number(amount)
  if (!Number.isSafeInteger(value)) throw new RangeError('amount is too large for the gateway')
  return value
}

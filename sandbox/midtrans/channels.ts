/** What each payment channel accepts and hands out: limits, texts, numbers, QR payloads. */
import { createHash } from 'node:crypto'

export type Channel = {
  paymentType: string
  channel: string
  minimum: number
  maximum: number
  defaultExpirySeconds: number
  maximumExpirySeconds: number
  message: string
  idempotent: boolean
}

const DAY = 86_400
const bank = (channel: string, minimum: number, maximum: number, message = 'Success, Bank Transfer transaction is created'): Channel => ({
  paymentType: 'bank_transfer',
  channel,
  minimum,
  maximum,
  defaultExpirySeconds: DAY,
  maximumExpirySeconds: 180 * DAY,
  message,
  idempotent: channel !== 'permata',
})

const BANKS: Record<string, Channel> = {
  bca: bank('bca', 10_000, 20_000_000_000),
  bni: bank('bni', 1, Number.MAX_SAFE_INTEGER),
  bri: bank('bri', 1, 20_000_000_000),
  cimb: bank('cimb', 1, 250_000_000),
  permata: bank('permata', 1, 9_999_999_999, 'Success, PERMATA VA transaction is successful'),
}
const STORES: Record<string, Channel> = {
  indomaret: {
    ...bank('indomaret', 10_000, 5_000_000, 'Success, cstore transaction is successful'),
    paymentType: 'cstore',
    idempotent: false,
  },
  alfamart: { ...bank('alfamart', 1, 5_000_000, 'Success, cstore transaction is successful'), paymentType: 'cstore' },
}
const wallet = (paymentType: string, channel: string, maximum: number, maximumDays: number, message: string): Channel => ({
  paymentType,
  channel,
  minimum: 1,
  maximum,
  defaultExpirySeconds: 900,
  maximumExpirySeconds: maximumDays * DAY,
  message,
  idempotent: true,
})
const MANDIRI: Channel = { ...bank('mandiri', 1, 50_000_000_000, 'OK, Mandiri Bill transaction is successful'), paymentType: 'echannel' }
const CARD: Channel = {
  paymentType: 'credit_card',
  channel: 'bca',
  minimum: 10_000,
  maximum: 999_999_999,
  defaultExpirySeconds: 600,
  maximumExpirySeconds: 600,
  message: 'Success, Credit Card transaction is successful',
  idempotent: true,
}

export type ChargeBody = Record<string, unknown>

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The channel a charge asks for, or undefined where the merchant does not have it (402). */
export function channelOf(charge: ChargeBody): Channel | undefined {
  switch (charge.payment_type) {
    case 'bank_transfer':
      return BANKS[String(record(charge.bank_transfer).bank)]
    case 'permata':
      return BANKS.permata
    case 'echannel':
      return MANDIRI
    case 'cstore':
      return STORES[String(record(charge.cstore).store)]
    case 'gopay':
      return wallet('gopay', 'gopay', 20_000_000, 7, 'GoPay transaction is created')
    case 'shopeepay':
      return wallet('shopeepay', 'shopeepay', 20_000_000, 5, 'ShopeePay transaction is created')
    case 'qris': {
      const acquirer = record(charge.qris).acquirer ?? 'gopay'
      if (acquirer === 'gopay') return wallet('qris', 'gopay', 10_000_000, 7, 'QRIS transaction is created')
      if (acquirer === 'airpay shopee') return wallet('qris', 'airpay shopee', 10_000_000, 5, 'QRIS transaction is created')
      return undefined
    }
    case 'credit_card':
      return CARD
    default:
      return undefined
  }
}

/** Deterministic digits from the transaction id, so that a restart shows the same numbers. */
function digits(seed: string, length: number): string {
  const hash = createHash('sha256').update(seed).digest()
  let text = ''
  for (let i = 0; text.length < length; i++) text += String((hash[i % hash.length] ?? 0) % 10)
  return text
}

/** Method-specific response fields. `base` is the simulator's address as the caller reached it. */
export function channelDetails(channel: Channel, transactionId: string, amount: number, base: string): Record<string, unknown> {
  const qrCode = (path: string) => ({ name: 'generate-qr-code', method: 'GET', url: `${base}/v2/${path}/${transactionId}/qr-code` })
  switch (channel.paymentType) {
    case 'bank_transfer':
      if (channel.channel === 'permata') return { permata_va_number: `8562${digits(transactionId, 12)}` }
      return {
        va_numbers: [
          { bank: channel.channel, va_number: `0${digits(transactionId + channel.channel, channel.channel === 'bri' ? 17 : 10)}` },
        ],
      }
    case 'echannel':
      return { bill_key: digits(transactionId, 12), biller_code: '70012' }
    case 'cstore':
      return { payment_code: digits(transactionId, 14), store: channel.channel }
    case 'qris':
      return {
        acquirer: channel.channel,
        qr_string: emvPayload(transactionId, amount),
        actions: [qrCode('qris'), { name: 'generate-qr-code-v2', method: 'GET', url: `${base}/v4/qris/${transactionId}/qr-code` }],
      }
    case 'gopay':
      return {
        qr_string: emvPayload(transactionId, amount),
        actions: [
          qrCode('gopay'),
          { name: 'deeplink-redirect', method: 'GET', url: `${base}/pay/${transactionId}` },
          { name: 'get-status', method: 'GET', url: `${base}/v2/${transactionId}/status` },
          { name: 'cancel', method: 'POST', url: `${base}/v2/${transactionId}/cancel` },
        ],
      }
    case 'shopeepay':
      return {
        channel_response_code: '0',
        channel_response_message: 'success',
        actions: [{ name: 'deeplink-redirect', method: 'GET', url: `${base}/pay/${transactionId}` }],
      }
    default:
      return { masked_card: '48111111-1114', bank: 'bca', card_type: 'credit', redirect_url: `${base}/pay/${transactionId}` }
  }
}

export function settlementDetails(channel: Channel, transactionId: string): Record<string, unknown> {
  switch (channel.paymentType) {
    case 'qris':
      return {
        issuer: channel.channel === 'gopay' ? 'gopay' : 'shopeepay',
        transaction_type: 'on-us',
        merchant_cross_reference_id: digits(transactionId, 16),
      }
    case 'gopay':
      return { payment_option_type: 'GOPAY_WALLET' }
    case 'shopeepay':
      return { shopeepay_reference_number: digits(transactionId, 12), reference_id: digits(`${transactionId}r`, 12) }
    case 'cstore':
      return channel.channel === 'indomaret' ? { approval_code: digits(transactionId, 10) } : {}
    default:
      return {}
  }
}

/** Some channels never carry a fraud status; absent counts as acceptable. */
export function hasFraudStatus(channel: Channel): boolean {
  return channel.channel !== 'indomaret'
}

const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`

/** A dynamic QRIS payload (EMV merchant-presented), with a checksum scanners accept. Its merchant says SIMULASI. */
export function emvPayload(transactionId: string, amount: number): string {
  const body =
    [
      field('00', '01'),
      field('01', '12'),
      field('26', field('00', 'SIMULASI.FISIOKU') + field('01', digits(transactionId, 15))),
      field('52', '8099'),
      field('53', '360'),
      field('54', String(amount)),
      field('58', 'ID'),
      field('59', 'SIMULASI FISIOKU'),
      field('60', 'JAKARTA'),
      field('62', field('05', transactionId.slice(0, 20))),
    ].join('') + '6304'
  return body + crc16(body)
}

/** CRC-16/CCITT-FALSE, as EMV asks. */
function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8
    for (let i = 0; i < 8; i++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

import QRCode from 'qrcode'
import type { PaymentInstructions } from '../../domain/gateway/payment-gateway.ts'
import { readPaymentPage, type PaymentPage } from '../../domain/payment/payment-queries.ts'
import type { Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import { config } from '../../platform/config.ts'

export type PayPhase = 'open' | 'paid' | 'expired' | 'failed' | 'closed'

/** What the payment page shows; null for a booking that is not this patient's. */
export async function readPayView(input: { bookingId: string; patientId: string }, locale: Locale) {
  const page = await readPaymentPage(input)
  if (!page) return null
  const { open } = page
  return {
    id: page.bookingId,
    code: page.code,
    phase: phaseOf(page),
    total: page.total,
    zone: page.zone as Zone,
    service: locale === 'id' ? page.packageNameId : page.packageNameEn,
    therapist: { id: page.therapistId, name: page.therapistName },
    firstStart: page.firstStart?.epochMilliseconds ?? null,
    payBefore: page.holdExpiresAt?.epochMilliseconds ?? null,
    holdSeconds: page.holdExpiresAt ? page.createdAt.until(page.holdExpiresAt).total('seconds') : 0,
    lastMethod: page.lastMethod,
    attemptFailed: !open && page.lastEnded?.status === 'FAILED',
    walletBalance: page.walletBalance,
    open: open && {
      method: open.method,
      instructions: open.instructions,
      qrSvg: await qrSvg(open.instructions),
      simulatorUrl: simulatorUrl(open.orderId),
    },
  }
}

export type PayView = NonNullable<Awaited<ReturnType<typeof readPayView>>>

function phaseOf(page: PaymentPage): PayPhase {
  if (page.bookingStatus === 'PENDING') {
    return page.holdExpiresAt && Temporal.Instant.compare(page.holdExpiresAt, page.now) <= 0 ? 'expired' : 'open'
  }
  if (page.bookingStatus !== 'CANCELLED') return 'paid'
  if (page.bookingStatusReason === 'payment_expired') return 'expired'
  return page.bookingStatusReason === 'payment_failed' || page.bookingStatusReason === 'payment_reversed' ? 'failed' : 'closed'
}

/** Drawn here, so that the page carries no QR library and the code shows at once. */
export async function qrSvg(instructions: PaymentInstructions): Promise<string | null> {
  const text = instructions.kind === 'qris' || instructions.kind === 'ewallet' ? instructions.qrString : undefined
  return text ? QRCode.toString(text, { type: 'svg', margin: 3, errorCorrectionLevel: 'M' }) : null
}

/** Where to play the payer: only when payments go to the simulator on this machine. */
export function simulatorUrl(orderId: string): string | null {
  const { baseUrl } = config().midtrans
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(baseUrl).hostname) ? `${baseUrl}/pay/${orderId}` : null
}

import { createSmtpMailer } from './adapters/mail/smtp-mailer.ts'
import { createMidtransGateway } from './adapters/midtrans/midtrans-gateway.ts'
import { createIrisPayouts } from './adapters/midtrans-iris/iris-payouts.ts'
import { createPdfReceipts } from './adapters/pdf/pdf-receipts.ts'
import { createWebPushSender } from './adapters/web-push/web-push-sender.ts'
import type { Mailer } from './domain/notification/mail.ts'
import type { PushSender } from './domain/notification/push.ts'
import type { PaymentGateway } from './domain/gateway/payment-gateway.ts'
import type { ReceiptRenderer } from './domain/receipt/receipt.ts'
import type { PayoutGateway } from './domain/withdrawal/payout-gateway.ts'
import { config } from './platform/config.ts'

/** The outside world as the domain sees it: one instance of each port a process. */
export type Services = { gateway: PaymentGateway; payouts: PayoutGateway; push: PushSender; mail: Mailer; receipts: ReceiptRenderer }

const shared = globalThis as { __fisiokuServices?: Services }

/** The composition root: the only place that joins ports and adapters. */
export function services(): Services {
  shared.__fisiokuServices ??= build()
  return shared.__fisiokuServices
}

/** Tests put a service of their own in place, e.g. a gateway pointed at a sandbox they started. */
export function useServices(replacement: Services | undefined): void {
  shared.__fisiokuServices = replacement
}

function build(): Services {
  const { appUrl, midtrans, payouts, vapid, pushHosts, mail } = config()
  return {
    gateway: createMidtransGateway({ ...midtrans, notificationUrl: `${appUrl}/webhooks/midtrans` }),
    payouts: createIrisPayouts(payouts),
    push: createWebPushSender({ vapid, extraHosts: pushHosts }),
    mail: createSmtpMailer({ url: mail.smtpUrl, from: mail.from }),
    receipts: createPdfReceipts(),
  }
}

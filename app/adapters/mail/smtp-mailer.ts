import nodemailer from 'nodemailer'
import type { Mailer } from '../../domain/notification/mail.ts'

export type SmtpOptions = {
  /** smtp:// or smtps:// with credentials; certificates are verified. */
  url: string
  /** `Name <address>` of the sender. */
  from: string
}

/** Mailer over one pooled SMTP connection. Message ids are stable per reference, so retries thread together. */
export function createSmtpMailer(options: SmtpOptions): Mailer {
  const transport = nodemailer.createTransport({
    url: options.url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^>\s]+)/.exec(options.from)?.[1] ?? 'localhost'
  return {
    async send(message) {
      // An address object keeps commas and angle brackets in user input from adding recipients.
      const to = { name: '', address: message.to }
      if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(message.to)) return { ok: false, reason: 'rejected', detail: 'address' }
      try {
        await transport.sendMail({
          from: options.from,
          to,
          subject: message.subject.replace(/[\r\n]+/g, ' '),
          text: message.text,
          messageId: `<${message.reference.replace(/[^A-Za-z0-9._-]/g, '-')}@${domain}>`,
          ...(message.html === undefined ? {} : { html: message.html }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { ok: true }
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string }
        const detail = String(responseCode ?? code ?? 'unknown')
        return { ok: false, reason: responseCode !== undefined && responseCode >= 500 ? 'rejected' : 'unavailable', detail }
      }
    },
  }
}

/** Stands in when no mail server is configured: reports unavailable, so nothing pretends to have been sent. */
export function createDisabledMailer(): Mailer {
  return { send: async () => ({ ok: false, reason: 'rejected', detail: 'mail is not configured' }) }
}

import nodemailer from 'nodemailer'
import type { Mailer } from '../../domain/notification/mail.ts'
import { type AnswerLimits, AnswerTimeout, within } from '../foreign-answer.ts'

export type SmtpOptions = {
  /** smtp:// or smtps:// with credentials; certificates are verified. */
  url: string
  /** `Name <address>` of the sender. */
  from: string
  /** The most of one reply that is read, and how long the sending of one mail may take. */
  limits?: AnswerLimits
}

const LIMITS: AnswerLimits = { bytes: 65_536, milliseconds: 60_000 }

/** Mailer over one pooled SMTP connection. Message ids are stable per reference, so retries thread together. */
export function createSmtpMailer(options: SmtpOptions): Mailer {
  const limits = options.limits ?? LIMITS
  const connect = () =>
    nodemailer.createTransport({
      url: options.url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      maxResponseSize: limits.bytes,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  let transport = connect()
  const domain = /@([^>\s]+)/.exec(options.from)?.[1] ?? 'localhost'
  return {
    async send(message) {
      // An address object keeps commas and angle brackets in user input from adding recipients.
      const to = { name: '', address: message.to }
      if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(message.to)) return { ok: false, reason: 'rejected', detail: 'address' }
      try {
        const sending = transport.sendMail({
          from: options.from,
          to,
          subject: message.subject.replace(/[\r\n]+/g, ' '),
          text: message.text,
          messageId: `<${message.reference.replace(/[^A-Za-z0-9._-]/g, '-')}@${domain}>`,
          ...(message.html === undefined ? {} : { html: message.html }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        await within(limits.milliseconds, sending)
        return { ok: true }
      } catch (error) {
        if (error instanceof AnswerTimeout) {
          // A server that drips keeps its connection busy for ever.
          transport.close({ force: true })
          transport = connect()
        }
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

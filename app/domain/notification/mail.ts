/** Port to e-mail. `adapters/mail` implements it over SMTP. */
export type MailMessage = {
  to: string
  subject: string
  text: string
  html?: string
  /** Becomes the Message-ID, so a retry is recognisable as the same mail. */
  reference: string
}

/** `rejected`: the address or message is refused for good. `unavailable`: try again later. */
export type MailOutcome = { ok: true } | { ok: false; reason: 'rejected' | 'unavailable'; detail: string }

export interface Mailer {
  /** Never throws for what the mail server does. */
  send(message: MailMessage): Promise<MailOutcome>
}

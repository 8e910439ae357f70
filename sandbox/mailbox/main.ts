// Starts the local mailbox as a process of its own: SMTP on one port, the page on another.
import { startMailbox } from './mailbox.ts'

const mailbox = await startMailbox({
  port: Number(process.env.MAILBOX_PORT ?? 3002),
  smtpPort: Number(process.env.MAILBOX_SMTP_PORT ?? 3003),
})
process.stdout.write(`mailbox ready on ${mailbox.pageUrl} (${mailbox.smtpUrl})\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void mailbox.close().then(() => process.exit(0)))

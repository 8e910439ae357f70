import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type Message, parseMessage } from './message.ts'

const KEPT = 200

export interface Mailbox {
  readonly pageUrl: string
  readonly smtpUrl: string
  readonly messages: readonly Message[]
  close(): Promise<void>
}

/** Takes every mail sent to it, from anyone to anyone, and shows it on a page; sends nothing on. */
export async function startMailbox({ port = 0, smtpPort = 0 } = {}): Promise<Mailbox> {
  const messages: Message[] = []
  let received = 0
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { rcptTo, mailFrom } = session.envelope
        received += 1
        messages.unshift(
          parseMessage(Buffer.concat(chunks).toString('latin1'), {
            id: received,
            to: rcptTo.map((recipient) => recipient.address).join(', '),
            from: mailFrom ? mailFrom.address : '',
            receivedAt: new Date().toISOString(),
          }),
        )
        messages.length = Math.min(messages.length, KEPT)
        done()
      })
    },
  })
  // A client that hangs up in the middle of a mail is its own problem.
  smtp.on('error', () => undefined)
  const page = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const to = url.searchParams.get('to')
    const shown = to ? messages.filter((message) => message.to.includes(to)) : messages
    const json = url.pathname === '/messages.json'
    const status = json || url.pathname === '/' ? 200 : 404
    response.writeHead(status, { 'content-type': json ? 'application/json' : 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(json ? JSON.stringify(shown) : status === 200 ? mailboxPage(shown) : 'Not found')
  })
  await listen(smtp, smtpPort)
  await listen(page, port)
  return {
    pageUrl: `http://localhost:${(page.address() as AddressInfo).port}`,
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    messages,
    async close() {
      page.closeAllConnections()
      await Promise.all([new Promise((done) => page.close(done)), new Promise<void>((done) => smtp.close(done))])
    },
  }
}

function listen(server: SMTPServer | ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, refuse) => {
    const base = 'server' in server ? server.server : server
    base.once('error', refuse)
    server.listen(port, '127.0.0.1', () => done())
  })
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function mailboxPage(messages: readonly Message[]): string {
  const items = messages.map(({ to, from, subject, receivedAt, text, html }) => {
    const body = html
      ? `<iframe sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="${escape(`<base target="_top">${html}`)}" title="Isi surat"></iframe>`
      : `<pre>${linked(escape(text))}</pre>`
    return `<details><summary><b>${escape(subject) || '(tanpa judul)'}</b><span>${escape(to)}</span><time>${escape(receivedAt.slice(0, 19).replace('T', ' '))} UTC</time></summary><p>Dari ${escape(from)}</p>${body}</details>`
  })
  return `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kotak surat SIMULASI</title>
<meta http-equiv="refresh" content="30"><style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:44rem;margin:0 auto;padding:1rem}
h1{font-size:1.25rem}mark{background:#fde68a;color:#78350f;border-radius:.5rem;padding:.1rem .5rem;font-size:.8rem}
details{border:1px solid #8884;border-radius:.75rem;margin:.5rem 0;padding:.25rem .75rem}
summary{cursor:pointer;min-height:44px;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}summary span,time,p{opacity:.7;font-size:.875rem}
iframe{width:100%;height:28rem;border:0;background:#fff;border-radius:.5rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style>
<h1>Kotak surat <mark>SIMULASI</mark></h1><p>Semua surat yang dikirim aplikasi di komputer ini. Tidak ada yang benar-benar terkirim.</p>
${items.join('\n') || '<p>Belum ada surat.</p>'}</html>`
}

function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
}

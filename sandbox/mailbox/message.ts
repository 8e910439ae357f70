/** Reads what nodemailer writes: headers, and the text and HTML parts. Not a general mail parser. */
export interface Message {
  readonly id: number
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly receivedAt: string
  readonly text: string
  readonly html: string
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Splits a message or a part into its unfolded headers and its body, both still encoded. */
function split(source: string): Part {
  const gap = source.indexOf('\r\n\r\n')
  const head = gap < 0 ? source : source.slice(0, gap)
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: gap < 0 ? '' : source.slice(gap + 4) }
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function decodeBody({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body).toString('utf8')
  return Buffer.from(body, 'latin1').toString('utf8')
}

/** RFC 2047: `=?UTF-8?Q?…?=` in a header. */
export function decodeHeader(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : decodeQuotedPrintable(text.replaceAll('_', ' '))).toString('utf8'),
    )
}

function* leaves(part: Part): Generator<Part> {
  const type = part.headers.get('content-type') ?? 'text/plain'
  const boundary = /^multipart\//i.test(type) ? /boundary="?([^";]+)"?/i.exec(type)?.[1] : undefined
  if (!boundary) return yield part
  for (const piece of part.body.split(`--${boundary}`).slice(1)) {
    if (!piece.startsWith('--')) yield* leaves(split(piece.replace(/^\r\n/, '').replace(/\r\n$/, '')))
  }
}

/** @param raw the message as received, one character for each byte (latin1) */
export function parseMessage(raw: string, envelope: { id: number; to: string; from: string; receivedAt: string }): Message {
  const whole = split(raw)
  let text = ''
  let html = ''
  for (const part of leaves(whole)) {
    const type = part.headers.get('content-type') ?? 'text/plain'
    if (/^text\/html/i.test(type)) html ||= decodeBody(part)
    else if (/^text\/plain/i.test(type)) text ||= decodeBody(part)
  }
  return { ...envelope, subject: decodeHeader(whole.headers.get('subject') ?? ''), text, html }
}

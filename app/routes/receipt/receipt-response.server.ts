import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { localeContext, type SessionUser } from '../../context.ts'
import type { Receipt, ReceiptInput } from '../../domain/receipt/receipt.ts'
import { translator } from '../../i18n/translator.server.ts'
import { config } from '../../platform/config.ts'
import { database, type Reader } from '../../platform/db.ts'
import { consume } from '../../platform/rate-limit.ts'
import { services } from '../../services.ts'
import { requireUser } from '../session.ts'

type Context = Readonly<RouterContextProvider>

/** Setting a paper takes tens of milliseconds of this process: plenty for a person, little for a script. */
const PAPERS = { name: 'receipt', points: 60, seconds: 60 }

/** Reads one paper for the person who asks; null when there is none for them. */
export type ReadPaper = (reader: Reader, input: ReceiptInput) => Promise<Receipt | null>

/** A paper as a PDF that opens in the browser. What is another's, not issued, or no id at all: 404. */
export async function receiptResponse(context: Context, read: ReadPaper | null): Promise<Response> {
  const user = requireUser(context)
  const locale = context.get(localeContext)
  const t = translator(locale)
  const allowance = await consume(PAPERS, user.id)
  if (!allowance.ok) return words(t('receipt.tooMany'), 429, { 'Retry-After': String(allowance.retryAfterSeconds) })
  const receipt = read && (await read(database().prisma, { viewer: viewerOf(user), isSimulated: !config().midtrans.isProduction }))
  if (!receipt) return words(t('receipt.missing'), 404)
  const file = await services().receipts.render(receipt, locale)
  return new Response(file, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.length),
      ...PRIVATE,
      'Content-Disposition': `inline; filename="${t(`receipt.file.${receipt.kind}`)}-${receipt.number}.pdf"`,
    },
  })
}

/** The id in an address; null when it is none. */
export function idOf(value: string | undefined): string | null {
  return z.uuid().safeParse(value).data ?? null
}

const PRIVATE = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }

const viewerOf = (user: SessionUser): ReceiptInput['viewer'] => (user.role === 'ADMIN' ? { admin: true } : { userId: user.id })

function words(text: string, status: number, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...PRIVATE, ...headers } })
}

import { recordNotification } from '../../domain/payment/record-notification.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { logger } from '../../platform/logger.ts'
import { services } from '../../services.ts'
import type { Route } from './+types/midtrans'

/** Real notifications are below 4 KB. */
const MOST_BYTES = 64_000

const answer = (status: number, body: Record<string, unknown>) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

/** Nothing to read here. */
export function loader() {
  return Response.json({ error: 'method_not_allowed' }, { status: 405, headers: { Allow: 'POST' } })
}

/**
 * POST /webhooks/midtrans: verify, record, enqueue, answer. 200 for everything
 * genuine, also for orders nobody knows (the gateway would repeat it for hours);
 * 403 for a wrong signature; 400 for what is no notification at all.
 */
export async function action({ request }: Route.ActionArgs) {
  if (request.method !== 'POST') return loader()
  const body = await readBody(request)
  if (!body) return answer(400, { error: 'not_a_notification' })
  const isSignatureValid = services().gateway.verifySignature(body)
  const recorded = await inTransaction(system('payment-webhook'), (tx) => recordNotification(tx, { body, isSignatureValid }))
  if (recorded.ok) return answer(200, { ok: true })
  logger.warn({ event: 'payment.notification_refused', reason: recorded.reason })
  return answer(403, { error: 'invalid_signature' })
}

async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BYTES) return null
  const text = await request.text()
  if (text.length > MOST_BYTES || isDeep(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    // PostgreSQL's JSON holds neither NUL characters nor halves of characters, and no notification does.
    const isNotification =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !/\\u(?:0000|d[89a-f])/.test(JSON.stringify(value))
    return isNotification ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Deeper than any notification: writing it out again would exhaust the stack, here or in the database. */
function isDeep(json: string): boolean {
  return (json.match(/[[{]/g)?.length ?? 0) > 200
}

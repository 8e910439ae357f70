import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { processNotification } from './jobs.ts'

export type RecordedNotification = { ok: true; notificationId: string } | { ok: false; reason: 'forged' | 'forged_flood' }

/** Forged bodies kept per hour; enough to see an attack, too few to fill the disk. */
const FORGED_PER_HOUR = 200
/** Personal data that newer notifications carry and nobody here needs. */
const LEFT_OUT = new Set(['customer_details'])

/**
 * F14: writes down a notification as it came, once per distinct body, counting its
 * deliveries, and has it processed. Nothing in it is believed but the order id.
 */
export async function recordNotification(
  tx: Tx,
  input: { body: Record<string, unknown>; isSignatureValid: boolean },
): Promise<RecordedNotification> {
  const body = Object.fromEntries(Object.entries(input.body).filter(([key]) => !LEFT_OUT.has(key)))
  if (!input.isSignatureValid && (await isFlood(tx))) return { ok: false, reason: 'forged_flood' }
  const hash = createHash('sha256')
    .update(JSON.stringify(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest()
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into gateway_notifications (body_hash, order_id, transaction_id, transaction_status, is_signature_valid, body)
    values (${hash}, ${text(body.order_id)}, ${text(body.transaction_id)}, ${text(body.transaction_status)}, ${input.isSignatureValid}, ${JSON.stringify(body)}::jsonb)
    on conflict (body_hash) do update set deliveries = gateway_notifications.deliveries + 1, last_received_at = app_now()
    returning id`
  if (!input.isSignatureValid) return { ok: false, reason: 'forged' }
  await enqueue(tx, processNotification, { notificationId: row!.id })
  return { ok: true, notificationId: row!.id }
}

async function isFlood(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int from gateway_notifications where not is_signature_valid and received_at > app_now() - interval '1 hour'`
  return (row?.count ?? 0) >= FORGED_PER_HOUR
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 200) : null
}

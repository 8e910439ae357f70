import { database, inTransaction, system } from '../../platform/db.ts'
import { applyGatewayStatus } from './apply-gateway-status.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'

type Recorded = {
  id: string
  order_id: string | null
  is_signature_valid: boolean
  payment_id: string | null
  payment_order_id: string | null
}

/** Thrown so that the job comes again: the gateway could not say. */
export class GatewaySilent extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'GatewaySilent'
  }
}

/**
 * Asks the gateway about the order a recorded notification names and applies the
 * answer. The notification's own status is not covered by its signature and is not used.
 * @throws GatewaySilent when the gateway gave no usable answer; try again later.
 */
export async function processNotification(gateway: PaymentGateway, notificationId: string): Promise<string> {
  const { rows } = await database().pool.query<Recorded>(
    `
    select n.id, n.order_id, n.is_signature_valid, p.id as payment_id, p.order_id as payment_order_id
    from gateway_notifications n left join payments p on p.order_id = n.order_id where n.id = $1`,
    [notificationId],
  )
  const [row] = rows
  if (!row || !row.is_signature_valid) return 'ignored'
  if (!row.payment_id || !row.payment_order_id) return finish(row.id, 'unknown_order')
  const answer = await gateway.status(row.payment_order_id)
  if (!answer.ok) throw new GatewaySilent(answer.message)
  return inTransaction(system('payment-notification'), async (tx) => {
    const outcome = await applyGatewayStatus(tx, { paymentId: row.payment_id!, gateway: answer.transaction })
    await tx.$executeRaw`update gateway_notifications set processed_at = app_now(), outcome = ${outcome} where id = ${row.id}::uuid`
    return outcome
  })
}

async function finish(notificationId: string, outcome: string): Promise<string> {
  await database().pool.query('update gateway_notifications set processed_at = app_now(), outcome = $2 where id = $1', [
    notificationId,
    outcome,
  ])
  return outcome
}

import { describe, expect, test } from 'vitest'
import { pendingBooking, statusOf, waitingJobs } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { testGateway } from '../../../test/midtrans.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { initiatePayment } from './initiate-payment.ts'
import { GatewaySilent, processNotification } from './process-notification.ts'
import { recordNotification } from './record-notification.ts'

const db = testDatabase()
const world = testGateway()

const record = (body: Record<string, unknown>) =>
  inTransaction(system('test'), (tx) => recordNotification(tx, { body, isSignatureValid: world.gateway.verifySignature(body) }))

async function paidAtTheGateway() {
  const made = await pendingBooking()
  await initiatePayment(world.gateway, made.patient.actor, { bookingId: made.bookingId, method: 'qris' })
  world.sandbox.act(made.bookingId, 'pay')
  const body = world.sandbox.notifier.list().findLast((delivery) => delivery.orderId === made.bookingId)!.body
  return { ...made, body }
}

describe('F14 notifications', () => {
  test('F14 each distinct body is kept once with its count of deliveries, and one job processes it', async () => {
    const { bookingId, body } = await paidAtTheGateway()
    const first = await record(body)
    expect(await record({ ...body })).toEqual(first)
    const { rows } = await db.pool.query(
      'select deliveries, is_signature_valid, order_id, transaction_status from gateway_notifications where order_id = $1',
      [bookingId],
    )
    expect(rows).toEqual([{ deliveries: 2, is_signature_valid: true, order_id: bookingId, transaction_status: 'settlement' }])
    const keys = (await waitingJobs('payment.process-notification')).map((job) => job.key)
    expect(keys.filter((key) => first.ok && key === `notification:${first.notificationId}`)).toHaveLength(1)
  })

  test('F14 processed twice and again after a restart: paid once', async () => {
    const { bookingId, body } = await paidAtTheGateway()
    const recorded = await record(body)
    if (!recorded.ok) throw new Error(recorded.reason)
    const outcomes = await Promise.all([1, 2, 3].map(() => processNotification(world.gateway, recorded.notificationId)))
    expect(outcomes.toSorted()).toEqual(['paid', 'unchanged', 'unchanged'])
    expect(await statusOf('bookings', bookingId)).toBe('PAID')
    const { rows } = await db.pool.query(`select count(*)::int as entries from ledger_entries where booking_id = $1`, [bookingId])
    expect(rows).toEqual([{ entries: 1 }])
  })

  test('F14 a forged one is kept as evidence, answered as forged, and never processed', async () => {
    const { bookingId, body } = await paidAtTheGateway()
    const forged = { ...body, gross_amount: '1.00' }
    expect(await record(forged)).toEqual({ ok: false, reason: 'forged' })
    const { rows } = await db.pool.query<{ id: string; is_signature_valid: boolean }>(
      'select id, is_signature_valid from gateway_notifications where order_id = $1',
      [bookingId],
    )
    expect(rows).toMatchObject([{ is_signature_valid: false }])
    expect(await processNotification(world.gateway, rows[0]!.id)).toBe('ignored')
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
  })

  test('F14 a flood of forgeries does not fill the table', async () => {
    for (let i = 0; i < 210; i++) await record({ order_id: `forged-${i}`, status_code: '200', gross_amount: '1.00', signature_key: 'ff' })
    const { rows } = await db.pool.query<{ count: number }>(`select count(*)::int from gateway_notifications where not is_signature_valid`)
    expect(rows[0]!.count).toBe(200)
    expect(await record({ order_id: 'forged-more' })).toEqual({ ok: false, reason: 'forged_flood' })
  })

  test('F14 the dashboard’s test message names no order of ours: noted, nothing else', async () => {
    world.sandbox.sendTestNotification()
    const recorded = await record(world.sandbox.notifier.list().at(-1)!.body)
    expect(recorded.ok && (await processNotification(world.gateway, recorded.notificationId))).toBe('unknown_order')
  })

  test('D14 while the gateway cannot say, the job fails and comes again; then it is paid', async () => {
    const { bookingId, body } = await paidAtTheGateway()
    const recorded = await record(body)
    if (!recorded.ok) throw new Error(recorded.reason)
    world.down()
    await expect(processNotification(world.gateway, recorded.notificationId)).rejects.toThrow(GatewaySilent)
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
    world.up()
    expect(await processNotification(world.gateway, recorded.notificationId)).toBe('paid')
  })

  test('B02 personal data in a notification is not kept', async () => {
    const { bookingId, body } = await paidAtTheGateway()
    await record({ ...body, customer_details: { full_name: 'Rina Wulandari', phone: '+62811' } })
    const { rows } = await db.pool.query<{ body: object }>('select body from gateway_notifications where order_id = $1', [bookingId])
    expect(JSON.stringify(rows)).not.toContain('Rina Wulandari')
    expect(rows[0]?.body).toHaveProperty('signature_key')
  })
})

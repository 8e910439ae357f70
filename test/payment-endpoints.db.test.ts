import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { processNotification } from '../app/domain/payment/process-notification.ts'
import { services, useServices } from '../app/services.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { createPatient, pendingBooking, statusOf, type MadeBooking } from './fixtures.ts'
import { testGateway } from './midtrans.ts'

/** The payment endpoints as a client and the gateway meet them: status codes, bodies, and nothing changed by nonsense. */
const HOST = 'http://localhost:3000'
const db = testDatabase()
const world = testGateway()
let app: App

beforeAll(async () => {
  useServices({ ...services(), gateway: world.gateway })
  app = await startApp()
}, 120_000)
afterAll(async () => {
  useServices(undefined)
  await app.close()
})

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await app.handle(
    new Request(HOST + path, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', ...headers } }),
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const initiate = async (made: MadeBooking, body: object) =>
  post(
    '/payment/initiate',
    { bookingId: made.bookingId, ...body },
    { Cookie: (await createSessionForTests(made.patient.id)).cookie, 'Sec-Fetch-Site': 'same-origin' },
  )
const webhook = (body: unknown) => post('/webhooks/midtrans', body)
const notifications = async () =>
  (
    await db.pool.query<{ id: string; is_signature_valid: boolean }>(
      'select id, is_signature_valid from gateway_notifications order by received_at',
    )
  ).rows

describe('F13 POST /payment/initiate', () => {
  test('F13 201 with instructions and expiry, 200 for the same again', async () => {
    const made = await pendingBooking()
    const first = await initiate(made, { method: 'va_bca' })
    expect(first).toMatchObject({
      status: 201,
      body: { orderId: made.bookingId, amount: 350_000, currency: 'IDR', status: 'PENDING', instructions: { kind: 'va', bank: 'bca' } },
    })
    expect(Date.parse(String(first.body.expiresAt))).toBeGreaterThan(Date.now() + 13 * 60_000)
    expect(await initiate(made, { method: 'va_bca' })).toMatchObject({ status: 200, body: { orderId: made.bookingId } })
    expect(world.sandbox.store.find(made.bookingId)?.itemNames[0]).toContain(made.code)
  })

  test('B02 nonsense, strangers and a gateway that is away each get their own clear answer', async () => {
    const made = await pendingBooking()
    expect(await initiate(made, { method: 'bitcoin' })).toMatchObject({ status: 422, body: { error: 'invalid_input' } })
    expect(await initiate(made, { bookingId: 'x', method: 'qris' })).toMatchObject({ status: 422 })
    expect(await post('/payment/initiate', { bookingId: made.bookingId, method: 'qris' })).toMatchObject({ status: 401 })
    const stranger = { ...made, patient: await createPatient() }
    expect(await initiate(stranger, { method: 'qris' })).toMatchObject({ status: 404, body: { error: 'not_found' } })
    world.down()
    const away = await initiate(made, { method: 'qris' })
    world.up()
    expect(away).toMatchObject({
      status: 503,
      body: { error: 'gateway_unavailable', message: expect.stringMatching(/tetap kami simpan|keep your slot/) },
    })
    expect(await statusOf('bookings', made.bookingId)).toBe('PENDING')
    expect(app.failures).toEqual([])
  })
})

describe('F14 POST /webhooks/midtrans', () => {
  test('F14 200 for the genuine, also when it comes again; the worker then makes it paid', async () => {
    const made = await pendingBooking()
    await initiate(made, { method: 'qris' })
    world.sandbox.act(made.bookingId, 'pay')
    const body = world.sandbox.notifier.list().at(-1)!.body
    const before = (await notifications()).length
    expect(await webhook(body)).toEqual({ status: 200, body: { ok: true } })
    expect(await webhook(body)).toEqual({ status: 200, body: { ok: true } })
    const recorded = await notifications()
    expect(recorded).toHaveLength(before + 1)
    expect(await statusOf('bookings', made.bookingId)).toBe('PENDING')
    expect(await processNotification(world.gateway, recorded.at(-1)!.id)).toBe('paid')
    expect(await statusOf('bookings', made.bookingId)).toBe('PAID')
  })

  test('F14 an order nobody knows is answered 200, so that the gateway stops', async () => {
    world.sandbox.sendTestNotification()
    expect(await webhook(world.sandbox.notifier.list().at(-1)!.body)).toMatchObject({ status: 200 })
  })

  test('F14 403 for every forgery; 400 for what is no notification; never a 5xx', async () => {
    const made = await pendingBooking()
    await initiate(made, { method: 'qris' })
    const genuine = world.sandbox.notifier.list().at(-1)!.body
    const forgeries = [
      { ...genuine, signature_key: '0'.repeat(128) },
      { ...genuine, signature_key: undefined },
      { ...genuine, gross_amount: 350_000 },
      { ...genuine, status_code: '200' },
      { ...genuine, order_id: ['x'] },
      { ...genuine, order_id: 'é'.repeat(500), signature_key: '' },
      {},
      { __proto__: null, order_id: { toString: 'x' }, status_code: null, gross_amount: [], signature_key: {} },
    ]
    expect(await webhook('{"order_id":"x","note":"\\ud83d\\ude00"}')).toMatchObject({ status: 403 })
    for (const forgery of forgeries) expect(await webhook(forgery)).toEqual({ status: 403, body: { error: 'invalid_signature' } })
    for (const nonsense of [
      '',
      'null',
      '[]',
      '"x"',
      '{',
      '\u0000',
      '{"order_id":"\\u0000"}',
      `{"x":"${'y'.repeat(70_000)}"}`,
      '{"order_id":"\\ud800"}',
      `{"x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
    ]) {
      expect(await webhook(nonsense)).toMatchObject({ status: 400 })
    }
    const get = await app.handle(new Request(`${HOST}/webhooks/midtrans`))
    expect([get.status, get.headers.get('Allow')]).toEqual([405, 'POST'])
    expect(await statusOf('bookings', made.bookingId)).toBe('PENDING')
    expect(app.failures).toEqual([])
  })
})

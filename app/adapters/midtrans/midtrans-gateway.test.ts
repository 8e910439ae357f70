import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PAYMENT_METHODS, type ChargeRequest, type PaymentMethod } from '../../domain/gateway/payment-gateway.ts'
import { HTML_502, RATE_LIMITED } from '../../../sandbox/midtrans/faults.ts'
import { startMidtransSandbox, type MidtransSandbox } from '../../../sandbox/midtrans/server.ts'
import { createMidtransGateway } from './midtrans-gateway.ts'

const serverKey = 'SB-Mid-server-TEST'
const startAt = Date.parse('2026-01-05T02:00:00Z')
let sandbox: MidtransSandbox

beforeEach(async () => {
  sandbox = await startMidtransSandbox({ serverKey, clockScale: 0, startAt })
})
afterEach(() => sandbox.close())

const gateway = (options: { key?: string; baseUrl?: string; timeout?: number } = {}) =>
  createMidtransGateway({
    serverKey: options.key ?? serverKey,
    clientKey: 'SB-Mid-client-TEST',
    isProduction: false,
    baseUrl: options.baseUrl ?? sandbox.url,
    timeout: options.timeout ?? 2_000,
  })

const request = (overrides: Partial<ChargeRequest> = {}): ChargeRequest => ({
  orderId: 'SESI-0001-A1',
  method: 'va_bca',
  amount: 150_000n,
  items: [
    { id: 'paket', name: 'Fisioterapi 4 sesi', price: 120_000n, quantity: 1 },
    { id: 'biaya', name: 'Biaya layanan', price: 30_000n, quantity: 1 },
  ],
  customer: { name: 'Rina Wulandari binti Abdurrahman Wahid Sastrowardoyo', email: 'rina@example.test', phone: '+628110000001' },
  expiresInSeconds: 900,
  ...overrides,
})

async function charged(method: PaymentMethod, orderId = 'SESI-0001-A1') {
  const result = await gateway().charge(request({ method, orderId }))
  if (!result.ok) throw new Error(result.message)
  return result
}

describe('F13 charge', () => {
  test.each(PAYMENT_METHODS)('F13 %s comes back pending with what the payer must do', async (method) => {
    const { transaction, instructions } = await charged(method)
    expect(transaction).toMatchObject({
      status: 'pending',
      orderId: 'SESI-0001-A1',
      amount: 150_000n,
      currency: 'IDR',
      method,
      rawStatus: 'pending',
    })
    expect(transaction.transactionId).toMatch(/^[0-9a-f-]{36}$/)
    // Simulator started at 09:00 WIB; times without offset are read as WIB whatever the zone of this process.
    expect(transaction.expiresAt?.toString()).toBe('2026-01-05T02:15:00Z')
    const expected = {
      va_bca: { kind: 'va', bank: 'bca' },
      va_bni: { kind: 'va', bank: 'bni' },
      va_bri: { kind: 'va', bank: 'bri' },
      va_cimb: { kind: 'va', bank: 'cimb' },
      va_permata: { kind: 'va', bank: 'permata' },
      mandiri_bill: { kind: 'bill', billerCode: '70012' },
      qris: { kind: 'qris' },
      gopay: { kind: 'ewallet', wallet: 'gopay' },
      shopeepay: { kind: 'ewallet', wallet: 'shopeepay' },
    }[method]
    expect(instructions).toMatchObject(expected)
    if (instructions.kind === 'va') expect(instructions.vaNumber).toMatch(/^\d{10,20}$/)
    if (instructions.kind === 'bill') expect(instructions.billKey).toMatch(/^\d+$/)
    if (instructions.kind === 'qris') expect(instructions.qrString).toMatch(/^000201010212.*6304[0-9A-F]{4}$/)
    if (instructions.kind === 'ewallet') expect(instructions.deeplinkUrl).toBe(`${sandbox.url}/pay/${transaction.transactionId}`)
  })

  test('F13 refusals are values: bad amount, sum, expiry, inactive key', async () => {
    const sum = await gateway().charge(request({ amount: 150_001n }))
    expect(sum).toMatchObject({ ok: false, reason: 'rejected', message: expect.stringContaining('sum of item_details') })
    const small = await gateway().charge(request({ amount: 100n, items: [{ id: 'a', name: 'a', price: 100n, quantity: 1 }] }))
    expect(small).toMatchObject({ ok: false, reason: 'rejected' })
    const key = await gateway({ key: 'SB-Mid-server-TEST-other' }).charge(request())
    expect(key).toMatchObject({ ok: false, reason: 'rejected', message: expect.stringMatching(/^401/) })
  })

  test('F13 a repeated charge of one order id never makes a second transaction', async () => {
    const first = await charged('qris')
    const again = await charged('qris')
    expect(again.transaction.transactionId).toBe(first.transaction.transactionId)
    expect(sandbox.store.all()).toHaveLength(1)
    // After the idempotency window the gateway says 406; the same pending VA is taken over from its status.
    const va = await charged('va_bni', 'SESI-0002-A1')
    await sandbox.clock.advance(301_000)
    const late = await charged('va_bni', 'SESI-0002-A1')
    expect(late.instructions).toEqual(va.instructions)
    expect(await gateway().charge(request({ method: 'va_bri', orderId: 'SESI-0002-A1' }))).toMatchObject({ ok: false, reason: 'rejected' })
  })

  test('F13 concurrent charges each keep their own idempotency key', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => gateway().charge(request({ orderId: `SESI-${i}`, method: 'gopay' }))),
    )
    expect(results.every((result) => result.ok && result.transaction.orderId.startsWith('SESI-'))).toBe(true)
    expect(new Set(results.map((result) => result.ok && result.transaction.orderId)).size).toBe(20)
  })
})

describe('F14 status conventions', () => {
  test('F14 paid, denied, cancelled, expired and unknown are read from bodies that all travel with HTTP 200', async () => {
    await charged('va_bca', 'paid')
    sandbox.act('paid', 'pay')
    await charged('va_bca', 'denied')
    sandbox.act('denied', 'deny')
    await charged('va_bca', 'cancelled')
    expect(await gateway().cancel('cancelled')).toMatchObject({ ok: true, transaction: { status: 'cancelled' } })
    await charged('va_bca', 'expired')
    expect(await gateway().expire('expired')).toMatchObject({ ok: true, transaction: { status: 'expired' } })
    for (const id of ['paid', 'denied', 'cancelled', 'expired']) {
      expect(await gateway().status(id)).toMatchObject({ ok: true, transaction: { status: id, orderId: id, amount: 150_000n } })
    }
    const paid = await gateway().status('paid')
    expect(paid.ok && paid.transaction.settledAt?.toString()).toBe('2026-01-05T02:00:00Z')
    for (const id of ['nobody', '', '../x?y#z']) {
      expect(await gateway().status(id)).toMatchObject({ ok: true, transaction: { status: 'not_found' } })
    }
    expect(await gateway().cancel('nobody')).toMatchObject({ ok: true, transaction: { status: 'not_found' } })
    // Settled money is neither cancelled nor expired.
    expect(await gateway().cancel('paid')).toMatchObject({ ok: false, reason: 'rejected', message: expect.stringMatching(/^412/) })
    expect(await gateway().expire('paid')).toMatchObject({ ok: false, reason: 'rejected' })
  })

  test('F14 the gateway expires by itself at the exact moment, and a settlement can turn into deny', async () => {
    await charged('qris', 'late')
    await sandbox.clock.advance(899_000)
    expect(await gateway().status('late')).toMatchObject({ transaction: { status: 'pending' } })
    await sandbox.clock.advance(1_000)
    expect(await gateway().status('late')).toMatchObject({ transaction: { status: 'expired' } })
    await charged('va_permata', 'reversed')
    sandbox.act('reversed', 'pay')
    sandbox.act('reversed', 'reverse')
    expect(await gateway().status('reversed')).toMatchObject({ transaction: { status: 'denied', settledAt: null } })
  })

  test('F14 a challenged capture is not paid', async () => {
    await charged('gopay', 'challenged')
    sandbox.act('challenged', 'challenge')
    expect(await gateway().status('challenged')).toMatchObject({ transaction: { status: 'challenge' } })
    sandbox.act('challenged', 'approve')
    expect(await gateway().status('challenged')).toMatchObject({ transaction: { status: 'paid' } })
  })

  test('F14 signatures: the published vectors hold, everything else fails', () => {
    const vectors = createMidtransGateway({ serverKey: 'SB-Mid-server-EXAMPLE', clientKey: '', isProduction: false })
    const sign = (status_code: string, signature_key: string) =>
      vectors.verifySignature({ order_id: 'SESI-0001-A1', status_code, gross_amount: '150000.00', signature_key })
    const paid =
      '48a249db6c155f2b44f6ac84cf64ffbd372da6c81f421d9e05abc5072f34ee75371bd085c8def30a7b44d11c61c1dfc1de505755d4b25e22c5a3b56d455b58b9'
    expect(sign('200', paid)).toBe(true)
    expect(
      sign(
        '201',
        '913f1ffad4e4756e5437e8667c47cd25762e16ad2f0f801fdadfac2b6f121d2ebb70eacff992f3073fb6d816a601879bbfaea7b1575856688793d5bf62a043c8',
      ),
    ).toBe(true)
    expect(
      sign(
        '202',
        'cab8f769048055eb16c39985e0ea1fb000326e0fc5dfb740a9c0842645b09324bc6e2859d154a78318f6546ee97db5cc3d7d643ed494d0fa008c3fe968c365d4',
      ),
    ).toBe(true)
    expect(sign('201', paid)).toBe(false)
    expect(sign('200', paid.slice(2))).toBe(false)
    expect(sign('200', `${paid}zz`)).toBe(false)
    expect(sign('200', '')).toBe(false)
    expect(vectors.verifySignature({ order_id: 'SESI-0001-A1', status_code: 200, gross_amount: '150000.00', signature_key: paid })).toBe(
      false,
    )
    expect(vectors.verifySignature({})).toBe(false)
  })
})

describe('refunds', () => {
  test('F15 part, repeat of the same key, rest; never twice', async () => {
    await charged('qris', 'order')
    sandbox.act('order', 'pay')
    expect(await gateway().refund('order', { refundKey: 'RF-1', amount: 50_000n, reason: 'Dibatalkan' })).toEqual({
      ok: true,
      refundedAmount: 50_000n,
      reference: 'Midtrans 1',
    })
    await sandbox.clock.advance(301_000)
    expect(await gateway().refund('order', { refundKey: 'RF-1', amount: 50_000n, reason: 'Dibatalkan' })).toEqual({
      ok: true,
      refundedAmount: 50_000n,
      reference: 'Midtrans 1',
    })
    expect(await gateway().status('order')).toMatchObject({ transaction: { status: 'partially_refunded', refundedAmount: 50_000n } })
    expect(await gateway().refund('order', { refundKey: 'RF-2', amount: 100_001n, reason: 'x' })).toMatchObject({
      ok: false,
      reason: 'rejected',
      message: expect.stringMatching(/^414/),
    })
    expect(await gateway().refund('order', { refundKey: 'RF-2', amount: 100_000n, reason: 'x' })).toMatchObject({ ok: true })
    expect(await gateway().status('order')).toMatchObject({ transaction: { status: 'refunded', refundedAmount: 150_000n } })
  })

  test('F15 a bank transfer cannot be refunded through the gateway, nor can a provider be forced', async () => {
    await charged('va_bca', 'va')
    sandbox.act('va', 'pay')
    expect(await gateway().refund('va', { refundKey: 'RF-1', amount: 1n, reason: 'x' })).toMatchObject({ ok: false, reason: 'rejected' })
    await charged('qris', 'qr')
    sandbox.act('qr', 'pay')
    sandbox.faults.add({
      on: 'refund',
      kind: 'answer',
      http: 200,
      body: { status_code: '202', transaction_status: 'settlement', refund_amount: '0.00' },
    })
    expect(await gateway().refund('qr', { refundKey: 'RF-1', amount: 1n, reason: 'x' })).toMatchObject({ ok: false, reason: 'rejected' })
  })

  test('F15 a refund whose reply got lost is found again', async () => {
    await charged('gopay', 'lost')
    sandbox.act('lost', 'pay')
    sandbox.faults.add({ on: 'refund', kind: 'reset', process: true })
    expect(await gateway().refund('lost', { refundKey: 'RF-1', amount: 50_000n, reason: 'x' })).toMatchObject({
      ok: false,
      reason: 'unknown',
    })
    expect(await gateway().refund('lost', { refundKey: 'RF-1', amount: 50_000n, reason: 'x' })).toEqual({
      ok: true,
      refundedAmount: 50_000n,
      reference: 'Midtrans 1',
    })
    expect(sandbox.store.find('lost')?.refunds).toHaveLength(1)
  })
})

describe('bad luck', () => {
  test('D14 unreachable is unavailable; silence and a lost reply are unknown', async () => {
    const closed = await startMidtransSandbox({ serverKey })
    await closed.close()
    expect(await gateway({ baseUrl: closed.url }).charge(request())).toMatchObject({ ok: false, reason: 'unavailable' })
    sandbox.faults.add({ on: 'charge', kind: 'hang' })
    expect(await gateway({ timeout: 150 }).charge(request())).toMatchObject({ ok: false, reason: 'unknown' })
    sandbox.faults.add({ on: 'charge', kind: 'reset', process: true })
    expect(await gateway().charge(request())).toMatchObject({ ok: false, reason: 'unknown' })
    // The order exists, and asking again yields it instead of a second one.
    expect(await gateway().status('SESI-0001-A1')).toMatchObject({ transaction: { status: 'pending' } })
    expect(await gateway().charge(request())).toMatchObject({ ok: true })
    expect(sandbox.store.all()).toHaveLength(1)
  })

  test.each([
    ['HTML with 502', { http: 502, body: HTML_502 }],
    ['HTML with 200', { http: 200, body: HTML_502 }],
    ['429', RATE_LIMITED],
    ['500', { http: 500, body: { status_code: '500', status_message: 'oops' } }],
    ['an unknown status word', { http: 200, body: { status_code: '200', transaction_status: 'dancing', order_id: 'x' } }],
  ])('D14 %s is unavailable, never an exception', async (_name, answer) => {
    sandbox.faults.add({ on: 'status', kind: 'answer', ...answer })
    expect(await gateway().status('SESI-0001-A1')).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test.each([
    ['402', 'rejected'],
    ['418', 'rejected'],
    ['505', 'unavailable'],
  ])('D14 body code %s is %s', async (code, reason) => {
    sandbox.faults.add({ on: 'charge', kind: 'answer', http: 200, body: { status_code: code, status_message: 'no' } })
    expect(await gateway().charge(request())).toMatchObject({ ok: false, reason, message: expect.stringContaining(code) })
  })

  test('D14 a wallet that refuses at once is a rejection although the answer is a success', async () => {
    sandbox.faults.add({
      on: 'charge',
      kind: 'answer',
      http: 200,
      body: {
        status_code: '202',
        status_message: 'GO-PAY transaction is rejected',
        transaction_status: 'deny',
        order_id: 'SESI-0001-A1',
        gross_amount: '150000.00',
      },
    })
    expect(await gateway().charge(request({ method: 'gopay' }))).toMatchObject({ ok: false, reason: 'rejected' })
  })

  test('B02 no outcome ever carries the server key', async () => {
    const outcomes: unknown[] = []
    sandbox.faults.add({ on: 'any', kind: 'reset' })
    outcomes.push(await gateway().charge(request()))
    sandbox.faults.add({ on: 'any', kind: 'answer', http: 500, body: 'no' })
    outcomes.push(await gateway().status('x'))
    outcomes.push(await gateway({ baseUrl: 'http://127.0.0.1:1' }).charge(request()))
    outcomes.push(await gateway({ key: 'SB-Mid-server-TEST-other' }).charge(request()))
    const everything = inspect(outcomes, { depth: 20, showHidden: true })
    expect(outcomes).toHaveLength(4)
    expect(everything).not.toContain(serverKey)
    expect(everything).not.toContain(Buffer.from(`${serverKey}:`).toString('base64'))
  })
})

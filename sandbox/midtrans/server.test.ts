import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Body } from './bodies.ts'
import { startMidtransSandbox, type MidtransSandbox } from './server.ts'

const serverKey = 'SB-Mid-server-EXAMPLE'
const startAt = Date.parse('2026-01-05T02:00:00Z')
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(options: Parameters<typeof startMidtransSandbox>[0] = {}): Promise<MidtransSandbox> {
  const sandbox = await startMidtransSandbox({ serverKey, clockScale: 0, startAt, ...options })
  closers.push(() => sandbox.close())
  return sandbox
}

/** A merchant's webhook that answers each delivery with the next of `answers` (then 200). */
async function merchant(answers: number[] = []): Promise<{ url: string; received: Body[] }> {
  const received: Body[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()) as Body)
        response.writeHead(answers.shift() ?? 200).end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}

const authorization = `Basic ${Buffer.from(`${serverKey}:`).toString('base64')}`
async function call(sandbox: MidtransSandbox, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: { authorization, 'content-type': 'application/json', ...headers },
    ...(method === 'POST' && { body: JSON.stringify(body ?? null) }),
  })
  return { http: response.status, body: (await response.json()) as Body }
}
const va = (order_id = 'SESI-0001-A1', gross_amount: unknown = 150_000, more: Body = {}) => ({
  payment_type: 'bank_transfer',
  bank_transfer: { bank: 'bca' },
  transaction_details: { order_id, gross_amount },
  ...more,
})

describe('sandbox Core API', () => {
  test('F13 the key is checked, and keys that look real are refused', async () => {
    const sandbox = await start()
    for (const header of [
      '',
      'Basic Og==',
      'Basic bm90aGluZw==',
      'Bearer x',
      `Basic ${Buffer.from('SB-Mid-server-aBcDeFgHiJkLmNoPqRsT:').toString('base64')}`,
    ]) {
      expect(await call(sandbox, 'POST', '/v2/charge', va(), { authorization: header })).toMatchObject({
        http: 401,
        body: { status_code: '401' },
      })
    }
    await expect(startMidtransSandbox({ serverKey: 'Mid-server-aBcDeFgHiJkLmNoPqRsT' })).rejects.toThrow('dummy')
  })

  test('F13 a charge answers HTTP 200 with body code 201, strings, and WIB times', async () => {
    const sandbox = await start()
    const { http, body } = await call(
      sandbox,
      'POST',
      '/v2/charge',
      va('SESI-0001-A1', 150_000, { custom_expiry: { expiry_duration: 60, unit: 'minute' }, custom_field1: 'booking:1' }),
    )
    expect(http).toBe(200)
    expect(body).toMatchObject({
      status_code: '201',
      status_message: 'Success, Bank Transfer transaction is created',
      gross_amount: '150000.00',
      currency: 'IDR',
      transaction_time: '2026-01-05 09:00:00',
      expiry_time: '2026-01-05 10:00:00',
      transaction_status: 'pending',
      fraud_status: 'accept',
    })
    expect(JSON.stringify(body)).not.toContain('null')
    const status = await call(sandbox, 'GET', '/v2/SESI-0001-A1/status')
    expect(status.body).toMatchObject({ status_code: '201', custom_field1: 'booking:1', va_numbers: body.va_numbers })
    expect(await call(sandbox, 'GET', `/v2/${String(body.transaction_id)}/status`)).toMatchObject({ body: { order_id: 'SESI-0001-A1' } })
  })

  test.each([
    ['no payment type', { transaction_details: {} }],
    ['amount 0', va('a', 0)],
    ['amount as text', va('a', '150000')],
    ['amount with decimals', va('a', 1.5)],
    ['order id with a space', va('a b')],
    ['order id of 51 characters', va('a'.repeat(51))],
    ['no order id', va('')],
    ['items that do not add up', va('a', 150_000, { item_details: [{ name: 'x', price: 1, quantity: 1 }] })],
    ['expiry below 20 seconds', va('a', 150_000, { custom_expiry: { expiry_duration: 19, unit: 'second' } })],
    ['expiry in years', va('a', 150_000, { custom_expiry: { expiry_duration: 1, unit: 'year' } })],
    ['a wrong e-mail', va('a', 150_000, { customer_details: { email: 'x' } })],
    ['too little for BCA', va('a', 9_999)],
  ])('F13 validation refuses %s with HTTP 400 and says why', async (_name, body) => {
    const sandbox = await start()
    const answer = await call(sandbox, 'POST', '/v2/charge', body)
    expect(answer).toMatchObject({ http: 400, body: { status_code: '400', validation_messages: expect.any(Array) } })
    expect(sandbox.store.all()).toHaveLength(0)
  })

  test('F13 unknown channel 402, used order id 406, unknown order 404, wrong state 412, all with HTTP 200; ids are free again after cancel', async () => {
    const sandbox = await start()
    expect(await call(sandbox, 'POST', '/v2/charge', { ...va(), bank_transfer: { bank: 'bsi' } })).toMatchObject({
      http: 200,
      body: { status_code: '402' },
    })
    await call(sandbox, 'POST', '/v2/charge', va())
    expect(await call(sandbox, 'POST', '/v2/charge', va())).toMatchObject({ http: 200, body: { status_code: '406' } })
    expect(await call(sandbox, 'GET', '/v2/nobody/status')).toMatchObject({ http: 200, body: { status_code: '404' } })
    expect(await call(sandbox, 'GET', '/v2//status')).toMatchObject({ http: 200, body: { status_code: '404' } })
    expect(await call(sandbox, 'POST', '/v2/SESI-0001-A1/approve')).toMatchObject({ http: 200, body: { status_code: '412' } })
    expect(await call(sandbox, 'POST', '/v2/SESI-0001-A1/cancel')).toMatchObject({
      http: 200,
      body: { status_code: '200', transaction_status: 'cancel' },
    })
    expect(await call(sandbox, 'POST', '/v2/charge', va())).toMatchObject({ body: { status_code: '201' } })
    expect(await call(sandbox, 'POST', '/v2/SESI-0001-A1/expire')).toMatchObject({
      http: 200,
      body: { status_code: '407', transaction_status: 'expire' },
    })
    const strict = await start({ realHttpCodes: true })
    expect(await call(strict, 'GET', '/v2/nobody/status')).toMatchObject({ http: 404 })
  })

  test('F13 idempotency: replay ignores the body, keys are global, 202 while running, long keys ignored, failures forgotten, five minutes', async () => {
    const sandbox = await start()
    const key = { 'idempotency-key': 'k1' }
    const first = await call(sandbox, 'POST', '/v2/charge', va(), key)
    expect(await call(sandbox, 'POST', '/v2/charge', va('other'), key)).toEqual(first)
    expect(await call(sandbox, 'POST', '/v2/SESI-0001-A1/cancel', null, key)).toEqual(first)
    await sandbox.clock.advance(300_000)
    expect((await call(sandbox, 'POST', '/v2/charge', va(), key)).body.status_code).toBe('406')
    expect((await call(sandbox, 'POST', '/v2/charge', va('fresh'), key)).body.status_code).toBe('201')
    const long = { 'idempotency-key': 'k'.repeat(47) }
    await call(sandbox, 'POST', '/v2/charge', va('long'), long)
    expect((await call(sandbox, 'POST', '/v2/charge', va('long'), long)).body.status_code).toBe('406')
    sandbox.faults.add({ on: 'charge', kind: 'delay', milliseconds: 150 })
    const both = await Promise.all([1, 2].map(() => call(sandbox, 'POST', '/v2/charge', va('slow'), { 'idempotency-key': 'slow' })))
    expect(both.map((answer) => answer.http).sort()).toEqual([200, 202])
  })
})

describe('sandbox notifications', () => {
  test('F14 pending right after the charge, then settlement; signed over the exact strings; override wins', async () => {
    const hook = await merchant()
    const sandbox = await start({ notificationUrl: 'http://127.0.0.1:1/never' })
    await call(sandbox, 'POST', '/v2/charge', va(), { 'x-override-notification': hook.url })
    sandbox.act('SESI-0001-A1', 'pay')
    await sandbox.clock.advance(0)
    expect(hook.received.map((body) => [body.transaction_status, body.status_code, body.status_message])).toEqual([
      ['pending', '201', 'midtrans payment notification'],
      ['settlement', '200', 'midtrans payment notification'],
    ])
    expect(hook.received[1]).toMatchObject({
      settlement_time: '2026-01-05 09:00:00',
      payment_amounts: [],
      signature_key:
        '48a249db6c155f2b44f6ac84cf64ffbd372da6c81f421d9e05abc5072f34ee75371bd085c8def30a7b44d11c61c1dfc1de505755d4b25e22c5a3b56d455b58b9',
    })
  })

  test('F14 expiry by itself: 202 in the notification, 407 in the status', async () => {
    const hook = await merchant()
    const sandbox = await start({ notificationUrl: hook.url })
    await call(sandbox, 'POST', '/v2/charge', { ...va(), payment_type: 'qris', qris: {} })
    await sandbox.clock.advance(900_000)
    expect(hook.received.at(-1)).toMatchObject({ transaction_status: 'expire', status_code: '202' })
    expect(hook.received.at(-1)).not.toHaveProperty('qr_string')
    expect((await call(sandbox, 'GET', '/v2/SESI-0001-A1/status')).body.status_code).toBe('407')
  })

  test.each([
    ['500 is retried once', [500, 500, 500], 2, 'failed'],
    ['404 twice', [404, 404, 404, 404], 3, 'failed'],
    ['503 four times', [503, 503, 503, 503, 503, 503], 5, 'failed'],
    ['401 five times', [401, 401, 401, 401, 401, 401, 401], 6, 'failed'],
    ['302 never', [302, 200], 1, 'failed'],
    ['success stops it', [500, 200, 500], 2, 'delivered'],
  ])('D14 retries: %s', async (_name, answers, deliveries, state) => {
    const hook = await merchant([...answers])
    const sandbox = await start({ notificationUrl: hook.url })
    sandbox.sendTestNotification()
    await sandbox.clock.advance(10 * 3_600_000)
    expect(hook.received).toHaveLength(deliveries)
    expect(sandbox.notifier.list()[0]?.state).toBe(state)
  })

  test('F14 controls: hold, reverse, duplicate, corrupt, drop, and the dashboard test message', async () => {
    const hook = await merchant()
    const sandbox = await start({ notificationUrl: hook.url })
    await call(sandbox, 'POST', '/__sim/notifications/settings', { mode: 'hold', duplicates: 1 })
    await call(sandbox, 'POST', '/v2/charge', va())
    await call(sandbox, 'POST', '/__sim/transactions/SESI-0001-A1/pay')
    await call(sandbox, 'POST', '/__sim/notifications/release', { order: 'reverse' })
    expect(hook.received.map((body) => body.transaction_status)).toEqual(['settlement', 'settlement', 'pending', 'pending'])
    await call(sandbox, 'POST', '/__sim/notifications/settings', { mode: 'send', duplicates: 0, corruptSignature: true })
    await call(sandbox, 'POST', '/__sim/transactions/SESI-0001-A1/reverse')
    await sandbox.clock.advance(0)
    const good = sandbox.store.find('SESI-0001-A1')
    expect(good?.status).toBe('deny')
    expect(hook.received.at(-1)?.signature_key).not.toMatch(/^cab8f769.*365d4$/)
    await call(sandbox, 'POST', '/__sim/notifications/settings', { mode: 'drop' })
    sandbox.sendTestNotification()
    await sandbox.clock.advance(0)
    expect(hook.received).toHaveLength(5)
    expect(await call(sandbox, 'POST', '/__sim/transactions/SESI-0001-A1/pay')).toMatchObject({ http: 409 })
    expect(await call(sandbox, 'POST', '/__sim/transactions/SESI-0001-A1/pay', { force: true })).toMatchObject({ http: 200 })
  })
})

describe('sandbox pages and state', () => {
  test('F13 a person can pay without script; the page says SIMULASI and shows nobody else’s markup', async () => {
    const sandbox = await start()
    await call(sandbox, 'POST', '/v2/charge', va('SESI-0001-A1', 150_000, { customer_details: { first_name: '<b>Rina</b>' } }))
    const id = sandbox.store.find('SESI-0001-A1')?.transactionId ?? ''
    const index = await (await fetch(sandbox.url)).text()
    expect(index).toContain('SIMULASI')
    expect(index).toContain('Rp 150.000')
    expect(index).not.toContain('<b>Rina')
    const pay = await fetch(`${sandbox.url}/transactions/${id}/pay`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ back: 'https://evil.test' }),
    })
    expect([pay.status, pay.headers.get('location')]).toEqual([303, '/'])
    const page = await (await fetch(`${sandbox.url}/pay/SESI-0001-A1`)).text()
    expect(page).toContain('Lunas')
    expect(page).toContain('Balikkan')
    expect((await fetch(`${sandbox.url}/pay/nobody`)).status).toBe(404)
  })

  test('F13 the QR is a PNG of its payload', async () => {
    const sandbox = await start()
    const { body } = await call(sandbox, 'POST', '/v2/charge', { ...va(), payment_type: 'qris' })
    const url = (body.actions as { name: string; url: string }[]).find((action) => action.name === 'generate-qr-code')?.url ?? ''
    const image = await fetch(url)
    expect(image.headers.get('content-type')).toBe('image/png')
    expect([...new Uint8Array(await image.arrayBuffer()).slice(1, 4)]).toEqual([...Buffer.from('PNG')])
  })

  test('F13 open transactions survive a restart and still expire', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'midtrans-'))
    closers.push(() => rm(directory, { recursive: true }))
    const stateFile = join(directory, 'state.json')
    const before = await start({ stateFile })
    await call(before, 'POST', '/v2/charge', va('SESI-0001-A1', 150_000, { custom_expiry: { expiry_duration: 10 } }))
    await before.close()
    const after = await start({ stateFile })
    expect(after.store.find('SESI-0001-A1')?.status).toBe('pending')
    await after.clock.advance(600_000)
    expect(after.store.find('SESI-0001-A1')?.status).toBe('expire')
  })
})

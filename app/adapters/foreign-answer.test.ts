import { globSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import http, { type RequestListener, type Server } from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import webpush from 'web-push'
import { localhostCertificate } from '../../sandbox/push/certificate.ts'
import { createSmtpMailer } from './mail/smtp-mailer.ts'
import { createIrisPayouts } from './midtrans-iris/iris-payouts.ts'
import { createMidtransGateway } from './midtrans/midtrans-gateway.ts'
import { createWebPushSender } from './web-push/web-push-sender.ts'

const open: (Server | https.Server | net.Server)[] = []
const sockets = new Set<Socket>()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  for (const server of open.splice(0)) server.close()
})

async function listen(server: Server | https.Server | net.Server): Promise<number> {
  open.push(server)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await once(server.listen(0, 'localhost'), 'listening')
  return (server.address() as AddressInfo).port
}

/** Resolves with the bytes that went out once the other side has hung up. */
type Flow = { hungUp: Promise<number> }

/** As much and as fast as the other side takes, without end. */
function flood(to: { write(text: string): boolean; once(event: 'close' | 'drain', listener: () => void): unknown }): Flow {
  const block = 'x'.repeat(65_536)
  let sent = 0
  const hungUp = new Promise<number>((done) => to.once('close', () => done(sent)))
  let closed = false
  to.once('close', () => (closed = true))
  const more = () => {
    if (closed) return
    sent += block.length
    if (to.write(block)) setImmediate(more)
    else to.once('drain', more)
  }
  more()
  return { hungUp }
}

/** A byte now and then, without end: no silence ever lasts long enough to be noticed. */
function drip(to: { write(text: string): boolean; once(event: 'close', listener: () => void): unknown }, text = ' '): Flow {
  let sent = 0
  const timer = setInterval(() => {
    sent += text.length
    to.write(text)
  }, 20)
  return {
    hungUp: new Promise<number>((done) =>
      to.once('close', () => {
        clearInterval(timer)
        done(sent)
      }),
    ),
  }
}

const WAYS = { 'an answer without end': flood, 'an answer that drips': drip } as const
const MEGABYTES = 16 * 1_048_576

function answering(way: (to: http.ServerResponse) => Flow, status: number): { listener: RequestListener; hungUp: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>()
  return {
    hungUp: promise,
    listener: (request, response) => {
      request.resume()
      response.writeHead(status, { 'content-type': 'application/json' })
      void way(response).hungUp.then(resolve)
    },
  }
}

describe.each(Object.entries(WAYS))('R06 %s', (_name, way) => {
  test.each([201, 500])('R06 of a push service (%i) is cut off; its status counts', async (status) => {
    const { key, cert } = localhostCertificate()
    const { listener, hungUp } = answering(way, status)
    const port = await listen(https.createServer({ key, cert }, listener))
    const vapid = { ...webpush.generateVAPIDKeys(), subject: 'mailto:ops@fisioku.example' }
    const limits = { bytes: 16_384, milliseconds: 300 }
    const sender = createWebPushSender({ vapid, extraHosts: [`localhost:${port}`], ca: cert, limits })
    const ecdh = webpush.generateVAPIDKeys().publicKey
    const outcome = await sender.send(
      { endpoint: `https://localhost:${port}/x`, p256dh: ecdh, auth: Buffer.alloc(16).toString('base64url') },
      { payload: { web_push: 8030 } as never, ttlSeconds: 1, urgency: 'low' },
    )
    expect(outcome.ok).toBe(status === 201)
    expect(await hungUp).toBeLessThan(MEGABYTES)
  })

  test('R06 of the payment gateway is given up, outcome unknown', async () => {
    const { listener, hungUp } = answering(way, 200)
    const baseUrl = `http://localhost:${await listen(http.createServer(listener))}`
    const gateway = createMidtransGateway({ serverKey: 'k', clientKey: 'c', isProduction: false, baseUrl, timeout: 300 })
    expect(await gateway.status('A1')).toMatchObject({ ok: false, reason: 'unknown' })
    expect(await hungUp).toBeLessThan(MEGABYTES)
  })

  test('R06 of the payout gateway is given up, outcome unknown', async () => {
    const { listener, hungUp } = answering(way, 200)
    const baseUrl = `http://localhost:${await listen(http.createServer(listener))}`
    const payouts = createIrisPayouts({ creatorKey: 'a', approverKey: 'b', baseUrl, isProduction: false, timeout: 300 })
    expect(await payouts.status('A1')).toMatchObject({ ok: false, reason: 'unknown' })
    expect(await hungUp).toBeLessThan(MEGABYTES)
  })

  test('R06 of the mail server is given up, and the next mail does not wait behind it', async () => {
    const flows: Promise<number>[] = []
    const server = net.createServer((socket) => {
      socket.on('error', () => {})
      socket.write('220 hello\r\n')
      socket.once('data', () => {
        socket.write('250-mail.example\r\n')
        flows.push(way === flood ? flood(socket).hungUp : drip(socket, '250-X\r\n').hungUp)
      })
    })
    const url = `smtp://localhost:${await listen(server)}`
    const mailer = createSmtpMailer({ url, from: 'Fisioku <a@b.example>', limits: { bytes: 65_536, milliseconds: 300 } })
    const mail = { to: 'a@b.example', subject: 'x', text: 'x', reference: 'x' }
    for (const _ of [1, 2, 3]) expect(await mailer.send(mail)).toMatchObject({ ok: false, reason: 'unavailable' })
    for (const flow of flows) expect(await flow).toBeLessThan(MEGABYTES)
  })
})

test('R06 nothing asks a foreign server but through what limits the answer', () => {
  const asking = /\bfetch\(|\bhttps?\.(?:request|get)\(|\bsendNotification\(|\baxios\b|\bnet\.connect\(/
  const files = globSync('{app/adapters,app/domain,app/platform,app/routes,app/web,worker}/**/*.{ts,tsx}').filter(
    (file) => !/\.test\.tsx?$|\.d\.ts$/.test(file),
  )
  expect(files.length).toBeGreaterThan(100)
  const found = files.filter((file) => asking.test(readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))
  // What runs in the browser asks our own server.
  expect(found.filter((file) => !/^app\/routes\/.*\.tsx$/.test(file))).toEqual(['app/adapters/foreign-answer.ts'])
})

/**
 * A push service on localhost that does what the browsers' services do: RFC
 * 8030 (TTL, urgency, topic), RFC 8292 (VAPID signature, audience, expiry) and
 * RFC 8291 (decryption, with the keys a browser would hold).
 */
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { createECDH, createPublicKey, randomBytes, verify, type ECDH } from 'node:crypto'
import ece from 'http_ece'
import { localhostCertificate } from './certificate.ts'

export type DeliveredPush = {
  subscriptionId: string
  text: string
  ttl: number
  urgency: string
  topic: string | undefined
  subject: string
}
export type SandboxSubscription = { id: string; endpoint: string; keys: { p256dh: string; auth: string } }
type Device = { ecdh: ECDH; auth: Buffer; answer: number | null }

const MAX_BODY_BYTES = 4_096
const DAY_SECONDS = 86_400

export type PushService = {
  /** PEM of the certificate to trust. */
  cert: string
  /** `localhost:port`, for the sender's list of allowed hosts. */
  host: string
  /** Everything accepted and decrypted so far, in order. */
  delivered: DeliveredPush[]
  /** A new browser subscription. */
  subscribe(): SandboxSubscription
  /** Makes the service answer `status` for a subscription from now on (410 = gone, 429, 500 …); null is normal again. */
  answerWith(id: string, status: number | null): void
  close(): Promise<void>
}

/** Starts the service on a free port. */
export async function startPushService(): Promise<PushService> {
  const devices = new Map<string, Device>()
  const delivered: DeliveredPush[] = []
  const { key, cert } = localhostCertificate()
  const server = https.createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const subscriptionId = request.url?.split('/').pop() ?? ''
        const verdict = judge(devices.get(subscriptionId), request.headers, Buffer.concat(chunks))
        response.statusCode = verdict.status
        if (verdict.status === 429) response.setHeader('Retry-After', '7')
        response.end(verdict.problem)
        if (verdict.push) delivered.push({ subscriptionId, ...verdict.push })
      })
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const host = `localhost:${(server.address() as AddressInfo).port}`

  return {
    cert,
    host,
    delivered,
    subscribe() {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      const id = randomBytes(12).toString('hex')
      devices.set(id, { ecdh, auth, answer: null })
      return {
        id,
        endpoint: `https://${host}/push/${id}`,
        keys: { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
      }
    },
    answerWith(id, status) {
      const device = devices.get(id)
      if (!device) throw new Error(`No subscription ${id}`)
      device.answer = status
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

type Verdict = { status: number; problem?: string; push?: Omit<DeliveredPush, 'subscriptionId'> }

function judge(device: Device | undefined, headers: NodeJS.Dict<string | string[]>, body: Buffer): Verdict {
  if (!device) return { status: 404 }
  if (device.answer !== null) return { status: device.answer }
  if (!/^\d+$/.test(String(headers['ttl']))) return { status: 400, problem: 'TTL' }
  if (body.length > MAX_BODY_BYTES) return { status: 413 }
  const subject = vapidSubject(String(headers['authorization']), String(headers['host']))
  if (subject === null) return { status: 403, problem: 'VAPID' }
  const text = ece
    .decrypt(body, { version: 'aes128gcm', privateKey: device.ecdh, authSecret: device.auth.toString('base64url') })
    .toString()
  const topic = headers['topic']
  return {
    status: 201,
    push: {
      text,
      ttl: Number(headers['ttl']),
      urgency: String(headers['urgency']),
      topic: topic === undefined ? undefined : String(topic),
      subject,
    },
  }
}

/** The sender's subject when the VAPID token is signed by its key, for this host, and not longer than a day. */
function vapidSubject(authorization: string, host: string): string | null {
  const parts = /^vapid t=([^.,]+)\.([^.,]+)\.([^.,]+), ?k=(.+)$/.exec(authorization)
  if (!parts) return null
  const [, header = '', payload = '', signature = '', publicKey = ''] = parts
  const raw = Buffer.from(publicKey, 'base64url')
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') },
  })
  const signed = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  if (!signed || claims.aud !== `https://${host}` || claims.exp > Date.now() / 1000 + DAY_SECONDS) return null
  return claims.sub
}

import type { lookup } from 'node:dns'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import webpush from 'web-push'
import { startPushService, type PushService } from '../../../sandbox/push/push-service.ts'
import type { PushMessage, PushSender } from '../../domain/notification/push.ts'
import { KNOWN_PUSH_HOSTS, pushEndpoint } from './push-hosts.ts'
import { createWebPushSender } from './web-push-sender.ts'

const keys = webpush.generateVAPIDKeys()
const vapid = { ...keys, subject: 'mailto:ops@fisioku.example' }
let service: PushService
let sender: PushSender

beforeAll(async () => {
  service = await startPushService()
  sender = createWebPushSender({ vapid, extraHosts: [service.host], ca: service.cert })
})
afterAll(() => service.close())

const message: PushMessage = {
  payload: {
    web_push: 8030,
    mutable: true,
    notification: {
      title: 'Permintaan baru',
      body: '90 menit · 3,2 km',
      navigate: 'https://app.example/therapist/requests/1',
      lang: 'id',
      tag: 'request-1',
      data: { kind: 'request_urgent', notificationId: 'n1', requestId: '1' },
    },
  },
  ttlSeconds: 300,
  urgency: 'high',
  topic: 'request-1',
}
const target = () => {
  const {
    id,
    endpoint,
    keys: { p256dh, auth },
  } = service.subscribe()
  return { id, endpoint, p256dh, auth }
}

describe('web push sender', () => {
  test('F18 a real push request arrives encrypted, urgent and with its short TTL', async () => {
    const device = target()
    expect(await sender.send(device, message)).toEqual({ ok: true })
    const push = service.delivered.find(({ subscriptionId }) => subscriptionId === device.id)
    expect(push).toMatchObject({ ttl: 300, urgency: 'high', topic: 'request-1', subject: 'mailto:ops@fisioku.example' })
    expect(JSON.parse(push!.text)).toEqual(message.payload)
  })

  test.each([404, 410])('F18 a subscription answered with %i is reported gone', async (status) => {
    const device = target()
    service.answerWith(device.id, status)
    expect(await sender.send(device, message)).toEqual({ ok: false, reason: 'gone' })
  })

  test('F18 a busy push service is worth another try, at the time it asks for', async () => {
    const device = target()
    service.answerWith(device.id, 429)
    expect(await sender.send(device, message)).toMatchObject({ ok: false, reason: 'unavailable', retryAfterSeconds: 7 })
    service.answerWith(device.id, 503)
    expect(await sender.send(device, message)).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('F18 a push service that cannot be reached is worth another try', async () => {
    const closed = await startPushService()
    const {
      endpoint,
      keys: { p256dh, auth },
    } = closed.subscribe()
    await closed.close()
    const reaching = createWebPushSender({ vapid, extraHosts: [closed.host], ca: closed.cert })
    expect(await reaching.send({ endpoint, p256dh, auth }, message)).toMatchObject({ ok: false, reason: 'unavailable' })
  })

  test('a certificate nobody vouched for is not trusted', async () => {
    const trusting = createWebPushSender({ vapid, extraHosts: [service.host] })
    expect(await trusting.send(target(), message)).toMatchObject({ ok: false })
  })

  test('keys that are no keys are refused, not retried', async () => {
    const { endpoint } = target()
    expect(await sender.send({ endpoint, p256dh: 'AAAA', auth: 'AAAA' }, message)).toMatchObject({ ok: false, reason: 'refused' })
  })

  test('a payload beyond the limit is refused before it is sent', async () => {
    const large = structuredClone(message)
    large.payload.notification.body = 'x'.repeat(4_000)
    expect(await sender.send(target(), large)).toMatchObject({ ok: false, reason: 'refused' })
  })
})

/** What URL readers have disagreed on as part of a host. */
const SEPARATORS = [
  ';',
  "'",
  '"',
  '`',
  '{',
  '}',
  '|',
  '^',
  '<',
  '>',
  '\\',
  '%',
  '%00',
  '%2f',
  '@',
  '#',
  '?',
  '/',
  ' ',
  '\t',
  '\u00ad',
  '\u3002',
  '_',
  '~',
  '!',
  '$',
  '&',
  '*',
  '(',
  '+',
  ',',
  '=',
  ':',
]

describe('R06 endpoint allow-list', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-sg2p.notify.windows.com/w/?token=abc',
  ])('accepts %s as it is', (endpoint) => expect(pushEndpoint(endpoint, KNOWN_PUSH_HOSTS)?.href).toBe(endpoint))

  test.each([
    ['HTTPS://FCM.googleapis.com:443/a/../b#here', 'https://fcm.googleapis.com/b'],
    ['https://127.0.0.1\t.push.apple.com/x', 'https://127.0.0.1.push.apple.com/x'],
    [' https://fcm.googleapis.com/x\n', 'https://fcm.googleapis.com/x'],
    ['https:\\\\fcm.googleapis.com\\x', 'https://fcm.googleapis.com/x'],
  ])('%j is kept as what is dialled', (given, kept) => expect(pushEndpoint(given, KNOWN_PUSH_HOSTS)?.href).toBe(kept))

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/x',
    'https://user:pw@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilnotify.windows.com.example/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'https://fcm.googleapis.com/',
    'not a url',
    'file:///etc/passwd',
    `https://fcm.googleapis.com/${'x'.repeat(2_100)}`,
    // The tab and the soft hyphen are no part of any URL.
    ...SEPARATORS.filter((separator) => !['\t', '\u00ad'].includes(separator)).map(
      (separator) => `https://127.0.0.1${separator}.push.apple.com/x`,
    ),
    'https://.push.apple.com/x',
    'https://a..push.apple.com/x',
    `https://${'a'.repeat(64)}.push.apple.com/x`,
    'https://[::1].push.apple.com/x',
    'https://web.push.apple.com./x',
  ])('refuses %s', (endpoint) => expect(pushEndpoint(endpoint, KNOWN_PUSH_HOSTS)).toBeNull())
})

describe('R06 what is dialled', () => {
  const looked: string[] = []
  const nowhere = ((name: string, _options: unknown, done: (error: NodeJS.ErrnoException) => void) => {
    looked.push(name)
    done(Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' }))
  }) as unknown as typeof lookup

  test('R06 for any text the host looked up is the host that was checked, and nothing is dialled for what is refused', async () => {
    const dialling = createWebPushSender({ vapid, resolve: nowhere })
    const { p256dh, auth } = target()
    const part = fc.oneof(
      fc.constantFrom(
        '127.0.0.1',
        '[::1]',
        'localhost',
        '2130706433',
        '0x7f.1',
        '169.254.169.254',
        'evil.example',
        'a',
        'web',
        'ı',
        'ＷＥＢ',
      ),
      fc.constantFrom(...SEPARATORS),
      fc.constantFrom('.push.apple.com', 'fcm.googleapis.com', '.notify.windows.com', '.push.services.mozilla.com', ':443', '.', '..'),
    )
    const text = fc
      .tuple(
        fc.constantFrom('https://', 'https:', 'HTTPS:\\\\', ' https://'),
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('/x', '/x;y', "/'{`", '?x', '/x#y@z'),
      )
      .map(([scheme, parts, path]) => scheme + parts.join('') + path)
    const accepted: string[] = []
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        looked.length = 0
        const kept = dialling.endpointOf(given)
        const outcome = await dialling.send({ endpoint: given, p256dh, auth }, message)
        if (kept === null) {
          expect({ looked, outcome }).toEqual({ looked: [], outcome: { ok: false, reason: 'refused', detail: 'unknown push host' } })
          return
        }
        accepted.push(given)
        const { hostname, origin } = new URL(kept)
        expect(looked).toEqual([hostname])
        expect(dialling.endpointOf(kept)).toBe(kept)
        expect(KNOWN_PUSH_HOSTS.some((host) => host === hostname || (host.startsWith('*.') && hostname.endsWith(host.slice(1))))).toBe(true)
        expect(audienceOf(kept, { p256dh, auth })).toBe(origin)
      }),
      { numRuns: 3_000 },
    )
    expect(accepted.length).toBeGreaterThan(50)
  })

  test.each(['127.0.0.1', '10.0.0.7', '::1', '::ffff:127.0.0.1', '169.254.169.254'])(
    'R06 a push host whose name leads to %s is not connected to',
    async (address) => {
      const resolve = ((_name: string, _options: unknown, done: (error: null, found: unknown) => void) =>
        done(null, [{ address, family: address.includes(':') ? 6 : 4 }])) as unknown as typeof lookup
      const { p256dh, auth } = target()
      const outcome = await createWebPushSender({ vapid, resolve }).send(
        { endpoint: 'https://web.push.apple.com/x', p256dh, auth },
        message,
      )
      expect(outcome).toEqual({ ok: false, reason: 'refused', detail: 'push host has no public address' })
    },
  )

  test('R06 a local push service is reached only by its own exact address', () => {
    const port = service.host.split(':')[1]
    expect(sender.endpointOf(`https://${service.host}/push/1`)).not.toBeNull()
    expect(sender.endpointOf('https://localhost/push/1')).toBeNull()
    expect(sender.endpointOf(`https://127.0.0.1:${port}/push/1`)).toBeNull()
    expect(createWebPushSender({ vapid }).endpointOf(`https://${service.host}/push/1`)).toBeNull()
  })
})

/** For whom the sender signs. */
function audienceOf(endpoint: string, keys: { p256dh: string; auth: string }): string {
  const { headers } = webpush.generateRequestDetails({ endpoint, keys }, 'x', { vapidDetails: vapid })
  const token = /t=[^.]+\.([^.]+)\./.exec(String(headers.Authorization))![1]!
  return (JSON.parse(Buffer.from(token, 'base64url').toString()) as { aud: string }).aud
}

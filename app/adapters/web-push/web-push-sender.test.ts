import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import webpush from 'web-push'
import { startPushService, type PushService } from '../../../sandbox/push/push-service.ts'
import type { PushMessage, PushSender } from '../../domain/notification/push.ts'
import { isAllowedEndpoint, isPrivateAddress, KNOWN_PUSH_HOSTS } from './push-hosts.ts'
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

describe('endpoint allow-list', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-sg2p.notify.windows.com/w/?token=abc',
  ])('accepts %s', (endpoint) => expect(isAllowedEndpoint(endpoint, KNOWN_PUSH_HOSTS)).toBe(true))

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
  ])('refuses %s', (endpoint) => expect(isAllowedEndpoint(endpoint, KNOWN_PUSH_HOSTS)).toBe(false))

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    'nonsense',
  ])('%s is not public', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
  test.each(['142.250.4.95', '2404:6800:4003::5f'])('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false))
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import webpush from 'web-push'
import { testDatabase } from '../../test/database.ts'
import { createPatient, paidBooking, waitingJobs, type MadeBooking } from '../../test/fixtures.ts'
import { startPushService, type PushService, type SandboxSubscription } from '../../sandbox/push/push-service.ts'
import { createSmtpMailer } from '../../app/adapters/mail/smtp-mailer.ts'
import { createWebPushSender } from '../../app/adapters/web-push/web-push-sender.ts'
import { acceptBooking } from '../../app/domain/booking/accept-booking.ts'
import { declineBooking } from '../../app/domain/booking/decline-booking.ts'
import { notify } from '../../app/domain/notification/notify.ts'
import type { PushPayload } from '../../app/platform/push-payload.ts'
import { removeSubscription, saveSubscription } from '../../app/domain/notification/save-subscription.ts'
import { advanceClock } from '../../app/platform/clock.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskContext } from '../task.ts'
import deliver from './notification-deliver.ts'

const db = testDatabase()
let pushService: PushService
let mailServer: SMTPServer
let context: TaskContext
const mails: string[] = []

beforeAll(async () => {
  pushService = await startPushService()
  mailServer = new SMTPServer({
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: ['STARTTLS'],
    onData(stream: NodeJS.ReadableStream, _session: unknown, callback: () => void) {
      let text = ''
      stream
        .on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        .on('end', () => {
          mails.push(text)
          callback()
        })
    },
  })
  await new Promise<void>((listening) => mailServer.listen(0, '127.0.0.1', () => listening()))
  const { port } = mailServer.server.address() as { port: number }
  const vapid = { ...webpush.generateVAPIDKeys(), subject: 'mailto:ops@fisioku.example' }
  const push = createWebPushSender({ vapid, extraHosts: [pushService.host], ca: pushService.cert })
  const mail = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Fisioku <halo@demo.test>' })
  context = { services: { push, mail } } as TaskContext
})
afterAll(async () => {
  await pushService.close()
  await new Promise<void>((closed) => mailServer.close(() => closed()))
})
beforeEach(() => {
  pushService.delivered.length = 0
  mails.length = 0
})

async function device(userId: string): Promise<SandboxSubscription & { rowId: string }> {
  const subscription = pushService.subscribe()
  const {
    endpoint,
    keys: { p256dh, auth },
  } = subscription
  const { subscriptionId } = await inTransaction(system('test'), (tx) =>
    saveSubscription(tx, { userId, endpoint, p256dh, auth, userAgent: 'test' }),
  )
  return { ...subscription, rowId: subscriptionId }
}

async function noticeOf(userId: string, kind: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    'select id from notifications where user_id = $1 and kind = $2 order by created_at desc',
    [userId, kind],
  )
  return rows[0]!.id
}
const run = (payload: Parameters<typeof deliver>[0]) => deliver(payload, context)
const received = () => pushService.delivered.map((push) => ({ ...push, payload: JSON.parse(push.text) as PushPayload }))
const devicesOf = async (userId: string) =>
  (
    await db.pool.query<{ id: string; last_delivered_at: Date | null }>(
      'select id, last_delivered_at from push_subscriptions where user_id = $1 order by id',
      [userId],
    )
  ).rows

/** An instant booking's answer time, given to a booking of any time of day. */
async function urgentRequest(): Promise<MadeBooking & { noticeId: string }> {
  const made = await paidBooking()
  await db.pool.query(`update notifications set ttl_seconds = 300 where user_id = $1 and kind = 'booking_requested'`, [
    made.therapist.userId,
  ])
  return { ...made, noticeId: await noticeOf(made.therapist.userId, 'booking_requested') }
}

describe('telling people', () => {
  test('F18 a request reaches every device of the therapist: high urgency, short life, answerable from the alert', async () => {
    const { bookingId, code, therapist, noticeId } = await urgentRequest()
    const [phone, tablet] = [await device(therapist.userId), await device(therapist.userId)]
    await run({ notificationId: noticeId })
    const pushes = received()
    expect(pushes.map((push) => push.subscriptionId).sort()).toEqual([phone.id, tablet.id].sort())
    for (const push of pushes) {
      expect(push.urgency).toBe('high')
      expect(push.ttl).toBeGreaterThan(290)
      expect(push.ttl).toBeLessThanOrEqual(300)
      expect(push.payload.web_push).toBe(8030)
      expect(push.payload.notification).toMatchObject({
        tag: `request:${code}`,
        requireInteraction: true,
        lang: 'id',
        actions: [
          { action: 'accept', title: 'Terima' },
          { action: 'decline', title: 'Tolak' },
        ],
        data: { kind: 'booking_requested', requestId: bookingId },
      })
      expect(push.payload.notification.title).toContain('Rp')
      expect(push.payload.notification.navigate).toMatch(new RegExp(`^https?://.+/therapist/requests/${bookingId}$`))
    }
    expect((await devicesOf(therapist.userId)).every((row) => row.last_delivered_at !== null)).toBe(true)
  })

  test('F18 a request that was answered meanwhile, or ran out, is not pushed any more', async () => {
    const answered = await urgentRequest()
    await device(answered.therapist.userId)
    await inTransaction(answered.therapist.actor, (tx) => acceptBooking(tx, { bookingId: answered.bookingId }))
    await run({ notificationId: answered.noticeId })
    const stale = await urgentRequest()
    await device(stale.therapist.userId)
    await advanceClock(db.pool, 'PT31M')
    await run({ notificationId: stale.noticeId })
    expect(received()).toEqual([])
    expect(mails).toEqual([])
  })

  test('F18 dead endpoints are removed, living ones still hear', async () => {
    const { patient, therapist, bookingId } = await paidBooking()
    const [dead, alive] = [await device(patient.id), await device(patient.id)]
    pushService.answerWith(dead.id, 410)
    await inTransaction(therapist.actor, (tx) => declineBooking(tx, { bookingId }))
    await run({ notificationId: await noticeOf(patient.id, 'booking_declined') })
    expect((await devicesOf(patient.id)).map((row) => row.id)).toEqual([alive.rowId])
    expect(received().map((push) => push.subscriptionId)).toEqual([alive.id])
  })

  test('F18 a device that cannot be reached is tried again alone, when the service asks', async () => {
    const { patient, therapist, bookingId } = await paidBooking()
    const [busy, fine] = [await device(patient.id), await device(patient.id)]
    pushService.answerWith(busy.id, 429)
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    const notificationId = await noticeOf(patient.id, 'booking_accepted')
    await run({ notificationId })
    const again = (await waitingJobs('notification.deliver')).find((job) => job.key === `deliver:${notificationId}:2`)
    expect(again!.run_at.getTime() - Date.now()).toBeGreaterThan(5_000)
    pushService.answerWith(busy.id, null)
    await run({ notificationId, retry: { devices: [busy.rowId], mail: false, attempt: 2 } })
    expect(received().map((push) => push.subscriptionId)).toEqual([fine.id, busy.id])
    expect(mails).toHaveLength(1)
  })

  test('F18 an acceptance is also mailed, in the reader\u2019s language; nobody is told twice of one fact', async () => {
    const { patient, therapist, bookingId, code } = await paidBooking()
    await db.pool.query(`update users set locale = 'en' where id = $1`, [patient.id])
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    await inTransaction(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))
    await run({ notificationId: await noticeOf(patient.id, 'booking_accepted') })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('Subject: Rina Kartika accepted your booking')
    expect(mails[0]).toContain(code)
    const { rows } = await db.pool.query(`select 1 from notifications where user_id = $1 and kind = 'booking_accepted'`, [patient.id])
    expect(rows).toHaveLength(1)
  })

  test('what was read in the app meanwhile does not ring', async () => {
    const { patient } = await paidBooking()
    await device(patient.id)
    const notificationId = await noticeOf(patient.id, 'payment_received')
    await db.pool.query('update notifications set read_at = app_now() where id = $1', [notificationId])
    await run({ notificationId })
    expect(received()).toEqual([])
  })

  test('no notification of a transaction that was taken back', async () => {
    const { id } = await createPatient()
    await expect(
      inTransaction(system('test'), async (tx) => {
        await notify(tx, { userId: id, kind: 'push_test', data: {}, href: '/notifications' })
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    const { rows } = await db.pool.query('select 1 from notifications where user_id = $1', [id])
    expect(rows).toEqual([])
  })
})

describe('subscriptions', () => {
  test('a phone that changes hands belongs to whoever signed in last', async () => {
    const [first, second] = [await createPatient(), await createPatient()]
    const {
      endpoint,
      keys: { p256dh, auth },
    } = pushService.subscribe()
    for (const { id } of [first, second])
      await inTransaction(system('test'), (tx) => saveSubscription(tx, { userId: id, endpoint, p256dh, auth, userAgent: null }))
    expect(await devicesOf(first.id)).toEqual([])
    expect(await devicesOf(second.id)).toHaveLength(1)
    expect(await inTransaction(system('test'), (tx) => removeSubscription(tx, { userId: first.id, endpoint }))).toBe(false)
    expect(await inTransaction(system('test'), (tx) => removeSubscription(tx, { userId: second.id, endpoint }))).toBe(true)
  })

  test('a person keeps at most twelve devices, the newest among them', async () => {
    const { id } = await createPatient()
    let last = ''
    for (let i = 0; i < 14; i++) last = (await device(id)).rowId
    const rows = await devicesOf(id)
    expect(rows).toHaveLength(12)
    expect(rows.map((row) => row.id)).toContain(last)
  })
})

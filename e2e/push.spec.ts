import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import webpush from 'web-push'
import { createWebPushSender } from '../app/adapters/web-push/web-push-sender.ts'
import { composePush } from '../app/domain/notification/compose-push.ts'
import { readDeliverable } from '../app/domain/notification/deliverable.ts'
import { notificationText } from '../app/i18n/notification-text.ts'
import { startPushService, type DeliveredPush, type PushService } from '../sandbox/push/push-service.ts'
import { createPatient, createTherapist, paidBooking, statusOf } from '../test/fixtures.ts'
import { cancelBooking } from '../app/domain/booking/cancel-booking.ts'
import { inTransaction } from '../app/platform/db.ts'
import { baseUrl, eventually, openAs, productDatabase, query } from './product.ts'

let pushService: PushService
test.beforeAll(async () => {
  productDatabase()
  pushService = await startPushService()
})
test.afterAll(() => pushService.close())

/** The therapist's request as a push service receives it: a real web-push request, decrypted. */
async function pushedRequest(therapistUserId: string): Promise<DeliveredPush> {
  const [notice] = await query<{ id: string }>(`select id from notifications where user_id = $1 and kind = 'booking_requested'`, [
    therapistUserId,
  ])
  const deliverable = (await readDeliverable(productDatabase().prisma, notice!.id))!
  const words = { ...notificationText('id', deliverable.kind, deliverable.data), accept: 'Terima', decline: 'Tolak' }
  const sender = createWebPushSender({
    vapid: { ...webpush.generateVAPIDKeys(), subject: 'mailto:test@demo.test' },
    extraHosts: [pushService.host],
    ca: pushService.cert,
  })
  const {
    id,
    endpoint,
    keys: { p256dh, auth },
  } = pushService.subscribe()
  expect(await sender.send({ endpoint, p256dh, auth }, composePush(deliverable, words, baseUrl())!)).toEqual({ ok: true })
  return pushService.delivered.find((push) => push.subscriptionId === id)!
}

/** Hands a message to the page's service worker as the browser does when a push arrives. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  const session = await context.newCDPSession(page)
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const registration = registrations.find(({ isDeleted }) => !isDeleted)
      if (registration) found(registration.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.deliverPushMessage', { origin: baseUrl(), registrationId: await registered, data })
}

async function readyWorker(context: BrowserContext, page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready)
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
}

type Shown = { title: string; tag: string; actions: string[]; requireInteraction: boolean; silent: boolean }
async function shownIn(worker: Awaited<ReturnType<typeof readyWorker>>): Promise<Shown[]> {
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const shown = await scope.registration.getNotifications()
    return shown.map((one) => {
      const { title, tag, requireInteraction, silent, actions } = one as Notification & { actions?: { action: string }[] }
      return { title, tag, requireInteraction, silent: silent === true, actions: (actions ?? []).map(({ action }) => action) }
    })
  })
}

async function click(worker: Awaited<ReturnType<typeof readyWorker>>, tag: string, action: string): Promise<void> {
  await worker.evaluate(
    async ([wanted, pressed]) => {
      const scope = globalThis as unknown as {
        registration: ServiceWorkerRegistration
        dispatchEvent(event: Event): boolean
        NotificationEvent: new (type: string, init: object) => Event
      }
      const [notification] = await scope.registration.getNotifications({ tag: wanted })
      scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification, action: pressed }))
    },
    [tag, action],
  )
}

test('F18 B03 a request is pushed, shown with its answers, and accepted from the notification', async ({ browser }) => {
  const therapist = await createTherapist()
  const { context, page } = await openAs(browser, therapist.userId, { permissions: ['notifications'] })
  await page.goto('/notifications')
  const worker = await readyWorker(context, page)
  const { bookingId, code } = await paidBooking({ therapist })
  const push = await pushedRequest(therapist.userId)
  expect(push.urgency).toBe('high')
  expect(push.ttl).toBeLessThanOrEqual(1_800)

  await deliver(context, page, push.text)
  const tag = `request:${code}`
  await expect
    .poll(() => shownIn(worker))
    .toEqual([
      expect.objectContaining({ tag, requireInteraction: true, actions: ['accept', 'decline'], title: expect.stringContaining('Rp') }),
    ])
  await click(worker, tag, 'accept')
  await eventually('accepted', async () => (await statusOf('bookings', bookingId)) === 'ACCEPTED')
  expect(await shownIn(worker)).toEqual([])
  await context.close()
})

test('F18 a push that is nonsense still shows something: silence costs the subscription', async ({ browser }) => {
  const therapist = await createTherapist()
  const { context, page } = await openAs(browser, therapist.userId, { permissions: ['notifications'] })
  await page.goto('/notifications')
  const worker = await readyWorker(context, page)
  await deliver(context, page, 'not json')
  await expect.poll(() => shownIn(worker)).toEqual([expect.objectContaining({ title: 'Fisioku' })])
  await context.close()
})

test('F18 turning notifications on registers this device, the test button tells it, turning off forgets it', async ({ browser }) => {
  const patient = await createPatient()
  const { context, page } = await openAs(browser, patient.id, { permissions: ['notifications'] })
  // Chromium without Google's services cannot subscribe; the rest is real.
  await page.addInitScript(() => {
    const endpoint = `https://fcm.googleapis.com/fcm/send/e2e-${Math.random().toString(36).slice(2)}`
    let isOn = false
    const bytes = (length: number) =>
      btoa(String.fromCharCode(...Array.from({ length }, (_, index) => (index === 0 ? 4 : index))))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
    const subscription = {
      endpoint,
      options: {},
      toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: bytes(65), auth: bytes(16) } }),
      unsubscribe: async () => {
        isOn = false
        return true
      },
    }
    Object.assign(PushManager.prototype, {
      subscribe: async () => {
        isOn = true
        return subscription
      },
      getSubscription: async () => (isOn ? subscription : null),
    })
  })
  await page.goto('/notifications')
  const rows = () => query<{ id: string }>('select id from push_subscriptions where user_id = $1', [patient.id])
  await page.getByRole('button', { name: 'Nyalakan notifikasi' }).click()
  await expect(page.getByText('Menyala di perangkat ini')).toBeVisible()
  expect(await rows()).toHaveLength(1)
  await page.getByRole('button', { name: 'Kirim notifikasi percobaan' }).click()
  await expect(page.getByText('Terkirim. Notifikasi akan muncul sebentar lagi.')).toBeVisible()
  await expect(page.getByText('Notifikasi berfungsi')).toBeVisible()
  const axe = await new AxeBuilder({ page }).analyze()
  expect(axe.violations).toEqual([])
  await page.getByRole('button', { name: 'Matikan di perangkat ini' }).click()
  await expect(page.getByText('Mati di perangkat ini', { exact: true })).toBeVisible()
  expect(await rows()).toEqual([])
  await context.close()
})

test('F18 the open app alerts the therapist with a countdown; a withdrawn request closes its alert', async ({ browser }) => {
  const therapist = await createTherapist()
  const { context, page } = await openAs(browser, therapist.userId)
  const firstLook = page.waitForResponse('**/api/requests')
  await page.goto('/therapist/account')
  await firstLook
  const { bookingId, code, patient } = await paidBooking({ therapist })
  const sheet = page.getByRole('dialog', { name: 'Permintaan baru' })
  await expect(sheet).toBeVisible()
  await expect(sheet.getByRole('timer')).toBeVisible()
  await expect(sheet.getByText('Rp 280.000')).toBeVisible()
  await expect(sheet.getByText(/\d,\d km/)).toBeVisible()
  const axe = await new AxeBuilder({ page }).include('dialog[open]').analyze()
  expect(axe.violations).toEqual([])
  await inTransaction(patient.actor, (tx) => cancelBooking(tx, { bookingId }))
  await expect(sheet).toBeHidden()

  const second = await paidBooking({ therapist })
  await expect(sheet).toBeVisible()
  await sheet.getByRole('button', { name: 'Terima' }).click()
  await expect(page.getByText(`Booking ${second.code} Anda terima`)).toBeVisible()
  await expect(sheet).toBeHidden()
  expect(await statusOf('bookings', second.bookingId)).toBe('ACCEPTED')
  expect(code).not.toBe(second.code)
  await context.close()
})

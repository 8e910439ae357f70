import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { acceptedBooking, createPatient } from '../test/fixtures.ts'
import { openAs, productDatabase, query } from './product.ts'

test.beforeAll(() => {
  productDatabase()
})

const messagesOf = (bookingId: string) =>
  query<{ body: string }>('select body from chat_messages where room_id = $1 order by seq', [bookingId])

test('O18 F20 patient and therapist write to each other without reloading; typing, read marks and the bell follow', async ({ browser }) => {
  const { bookingId, patient, therapist } = await acceptedBooking()
  const [one, two] = await Promise.all([openAs(browser, patient.id), openAs(browser, therapist.userId)])
  await one.page.goto(`/bookings/${bookingId}/chat`)
  await two.page.goto('/notifications')
  await expect(one.page.getByText('Mulai percakapan')).toBeVisible()

  const field = one.page.getByRole('textbox', { name: 'Tulis pesan' })
  await field.fill('Selamat pagi, rumah saya pagar hijau')
  await one.page.getByRole('button', { name: 'Kirim' }).click()
  await expect(one.page.getByText('Terkirim', { exact: true })).toBeVisible()
  await expect(two.page.getByText('Pesan dari Sari Wulandari')).toBeVisible()
  await two.page.getByText('Pesan dari Sari Wulandari').click()
  await expect(two.page.getByText('Selamat pagi, rumah saya pagar hijau')).toBeVisible()
  await expect(one.page.getByText('Dibaca', { exact: true })).toBeVisible()

  await two.page.getByRole('textbox', { name: 'Tulis pesan' }).pressSequentially('Baik, saya segera ke sana', { delay: 20 })
  await expect(one.page.getByText('sedang mengetik…')).toBeVisible()
  await two.page.getByRole('button', { name: 'Kirim' }).click()
  await expect(one.page.getByText('Baik, saya segera ke sana')).toBeVisible()
  expect((await messagesOf(bookingId)).map(({ body }) => body)).toEqual([
    'Selamat pagi, rumah saya pagar hijau',
    'Baik, saya segera ke sana',
  ])
  for (const { page } of [one, two]) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await Promise.all([one.context.close(), two.context.close()])
})

test('O18 what is written offline waits, says so, survives a reload and arrives once, in order', async ({ browser }) => {
  const { bookingId, patient } = await acceptedBooking()
  const { context, page } = await openAs(browser, patient.id)
  await page.goto(`/bookings/${bookingId}/chat`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // A page once opened is readable offline; the worker stores it on the second visit.
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Tulis pesan' })).toBeVisible()
  await context.setOffline(true)
  for (const text of ['Pertama', 'Kedua']) {
    await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(text)
    await page.getByRole('button', { name: 'Kirim' }).click()
  }
  await expect(page.getByText('Menunggu jaringan, terkirim otomatis')).toHaveCount(2)
  await page.reload()
  await expect(page.getByText('Kedua')).toBeVisible()
  await expect(page.getByText('Menunggu jaringan, terkirim otomatis')).toHaveCount(2)
  await context.setOffline(false)
  await expect(page.getByText('Terkirim', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Menunggu jaringan, terkirim otomatis')).toHaveCount(0)
  await expect.poll(async () => (await messagesOf(bookingId)).map(({ body }) => body)).toEqual(['Pertama', 'Kedua'])
  await expect(page.getByText('Mengirim…')).toHaveCount(0)
  await context.close()
})

test('chat works without JavaScript, refuses kindly, and does not exist for others', async ({ browser }) => {
  const { bookingId, patient } = await acceptedBooking()
  const plain = await openAs(browser, patient.id, { javaScriptEnabled: false })
  await plain.page.goto(`/bookings/${bookingId}/chat`)
  await plain.page.getByRole('textbox', { name: 'Tulis pesan' }).fill('Tanpa skrip')
  await plain.page.getByRole('button', { name: 'Kirim' }).click()
  await expect(plain.page.getByText('Tanpa skrip')).toBeVisible()
  expect(await messagesOf(bookingId)).toEqual([{ body: 'Tanpa skrip' }])
  // The lock passes for a moment; afterwards it stands again where the sessions put it.
  const [lock] = await query<{ at: string }>('select chat_locked_at::text as at from bookings where id = $1', [bookingId])
  await query(`update bookings set chat_locked_at = app_now() where id = $1`, [bookingId])
  await plain.page.getByRole('textbox', { name: 'Tulis pesan' }).fill('Terlambat')
  await plain.page.getByRole('button', { name: 'Kirim' }).click()
  await expect(plain.page.getByText('Chat ditutup', { exact: true })).toBeVisible()
  await query(`update bookings set chat_locked_at = $2::timestamptz, is_chat_active = true where id = $1`, [bookingId, lock!.at])

  const stranger = await openAs(browser, (await createPatient()).id)
  const response = await stranger.page.goto(`/bookings/${bookingId}/chat`)
  expect(response?.status()).toBe(404)
  await Promise.all([plain.context.close(), stranger.context.close()])
})

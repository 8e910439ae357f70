import { expect, test, type Page } from '@playwright/test'
import { acceptedBooking, createAdmin, createPatient, createTherapist, gridTime, paidBooking } from '../test/fixtures.ts'
import { expectAccessible } from './accessible.ts'
import { openAs, productDatabase, query } from './product.ts'

test.beforeAll(() => {
  productDatabase()
})

/** To look at them: SCREENS_OUT=some/folder. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS_OUT) await page.screenshot({ path: `${process.env.SCREENS_OUT}/${name}.png` })
}

const fitsSideways = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

test('F04 the patient says how to find the door, a wrong number loses nothing, and the therapist reads it', async ({ browser }) => {
  const made = await acceptedBooking({ patient: await createPatient(), therapist: await createTherapist() })
  const { page, context } = await openAs(browser, made.patient.id)
  await page.goto(`/bookings/${made.bookingId}`)
  await page.getByRole('button', { name: 'Tambah petunjuk' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Patokan').fill('Seberang warung Bu Tini')
  await dialog.getByLabel('Nomornya').fill('12')
  await dialog.getByRole('button', { name: 'Simpan' }).click()
  await expect(dialog.getByText('Nomor telepon ini tidak dikenali')).toBeVisible()
  await expect(dialog.getByLabel('Patokan')).toHaveValue('Seberang warung Bu Tini')
  await shot(page, 'door-390-id')
  await expectAccessible(page)
  // Half the height: what a keyboard leaves.
  await page.setViewportSize({ width: 360, height: 360 })
  await dialog.getByLabel('Nomornya').fill('0812-3456-7890')
  await shot(page, 'door-360-keyboard')
  await dialog.getByRole('button', { name: 'Simpan' }).click()
  await expect(dialog).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByText('Seberang warung Bu Tini')).toBeVisible()
  await context.close()

  const [session] = await query<{ id: string }>('select id from sessions where booking_id = $1', [made.bookingId])
  const therapist = await openAs(browser, made.therapist.userId, { colorScheme: 'dark' })
  await therapist.page.goto(`/therapist/sessions/${session!.id}`)
  await expect(therapist.page.getByText('Seberang warung Bu Tini')).toBeVisible()
  await expect(therapist.page.getByRole('link', { name: '+6281234567890' })).toBeVisible()
  await fitsSideways(therapist.page)
  await shot(therapist.page, 'therapist-session-dark')
  await therapist.page.goto('/therapist')
  await expect(therapist.page.getByText('Seberang warung Bu Tini').first()).toBeVisible()
  await shot(therapist.page, 'therapist-today-dark')
  await therapist.context.close()
})

test('F20 a therapist declines and may say why; the patient reads the reason and not the words', async ({ browser }) => {
  const made = await paidBooking({ patient: await createPatient(), therapist: await createTherapist() })
  const therapist = await openAs(browser, made.therapist.userId, { viewport: { width: 360, height: 640 } })
  await therapist.page.goto(`/therapist/requests/${made.bookingId}`)
  await expect(therapist.page.getByText('1 sesi × 60 menit')).toBeVisible()
  await expect(therapist.page.getByText('Gandaria, Kebayoran')).toBeVisible()
  await shot(therapist.page, 'request-360-id')
  await therapist.page.getByRole('button', { name: 'Tolak' }).click()
  const dialog = therapist.page.getByRole('dialog')
  await dialog.getByLabel('Alasan').selectOption('illness_or_emergency')
  await dialog.getByLabel('Ceritakan sedikit').fill('Demam sejak pagi')
  await shot(therapist.page, 'decline-360-id')
  await expectAccessible(therapist.page)
  await dialog.getByRole('button', { name: 'Tolak' }).click()
  await therapist.page.waitForURL('**/therapist')
  await therapist.context.close()
  const { page, context } = await openAs(browser, made.patient.id, { locale: 'en-GB' })
  await page.goto(`/bookings/${made.bookingId}`)
  await expect(page.getByText('Sakit atau darurat').or(page.getByText('Illness or emergency')).first()).toBeVisible()
  await expect(page.getByText('Demam sejak pagi')).toHaveCount(0)
  await shot(page, 'declined-390')
  await context.close()
})

test('D13 a patient cancels without having to say why', async ({ browser }) => {
  const made = await paidBooking({ patient: await createPatient(), therapist: await createTherapist(), startsAt: await gridTime(30) })
  const { page, context } = await openAs(browser, made.patient.id, { viewport: { width: 360, height: 640 } })
  await page.goto(`/bookings/${made.bookingId}`)
  await page.getByRole('button', { name: 'Batalkan booking' }).click()
  await shot(page, 'cancel-360-id')
  await page.getByRole('dialog').getByRole('button', { name: 'Ya, batalkan' }).click()
  await expect(page.getByText('Anda membatalkan booking ini.')).toBeVisible()
  await context.close()
})

test('F04 an admin corrects the pin inside the area, is told the distance outside it, and the therapist sees that it was', async ({
  browser,
}) => {
  const made = await acceptedBooking({ patient: await createPatient(), therapist: await createTherapist(), startsAt: await gridTime(50) })
  const admin = await createAdmin()
  const { page, context } = await openAs(browser, admin.id, { viewport: { width: 1280, height: 800 } })
  await page.goto(`/admin/bookings/${made.bookingId}`)
  await page.getByRole('button', { name: 'Koreksi titik peta' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titik (lintang, bujur)').fill('-6.9147, 107.6098')
  await dialog.getByLabel('Alasan').fill('Rumahnya di gang belakang')
  await dialog.getByRole('button', { name: 'Pakai titik ini' }).click()
  await expect(dialog.getByText('di luar wilayahnya')).toBeVisible()
  await shot(page, 'pin-1280-id')
  await expectAccessible(page)
  await dialog.getByLabel('Titik (lintang, bujur)').fill('-6.2507, 106.7916')
  await dialog.getByRole('button', { name: 'Pakai titik ini' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('-6.2507, 106.7916')).toBeVisible()
  await shot(page, 'admin-booking-1280')
  await context.close()
  const [session] = await query<{ id: string }>('select id from sessions where booking_id = $1', [made.bookingId])
  const therapist = await openAs(browser, made.therapist.userId)
  await therapist.page.goto(`/therapist/sessions/${session!.id}`)
  await expect(therapist.page.getByText('Titik peta dikoreksi admin')).toBeVisible()
  await shot(therapist.page, 'therapist-pin-390')
  await therapist.context.close()
})

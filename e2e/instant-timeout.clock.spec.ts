import { expect, test } from '@playwright/test'
import { setClock } from '../app/platform/clock.ts'
import { createPatient, createTherapist } from '../test/fixtures.ts'
import { expectAccessible } from './accessible.ts'
import { advance, atGateway, eventually, openAs, productDatabase, query, userIdOf } from './product.ts'

test('F02 F19 B02 F15 an instant booking that nobody answers is cancelled within seconds of its deadline and refunded by the admin', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  await toNextMorning()
  const [therapist, patient] = [await createTherapist(), await createPatient()]
  const phone = await openAs(browser, patient.id)
  const asked = await openAs(browser, therapist.userId)
  await asked.page.goto('/therapist')

  await phone.page.goto(`/book/${therapist.id}?package=standard-1&type=INSTANT`)
  await expectAccessible(phone.page)
  await phone.page
    .getByRole('link', { name: /^\d\d\.\d\d WIB$/ })
    .first()
    .click()
  await phone.page.getByRole('link', { name: 'Lanjut' }).click()
  await phone.page.getByRole('button', { name: 'Lanjut' }).click()
  await phone.page.getByRole('button', { name: 'Pesan dan bayar' }).click()
  await phone.page.waitForURL(/\/pay/)
  const bookingId = /bookings\/([0-9a-f-]{36})/.exec(phone.page.url())![1]!
  await phone.page.getByRole('radio', { name: 'QRIS' }).check()
  await phone.page.getByRole('button', { name: /^Bayar Rp/ }).click()
  await expect(phone.page.getByRole('img', { name: /Kode QR/ })).toBeVisible()
  await atGateway(bookingId, 'pay')
  await expect(phone.page.getByText('Pembayaran diterima').first()).toBeVisible()
  await phone.page.goto(`/bookings/${bookingId}`)
  await expect(phone.page.getByRole('timer').first()).toBeVisible()
  await expect(asked.page.getByRole('button', { name: 'Terima' }).first()).toBeVisible()

  await advance('PT5M')
  const cancelled = await eventually(
    'cancelled',
    async () =>
      (
        await query<{ late: number }>(
          `select extract(epoch from cancelled_at - therapist_respond_by)::float as late from bookings where id = $1 and status = 'CANCELLED'`,
          [bookingId],
        )
      )[0],
  )
  expect(cancelled.late).toBeLessThan(10)
  await expect(phone.page.getByText(/kembali/i).first()).toBeVisible()
  await expect(asked.page.getByRole('dialog')).toHaveCount(0)
  await expectAccessible(phone.page)

  const admin = await openAs(browser, await userIdOf('admin@demo.test'), { viewport: { width: 1280, height: 800 } })
  const [booking] = await query<{ code: string }>('select code from bookings where id = $1', [bookingId])
  await admin.page.goto(`/admin/refunds?q=${booking!.code}`)
  await expectAccessible(admin.page)
  const row = admin.page.getByRole('row').filter({ hasText: booking!.code })
  await row.getByRole('button', { name: 'Tandai selesai' }).click()
  const dialog = admin.page.getByRole('dialog')
  await dialog.getByLabel('Nomor referensi').fill('BCA 8812 0091')
  await dialog.getByLabel('Catatan').fill('Ditransfer ke rekening pasien')
  await dialog.getByRole('button', { name: 'Tandai selesai' }).click()
  await eventually(
    'refund completed',
    async () => (await query<{ s: string }>('select refund_status as s from bookings where id = $1', [bookingId]))[0]?.s === 'COMPLETED',
  )
  await phone.page.reload()
  await expect(phone.page.getByText('BCA 8812 0091').first()).toBeVisible()
})

/** Nine in the morning in Jakarta, so that today has slots whenever this runs. */
async function toNextMorning(): Promise<void> {
  const [row] = await query<{ now: Date }>('select app_now() as now')
  const now = Temporal.Instant.fromEpochMilliseconds(row!.now.getTime()).toZonedDateTimeISO('Asia/Jakarta')
  await setClock(productDatabase().pool, now.add({ days: 1 }).with({ hour: 9, minute: 0, second: 0 }).toInstant())
}

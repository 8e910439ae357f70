import { expect, test, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { setClock } from '../app/platform/clock.ts'
import { expectAccessible } from './accessible.ts'
import { atGateway, baseUrl, eventually, openAs, productDatabase, query, signIn, userIdOf } from './product.ts'

/** The whole main path with patient, therapist and admin at once, each on a phone or desk of their own. */
test('F24 F03 F13 F20 F10 F16 a patient registers, books four sessions, pays, is treated and reviews; the therapist is paid; the admin sees all of it', async ({
  browser,
}) => {
  test.setTimeout(360_000)
  const therapist = await openAs(browser, await userIdOf('terapis@demo.test'))
  const [self] = await query<{ id: string; name: string }>(
    `select t.id, u.name from therapists t join users u on u.id = t.user_id where u.email = 'terapis@demo.test'`,
  )
  await query(`update therapists set is_online = true where id = $1`, [self!.id])
  await therapist.page.goto('/therapist')

  const patient = await register(
    await (
      await browser.newContext({ baseURL: baseUrl(), viewport: { width: 390, height: 844 }, locale: 'id-ID', timezoneId: 'Asia/Jakarta' })
    ).newPage(),
  )
  const bookingId = await test.step('the patient chooses a package and a slot', () => chooseAndBook(patient, self!.id))
  await test.step('the patient pays in the sandbox and sees it without reloading', () => payByBca(patient, bookingId))
  await test.step('the therapist is alerted where they are, and accepts', () => acceptUrgently(therapist.page, bookingId))
  await test.step('the patient sees the acceptance', async () => {
    await patient.goto(`/bookings/${bookingId}`)
    await expect(patient.getByText('Diterima').first()).toBeVisible()
    await expectAccessible(patient)
  })
  await test.step('they chat both ways', () => chat(patient, therapist.page, bookingId))
  const sessionId = await test.step('the visit, step by step', () => visit(therapist.page, patient, bookingId))
  await test.step('the payout is in the wallet', async () => {
    await eventually(
      'payout',
      async () =>
        (await query<{ paid: boolean }>('select is_payout_distributed as paid from sessions where id = $1', [sessionId]))[0]?.paid,
    )
    const [{ share } = { share: 0 }] = await query<{ share: string }>('select therapist_share as share from sessions where id = $1', [
      sessionId,
    ])
    await therapist.page.goto('/therapist/wallet')
    await expect(
      therapist.page
        .getByText(rupiah(Number(share)))
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await expectAccessible(therapist.page)
  })
  await test.step('the other sessions are scheduled and done, the booking completes, the patient reviews', () =>
    finishAndReview(patient, bookingId))
  await test.step('the admin sees the whole story', async () => {
    const admin = await openAs(browser, await userIdOf('admin@demo.test'), { viewport: { width: 1280, height: 800 } })
    await admin.page.goto(`/admin/bookings/${bookingId}`)
    const [booking] = await query<{ code: string }>('select code from bookings where id = $1', [bookingId])
    await expect(admin.page.getByText(booking!.code).filter({ visible: true }).first()).toBeVisible()
    await expect(admin.page.getByText('Sari Rahayu').filter({ visible: true }).first()).toBeVisible()
    await expectAccessible(admin.page)
    await admin.context.close()
  })
})

const rupiah = (amount: number) => `Rp ${new Intl.NumberFormat('id-ID').format(amount)}`

async function register(page: Page): Promise<Page> {
  await page.goto('/register')
  await expectAccessible(page)
  await page.getByLabel('Nama lengkap').fill('Sari Rahayu')
  await page.getByLabel(/E-mail atau nomor HP/).fill(`sari-${randomUUID().slice(0, 8)}@demo.test`)
  await page.getByLabel('Kata sandi', { exact: true }).fill('melati di kebun belakang')
  await page.getByLabel(/Saya setuju/).check()
  await page.getByRole('button', { name: 'Daftar' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/register'))
  await page.goto('/profile')
  await page.getByLabel('Nomor HP (WhatsApp)').fill('0812 3456 ' + String(Math.floor(1000 + Math.random() * 8999)))
  await page.getByLabel('Tanggal lahir').fill('1980-05-17')
  await page.getByRole('radio', { name: 'Perempuan' }).check()
  await page
    .getByRole('button', { name: /Simpan/ })
    .first()
    .click()
  await page.goto('/addresses/new?next=/profile')
  await expectAccessible(page)
  await page.getByLabel('Nama alamat').fill('Rumah')
  await page.getByLabel('Provinsi').selectOption({ label: 'DKI Jakarta' })
  for (const level of ['Kota atau kabupaten', 'Kecamatan', 'Kelurahan atau desa']) await page.getByLabel(level).selectOption({ index: 1 })
  await page.getByLabel(/Jalan, nomor/).fill('Jl. Melati No. 5 RT 02/03')
  await page.getByLabel(/Patokan/).fill('pagar hijau di seberang masjid')
  await page.getByRole('button', { name: 'Simpan alamat' }).click()
  await page.waitForURL((url) => url.pathname === '/profile')
  const [user] = await query<{ complete: boolean }>(
    `select is_profile_complete as complete from users where name = 'Sari Rahayu' order by created_at desc limit 1`,
  )
  expect(user!.complete).toBe(true)
  return page
}

async function chooseAndBook(page: Page, therapistId: string): Promise<string> {
  await page.goto('/therapists')
  await expect(page.getByRole('heading', { name: 'Cari terapis' })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/therapists/${therapistId}`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Pilih jadwal' }).click()
  await page.getByRole('link', { name: /Paket 4 sesi/ }).click()
  await page
    .getByRole('link', { name: /\d slot$/ })
    .nth(2)
    .click()
  await page
    .getByRole('link', { name: /^\d\d\.\d\d WIB$/ })
    .nth(1)
    .click()
  await page.getByRole('link', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await expect(page.getByRole('heading', { name: 'Periksa pesanan' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Pesan dan bayar' }).dblclick()
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}\/pay/)
  return /bookings\/([0-9a-f-]{36})/.exec(page.url())![1]!
}

async function payByBca(page: Page, bookingId: string): Promise<void> {
  await page.getByRole('radio', { name: /BCA/ }).check()
  await page.getByRole('button', { name: /^Bayar Rp/ }).click()
  await expect(page.getByText('Nomor Virtual Account').first()).toBeVisible()
  await expectAccessible(page)
  await atGateway(bookingId, 'pay')
  // No reload: the page hears it.
  await expect(page.getByText('Pembayaran diterima').first()).toBeVisible()
}

async function acceptUrgently(page: Page, bookingId: string): Promise<void> {
  const sheet = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await expect(sheet.first()).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Terima' }).first().click()
  await eventually(
    'acceptance',
    async () => (await query<{ status: string }>('select status from bookings where id = $1', [bookingId]))[0]?.status === 'ACCEPTED',
  )
  await expect(sheet).toHaveCount(0)
}

async function chat(patient: Page, therapist: Page, bookingId: string): Promise<void> {
  await patient.goto(`/bookings/${bookingId}/chat`)
  await therapist.goto(`/bookings/${bookingId}/chat`)
  await patient.getByPlaceholder('Tulis pesan').fill('Selamat pagi, pinggang saya kaku')
  await patient.getByRole('button', { name: 'Kirim' }).click()
  await expect(therapist.getByText('Selamat pagi, pinggang saya kaku')).toBeVisible()
  await therapist.getByPlaceholder('Tulis pesan').fill('Pagi Bu, saya bawa alat hangat')
  await therapist.getByRole('button', { name: 'Kirim' }).click()
  await expect(patient.getByText('Pagi Bu, saya bawa alat hangat')).toBeVisible()
  await expectAccessible(patient)
}

/** Moves the clock to shortly before the first visit and takes every step on the therapist's phone. */
async function visit(therapist: Page, patient: Page, bookingId: string): Promise<string> {
  const [session] = await query<{ id: string; starts_at: Date }>(
    `select id, starts_at from sessions where booking_id = $1 and ordinal = 1`,
    [bookingId],
  )
  await setClock(productDatabase().pool, Temporal.Instant.fromEpochMilliseconds(session!.starts_at.getTime()).subtract({ minutes: 30 }))
  // Days have passed: staff sessions have gone idle, as they should.
  await signIn(therapist.context(), await userIdOf('terapis@demo.test'))
  await patient.goto(`/bookings/${bookingId}`)
  await therapist.goto(`/therapist/sessions/${session!.id}`)
  await expectAccessible(therapist)
  const step = async (name: string, state: string) => {
    await therapist.getByRole('button', { name, exact: true }).first().click()
    await eventually(
      state,
      async () => (await query<{ status: string }>('select status from sessions where id = $1', [session!.id]))[0]?.status === state,
    )
  }
  await step('Berangkat', 'EN_ROUTE')
  await expect(patient.getByText(/perjalanan|berangkat/i).first()).toBeVisible()
  await step('Tiba di lokasi', 'ARRIVED')
  await step('Mulai terapi', 'IN_PROGRESS')
  await setClock(productDatabase().pool, Temporal.Instant.fromEpochMilliseconds(session!.starts_at.getTime()).add({ minutes: 61 }))
  await therapist.reload()
  await therapist.getByRole('button', { name: 'Selesai', exact: true }).first().click()
  const sure = therapist.getByRole('button', { name: 'Ya, sudah selesai' })
  if (await sure.isVisible().catch(() => false)) await sure.click()
  await eventually(
    'COMPLETED',
    async () => (await query<{ status: string }>('select status from sessions where id = $1', [session!.id]))[0]?.status === 'COMPLETED',
  )
  return session!.id
}

/** One quota session is scheduled on the page; the rest is brought to its end through the domain. */
async function finishAndReview(patient: Page, bookingId: string): Promise<void> {
  await patient.goto(`/bookings/${bookingId}/schedule`)
  await expectAccessible(patient)
  await patient
    .getByRole('link', { name: /\d slot$/ })
    .first()
    .click()
  await patient
    .getByRole('link', { name: /^\d\d\.\d\d WIB$/ })
    .first()
    .click()
  await patient
    .getByRole('button', { name: /Jadwalkan|Simpan|Pilih/ })
    .first()
    .click()
  await eventually(
    'scheduled',
    async () =>
      (await query<{ n: number }>(`select count(*)::int as n from sessions where booking_id = $1 and status = 'SCHEDULED'`, [bookingId]))[0]
        ?.n === 1,
  )
  await endRemainingSessions(bookingId)
  await patient.goto(`/bookings/${bookingId}/review`)
  await expectAccessible(patient)
  for (const star of await patient.getByRole('radio', { name: /^5/ }).all()) await star.check({ force: true })
  await patient.getByRole('textbox').first().fill('Ramah dan tepat waktu')
  await patient.getByRole('button', { name: /Kirim/ }).click()
  await eventually(
    'review',
    async () => (await query<{ rating: number }>('select rating from reviews where booking_id = $1', [bookingId]))[0]?.rating === 5,
  )
}

async function endRemainingSessions(bookingId: string): Promise<void> {
  const { inTransaction, nowOf, system } = await import('../app/platform/db.ts')
  const { lockSession } = await import('../app/domain/session/lock.ts')
  const { moveSession } = await import('../app/domain/session/move-session.ts')
  await inTransaction(system('e2e'), async (tx) => {
    const sessions = await tx.$queryRaw<{ id: string; ordinal: number }[]>`
      select id, ordinal from sessions where booking_id = ${bookingId}::uuid and status in ('PENDING_SCHEDULING', 'SCHEDULED') order by ordinal`
    for (const { id, ordinal } of sessions) {
      const startsAt = nowOf(tx).add({ hours: 24 * (20 + ordinal) })
      const quota = (await lockSession(tx, id, 'anybody'))!
      if (quota.status === 'PENDING_SCHEDULING')
        await moveSession(tx, quota, { from: ['PENDING_SCHEDULING'], to: 'SCHEDULED', reason: null, startsAt })
      await moveSession(tx, (await lockSession(tx, id, 'anybody'))!, { from: ['SCHEDULED'], to: 'COMPLETED', reason: null })
    }
  })
}

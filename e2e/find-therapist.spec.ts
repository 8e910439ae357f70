import { expect, test } from '@playwright/test'
import { createPatient } from '../test/fixtures.ts'
import { expectAccessible } from './accessible.ts'
import { baseUrl, openAs, productDatabase } from './product.ts'

test.beforeAll(() => {
  productDatabase()
})

test('O10 a guest finds a therapist: place, filter, sort, profile, and on to booking', async ({ page }) => {
  await page.goto('/therapists')
  await expect(page.getByRole('heading', { level: 1, name: 'Cari terapis' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: /Di sekitar/ }).click()
  const place = page.getByRole('dialog', { name: 'Terapi di mana?' })
  await place.getByLabel('Pilih kota').selectOption('Makassar')
  await expectAccessible(page)
  await place.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(place).toBeHidden()
  await expect(page.getByRole('button', { name: /Di sekitar Makassar/ })).toBeVisible()
  await expect(page.getByText('Jam kosong terdekat (WITA)').first()).toBeVisible()

  await page.getByRole('button', { name: 'Saring' }).click()
  const filters = page.getByRole('dialog', { name: 'Saring terapis' })
  await filters.getByLabel('Keluhan').selectOption('stroke')
  await expectAccessible(page)
  await filters.getByRole('button', { name: 'Tampilkan terapis' }).click()
  await expect(filters).toBeHidden()
  const cards = page
    .getByRole('list', { name: 'Daftar terapis' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
  await expect(cards.first()).toContainText('Pasca-stroke')
  await page.getByRole('link', { name: 'Hapus saringan Pasca-stroke' }).click()
  await page.getByRole('link', { name: 'Termurah' }).click()
  await expect(page).toHaveURL(/city=Makassar.*sort=price/)

  const name = await cards.first().getByRole('heading').innerText()
  await cards.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: name.trim() })).toBeVisible()
  await expect(page.getByText('Terverifikasi')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Pilih jadwal' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fbook/)
})

test('O10 the list and its filter work without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    locale: 'id-ID',
  })
  const page = await context.newPage()
  await page.goto('/therapists?city=Jayapura')
  await page.getByRole('searchbox').fill('wenda')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { name: /Yosephina Wenda/ })).toBeVisible()
  await page.getByRole('button', { name: /^Saring/ }).click()
  await page.getByLabel('Laki-laki').check()
  await page.getByRole('button', { name: 'Tampilkan terapis' }).click()
  await expect(page.getByText('Belum ada terapis yang cocok')).toBeVisible()
  await context.close()
})

test("O10 a patient starts at home; the device's position is asked for only on request", async ({ browser }) => {
  const patient = await createPatient({ zone: 'Asia/Makassar' })
  const { context, page } = await openAs(browser, patient.id, {
    geolocation: { latitude: -2.5337, longitude: 140.7181 },
    permissions: ['geolocation'],
  })
  await page.goto('/therapists')
  await page.getByRole('button', { name: /Di sekitar Rumah/ }).click()
  await page.getByRole('button', { name: 'Pakai lokasi perangkat' }).click()
  await expect(page.getByRole('button', { name: /Di sekitar lokasi Anda/ })).toBeVisible()
  await expect(page).toHaveURL(/lat=-2\.53&lng=140\.72/)
  await expect(page.getByText('(WIT)').first()).toBeVisible()
  await context.close()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`O10 B26 list and profile have nothing for axe at 360 px and on a desk, ${scheme}`, async ({ browser }) => {
    for (const viewport of [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ]) {
      const context = await browser.newContext({ baseURL: baseUrl(), viewport, colorScheme: scheme, locale: 'en-US' })
      const page = await context.newPage()
      await page.goto('/therapists')
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await page.getByRole('list', { name: 'List of therapists' }).getByRole('link').first().click()
      await expect(page.getByRole('heading', { name: 'Services & prices' })).toBeVisible()
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await context.close()
    }
  })
}

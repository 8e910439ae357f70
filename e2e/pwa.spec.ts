import { chromium, expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseUrl, signIn, userIdOf } from './product.ts'

/** A profile on disk: Chromium judges installability only outside incognito. */
test('F24 the app can be installed; opened pages are readable without a network, others say so', async ({ locale }, testInfo) => {
  test.setTimeout(120_000)
  const directory = await mkdtemp(join(tmpdir(), 'fisioku-pwa-'))
  const { executablePath, args } = testInfo.project.use.launchOptions ?? {}
  const context = await chromium.launchPersistentContext(directory, {
    ...(executablePath && { executablePath }),
    args: args ?? [],
    viewport: { width: 390, height: 844 },
    baseURL: baseUrl(),
    locale,
  })
  try {
    await signIn(context, await userIdOf('pasien@demo.test'))
    const page = await context.newPage()
    await page.goto('/')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const session = await context.newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect(installabilityErrors).toEqual([])

    await page.goto('/bookings')
    await expect(page.getByRole('heading', { name: 'Booking saya' })).toBeVisible()
    await context.setOffline(true)
    await page.goto('/bookings')
    await expect(page.getByRole('heading', { name: 'Booking saya' })).toBeVisible()
    await page.goto('/profile')
    await expect(page.getByText(/luring/i).first()).toBeVisible()
  } finally {
    await context.close()
    await rm(directory, { recursive: true, force: true })
  }
})

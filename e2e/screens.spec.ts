import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { baseUrl, openAs, productDatabase, query, userIdOf } from './product.ts'

/** Every screen of every role opens without an error, fits a phone, and axe has nothing to say. */

async function idOf(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await query<{ id: string }>(sql, values)
  if (!row) throw new Error(`nothing seeded for: ${sql}`)
  return row.id
}

async function look(page: Page, path: string): Promise<void> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(200)
  await expect(page.getByRole('heading').first()).toBeVisible()
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${path} scrolls sideways`,
  ).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  expect(errors, path).toEqual([])
  page.removeAllListeners('pageerror')
}

test.beforeAll(() => {
  productDatabase()
})
test.setTimeout(180_000)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B26 O10 a guest's screens, ${colorScheme}, in both languages`, async ({ browser }) => {
    const therapistId = await idOf(`select id from therapists where verification_status = 'APPROVED' order by total_reviews desc limit 1`)
    for (const language of ['id', 'en']) {
      const context = await browser.newContext({ baseURL: baseUrl(), viewport: { width: 360, height: 780 }, colorScheme })
      await context.addCookies([{ name: 'lang', value: language, url: baseUrl() }])
      const page = await context.newPage()
      for (const path of ['/', '/therapists', `/therapists/${therapistId}`, '/sign-in', '/register', '/offline']) await look(page, path)
      await context.close()
    }
  })
}

test("B26 F24 a patient's screens", async ({ browser }) => {
  const userId = await userIdOf('pasien@demo.test')
  const booking = await idOf(`select id from bookings where patient_id = $1 and status = 'ACCEPTED' limit 1`, [userId])
  const done = await idOf(`select id from bookings where patient_id = $1 and status = 'COMPLETED' limit 1`, [userId])
  const { context, page } = await openAs(browser, userId, { viewport: { width: 360, height: 780 } })
  for (const path of [
    '/',
    '/bookings',
    '/bookings?tab=past',
    `/bookings/${booking}`,
    `/bookings/${booking}/chat`,
    `/bookings/${booking}/schedule`,
    `/bookings/${done}`,
    `/bookings/${done}/review`,
    '/profile',
    '/addresses/new',
    '/account',
    '/notifications',
  ])
    await look(page, path)
  await context.close()
})

test("B26 F24 a therapist's screens", async ({ browser }) => {
  const userId = await userIdOf('terapis@demo.test')
  const session = await idOf(
    `select s.id from sessions s join therapists t on t.id = s.therapist_id where t.user_id = $1 and s.status = 'SCHEDULED' order by s.starts_at limit 1`,
    [userId],
  )
  const { context, page } = await openAs(browser, userId, { viewport: { width: 360, height: 780 } })
  for (const path of [
    '/therapist',
    '/therapist/calendar',
    '/therapist/hours',
    `/therapist/sessions/${session}`,
    '/therapist/wallet',
    '/therapist/account',
    '/notifications',
  ])
    await look(page, path)
  await context.close()
})

test("B26 F24 an admin's screens, at the desk and on the phone", async ({ browser }) => {
  const userId = await userIdOf('admin@demo.test')
  const booking = await idOf(`select id from bookings where status = 'ACCEPTED' limit 1`)
  const wallet = await idOf(`select id from wallets where balance > 0 limit 1`)
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    const { context, page } = await openAs(browser, userId, { viewport })
    for (const path of [
      '/admin',
      '/admin/bookings',
      `/admin/bookings/${booking}`,
      '/admin/refunds',
      '/admin/wallets',
      `/admin/wallets/${wallet}`,
      '/admin/therapists',
      '/admin/packages',
      '/admin/policies',
      '/admin/exceptions',
      '/admin/audit',
      '/admin/health',
    ])
      await look(page, path)
    await context.close()
  }
})

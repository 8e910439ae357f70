// `node scripts/screenshots.ts`: takes the README's pictures from a product that `npm start` runs.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Page, chromium } from '@playwright/test'
import pg from 'pg'
import sharp from 'sharp'
import { installedChromium } from './support/chromium.ts'
import { dataDirectory, root } from './support/project.ts'

const { port, databaseUrl } = JSON.parse(readFileSync(join(dataDirectory, 'running.json'), 'utf8')) as { port: number; databaseUrl: string }
const baseURL = `http://localhost:${port}`
const folder = join(root, 'docs/screenshots')
mkdirSync(folder, { recursive: true })
const executablePath = installedChromium()
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] })
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const id = async (sql: string): Promise<string> => (await client.query<{ id: string }>(sql)).rows[0]?.id ?? 'none'

const activeBooking = await id(
  `select b.id from bookings b join users u on u.id = b.patient_id where u.email = 'pasien@demo.test' and b.status = 'ACCEPTED'`,
)
const demoTherapist = await id(`select t.id from therapists t join users u on u.id = t.user_id where u.email = 'terapis@demo.test'`)
const interestingBooking = await id(
  `select b.id from bookings b join users u on u.id = b.patient_id where u.email = 'pasien@demo.test' order by b.session_count desc, b.created_at limit 1`,
)

const patient = await signedIn(browser, 'pasien@demo.test')
await take(patient, '/therapists', 'therapists')
await take(patient, `/therapists/${demoTherapist}`, 'therapist')
await take(patient, `/book/${demoTherapist}`, 'book')
await take(patient, `/bookings/${activeBooking}`, 'booking')
await take(patient, `/bookings/${activeBooking}/chat`, 'chat')
const therapist = await signedIn(browser, 'terapis@demo.test')
await take(therapist, '/therapist', 'therapist-today')
await take(therapist, '/therapist/wallet', 'therapist-wallet')
await take(therapist, '/therapist/calendar', 'therapist-calendar')
const admin = await signedIn(browser, 'admin@demo.test', { width: 1280, height: 800 })
await take(admin, '/admin', 'admin')
await take(admin, `/admin/bookings/${interestingBooking}`, 'admin-booking')
await client.end()
await browser.close()

async function signedIn(from: Browser, email: string, viewport = { width: 390, height: 844 }): Promise<Page> {
  const context = await from.newContext({
    baseURL,
    viewport,
    deviceScaleFactor: 2,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page
    .getByLabel(/e-mail|HP/i)
    .first()
    .fill(email)
  await page.locator('input[type="password"]').first().fill('fisioku-demo')
  await page.locator('form button[type="submit"]').last().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load' })
  await page.waitForTimeout(800)
  const picture = await page.screenshot()
  const width = (page.viewportSize()?.width ?? 390) > 600 ? 1280 : 390
  await sharp(picture)
    .resize(width * 1.5)
    .webp({ quality: 80 })
    .toFile(join(folder, `${name}.webp`))
}

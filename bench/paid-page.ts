/**
 * From the gateway's settlement notification to "paid" on the patient's open page:
 * two web and two worker processes, the sandbox's real notification, a real
 * browser. Beside it, from the same run, the bare round trip of a notification
 * that is known already.
 */
import { randomBytes, createHash } from 'node:crypto'
import { chromium, type Page } from '@playwright/test'
import { arrange, type Stage } from '../chaos/arrange.ts'
import { installedChromium } from '../scripts/support/chromium.ts'
import { createPackage, pendingBooking } from '../test/fixtures.ts'

const PAYMENTS = 20
const PAID = 'Pembayaran diterima'

const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]!

async function signIn({ db }: Stage, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.pool.query(
    `insert into login_sessions (user_id, token_hash, user_agent, expires_at) values ($1, $2, 'bench', app_now() + interval '1 day')`,
    [userId, createHash('sha256').update(token).digest()],
  )
  return token
}

async function openPayPage(stage: Stage, page: Page, packageId: string): Promise<string> {
  const { bookingId, patient } = await pendingBooking({ packageId })
  const cookie = await signIn(stage, patient.id)
  const charge = await fetch(`${stage.appUrl}/payment/initiate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: `fisioku=${cookie}` },
    body: JSON.stringify({ bookingId, method: 'va_bca' }),
  })
  if (!charge.ok) throw new Error(`charge: ${charge.status} ${await charge.text()}`)
  await page.context().addCookies([{ name: 'fisioku', value: cookie, url: stage.appUrl }])
  const listening = page.waitForEvent('websocket')
  await page.goto(`${stage.appUrl}/bookings/${bookingId}/pay`)
  await (await listening).waitForEvent('framereceived')
  // The page joins its rooms right after the connection stands.
  await page.waitForTimeout(500)
  return bookingId
}

/** When the page first shows it, epoch milliseconds. */
function shown(page: Page): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => document.body.innerText.includes(text) && resolve(performance.timeOrigin + performance.now())
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    PAID,
  )
}

async function measure(stage: Stage, page: Page, packageId: string): Promise<number> {
  const bookingId = await openPayPage(stage, page, packageId)
  const seen = shown(page)
  const pressed = await fetch(`${stage.sandboxUrl}/__sim/transactions/${bookingId}/pay`, { method: 'POST' })
  if (!pressed.ok) throw new Error(`pay: ${pressed.status}`)
  const at = await seen
  const {
    rows: [heard],
  } = await stage.db.pool.query<{ at: number }>(
    `select (extract(epoch from min(received_at)) * 1000)::float8 as at from gateway_notifications where order_id = $1 and transaction_status = 'settlement'`,
    [bookingId],
  )
  return at - heard!.at
}

/** The same settlement once more: received, recognised, answered. */
async function roundTrip(stage: Stage): Promise<number[]> {
  const { rows } = await stage.db.pool.query<{ body: unknown }>(
    `select body from gateway_notifications where transaction_status = 'settlement' limit 20`,
  )
  const times: number[] = []
  for (const { body } of rows) {
    const began = performance.now()
    const answer = await fetch(`${stage.appUrl}/webhooks/midtrans`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    await answer.text()
    if (!answer.ok) throw new Error(`webhook: ${answer.status}`)
    times.push(performance.now() - began)
  }
  return times
}

const arranged = await arrange()
// The page stands on one process; the notification comes through the balancer to either.
const stage: Stage = { ...arranged, appUrl: arranged.webUrls[0]! }
const executablePath = installedChromium()
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] })
try {
  const packageId = await createPackage()
  const times: number[] = []
  for (let i = 0; i < PAYMENTS; i++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'id-ID' })
    times.push(await measure(stage, await context.newPage(), packageId))
    await context.close()
  }
  const floor = await roundTrip(stage)
  const tell = (name: string, values: number[]) =>
    console.log(
      `${name.padEnd(42)} p50 ${quantile(values, 0.5).toFixed(0).padStart(4)} ms   p95 ${quantile(values, 0.95).toFixed(0).padStart(4)} ms   max ${Math.max(
        ...values,
      )
        .toFixed(0)
        .padStart(4)} ms`,
    )
  tell(`notification → "paid" on the open page (${PAYMENTS})`, times)
  tell('round trip of a known notification', floor)
  console.log(`ratio of the medians ${(quantile(times, 0.5) / quantile(floor, 0.5)).toFixed(1)}`)
} finally {
  await browser.close()
  await stage.close()
}
process.exit(0)

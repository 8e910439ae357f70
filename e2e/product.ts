import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { openDatabase, useDatabase, type Database } from '../app/platform/db.ts'
import { advanceClock } from '../app/platform/clock.ts'

/**
 * The running product as the journeys reach behind it: its database (to sign people
 * in and to look at what was saved), its clock, and the gateway's sandbox.
 */
type Running = { databaseUrl: string; port: number; ports: { sandbox: number; mailbox: number } }

let running: Running | undefined
let db: Database | undefined

export function product(): Running {
  running ??= JSON.parse(readFileSync(`${process.env.FISIOKU_DATA ?? '.data/e2e'}/running.json`, 'utf8')) as Running
  return running
}

export const baseUrl = () => `http://localhost:${product().port}`

export function productDatabase(): Database {
  if (!db) {
    db = openDatabase({ connectionString: product().databaseUrl, max: 6, applicationName: 'e2e' })
    // test/fixtures.ts makes people and bookings in the same database.
    useDatabase(db)
  }
  return db
}

export async function query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await productDatabase().pool.query(sql, values)
  return rows as T[]
}

/** The session cookie of a user, without the form; one journey does use the form. */
export async function sessionCookieOf(userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await query(
    `insert into login_sessions (user_id, token_hash, user_agent, expires_at) values ($1, $2, 'e2e', app_now() + interval '7 days')`,
    [userId, createHash('sha256').update(token).digest()],
  )
  return token
}

export async function signIn(context: BrowserContext, userId: string): Promise<void> {
  await context.addCookies([{ name: 'fisioku', value: await sessionCookieOf(userId), url: baseUrl(), httpOnly: true, sameSite: 'Lax' }])
}

/** A phone of its own for one person, signed in. */
export async function openAs(
  browser: Browser,
  userId: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: { width: 390, height: 844 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    ...options,
  })
  await signIn(context, userId)
  return { context, page: await context.newPage() }
}

export async function userIdOf(email: string): Promise<string> {
  const [user] = await query<{ id: string }>('select id from users where email = $1', [email])
  return user!.id
}

/** Moves the whole product's clock. Journeys that use it run one after the other, in a project of their own. */
export async function advance(by: string): Promise<void> {
  await advanceClock(productDatabase().pool, by)
}

/** Presses a button of the gateway's sandbox for a payment, as its page does. */
export async function atGateway(orderId: string, action: 'pay' | 'expire' | 'deny'): Promise<void> {
  const response = await fetch(`http://localhost:${product().ports.sandbox}/__sim/transactions/${orderId}/${action}`, { method: 'POST' })
  if (!response.ok) throw new Error(`sandbox ${action}: ${response.status} ${await response.text()}`)
}

export async function eventually<T>(what: string, read: () => Promise<T | false | null | undefined>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const value = await read()
    if (value) return value
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}

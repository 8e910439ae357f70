import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../app/domain/identity/passwords.ts'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { postEntry } from '../app/domain/ledger/post-entry.ts'
import { advanceClock } from '../app/platform/clock.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { createPatient, createTherapist } from './fixtures.ts'

const db = testDatabase()
let app: App
beforeAll(async () => {
  app = await startApp()
}, 180_000)
afterAll(() => app.close())

const PASSWORD = 'kereta malam ke solo'

/** A browser of that person without JavaScript. */
async function browserOf(userId: string, path: string, language: string) {
  const ask = async (init: RequestInit = {}): Promise<{ status: number; all: string; html: string }> => {
    const { cookie } = await createSessionForTests(userId)
    const headers = new Headers({
      'User-Agent': 'Mozilla/5.0',
      Cookie: cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Accept-Language': language,
    })
    const response = await app.handle(new Request(`http://localhost:3000${path}`, { ...init, headers }))
    const all = await response.text()
    // Scripts carry every text of the area.
    return { status: response.status, all, html: all.replaceAll(/<script[\s\S]*?<\/script>/g, '') }
  }
  return { open: () => ask(), send: (fields: Record<string, string>) => ask({ method: 'POST', body: new URLSearchParams(fields) }) }
}

test.each([
  [
    '/therapist/wallet',
    'id',
    async () => (await createTherapist()).userId,
    'Rina Kartika',
    'Kata sandi tidak cocok. Rekening belum diganti.',
    'Demi keamanan, penarikan bisa mulai',
  ],
  [
    '/wallet',
    'en',
    async () => (await createPatient()).id,
    'Sari Wulandari',
    'The password does not match. The account was not changed.',
    'To keep your money safe, withdrawals work from',
  ],
])(
  'O21 %s: the account form asks for the password, keeps what was typed but never the password, and says from when the account works',
  async (path, language, person, name, wrong, waits) => {
    const userId = await person()
    await db.pool.query('update users set password_hash = $2 where id = $1', [userId, await hashPassword(PASSWORD)])
    await inTransaction(system('test'), (tx) =>
      postEntry(tx, {
        kind: 'ADJUSTMENT',
        key: `opening:${userId}`,
        note: 'opening balance',
        legs: [
          { account: 'CASH', amount: -100_000n },
          { account: { walletOfUser: userId }, amount: 100_000n },
        ],
      }),
    )
    const browser = await browserOf(userId, path, language)
    const first = { intent: 'bank', bankCode: 'bca', accountNumber: '0011223344', holderName: name }
    expect((await browser.open()).html).not.toContain('name="password"')
    expect((await browser.send(first)).status).toBe(200)
    const opened = await browser.open()
    expect(opened.html).toContain('name="password"')
    expect(opened.html).not.toContain(waits)

    const changed = { ...first, bankCode: 'bni', accountNumber: '9988776655' }
    const refused = await browser.send({ ...changed, password: 'bukan yang ini' })
    expect(refused.status).toBe(422)
    for (const text of [wrong, 'value="9988776655"', `value="${name}"`]) expect(refused.html).toContain(text)
    expect(refused.html).toMatch(/<option value="bni" selected/)
    expect(refused.all).not.toContain('bukan yang ini')
    expect((await browser.send({ ...changed, password: PASSWORD })).status).toBe(200)

    expect((await browser.open()).html).toContain(waits)
    const early = await browser.send({ intent: 'withdraw', amount: '60000', requestId: 'permintaan-1' })
    expect(early.status).toBe(422)
    // On the account and as the answer to the request.
    expect(early.html.split(waits).length).toBeGreaterThan(2)
    await advanceClock(db.pool, 'PT24H1M')
    expect((await browser.open()).html).not.toContain(waits)
    expect((await browser.send({ intent: 'withdraw', amount: '60000', requestId: 'permintaan-2' })).status).toBe(200)
  },
)

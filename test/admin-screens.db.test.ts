import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payOutSession } from '../app/domain/payout/pay-out-session.ts'
import { DEFAULT_POLICY } from '../app/domain/policy/policy.ts'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { inTransaction, system } from '../app/platform/db.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { acceptedBooking, createAdmin, createTherapist, gridTime, pendingBooking } from './fixtures.ts'

const db = testDatabase()
let app: App
let cookie: string
beforeAll(async () => {
  app = await startApp()
  const admin = await createAdmin()
  cookie = (await createSessionForTests(admin.id)).cookie
}, 180_000)
afterAll(() => app.close())

function ask(path: string, init: RequestInit & { as?: string } = {}): Promise<Response> {
  const headers = new Headers({
    'User-Agent': 'Mozilla/5.0',
    Cookie: init.as ?? cookie,
    'Sec-Fetch-Site': 'same-origin',
    'Accept-Language': 'en',
  })
  if (typeof init.body === 'string') headers.set('Content-Type', 'application/json')
  return app.handle(new Request(`http://localhost:3000${path}`, { ...init, headers }))
}

/** Posts a form like a page without JavaScript and returns status and the page's text. */
async function send(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const response = await ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: response.status, text: await response.text() }
}

const swap = (bookingId: string, body: unknown, as?: string) =>
  ask(`/admin/bookings/${bookingId}/swap-therapist`, {
    method: 'PATCH',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(as !== undefined && { as }),
  })

describe('F21 PATCH /admin/bookings/:id/swap-therapist', () => {
  test('moves the booking and answers what moved; a second call says so', async () => {
    const { bookingId } = await acceptedBooking({ sessions: 4 })
    const next = await createTherapist()
    const first = await swap(bookingId, { newTherapistId: next.id })
    expect([first.status, await first.json()]).toEqual([200, { ok: true, moved: 4, sentToQuota: 0 }])
    const again = await swap(bookingId, { newTherapistId: next.id })
    expect([again.status, await again.json()]).toEqual([409, { error: 'same_therapist' }])
  })

  test('reports clashes session by session and moves only when told to', async () => {
    const startsAt = await gridTime(70)
    const busy = await createTherapist()
    await acceptedBooking({ therapist: busy, startsAt })
    const { bookingId, sessionIds, therapist } = await acceptedBooking({ sessions: 2, startsAt })
    const refused = await swap(bookingId, { newTherapistId: busy.id })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toEqual({
      error: 'calendar_clash',
      clashes: [
        {
          sessionId: sessionIds[0],
          ordinal: 1,
          startsAt: startsAt.toString({ smallestUnit: 'millisecond' }),
          zone: 'Asia/Jakarta',
          reasons: ['taken'],
        },
      ],
      reasons: [],
    })
    const { rows } = await db.pool.query('select therapist_id from bookings where id = $1', [bookingId])
    expect(rows[0].therapist_id).toBe(therapist.id)
    const anyway = { newTherapistId: busy.id, sendClashesToQuota: true }
    expect((await swap(bookingId, { ...anyway, reason: 'cuti\u0000' })).status).toBe(400)
    const forced = await swap(bookingId, { ...anyway, reason: 'cuti\u0007' })
    expect([forced.status, await forced.json()]).toEqual([200, { ok: true, moved: 2, sentToQuota: 1 }])
  })

  test('X4 tells what speaks against a therapist, and goes on with a reason', async () => {
    const { bookingId } = await acceptedBooking()
    const far = await createTherapist({ zone: 'Asia/Jayapura' })
    const told = await swap(bookingId, { newTherapistId: far.id })
    expect([told.status, await told.json()]).toMatchObject([
      409,
      { error: 'not_suitable', reasons: ['radius'], clashes: [{ reasons: ['radius'] }] },
    ])
    const bare = await swap(bookingId, { newTherapistId: far.id, override: true })
    expect([bare.status, await bare.json()]).toEqual([422, { error: 'reason_required' }])
    const forced = await swap(bookingId, { newTherapistId: far.id, override: true, reason: 'pasien pindah' })
    expect([forced.status, await forced.json()]).toEqual([200, { ok: true, moved: 1, sentToQuota: 0 }])
  })

  test('answers nonsense, foreign ids and missing rights in JSON', async () => {
    const { bookingId, patient, therapist } = await acceptedBooking()
    expect((await swap(bookingId, '{"a":')).status).toBe(400)
    const invalid = await swap(bookingId, { newTherapistId: 'x' })
    expect([invalid.status, await invalid.json()]).toEqual([
      422,
      { error: 'invalid_input', fields: { newTherapistId: expect.any(String) } },
    ])
    expect((await swap(randomUUID(), { newTherapistId: therapist.id })).status).toBe(404)
    expect((await swap(bookingId, { newTherapistId: randomUUID() })).status).toBe(404)
    expect((await swap(bookingId, { newTherapistId: therapist.id }, '')).status).toBe(401)
    const asPatient = (await createSessionForTests(patient.id)).cookie
    expect((await swap(bookingId, { newTherapistId: therapist.id }, asPatient)).status).toBe(404)
    expect((await ask(`/admin/bookings/${bookingId}/swap-therapist`)).status).toBe(405)
    expect((await ask(`/admin/bookings/${bookingId}/swap-therapist`, { method: 'DELETE' })).status).toBe(405)
  })
})

describe("O23 the admin's forms", () => {
  test('F12 a debit by form leaves the wallet once, though the form is sent twice', async () => {
    const { sessionIds, therapist } = await acceptedBooking()
    await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [sessionIds[0]])
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: sessionIds[0]! }))
    const {
      rows: [wallet],
    } = await db.pool.query<{ id: string }>('select id from wallets where therapist_id = $1', [therapist.id])
    const path = `/admin/wallets/${wallet!.id}`
    const requestId = randomUUID()
    expect((await send(path, { requestId, amount: '12.5 juta', note: 'Transfer' })).status).toBe(409)
    expect((await send(path, { requestId, amount: '900.000', note: 'Transfer' })).status).toBe(409)
    expect((await send(path, { requestId, amount: '200.000', note: '' })).status).toBe(409)
    expect((await send(path, { requestId, amount: 'Rp 200.000', note: 'Transfer BCA' })).status).toBe(200)
    const twice = await send(path, { requestId, amount: 'Rp 200.000', note: 'Transfer BCA' })
    expect(twice.status).toBe(200)
    expect(twice.text).toContain('Transfer BCA')
    const { rows } = await db.pool.query('select balance::int from wallets where id = $1', [wallet!.id])
    expect(rows[0].balance).toBe(80_000)
  })

  test('policies: wrong values are named and kept, a change is audited, a stale page is refused', async () => {
    const expected = JSON.stringify(DEFAULT_POLICY)
    const fields = Object.fromEntries(Object.entries(DEFAULT_POLICY).map(([name, value]) => [name, String(value)]))
    const wrong = await send('/admin/policies', {
      ...fields,
      expected,
      answerMinutesInstant: '0',
      paymentHoldMinutes: 'soon',
      therapyMinutes: '100',
      reason: '',
    })
    expect(wrong.status).toBe(422)
    for (const text of ['At least 1', 'Enter a whole number', 'A reason is required', 'value="soon"']) expect(wrong.text).toContain(text)
    const impossible = await send('/admin/policies', { ...fields, expected, bookingHorizonDays: '31', reason: 'Lebih jauh' })
    expect([impossible.status, impossible.text.includes('Bookings cannot open further ahead than a package is valid')]).toEqual([422, true])
    expect((await send('/admin/policies', { ...fields, expected, answerMinutesInstant: '7', reason: 'Lebih longgar' })).status).toBe(200)
    const { rows } = await db.pool.query(`select reason, before, after from audit_log where action = 'policy.change'`)
    expect(rows).toEqual([{ reason: 'Lebih longgar', before: { answerMinutesInstant: 5 }, after: { answerMinutesInstant: 7 } }])
    const stale = await send('/admin/policies', { ...fields, expected, answerMinutesInstant: '9', reason: 'Saya tidak tahu' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('changed since you opened it')
    expect((await send('/admin/policies', { ...fields, expected: '{"a":1}', reason: 'xxx' })).status).toBe(409)
  })

  test('packages: added, edited and taken off sale; a taken code and wrong prices are named', async () => {
    const fields = {
      slug: 'uji-6',
      nameId: 'Paket uji',
      nameEn: 'Test package',
      descriptionId: '',
      descriptionEn: '',
      grade: 'SENIOR',
      place: 'HOME',
      sessionCount: '6',
      durationMinutes: '60',
      totalPrice: '1.950.000',
      adminFeeAmount: '',
      sortOrder: '5',
    }
    expect((await send('/admin/packages?edit=new', fields)).status).toBe(302)
    const {
      rows: [made],
    } = await db.pool.query(`select id, total_price::int as price, admin_fee_amount as fee from packages where slug = 'uji-6'`)
    expect(made).toMatchObject({ price: 1_950_000, fee: null })
    const taken = await send('/admin/packages?edit=new', fields)
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('Another package has this code')
    const wrong = await send('/admin/packages?edit=new', { ...fields, slug: 'uji-7', totalPrice: '-1', adminFeeAmount: '5' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Price: whole rupiah above zero')
    expect((await send('/admin/packages', { intent: 'deactivate', packageId: made.id })).status).toBe(200)
    const { rows } = await db.pool.query('select is_active from packages where id = $1', [made.id])
    expect(rows[0].is_active).toBe(false)
  })

  test('cancelling a booking by form asks why without needing an answer, and gives the unused money back', async () => {
    const { bookingId } = await acceptedBooking({ sessions: 4 })
    const path = `/admin/bookings/${bookingId}`
    expect((await send(path, { intent: 'cancel', cancelReason: 'bosan' })).status).toBe(409)
    expect((await send(path, { intent: 'cancel', cancelReason: 'other', cancelWords: 'Pasien pindah kota' })).status).toBe(200)
    const { rows } = await db.pool.query(
      'select b.status, b.refund_status, r.amount::int from bookings b join refunds r on r.booking_id = b.id where b.id = $1',
      [bookingId],
    )
    expect(rows).toEqual([{ status: 'CANCELLED', refund_status: 'PENDING', amount: 350_000 }])
  })

  test('F15 a refund is sent through the gateway by form where it can be, once; the queue says why not where it cannot', async () => {
    const refundOf = async (bookingId: string) =>
      (await db.pool.query<{ id: string; status: string }>('select id, status from refunds where booking_id = $1', [bookingId])).rows[0]!
    const [bank, wallet] = [await acceptedBooking(), await acceptedBooking()]
    await db.pool.query(`update payments set method = 'gopay' where booking_id = $1`, [wallet.bookingId])
    for (const { bookingId } of [bank, wallet])
      await send(`/admin/bookings/${bookingId}`, { intent: 'cancel', cancelReason: 'other', cancelWords: 'Pasien pindah kota' })
    const page = async (status: string, code: string) => (await ask(`/admin/refunds?status=${status}&q=${code}`)).text()
    expect(await page('PENDING', bank.code)).toContain('>The gateway cannot return this payment method.<')
    const offered = await page('PENDING', wallet.code)
    expect(offered).toContain('>Send through gateway<')
    expect(offered).not.toContain('>The gateway cannot return this payment method.<')
    const refusedBank = await send('/admin/refunds', {
      intent: 'gateway',
      refundId: (await refundOf(bank.bookingId)).id,
      note: 'kembalikan',
    })
    expect([refusedBank.status, refusedBank.text.includes('Choose wallet or manual transfer')]).toEqual([409, true])
    const { id } = await refundOf(wallet.bookingId)
    expect((await send('/admin/refunds', { intent: 'gateway', refundId: id, note: '' })).status).toBe(409)
    for (const _press of [1, 2])
      expect((await send('/admin/refunds', { intent: 'gateway', refundId: id, note: 'kembalikan' })).status).toBe(200)
    expect(await page('PROCESSING', wallet.code)).toContain('>About to be sent to the gateway<')
    expect(
      (await send('/admin/refunds', { intent: 'complete', refundId: id, method: 'WALLET', reference: 'REF-1', note: 'dua kali' })).status,
    ).toBe(409)
    expect((await send('/admin/refunds', { intent: 'release', refundId: id, note: 'tidak sabar' })).status).toBe(409)
    expect((await refundOf(wallet.bookingId)).status).toBe('PROCESSING')
    const { rows } = await db.pool.query(`select count(*)::int as sent from audit_log where subject_id = $1 and action = 'refund.send'`, [
      id,
    ])
    expect(rows).toEqual([{ sent: 1 }])
  })
})

test.each(['-6,2101, 106,8201', 'https://www.google.com/maps?q=-6.2101,106.8201', '106.8201 -6.2101'])(
  'F04 an admin corrects the pin by what maps copy, as patients set it: %s',
  async (point) => {
    const { bookingId } = await acceptedBooking()
    const answer = await send(`/admin/bookings/${bookingId}`, { intent: 'pin', point, reason: 'salah titik' })
    expect(answer.status).toBe(200)
    const { rows } = await db.pool.query('select latitude, longitude from pin_corrections where booking_id = $1', [bookingId])
    expect(rows).toEqual([{ latitude: -6.2101, longitude: 106.8201 }])
  },
)

describe("a therapist's intake", () => {
  test.each([
    ['OPEN', ['stop']],
    ['PAUSED', ['resume', 'stop']],
    ['STOPPED', ['resume']],
  ])('of %s the list offers %j', async (intake, offered) => {
    const { id, userId } = await createTherapist()
    const name = `Intake ${randomUUID()}`
    await db.pool.query('update users set name = $2 where id = $1', [userId, name])
    await db.pool.query('update therapists set intake = $2, intake_reason = $3, is_online = false where id = $1', [
      id,
      intake,
      'lisensi habis',
    ])
    const page = await (await ask(`/admin/therapists?q=${encodeURIComponent(name)}`)).text()
    const buttons = [...page.matchAll(/<button[^>]*>(?:<[^>]+>)*(Stop|Open again)</g)].map(([, label]) =>
      label === 'Stop' ? 'stop' : 'resume',
    )
    expect([...new Set(buttons)].toSorted()).toEqual(offered)
  })
})

describe('O23 tables', () => {
  const NONSENSE = ['%1f', '%25', "'", '💥', '-1', '9'.repeat(60), '2026-02-30', '[]', '\\']
  test.each([
    '/admin',
    '/admin/bookings',
    '/admin/refunds',
    '/admin/wallets',
    '/admin/therapists',
    '/admin/packages',
    '/admin/exceptions',
    '/admin/audit',
    '/admin/health',
    ...['bookings', 'refunds', 'wallets', 'therapists', 'exceptions', 'audit', 'days', 'packages', 'trial-balance'].map(
      (name) => `/admin/export/${name}`,
    ),
  ])('%s ignores nonsense in its address', async (path) => {
    for (const value of NONSENSE) {
      const query = [
        'q',
        'status',
        'type',
        'from',
        'to',
        'therapist',
        'role',
        'show',
        'kind',
        'action',
        'subject',
        'days',
        'page',
        'before',
      ]
        .map((name) => `${name}=${value.startsWith('%') ? value : encodeURIComponent(value)}`)
        .join('&')
      const response = await ask(`${path}?${query}`)
      await response.body?.cancel()
      expect(response.status, `${path}?${query}`).toBe(200)
    }
    expect(app.failures).toEqual([])
  })

  test("a CSV holds what the filter says, and a patient's name cannot run as a formula", async () => {
    const { code, patient } = await pendingBooking()
    await db.pool.query(`update users set name = '=cmd|calc' where id = $1`, [patient.id])
    const response = await ask(`/admin/export/bookings?status=PENDING&q=${code}`)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="fisioku-bookings-\d{4}-\d\d-\d\d\.csv"$/)
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(`${code},PENDING`)
    expect(lines[1]).toContain(",'=cmd|calc,")
    expect(lines[1]).toMatch(/T\d\d:\d\d:\d\d\+07:00/)
    for (const table of ['passwords', 'constructor', 'valueOf', '__proto__']) expect((await ask(`/admin/export/${table}`)).status).toBe(404)
    expect((await ask('/admin/export/wallet-x')).status).toBe(404)
  })
})

describe('B04 the books on screen', () => {
  test('B04 B25 trial balance, statement and unused sessions, on screen and as CSV, at a day of choice', async () => {
    const { code } = await acceptedBooking({ sessions: 2 })
    const page = await (await ask('/admin/ledger')).text()
    expect(page).toContain('Balanced')
    expect(page).toContain(code)
    expect(page).toContain('/admin/ledger?account=DEFERRED_REVENUE')
    expect(await (await ask('/admin/ledger?account=DEFERRED_REVENUE')).text()).toContain(code)
    expect(await (await ask('/admin/ledger?at=2020-01-01')).text()).not.toContain(code)
    expect((await ask('/admin/ledger?account=WALLET&at=nonsense&page=-1')).status).toBe(200)
    const statement = await (await ask('/admin/export/account-statement?account=DEFERRED_REVENUE')).text()
    expect(statement.split('\r\n')[0]).toContain('amount,balance')
    expect(statement).toContain(code)
    expect(await (await ask('/admin/export/unused-sessions')).text()).toContain(code)
    expect((await (await ask('/admin/export/trial-balance?at=2020-01-01')).text()).trim().split('\r\n')).toHaveLength(1)
  })
})

describe('B05 reconciliation on screen', () => {
  test('B05 a day is asked for by form, its run and its differences are listed', async () => {
    const { bookingId, code } = await acceptedBooking()
    expect(await (await ask('/admin/reconciliation')).text()).toContain('Never run yet')
    expect((await send('/admin/reconciliation', { day: 'someday' })).status).toBe(409)
    expect((await send('/admin/reconciliation', { day: '2999-01-01' })).status).toBe(409)
    expect((await send('/admin/reconciliation', { day: '2026-01-05' })).status).toBe(200)
    const { rows } = await db.pool.query(`select 1 from graphile_worker.jobs where key = 'reconcile-day:2026-01-05'`)
    expect(rows).toHaveLength(1)
    await db.pool.query(
      `with run as (insert into reconciliation_runs (day, status, payments, silent, differences, amount_total, amount_matched, finished_at)
      values ('2026-01-05', 'INCOMPLETE', 3, 1, 1, 1000000, 999999, app_now()) returning id)
      insert into reconciliation_differences (payment_id, kind, ours, theirs, gateway_status, run_id, last_run_id)
      select p.id, 'LEDGER', p.amount, 0, 'refund', run.id, run.id from payments p, run where p.booking_id = $1`,
      [bookingId],
    )
    const page = await (await ask('/admin/reconciliation')).text()
    for (const text of [code, 'Ledger differs', 'Incomplete', '99.99']) expect(page).toContain(text)
  })
})

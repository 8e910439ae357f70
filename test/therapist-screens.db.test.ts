import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { acceptedBooking, createTherapist, gridTime, paidBooking, pendingBooking, statusOf, type Therapist } from './fixtures.ts'
import { noticesOf, openExceptions } from './visits.ts'

const db = testDatabase()
let app: App
beforeAll(async () => {
  app = await startApp()
}, 180_000)
afterAll(() => app.close())

type Phone = { get(path: string): Promise<Page>; send(path: string, fields: Record<string, string>): Promise<Page> }
type Page = { status: number; location: string | null; text: string }

/** A therapist's browser without JavaScript. */
async function phoneOf(therapist: Therapist, language = 'id'): Promise<Phone> {
  const { cookie } = await createSessionForTests(therapist.userId)
  const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const headers = new Headers({
      'User-Agent': 'Mozilla/5.0',
      Cookie: cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Accept-Language': language,
    })
    const response = await app.handle(new Request(`http://localhost:3000${path}`, { ...init, headers }))
    return { status: response.status, location: response.headers.get('Location'), text: readable(await response.text()) }
  }
  return { get: (path) => ask(path), send: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }) }
}

/** What stands on the page, without markup. */
function readable(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<!-- -->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')
}

describe("a request on the therapist's phone", () => {
  test('O07 B21 shows net, area and countdown, and the address only after accepting', async () => {
    const { bookingId, therapist } = await paidBooking({ sessions: 4, price: 1_400_000n })
    const phone = await phoneOf(therapist)
    for (const path of ['/therapist', `/therapist/requests/${bookingId}`]) {
      const { text } = await phone.get(path)
      expect(text).toContain('Rp 1.120.000')
      expect(text).toContain('Gandaria, Kebayoran, Jakarta Selatan')
      expect(text).not.toContain('Jl. Melati')
    }
    const answer = await phone.send(`/therapist/requests/${bookingId}`, { intent: 'accept' })
    expect([answer.status, answer.location]).toEqual([302, expect.stringMatching(/^\/therapist\/sessions\/[0-9a-f-]{36}$/)])
    expect((await phone.get(answer.location!)).text).toContain('Jl. Melati No. 5')
  })

  test('F20 pressing accept twice accepts once; declining afterwards says in words that it is answered', async () => {
    const { bookingId, therapist, patient } = await paidBooking()
    const phone = await phoneOf(therapist, 'en')
    const answers = await Promise.all([1, 2].map(() => phone.send(`/therapist/requests/${bookingId}`, { intent: 'accept' })))
    expect(answers.map((answer) => answer.status)).toEqual([302, 302])
    const declined = await phone.send(`/therapist/requests/${bookingId}`, { intent: 'decline' })
    expect(declined.text).toContain('This request has been answered already.')
    expect(await statusOf('bookings', bookingId)).toBe('ACCEPTED')
    expect((await noticesOf(patient.id)).filter((kind) => kind === 'booking_accepted')).toHaveLength(1)
  })

  test('F19 an answer after the deadline is refused in words and changes nothing', async () => {
    const { bookingId, therapist } = await paidBooking()
    await db.pool.query(`update bookings set therapist_respond_by = app_now() - interval '1 second' where id = $1`, [bookingId])
    const { text } = await (await phoneOf(therapist)).send(`/therapist/requests/${bookingId}`, { intent: 'accept' })
    expect(text).toContain('Waktu jawabnya sudah habis.')
    expect(await statusOf('bookings', bookingId)).toBe('PAID')
  })
})

describe("a visit on the therapist's phone", () => {
  const soon = () => gridTime(1)

  test('O13 the steps in order, each once though sent twice, without JavaScript', async () => {
    const {
      sessionIds: [id],
      therapist,
    } = await acceptedBooking({ startsAt: await soon() })
    const phone = await phoneOf(therapist)
    const path = `/therapist/sessions/${id}`
    for (const [intent, button, state] of [
      ['set_out', 'Berangkat', 'EN_ROUTE'],
      ['arrive', 'Tiba di lokasi', 'ARRIVED'],
      ['start', 'Mulai terapi', 'IN_PROGRESS'],
    ] as const) {
      expect((await phone.get(path)).text).toContain(button)
      const answers = await Promise.all([phone.send(path, { intent }), phone.send(path, { intent })])
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      expect(await statusOf('sessions', id!)).toBe(state)
    }
    const done = await phone.send(path, { intent: 'complete', note: 'Baris satu\r\nBaris dua\u0007' })
    expect(done.text).toContain('Sesi selesai.')
    const { rows } = await db.pool.query('select status, therapist_note from sessions where id = $1', [id])
    expect(rows).toEqual([{ status: 'COMPLETED', therapist_note: 'Baris satu\nBaris dua' }])
  })

  test('an outdated page is told where the visit stands, in its language, and keeps the note', async () => {
    const {
      sessionIds: [id],
      therapist,
    } = await acceptedBooking({ startsAt: await soon() })
    const path = `/therapist/sessions/${id}`
    expect((await (await phoneOf(therapist)).send(path, { intent: 'arrive' })).text).toContain('status kunjungan sekarang “Terjadwal”')
    expect((await (await phoneOf(therapist, 'en')).send(path, { intent: 'complete', note: 'Kept' })).text).toContain(
      'the visit is now “Scheduled”',
    )
    expect(await statusOf('sessions', id!)).toBe('SCHEDULED')
  })

  test('F08 no-show before its time says when; a visit far ahead cannot be set out for', async () => {
    const near = await acceptedBooking({ startsAt: await soon() })
    const phone = await phoneOf(near.therapist)
    const path = `/therapist/sessions/${near.sessionIds[0]}`
    await phone.send(path, { intent: 'set_out' })
    await phone.send(path, { intent: 'arrive' })
    expect((await phone.send(path, { intent: 'no_show' })).text).toMatch(/Belum waktunya\. Bisa mulai \S+, \d+ \S+ · \d\d\.\d5 WIB\./)
    const far = await acceptedBooking({ startsAt: await gridTime(48) })
    expect((await (await phoneOf(far.therapist)).send(`/therapist/sessions/${far.sessionIds[0]}`, { intent: 'set_out' })).text).toContain(
      'Belum waktunya.',
    )
  })

  test('giving a visit up needs the time it was shown with, and tells patient and admin', async () => {
    const {
      sessionIds: [id],
      therapist,
      patient,
      startsAt,
    } = await acceptedBooking()
    const phone = await phoneOf(therapist)
    const path = `/therapist/sessions/${id}`
    expect((await phone.send(path, { intent: 'withdraw' })).status).toBe(422)
    expect((await phone.send(path, { intent: 'withdraw', startsAt: startsAt.add({ hours: 1 }).toString() })).text).toContain(
      'status kunjungan sekarang',
    )
    expect(
      (
        await phone.send(path, {
          intent: 'withdraw',
          startsAt: startsAt.toString(),
          cancelReason: 'illness_or_emergency',
          cancelWords: 'Demam',
        })
      ).text,
    ).toContain('Sesi kembali ke kuota pasien.')
    expect(await openExceptions(id!)).toEqual(['THERAPIST_NO_SHOW'])
    expect(await noticesOf(patient.id)).toContain('therapist_withdrew')
  })

  test("another therapist's visit and request are not there, to read or to press", async () => {
    const made = await acceptedBooking()
    const phone = await phoneOf(await createTherapist())
    for (const path of [`/therapist/sessions/${made.sessionIds[0]}`, `/therapist/requests/${made.bookingId}`]) {
      expect((await phone.get(path)).status).toBe(404)
      expect((await phone.send(path, { intent: path.includes('requests') ? 'decline' : 'set_out' })).status).toBe(404)
    }
    expect(await statusOf('sessions', made.sessionIds[0]!)).toBe('SCHEDULED')
  })
})

describe('calendar and hours', () => {
  test('C10 shows a booked visit, a waiting request and a held slot, and no start that is taken', async () => {
    const therapist = await createTherapist()
    const day = (await gridTime(48)).toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
    const at = (hour: number) => day.toZonedDateTime({ timeZone: 'Asia/Jakarta', plainTime: { hour } }).toInstant()
    await acceptedBooking({ therapist, startsAt: at(9) })
    await paidBooking({ therapist, startsAt: at(12) })
    await pendingBooking({ therapist, startsAt: at(15) })
    const { text } = await (await phoneOf(therapist)).get(`/therapist/calendar?day=${day}`)
    expect(text).toContain('Sari Wulandari')
    expect(text).toContain('Menunggu jawaban Anda')
    expect(text).toContain('15.00–16.30 ditahan, menunggu pembayaran')
    const open = /masih kosong ((?:\d\d\.\d\d )+)/.exec(text)![1]!.trim().split(' ')
    expect(open.filter((start) => start >= '07.00' && start < '18.00')).toEqual([
      '07.00',
      '07.30',
      '10.30',
      '13.30',
      '16.30',
      '17.00',
      '17.30',
    ])
  })

  test('saves a week, keeps what was typed when it is wrong, and stays in force', async () => {
    const therapist = await createTherapist()
    const phone = await phoneOf(therapist)
    const wrong = await phone.send('/therapist/hours', { intent: 'week', d1s0: '17:00', d1e0: '09:00' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Senin: jam sampai harus setelah jam mulai')])
    const overlap = await phone.send('/therapist/hours', { intent: 'week', d2s0: '08:00', d2e0: '12:00', d2s1: '11:00', d2e1: '15:00' })
    expect(overlap.text).toContain('Selasa: ada jam yang bertumpuk')
    expect(
      (await phone.send('/therapist/hours', { intent: 'week', d1s0: '09:00', d1e0: '12:00', d1s1: '13:00', d1e1: '00:00' })).location,
    ).toBe('/therapist/hours?saved=week')
    const { rows } = await db.pool.query(
      'select weekday, start_minute, end_minute from therapist_working_hours where therapist_id = $1 order by 1, 2',
      [therapist.id],
    )
    expect(rows).toEqual([
      { weekday: 1, start_minute: 540, end_minute: 720 },
      { weekday: 1, start_minute: 780, end_minute: 1440 },
    ])
  })

  test('time off over a booked visit names it; elsewhere it is saved and can be removed once', async () => {
    const made = await acceptedBooking({ startsAt: await gridTime(50) })
    const phone = await phoneOf(made.therapist)
    const date = made.startsAt.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
    const clash = await phone.send('/therapist/hours', { intent: 'off', fromDate: date.toString() })
    expect([clash.status, clash.text]).toEqual([422, expect.stringContaining('Sari Wulandari')])
    expect(
      (await phone.send('/therapist/hours', { intent: 'off', fromDate: date.add({ days: 10 }).toString(), reason: 'Cuti\u0007' })).status,
    ).toBe(302)
    const {
      rows: [off],
    } = await db.pool.query('select id, reason from therapist_time_off where therapist_id = $1', [made.therapist.id])
    expect(off.reason).toBe('Cuti')
    const stranger = await phoneOf(await createTherapist())
    await stranger.send('/therapist/hours', { intent: 'remove', id: off.id })
    expect((await db.pool.query('select 1 from therapist_time_off where id = $1', [off.id])).rowCount).toBe(1)
    for (let press = 0; press < 2; press++)
      expect((await phone.send('/therapist/hours', { intent: 'remove', id: off.id })).status).toBe(302)
    expect((await db.pool.query('select 1 from therapist_time_off where id = $1', [off.id])).rowCount).toBe(0)
  })

  test('O06 the online switch works by form and only for verified therapists', async () => {
    const therapist = await createTherapist()
    const phone = await phoneOf(therapist)
    expect((await phone.send('/therapist', { online: 'true' })).text).toContain('Anda online')
    await db.pool.query(`update therapists set is_online = false, verification_status = 'PENDING' where id = $1`, [therapist.id])
    expect((await phone.send('/therapist', { online: 'true' })).text).toContain('belum terverifikasi')
  })
})

test('F12 the wallet shows what an admin took, with the note and the balance before and after', async () => {
  const {
    sessionIds: [id],
    therapist,
  } = await acceptedBooking({ startsAt: await gridTime(1) })
  const { inTransaction, system } = await import('../app/platform/db.ts')
  const { payOutSession } = await import('../app/domain/payout/pay-out-session.ts')
  const { postEntry } = await import('../app/domain/ledger/post-entry.ts')
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [id])
  await inTransaction(system('test'), (tx) => payOutSession(tx, { sessionId: id! }))
  await inTransaction(system('test'), (tx) =>
    postEntry(tx, {
      kind: 'WITHDRAWAL',
      key: `test:${id}`,
      note: 'Transfer BCA 21 November',
      legs: [
        { account: { walletOfUser: therapist.userId }, amount: -100_000n },
        { account: 'CASH', amount: 100_000n },
      ],
    }),
  )
  const { text } = await (await phoneOf(therapist)).get('/therapist/wallet')
  expect(text).toContain('Catatan: Transfer BCA 21 November')
  expect(text).toMatch(/Saldo Rp 280\.000 → Rp 180\.000/)
  expect(text).toMatch(/Saldo Rp 0 → Rp 280\.000/)
})

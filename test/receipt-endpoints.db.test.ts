import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { createSessionForTests } from '../app/domain/identity/sessions.ts'
import { cancelBooking } from '../app/domain/booking/cancel-booking.ts'
import { completeRefund } from '../app/domain/refund/complete-refund.ts'
import { database, inTransaction } from '../app/platform/db.ts'
import { type App, startApp } from './app.ts'
import { testDatabase } from './database.ts'
import { buildWorld } from './authorization-matrix.ts'
import { createAdmin, createPatient, createTherapist, paidBooking, pendingBooking } from './fixtures.ts'

testDatabase()
let app: App

beforeAll(async () => {
  app = await startApp()
}, 180_000)
afterAll(() => app.close())

async function get(userId: string, path: string, language = 'id'): Promise<Response> {
  const { cookie } = await createSessionForTests(userId)
  return app.handle(
    new Request(`http://localhost:3000${path}`, { headers: { 'User-Agent': 'Mozilla/5.0', Cookie: `${cookie}; locale=${language}` } }),
  )
}

test("B09 a paid booking's receipt opens in the browser, is named, and no cache keeps it", async () => {
  const { patient, bookingId, code } = await paidBooking()
  const response = await get(patient.id, `/bookings/${bookingId}/receipt.pdf`)
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
    'content-disposition': `inline; filename="Kwitansi-KW-${code}.pdf"`,
  })
  const file = new Uint8Array(await response.arrayBuffer())
  expect(response.headers.get('content-length')).toBe(String(file.length))
  const { text } = await extractText(await getDocumentProxy(file), { mergePages: true })
  expect(text).toContain(`KW-${code}`)
  expect(text).toContain('SIMULASI')
})

test("B09 unpaid, another's and unknown papers are the same 404, in words", async () => {
  const unpaid = await pendingBooking()
  const paid = await paidBooking()
  const stranger = await createPatient()
  for (const [userId, path] of [
    [unpaid.patient.id, `/bookings/${unpaid.bookingId}/receipt.pdf`],
    [stranger.id, `/bookings/${paid.bookingId}/receipt.pdf`],
    [paid.therapist.userId, `/bookings/${paid.bookingId}/receipt.pdf`],
    [stranger.id, '/refunds/x/receipt.pdf'],
    [stranger.id, '/withdrawals/00000000-0000-7000-8000-000000000000/receipt.pdf'],
  ] as const) {
    const response = await get(userId, path)
    expect([path, response.status, await response.text()]).toEqual([
      path,
      404,
      'Dokumen ini tidak ada, belum terbit, atau bukan milik Anda.\n',
    ])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  }
})

test('B09 a therapist gets the present month, and no month that is none', async () => {
  const therapist = await createTherapist()
  const month = Temporal.Now.plainDateISO('Asia/Jakarta').toPlainYearMonth()
  expect((await get(therapist.userId, `/therapist/wallet/${month}.pdf`)).status).toBe(200)
  for (const other of [month.add({ months: 1 }), '2026-13', '2026-1', '2019-05', 'x'])
    expect((await get(therapist.userId, `/therapist/wallet/${other}.pdf`)).status).toBe(404)
})

/** The papers a page links to, each of which must then be there for the same person. */
async function papersOn(userId: string, path: string): Promise<string[]> {
  const html = await (await get(userId, path)).text()
  const found = [...html.matchAll(/<a [^>]*href="([^"]+\.pdf)"/g)].map((match) => match[1]!)
  for (const paper of found) expect([paper, (await get(userId, paper)).status]).toEqual([paper, 200])
  return found
}

test('B09 pages link to the papers there are, and to no others', async () => {
  const world = await buildWorld()
  const { patient, therapist, admin } = world.userIds
  expect(await papersOn(patient, `/bookings/${world.pending.bookingId}`)).toEqual([])
  expect(await papersOn(patient, `/bookings/${world.accepted.bookingId}`)).toEqual([`/bookings/${world.accepted.bookingId}/receipt.pdf`])
  const month = Temporal.Now.plainDateISO('Asia/Jakarta').toPlainYearMonth()
  expect(await papersOn(therapist, '/therapist/wallet')).toEqual([
    `/therapist/wallet/${month}.pdf`,
    `/withdrawals/${world.withdrawalId}/receipt.pdf`,
  ])
  expect(await papersOn(patient, `/wallet/top-ups/${world.paidTopUpId}`)).toEqual([`/wallet/top-ups/${world.paidTopUpId}/receipt.pdf`])
  expect(await papersOn(patient, `/wallet/top-ups/${world.topUpId}`)).toEqual([])
  expect(await papersOn(admin, '/admin/refunds?status=COMPLETED')).toEqual([`/refunds/${world.refundId}/receipt.pdf`])
  expect(await papersOn(admin, '/admin/refunds?status=PENDING')).toEqual([])
  expect(await papersOn(admin, '/admin/withdrawals?status=COMPLETED')).toEqual([`/withdrawals/${world.withdrawalId}/receipt.pdf`])
})

test("B09 a cancelled booking links to its receipt, and to the refund's once the money is back", async () => {
  const unpaid = await pendingBooking()
  await inTransaction(unpaid.patient.actor, (tx) => cancelBooking(tx, { bookingId: unpaid.bookingId }))
  expect(await papersOn(unpaid.patient.id, `/bookings/${unpaid.bookingId}`)).toEqual([])
  const paid = await paidBooking()
  await inTransaction(paid.patient.actor, (tx) => cancelBooking(tx, { bookingId: paid.bookingId }))
  expect(await papersOn(paid.patient.id, `/bookings/${paid.bookingId}`)).toEqual([`/bookings/${paid.bookingId}/receipt.pdf`])
  const {
    rows: [refund],
  } = await database().pool.query<{ id: string }>('select id from refunds where booking_id = $1', [paid.bookingId])
  const admin = await createAdmin()
  await inTransaction(admin.actor, (tx) =>
    completeRefund(tx, { refundId: refund!.id, method: 'WALLET', reference: 'BCA 1', note: 'into the wallet' }),
  )
  expect(await papersOn(paid.patient.id, `/bookings/${paid.bookingId}`)).toEqual([
    `/refunds/${refund!.id}/receipt.pdf`,
    `/bookings/${paid.bookingId}/receipt.pdf`,
  ])
})

import { describe, expect, test } from 'vitest'
import { acceptedBooking, createTherapist, paidBooking, pendingBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import * as visits from '../../../test/visits.ts'
import { createPdfReceipts } from '../../adapters/pdf/pdf-receipts.ts'
import { composeSheet } from '../../adapters/pdf/compose.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { readPaymentPage } from '../payment/payment-queries.ts'
import { readPaymentReceipt } from '../receipt/payment-receipt.ts'
import { listSwapCandidates } from '../reporting/swap-candidates.ts'
import { readSale } from '../session/read-sale.ts'
import { reportNoShow } from '../visit/report-no-show.ts'
import { startSession } from '../visit/start-session.ts'
import { listVisits, readRequest, readTherapistSession } from '../visit/therapist-queries.ts'
import { withdrawVisit } from '../visit/withdraw-visit.ts'
import { listPatientBookings, readBooking } from './booking-queries.ts'
import { declineBooking } from './decline-booking.ts'
import { readOpenPlan, similarTherapists } from './similar-therapists.ts'

const db = testDatabase()

/** What an admin may do to a package at any time: everything about it is another now. */
const editPackages = () =>
  db.pool.query(
    `update packages set name_id = 'Lain sama sekali', name_en = 'Something else', place = 'ONLINE', grade = 'SPECIALIST', duration_minutes = 180`,
  )
const editAddresses = () =>
  db.pool.query(`update addresses set village = 'Cilincing', district = 'Cilincing', city = 'Jakarta Utara', street = 'Jl. Baru 9'`)

describe('X3 a package edited between sale and visit', () => {
  test.each([
    ['start', 'ARRIVED', 'IN_PROGRESS'],
    ['no show', 'ARRIVED', 'FORFEITED'],
    ['withdraw', 'ARRIVED', 'PENDING_SCHEDULING'],
  ] as const)('F09 the therapist at the door can still %s', async (step, status, ends) => {
    const visit = await visits.acceptedBooking({ status, startsInMinutes: -20 })
    await editPackages()
    const [sessionId] = visit.sessionIds as [string]
    const result = await inTransaction(visits.asTherapist(visit), (tx) =>
      step === 'start'
        ? startSession(tx, { sessionId })
        : step === 'no show'
          ? reportNoShow(tx, { sessionId })
          : withdrawVisit(tx, { sessionId, startsAt: visit.startsAt }),
    )
    expect(result).toEqual({ ok: true, repeated: false })
    expect(await visits.sessionState(sessionId)).toMatchObject({ status: ends })
    expect(await readTherapistSession(db.prisma, visit.therapistUserId, sessionId)).toMatchObject({
      place: 'HOME',
      package_name_id: 'Paket uji',
      package_name_en: 'Test package',
    })
  })

  test('F09 B19 everybody goes on seeing what was sold', async () => {
    const made = await acceptedBooking()
    await editPackages()
    const sold = { package_name_id: 'Paket', package_name_en: 'Package' }
    expect((await listPatientBookings(db.prisma, made.patient.id))[0]).toMatchObject(sold)
    expect(await readBooking(db.prisma, made.bookingId, { admin: true })).toMatchObject(sold)
    const [visit] = await listVisits(db.prisma, made.therapist.userId, { from: made.startsAt, to: made.startsAt.add({ minutes: 1 }) })
    expect(visit).toMatchObject({ place: 'HOME' })
    const colleague = await createTherapist()
    expect((await listSwapCandidates(db.prisma, made.bookingId, 500)).map(({ id }) => id)).toContain(colleague.id)
    const waiting = await pendingBooking()
    await editPackages()
    expect(await readPaymentPage({ bookingId: waiting.bookingId, patientId: waiting.patient.id })).toMatchObject({ packageNameId: 'Paket' })
  })

  test('F09 another therapist is sought for what was sold: its grade and its length', async () => {
    const made = await paidBooking()
    await createTherapist()
    await editPackages()
    await inTransaction(made.therapist.actor, (tx) => declineBooking(tx, { bookingId: made.bookingId }))
    const plan = (await readOpenPlan(db.prisma, { bookingId: made.bookingId, patientId: made.patient.id }))!
    expect(plan).toMatchObject({ grade: 'STANDARD', therapyMinutes: 60, travelMinutes: 30 })
    expect(await similarTherapists(db.prisma, plan)).not.toEqual([])
  })
})

test('F04 x4 the request shows the area and the length that were sold, whatever became of address and package', async () => {
  const made = await paidBooking()
  await editPackages()
  await editAddresses()
  expect(await readRequest(db.prisma, made.therapist.userId, made.bookingId)).toMatchObject({
    area: 'Gandaria, Kebayoran, Jakarta Selatan',
    therapy_minutes: 60,
    place: 'HOME',
    package_name_id: 'Paket',
  })
})

describe('B09 the receipt', () => {
  const receiptOf = (made: { bookingId: string; patient: { id: string } }) =>
    readPaymentReceipt(database().prisma, { viewer: { userId: made.patient.id }, isSimulated: false, bookingId: made.bookingId })

  test('B09 it prints the name that was sold', async () => {
    const made = await paidBooking()
    const before = (await receiptOf(made))!
    await editPackages()
    const after = (await receiptOf(made))!
    expect(after).toEqual({ ...before, printedAt: after.printedAt })
    expect(after).toMatchObject({ service: { id: 'Paket', en: 'Package' }, recorded: 'AT_SALE' })
    expect(composeSheet(after, 'id').notes.join(' ')).not.toContain('katalog')
  })

  test('B09 of a booking older than the record it says when that was made, in data and on paper', async () => {
    const made = await paidBooking()
    await db.pool.query('alter table bookings disable trigger user')
    await db.pool.query(`update bookings set sold_recorded = 'AT_UPGRADE' where id = $1`, [made.bookingId])
    await db.pool.query('alter table bookings enable trigger user')
    const receipt = (await receiptOf(made))!
    expect(receipt.recorded).toBe('AT_UPGRADE')
    expect(composeSheet(receipt, 'id').notes.join(' ')).toContain('dicatat dari katalog setelah penjualan')
    expect(composeSheet(receipt, 'en').notes.join(' ')).toContain('recorded after the sale, from the catalogue')
    expect((await createPdfReceipts().render(receipt, 'id')).byteLength).toBeGreaterThan(1000)
    expect((await readSale(db.prisma, made.bookingId)).sold).toMatchObject({ recorded: 'AT_UPGRADE' })
  })
})

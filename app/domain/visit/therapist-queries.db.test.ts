import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, asTherapist, type VisitCase } from '../../../test/visits.ts'
import { inTransaction } from '../../platform/db.ts'
import { readWallet } from '../ledger/wallet-queries.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { completeSession } from './complete-session.ts'
import {
  listPendingEarnings,
  listVisits,
  listWaitingRequests,
  nextVisit,
  readRequest,
  readTherapistProfile,
  readTherapistSession,
} from './therapist-queries.ts'

const db = testDatabase()
const now = () =>
  db.pool.query<{ now: Date }>('select app_now() as now').then(({ rows }) => Temporal.Instant.fromEpochMilliseconds(rows[0]!.now.getTime()))

/** The same booking as before its answer: paid, with half an hour to answer. */
async function waitingRequest(): Promise<VisitCase> {
  const visit = await acceptedBooking({ sessions: 2, startsInMinutes: 200 })
  await db.pool.query(`delete from chat_rooms where id = $1`, [visit.bookingId])
  // Straight into the state under test; no legal step leads back there.
  await db.pool.query(`alter table bookings disable trigger bookings_legal_step`)
  await db.pool.query(
    `update bookings set status = 'PAID', accepted_at = null, is_chat_active = false, therapist_respond_by = app_now() + interval '30 minutes' where id = $1`,
    [visit.bookingId],
  )
  await db.pool.query(`alter table bookings enable trigger bookings_legal_step`)
  return visit
}

describe('what a therapist sees', () => {
  test("B21 a waiting request shows the patient's first name and no address, phone or exact place", async () => {
    const visit = await waitingRequest()
    const [request] = await listWaitingRequests(db.prisma, visit.therapistUserId)
    expect(request).toMatchObject({ id: visit.bookingId, patient_name: 'Sari', net: 280_000n, session_count: 2, area: 'Gambir' })
    const [line] = await listVisits(db.prisma, visit.therapistUserId, { from: visit.startsAt, to: visit.startsAt.add({ hours: 1 }) })
    expect(line).toMatchObject({ booking_status: 'PAID', patient_name: 'Sari', phone: null, latitude: null, longitude: null })
    expect(JSON.stringify([request, line], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      'Jl. Uji 1',
    )
    expect(await readTherapistSession(db.prisma, visit.therapistUserId, visit.sessionIds[0]!)).toBeNull()
  })

  test('F19 a request past its time is no longer waiting, and can still be looked up', async () => {
    const visit = await waitingRequest()
    await db.pool.query(`update bookings set therapist_respond_by = app_now() where id = $1`, [visit.bookingId])
    expect(await listWaitingRequests(db.prisma, visit.therapistUserId)).toEqual([])
    expect(await readRequest(db.prisma, visit.therapistUserId, visit.bookingId)).toMatchObject({ status: 'PAID' })
  })

  test('B21 the address is there while the booking runs and gone when it is over', async () => {
    const visit = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -30 })
    const read = () => readTherapistSession(db.prisma, visit.therapistUserId, visit.sessionIds[0]!)
    expect(await read()).toMatchObject({ address: 'Jl. Uji 1', latitude: -6.2, patient_name: 'Sari Pasien', has_chat: true })
    await inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId: visit.sessionIds[0]! }))
    const after = await read()
    expect(after).toMatchObject({ status: 'COMPLETED', address: null, latitude: null, longitude: null, patient_phone: null })
    expect(after!.events.map((event) => event.to)).toEqual(['IN_PROGRESS', 'COMPLETED'])
  })

  test("another therapist's requests, sessions and earnings are not there", async () => {
    const mine = await acceptedBooking()
    const other = await acceptedBooking()
    const foreign = await waitingRequest()
    expect(await readTherapistSession(db.prisma, other.therapistUserId, mine.sessionIds[0]!)).toBeNull()
    expect(await readRequest(db.prisma, other.therapistUserId, foreign.bookingId)).toBeNull()
    const earnings = await listPendingEarnings(db.prisma, other.therapistUserId)
    expect(earnings.map((earning) => earning.session_id)).toEqual(other.sessionIds)
    expect(await readTherapistProfile(db.prisma, mine.patientId)).toBeNull()
  })

  test('the next visit is the one under way, else the soonest ahead', async () => {
    const visit = await acceptedBooking({ startsInMinutes: 600 })
    expect(await nextVisit(db.prisma, visit.therapistUserId, await now())).toMatchObject({ id: visit.sessionIds[0] })
    await db.pool.query(`update sessions set status = 'EN_ROUTE' where id = $1`, [visit.sessionIds[0]])
    expect(await nextVisit(db.prisma, visit.therapistUserId, await now())).toMatchObject({ status: 'EN_ROUTE' })
    await db.pool.query(`update sessions set status = 'CANCELLED' where id = $1`, [visit.sessionIds[0]])
    expect(await nextVisit(db.prisma, visit.therapistUserId, await now())).toBeNull()
  })

  test('F11 pending earnings are what was paid and not yet worked; the payout moves them to the balance', async () => {
    const visit = await acceptedBooking({ sessions: 4, net: 1_000_001, status: 'IN_PROGRESS', startsInMinutes: -50 })
    const sum = async () =>
      (await listPendingEarnings(db.prisma, visit.therapistUserId)).reduce((total, earning) => total + earning.share, 0n)
    expect(await sum()).toBe(1_000_001n)
    await inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId: visit.sessionIds[0]! }))
    await inTransaction({ kind: 'system', name: 'test' }, (tx) => payOutSession(tx, { sessionId: visit.sessionIds[0]! }))
    const wallet = await readWallet(db.prisma, visit.therapistUserId, 'Asia/Jakarta')
    expect([wallet?.balance, wallet?.month_income, wallet?.pending, await sum()]).toEqual([250_000n, 250_000n, 750_001n, 750_001n])
  })
})

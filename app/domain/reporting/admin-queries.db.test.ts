import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import {
  acceptedBooking,
  createAdmin,
  createPatient,
  createTherapist,
  gridTime,
  paidBooking,
  pendingBooking,
} from '../../../test/fixtures.ts'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, system, type Actor } from '../../platform/db.ts'
import { acceptBooking } from '../booking/accept-booking.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { swapTherapist } from '../booking/swap-therapist.ts'
import { debitWallet } from '../ledger/debit-wallet.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { listWalletTransactions, trialBalance } from '../ledger/wallet-queries.ts'
import { keepBooking } from '../session/keep-booking.ts'
import { completeRefund } from '../refund/complete-refund.ts'
import { addBookingNote } from './add-note.ts'
import { auditVocabulary, listAudit } from './audit-queries.ts'
import { listBookings, readBookingMoney } from './booking-admin-queries.ts'
import { listSwapCandidates } from './swap-candidates.ts'
import { countJobs, listWorkers, readDatabaseFacts } from './health-queries.ts'
import { checkInvariants } from './invariants.ts'
import { countRefunds, listRefunds, listWallets, readWalletOwner } from './money-admin-queries.ts'
import { readDays, readOverview, readUtilisation } from './overview-queries.ts'

const db = testDatabase()
const ALL = { size: 100 }
let admin: Actor
beforeAll(async () => {
  admin = (await createAdmin()).actor
})

describe('bookings', () => {
  test('O23 the list filters by state, type, text, day and therapist, and pages without gaps', async () => {
    const pending = await pendingBooking()
    const accepted = await acceptedBooking({ sessions: 2 })
    const ids = async (filter: Parameters<typeof listBookings>[1]) => (await listBookings(db.prisma, filter, ALL)).rows.map((row) => row.id)
    expect(await ids({ status: 'PENDING', q: pending.code.toLowerCase() })).toEqual([pending.bookingId])
    expect(await ids({ status: 'ACCEPTED', q: pending.code })).toEqual([])
    expect(await ids({ therapist: accepted.therapist.id })).toEqual([accepted.bookingId])
    expect(await ids({ type: 'INSTANT' })).toEqual([])
    expect(await ids({ q: pending.code.slice(0, 6) })).toContain(pending.bookingId)
    expect(await ids({ q: 'wu' })).toContain(pending.bookingId)
    expect(await ids({ q: 'ul' })).not.toContain(pending.bookingId)
    await db.pool.query(`update users set phone = '+6281234567890' where id = $1`, [pending.patient.id])
    expect(await ids({ q: '0812-3456' })).toEqual([pending.bookingId])
    expect(await ids({ q: 'sari wul' })).toEqual(expect.arrayContaining([pending.bookingId, accepted.bookingId]))
    const {
      rows: [day],
    } = await db.pool.query<{ today: string; tomorrow: string }>(
      `select (app_now() at time zone 'Asia/Jakarta')::date::text as today, ((app_now() at time zone 'Asia/Jakarta')::date + 1)::text as tomorrow`,
    )
    expect(await ids({ from: day!.today, to: day!.today })).toContain(pending.bookingId)
    expect(await ids({ from: day!.tomorrow })).toEqual([])
    const { rows, total } = await listBookings(db.prisma, {}, ALL)
    expect(total).toEqual({ count: rows.length, isMore: false })
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const page = await listBookings(db.prisma, {}, { size: 1, after })
      seen.push(...page.rows.map((row) => row.id))
      after = page.next
    }
    expect(seen).toEqual(rows.map((row) => row.id))
  })

  test('F21 candidates are those who stand, the ones without a clash or a note first', async () => {
    const startsAt = await gridTime(50)
    const { bookingId, therapist } = await acceptedBooking({ startsAt })
    const free = await createTherapist()
    const busy = await createTherapist()
    await acceptedBooking({ therapist: busy, startsAt })
    const far = await createTherapist({ zone: 'Asia/Makassar' })
    const unverified = await createTherapist({ isVerified: false })
    const candidates = await listSwapCandidates(db.prisma, bookingId)
    const ids = candidates.map((candidate) => candidate.id)
    for (const id of [therapist.id, unverified.id]) expect(ids).not.toContain(id)
    expect(candidates.find((candidate) => candidate.id === far.id)!.reasons).toEqual(['radius'])
    expect(ids.indexOf(free.id)).toBeLessThan(ids.indexOf(far.id))
    expect(candidates.find((candidate) => candidate.id === free.id)!.clashes).toBe(0)
    expect(candidates.find((candidate) => candidate.id === busy.id)!.clashes).toBe(1)
    expect(ids.indexOf(free.id)).toBeLessThan(ids.indexOf(busy.id))
    // What the list promises, the swap keeps.
    expect(
      await inTransaction(admin, (tx) => swapTherapist(tx, { bookingId, newTherapistId: busy.id, sendClashesToQuota: false })),
    ).toMatchObject({ ok: false, reason: 'calendar_clash' })
    expect(
      await inTransaction(admin, (tx) => swapTherapist(tx, { bookingId, newTherapistId: free.id, sendClashesToQuota: false })),
    ).toMatchObject({ ok: true, moved: 1 })
  })

  test('O23 a note is kept in the timeline once, however often it is sent, and is audited', async () => {
    const { bookingId, patient } = await pendingBooking()
    const requestId = randomUUID()
    const write = (note: string, actor = admin) => inTransaction(actor, (tx) => addBookingNote(tx, { bookingId, note, requestId }))
    expect(await write('x')).toEqual({ ok: false, reason: 'note_required' })
    expect(await write('Pasien minta ditelepon', patient.actor)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await Promise.all([write('Pasien minta ditelepon'), write('Pasien minta ditelepon')])).toEqual([{ ok: true }, { ok: true }])
    const { rows } = await db.pool.query(`select reason, actor_name from booking_events where booking_id = $1 and subject = 'NOTE'`, [
      bookingId,
    ])
    expect(rows).toEqual([{ reason: 'Pasien minta ditelepon', actor_name: 'ADMIN' }])
    expect((await listAudit(db.prisma, { q: bookingId, action: 'booking.note' }, ALL)).total.count).toBe(1)
    expect((await auditVocabulary(db.prisma)).actions).toContain('booking.note')
  })

  test('O23 the money of a booking: payments, ledger and contacts', async () => {
    const { bookingId, paymentId } = await paidBooking()
    const money = await readBookingMoney(db.prisma, bookingId)
    expect(money.payments.map((row) => [row.id, row.status])).toEqual([[paymentId, 'COMPLETED']])
    expect(money.entries.map((row) => [row.kind, row.amount])).toEqual([['PAYMENT_RECEIVED', 350_000n]])
    expect(money.contact?.patient_email).toContain('@demo.test')
  })
})

describe('money', () => {
  test('F15 a declined booking waits in the refund queue until an admin completes it with reference and note', async () => {
    const { bookingId, therapist, code } = await paidBooking()
    const before = await countRefunds(db.prisma)
    await inTransaction(therapist.actor, (tx) => declineBooking(tx, { bookingId }))
    const {
      rows: [refund],
    } = await listRefunds(db.prisma, { status: 'PENDING', q: code }, ALL)
    expect(refund).toMatchObject({ booking_id: bookingId, amount: 350_000n, reason: 'therapist_declined' })
    expect((await countRefunds(db.prisma)).pending).toBe(before.pending + 1)
    const complete = (reference: string, note: string) =>
      inTransaction(admin, (tx) => completeRefund(tx, { refundId: refund!.id, method: 'MANUAL_TRANSFER', reference, note }))
    expect(await complete('', 'sudah')).toEqual({ ok: false, reason: 'reference_required' })
    expect(await complete('TRF-1', '')).toEqual({ ok: false, reason: 'note_required' })
    expect(await complete('TRF-1', 'Ke BCA')).toEqual({ ok: true, amount: 350_000n })
    expect(await complete('TRF-2', 'Lagi')).toEqual({ ok: false, reason: 'already_completed' })
    const {
      rows: [done],
    } = await listRefunds(db.prisma, { status: 'COMPLETED', q: 'TRF-1' }, ALL)
    expect(done).toMatchObject({ reference: 'TRF-1', note: 'Ke BCA', completed_by_name: 'Admin' })
  })

  test('F12 a debit shows in list and history with its note; the balance never goes below zero', async () => {
    const { bookingId, sessionIds, therapist } = await acceptedBooking()
    await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [sessionIds[0]])
    await inTransaction(system('test'), (tx) => keepBooking(tx, bookingId, { extendsFor: null }))
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: sessionIds[0]! }))
    const { rows } = await listWallets(db.prisma, { role: 'THERAPIST' }, ALL)
    const wallet = rows.find((row) => row.therapist_id === therapist.id)!
    expect(wallet).toMatchObject({ balance: 280_000n, credited: 280_000n, debited: 0n })
    const debit = (amount: bigint, note: string, requestId: string = randomUUID()) =>
      inTransaction(admin, (tx) => debitWallet(tx, { walletId: wallet.id, amount, note, requestId }))
    expect(await debit(100_000n, ' ')).toEqual({ ok: false, reason: 'note_required' })
    expect(await debit(280_001n, 'Terlalu banyak')).toEqual({ ok: false, reason: 'balance_too_low', balance: 280_000n })
    const once = randomUUID()
    const presses = await Promise.all([debit(200_000n, 'Transfer BCA', once), debit(200_000n, 'Transfer BCA', once)])
    expect(presses.filter((result) => result.ok)).toHaveLength(1)
    expect((await listWalletTransactions(db.prisma, wallet.id)).rows[0]).toMatchObject({
      type: 'DEBIT',
      amount: 200_000n,
      admin_note: 'Transfer BCA',
      balance_after: 80_000n,
    })
    expect((await listWallets(db.prisma, { q: 'rina' }, ALL)).rows.find((row) => row.id === wallet.id)).toMatchObject({
      balance: 80_000n,
      debited: 200_000n,
    })
    expect(await readWalletOwner(db.prisma, wallet.id)).toMatchObject({ user_id: therapist.userId, role: 'THERAPIST' })
  })

  test("O23 a patient's wallet that never moved is not in the list", async () => {
    const patient = await createPatient()
    const {
      rows: [wallet],
    } = await db.pool.query<{ id: string }>('select id from wallets where user_id = $1', [patient.id])
    expect((await listWallets(db.prisma, {}, ALL)).rows.map((row) => row.id)).not.toContain(wallet!.id)
  })

  test('B04 the trial balance shown to admins sums to zero', async () => {
    const rows = await trialBalance(db.prisma)
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.reduce((sum, row) => sum + row.balance, 0n)).toBe(0n)
  })
})

describe('overview and health', () => {
  test('O23 the overview counts today, acceptance, median time and money', async () => {
    const before = await readOverview(db.prisma, 7)
    const accepted = await paidBooking()
    await advanceClock(db.pool, 'PT4M')
    expect(await inTransaction(accepted.therapist.actor, (tx) => acceptBooking(tx, { bookingId: accepted.bookingId }))).toMatchObject({
      ok: true,
    })
    const declined = await paidBooking()
    await inTransaction(declined.therapist.actor, (tx) => declineBooking(tx, { bookingId: declined.bookingId }))
    const after = await readOverview(db.prisma, 7)
    expect(after.asked - before.asked).toBe(2)
    expect(after.accepted - before.accepted).toBe(1)
    expect(after.declined - before.declined).toBe(1)
    expect(after.revenue - before.revenue).toBe(700_000n)
    expect(after.refunds_pending_amount - before.refunds_pending_amount).toBe(350_000n)
    expect(after.median_accept_seconds).not.toBeNull()
  })

  test("O23 a window of days has one row a day, and its sums are the overview's", async () => {
    const [overview, days] = await Promise.all([readOverview(db.prisma, 7), readDays(db.prisma, 7)])
    expect(days).toHaveLength(7)
    expect(days.reduce((sum, row) => sum + row.revenue, 0n)).toBe(overview.revenue)
    expect(days.at(-1)!.bookings).toBe(overview.bookings_today)
    const { hours, areas } = await readUtilisation(db.prisma, 7)
    expect(hours.every((row) => row.hour >= 0 && row.hour <= 23)).toBe(true)
    expect(areas.find((row) => row.city === 'Jakarta Selatan')!.therapists).toBeGreaterThan(0)
  })

  test('O23 health reads workers, jobs and the shifted clock', async () => {
    await db.pool.query(`insert into worker_heartbeats (pool_id, process_id, seen_at) values ('pool-1', 1, now() - interval '2 minutes')`)
    expect((await listWorkers(db.prisma))[0]!.silent_seconds).toBeGreaterThanOrEqual(119)
    expect((await countJobs(db.prisma)).map((row) => row.task)).toContain('notification.deliver')
    expect((await readDatabaseFacts(db.prisma)).clock_shift).toBe('00:04:00')
  })

  test('the world these tests leave behind breaks no invariant', async () => {
    expect(
      (await checkInvariants(db.pool)).filter((result) => result.status === 'broken').map((result) => [result.id, result.violations]),
    ).toEqual([])
  })
})

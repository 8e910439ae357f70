import { describe, expect, test } from 'vitest'
import { advanceClock } from '../../platform/clock.ts'
import { inTransaction, system, type Actor, type Tx } from '../../platform/db.ts'
import {
  acceptedBooking,
  createAdmin,
  createPatient,
  createTherapist,
  gridTime,
  openPayment,
  paidBooking,
  pendingBooking,
  settlePaymentInTest,
  statusOf,
  waitingJobs,
} from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { acceptBooking } from './accept-booking.ts'
import { cancelBooking, cancelBookingByAdmin } from './cancel-booking.ts'
import { lockBooking } from '../session/lock.ts'
import * as session from '../session/move-booking.ts'
import { declineBooking } from './decline-booking.ts'
import { listOverdueAnswers, timeOutBooking } from './time-out-booking.ts'

const db = testDatabase({ max: 30 })

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(actor, work)
const timeOut = (bookingId: string) => as(system('answer-timeout'), (tx) => timeOutBooking(tx, { bookingId }))

async function count(sql: string, values: unknown[]): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)
  return rows[0]!.n
}

const openRefunds = (bookingId: string) => count('refunds where booking_id = $1', [bookingId])

describe('a paid booking waits for its therapist', () => {
  test('D06 F19 paying records the money, sets the answer time and tells therapist, patient and admin', async () => {
    const admin = await createAdmin()
    const { bookingId, therapist, patient, paymentId } = await paidBooking()
    const {
      rows: [booking],
    } = await db.pool.query(`select *, extract(epoch from therapist_respond_by - paid_at)::int as seconds from bookings where id = $1`, [
      bookingId,
    ])
    expect(booking).toMatchObject({ status: 'PAID', seconds: 1800 })
    expect(await statusOf('payments', paymentId)).toBe('COMPLETED')
    for (const userId of [therapist.userId, patient.id, admin.id]) expect(await count('notifications where user_id = $1', [userId])).toBe(1)
    expect(await count(`ledger_entries where booking_id = $1 and kind = 'PAYMENT_RECEIVED'`, [bookingId])).toBe(1)
    expect((await waitingJobs('booking.answer-timeout')).map((job) => job.key)).toContain(`answer:${bookingId}`)
    expect((await waitingJobs('payment.expire-hold')).map((job) => job.key)).not.toContain(`hold:${bookingId}`)
  })

  test('F18 F19 an instant request gives five minutes and is urgent', async () => {
    const { bookingId, therapist } = await paidBooking({ bookingType: 'INSTANT', startsAt: await instantStart() })
    const {
      rows: [booking],
    } = await db.pool.query(`select extract(epoch from therapist_respond_by - paid_at)::int as seconds from bookings where id = $1`, [
      bookingId,
    ])
    expect(booking.seconds).toBe(300)
    const {
      rows: [notice],
    } = await db.pool.query(`select is_urgent, ttl_seconds from notifications where user_id = $1`, [therapist.userId])
    expect(notice).toEqual({ is_urgent: true, ttl_seconds: 300 })
  })

  test('F20 accepting opens the chat, plans the visit and withdraws the deadline; twice is once', async () => {
    const { bookingId, therapist } = await paidBooking()
    expect(await as(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))).toEqual({ ok: true, bookingId, isNew: true })
    expect(await as(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))).toEqual({ ok: true, bookingId, isNew: false })
    const {
      rows: [booking],
    } = await db.pool.query('select status, is_chat_active, chat_locked_at from bookings where id = $1', [bookingId])
    expect(booking).toMatchObject({ status: 'ACCEPTED', is_chat_active: true })
    expect(await count('chat_rooms where id = $1', [bookingId])).toBe(1)
    const keys = (await waitingJobs('chat.lock')).map((job) => job.key)
    expect(keys).toContain(`chat-lock:${bookingId}`)
    expect((await waitingJobs('booking.answer-timeout')).map((job) => job.key)).not.toContain(`answer:${bookingId}`)
  })

  test('F20 accepting plans the reminders and the look at the end, each at its moment', async () => {
    const { bookingId, therapist, startsAt } = await paidBooking({ sessions: 2, startsAt: await gridTime(30) })
    expect((await as(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))).ok).toBe(true)
    const { rows } = await db.pool.query<{ id: string }>('select id from sessions where booking_id = $1 and starts_at is not null', [
      bookingId,
    ])
    const [session] = rows
    const at = async (task: string) =>
      (await waitingJobs(task))
        .filter(({ key }) => key?.includes(session!.id))
        .map(({ key, run_at }) => [key, Math.round((startsAt.epochMilliseconds - run_at.getTime()) / 60_000)])
    expect(rows).toHaveLength(1)
    expect(await at('session.remind')).toEqual([
      [`remind:${session!.id}:24h`, 24 * 60],
      [`remind:${session!.id}:1h`, 60],
    ])
    expect(await at('session.auto-complete')).toEqual([[`auto-complete:${session!.id}`, -60]])
  })

  test('F20 declining cancels, frees the slot and owes the money back', async () => {
    const { bookingId, therapist, patient } = await paidBooking()
    expect((await as(therapist.actor, (tx) => declineBooking(tx, { bookingId }))).ok).toBe(true)
    const {
      rows: [booking],
    } = await db.pool.query('select status, refund_status, status_reason from bookings where id = $1', [bookingId])
    expect(booking).toEqual({ status: 'CANCELLED', refund_status: 'PENDING', status_reason: 'therapist_declined' })
    const {
      rows: [refund],
    } = await db.pool.query('select amount, status, patient_id from refunds where booking_id = $1', [bookingId])
    expect(refund).toEqual({ amount: '350000', status: 'PENDING', patient_id: patient.id })
    expect(await count(`sessions where booking_id = $1 and status = 'CANCELLED'`, [bookingId])).toBe(1)
  })

  test('another therapist, the patient and a stranger cannot answer', async () => {
    const { bookingId, patient } = await paidBooking()
    for (const actor of [(await createTherapist()).actor, patient.actor, (await createPatient()).actor]) {
      expect(await as(actor, (tx) => acceptBooking(tx, { bookingId }))).toEqual({ ok: false, reason: 'not_found' })
    }
    expect(await statusOf('bookings', bookingId)).toBe('PAID')
  })

  test('F19 the time-out acts at its moment and not before, and tells both', async () => {
    const { bookingId, therapist, patient } = await paidBooking()
    await advanceClock(db.pool, 'PT29M')
    expect(await timeOut(bookingId)).toEqual({ ok: false, reason: 'not_due' })
    await advanceClock(db.pool, 'PT1M1S')
    expect(await as(therapist.actor, (tx) => acceptBooking(tx, { bookingId }))).toEqual({ ok: false, reason: 'too_late' })
    expect(await as(system('sweep'), (tx) => listOverdueAnswers(tx))).toContain(bookingId)
    expect(await timeOut(bookingId)).toEqual({ ok: true })
    expect(await timeOut(bookingId)).toEqual({ ok: false, reason: 'already_answered' })
    expect(await count(`notifications where user_id = $1 and kind = 'booking_timed_out'`, [patient.id])).toBe(1)
    expect(await count(`notifications where user_id = $1 and kind = 'request_expired'`, [therapist.userId])).toBe(1)
    expect(await openRefunds(bookingId)).toBe(1)
  })
})

describe('races have one winner', () => {
  test('F19 accept against time-out at the deadline', async () => {
    for (let round = 0; round < 15; round++) {
      const { bookingId, therapist } = await paidBooking()
      await db.pool.query(`update bookings set therapist_respond_by = app_now() + interval '15 milliseconds' where id = $1`, [bookingId])
      const rivals = Array.from({ length: 6 }, (_, index) =>
        index % 2
          ? pause(index * 4).then(() => as(therapist.actor, (tx) => acceptBooking(tx, { bookingId })))
          : pause(index * 4).then(() => timeOut(bookingId)),
      )
      await Promise.all(rivals)
      await pause(20).then(() => timeOut(bookingId))
      const status = await statusOf('bookings', bookingId)
      expect(['ACCEPTED', 'CANCELLED']).toContain(status)
      expect(await openRefunds(bookingId)).toBe(status === 'CANCELLED' ? 1 : 0)
      expect(await count('chat_rooms where id = $1', [bookingId])).toBe(status === 'ACCEPTED' ? 1 : 0)
    }
  })

  test('F19 control: read, decide, then write without asking again lets both sides win', async () => {
    const { bookingId, paymentId, patient } = await paidBooking()
    await db.pool.query('alter table bookings disable trigger bookings_legal_step')
    const decide = async (effect: string, values: unknown[], to: string) => {
      const {
        rows: [row],
      } = await db.pool.query('select status from bookings where id = $1', [bookingId])
      if (row.status !== 'PAID') return
      await pause(20)
      await db.pool.query(effect, values)
      await db.pool.query(
        `update bookings set status = $2::booking_status, status_reason = 'naive', cancelled_at = app_now(), accepted_at = app_now() where id = $1`,
        [bookingId, to],
      )
    }
    await Promise.all([
      decide('insert into chat_rooms (id) values ($1)', [bookingId], 'ACCEPTED'),
      decide(
        `insert into refunds (booking_id, payment_id, patient_id, amount, reason, idempotency_key) values ($1, $2, $3, 1, 'naive', 'naive')`,
        [bookingId, paymentId, patient.id],
        'CANCELLED',
      ),
    ])
    await db.pool.query('alter table bookings enable trigger bookings_legal_step')
    expect([await openRefunds(bookingId), await count('chat_rooms where id = $1', [bookingId])]).toEqual([1, 1])
  })

  test('D06 D08 pay against expiry: the money buys the booking or is owed back, never neither', async () => {
    for (let round = 0; round < 15; round++) {
      const { bookingId } = await pendingBooking()
      const paymentId = await openPayment(bookingId)
      await Promise.all([
        settlePaymentInTest(paymentId),
        as(system('hold'), async (tx) =>
          session.cancelBooking(tx, (await lockBooking(tx, bookingId))!, { from: ['PENDING'], reason: 'payment_expired', by: 'nobody' }),
        ),
        settlePaymentInTest(paymentId),
      ])
      const {
        rows: [payment],
      } = await db.pool.query('select status, is_entitled from payments where id = $1', [paymentId])
      expect(payment.status).toBe('COMPLETED')
      const status = await statusOf('bookings', bookingId)
      expect(payment.is_entitled).toBe(status === 'PAID')
      expect(await openRefunds(bookingId)).toBe(status === 'PAID' ? 0 : 1)
      expect(await count('ledger_entries where booking_id = $1', [bookingId])).toBe(1)
    }
  })

  test('D13 cancel against accept: refunded or accepted, never both', async () => {
    for (let round = 0; round < 10; round++) {
      const { bookingId, therapist, patient } = await paidBooking()
      const [accepted, cancelled] = await Promise.all([
        as(therapist.actor, (tx) => acceptBooking(tx, { bookingId })),
        as(patient.actor, (tx) => cancelBooking(tx, { bookingId })),
      ])
      expect([accepted.ok, cancelled.ok].filter(Boolean)).toHaveLength(1)
      expect(await openRefunds(bookingId)).toBe(cancelled.ok ? 1 : 0)
    }
  })
})

describe('cancelling', () => {
  test('D13 before payment nothing is owed, after payment everything, after acceptance only the unused sessions by an admin', async () => {
    const unpaid = await pendingBooking()
    expect(await as(unpaid.patient.actor, (tx) => cancelBooking(tx, { bookingId: unpaid.bookingId }))).toEqual({
      ok: true,
      refund: 0n,
      isNew: true,
    })
    const paid = await paidBooking()
    expect(await as(paid.patient.actor, (tx) => cancelBooking(tx, { bookingId: paid.bookingId }))).toEqual({
      ok: true,
      refund: 350_000n,
      isNew: true,
    })
    const accepted = await acceptedBooking({ sessions: 4, price: 1_000_003n })
    expect(await as(accepted.patient.actor, (tx) => cancelBooking(tx, { bookingId: accepted.bookingId }))).toEqual({
      ok: false,
      reason: 'already_accepted',
    })
    await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [accepted.sessionIds[0]])
    const admin = await createAdmin()
    const closed = await as(admin.actor, (tx) =>
      cancelBookingByAdmin(tx, { bookingId: accepted.bookingId, because: { words: 'patient moved away' } }),
    )
    const {
      rows: [first],
    } = await db.pool.query('select therapist_share + platform_share as value from sessions where id = $1', [accepted.sessionIds[0]])
    expect(closed).toEqual({ ok: true, refund: 1_000_003n - BigInt(first.value), isNew: true })
  })

  test('R10 an admin says why, or nothing is cancelled', async () => {
    const { bookingId } = await acceptedBooking()
    const admin = await createAdmin()
    for (const because of [{}, { words: ' x ' }])
      expect(await as(admin.actor, (tx) => cancelBookingByAdmin(tx, { bookingId, because }))).toEqual({
        ok: false,
        reason: 'reason_required',
      })
    expect(await statusOf('bookings', bookingId)).toBe('ACCEPTED')
  })

  test('a stranger cannot cancel, and a patient cannot act as an admin', async () => {
    const { bookingId, patient } = await paidBooking()
    const stranger = await createPatient()
    expect(await as(stranger.actor, (tx) => cancelBooking(tx, { bookingId }))).toEqual({ ok: false, reason: 'not_found' })
    expect(await as(patient.actor, (tx) => cancelBookingByAdmin(tx, { bookingId, because: { reason: 'other' } }))).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })

  test('an illegal step is refused by the database and changes nothing', async () => {
    const { bookingId } = await pendingBooking()
    await expect(
      db.pool.query(`update bookings set status = 'COMPLETED', accepted_at = app_now() where id = $1`, [bookingId]),
    ).rejects.toThrow(/illegal BOOKING step PENDING -> COMPLETED/)
    expect(await statusOf('bookings', bookingId)).toBe('PENDING')
  })
})

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Two hours from now, moved away from midnight so that it is still today for the therapist. */
async function instantStart(): Promise<Temporal.Instant> {
  const {
    rows: [row],
  } = await db.pool.query(`select app_now() as now`)
  const now = Temporal.Instant.fromEpochMilliseconds(row.now.getTime()).toZonedDateTimeISO('Asia/Jakarta')
  if (now.hour >= 20) await advanceClock(db.pool, 'PT8H')
  return gridTime(2)
}

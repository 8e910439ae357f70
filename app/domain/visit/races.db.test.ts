import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, asPatient, asTherapist, jobs, later, noticesOf, sessionState, type VisitCase } from '../../../test/visits.ts'
import { inTransaction, system, type Tx } from '../../platform/db.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { cancelSession } from '../scheduling/cancel-session.ts'
import { autoComplete } from './auto-complete.ts'
import { completeSession } from './complete-session.ts'
import { reportNoShow } from './report-no-show.ts'
import { startSession } from './start-session.ts'

const db = testDatabase({ max: 20 })

const count = async (sql: string, id: string): Promise<number> =>
  (await db.pool.query<{ n: number }>(`select count(*)::int as n ${sql}`, [id])).rows[0]!.n
const completions = (sessionId: string) => count(`from booking_events where session_id = $1 and to_state = 'COMPLETED'`, sessionId)
const payouts = (sessionId: string) => count(`from ledger_entries where session_id = $1`, sessionId)

describe('many hands at once', () => {
  test('F10 20 parallel completes: all answered with success, one effect, one payout', async () => {
    const visit = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -50 })
    const sessionId = visit.sessionIds[0]!
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId }))),
    )
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(answers.filter((answer) => answer.ok && !answer.repeated)).toHaveLength(1)
    expect(await completions(sessionId)).toBe(1)
    expect(await jobs(`payout:${sessionId}`)).toHaveLength(1)
    expect(await noticesOf(visit.patientId)).toEqual(['session_completed', 'booking_completed'])

    const paid = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction(system('test'), (tx) => payOutSession(tx, { sessionId }))),
    )
    expect(paid.filter((result) => result.ok && result.outcome === 'PAID')).toHaveLength(1)
    expect(await payouts(sessionId)).toBe(1)
  })

  test('control: read first, write later, without lock and condition, takes the step more than once', async () => {
    const visit = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -50 })
    const sessionId = visit.sessionIds[0]!
    // All have read before the first writes: what a check in the application alone amounts to.
    const gate = meetingPoint(8)
    const unguarded = async (tx: Tx) => {
      const [row] = await tx.$queryRaw<{ status: string }[]>`select status::text from sessions where id = ${sessionId}::uuid`
      await gate()
      if (row!.status !== 'IN_PROGRESS') return false
      await tx.$executeRaw`update sessions set status = 'COMPLETED', finished_at = app_now() where id = ${sessionId}::uuid`
      return true
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => inTransaction(asTherapist(visit), unguarded)))
    expect(answers.filter(Boolean).length).toBeGreaterThan(1)
  })

  test('F08 cancel against start: one winner; paid only when the visit was forfeited', async () => {
    for (let round = 0; round < 12; round++) {
      const visit = await acceptedBooking({ place: 'ONLINE', startsInMinutes: 10 })
      const sessionId = visit.sessionIds[0]!
      const start = () => inTransaction(asTherapist(visit), (tx) => startSession(tx, { sessionId }))
      const cancel = () =>
        inTransaction(asPatient(visit), (tx) => cancelSession(tx, { sessionId, patientId: visit.patientId, expected: 'forfeited' }))
      const [started, cancelled] =
        round % 2 === 0 ? await Promise.all([start(), cancel()]) : await Promise.all([cancel(), start()]).then(([c, s]) => [s, c] as const)
      expect([started.ok, cancelled.ok].filter(Boolean)).toHaveLength(1)
      const { status } = await sessionState(sessionId)
      expect(status).toBe(started.ok ? 'IN_PROGRESS' : 'FORFEITED')
      expect(await jobs(`payout:${sessionId}`)).toHaveLength(started.ok ? 0 : 1)
    }
  })

  test('no-show, start and cancel at the door: one of them holds', async () => {
    for (let round = 0; round < 8; round++) {
      const visit = await acceptedBooking({ status: 'ARRIVED', startsInMinutes: -20 })
      const sessionId = visit.sessionIds[0]!
      const answers = await Promise.all([
        inTransaction(asTherapist(visit), (tx) => reportNoShow(tx, { sessionId })),
        inTransaction(asTherapist(visit), (tx) => startSession(tx, { sessionId })),
        inTransaction(asPatient(visit), (tx) => cancelSession(tx, { sessionId, patientId: visit.patientId, expected: 'forfeited' })),
      ])
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      expect(await jobs(`payout:${sessionId}`)).toHaveLength((await sessionState(sessionId)).status === 'FORFEITED' ? 1 : 0)
    }
  })

  test('D09 the therapist and the clock complete together: one effect', async () => {
    const visit = await acceptedBooking({ place: 'ONLINE', status: 'IN_PROGRESS', startsInMinutes: -30 })
    const sessionId = visit.sessionIds[0]!
    await later(31)
    const [byHand, byClock] = await Promise.all([
      inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId, note: 'Selesai' })),
      inTransaction(system('session.auto-complete'), (tx) => autoComplete(tx, { sessionId })),
    ])
    expect(byHand.ok).toBe(true)
    expect([byHand.ok && !byHand.repeated, byClock.outcome === 'completed'].filter(Boolean)).toHaveLength(1)
    expect(await completions(sessionId)).toBe(1)
    expect((await sessionState(sessionId)).therapist_note).toBe('Selesai')
  })

  test('D09 the last two sessions ending at once complete the booking once', async () => {
    const visit = await twoUnderWay()
    await Promise.all(visit.sessionIds.map((sessionId) => inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId }))))
    expect((await sessionState(visit.sessionIds[0]!)).booking_status).toBe('COMPLETED')
    expect((await noticesOf(visit.patientId)).filter((kind) => kind === 'booking_completed')).toHaveLength(1)
  })
})

/** Returns a function that waits until it was called `size` times. */
function meetingPoint(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    if (++waiting === size) resolve()
    return promise
  }
}

async function twoUnderWay(): Promise<VisitCase> {
  const visit = await acceptedBooking({ sessions: 2, status: 'IN_PROGRESS', startsInMinutes: -50 })
  await db.pool.query(
    `update sessions set status = 'SCHEDULED', starts_at = app_now() + interval '2 hours', ends_at = app_now() + interval '3 hours',
    blocked_until = app_now() + interval '3 hours' where id = $1`,
    [visit.sessionIds[1]],
  )
  await db.pool.query(`update sessions set status = 'IN_PROGRESS' where id = $1`, [visit.sessionIds[1]])
  return visit
}

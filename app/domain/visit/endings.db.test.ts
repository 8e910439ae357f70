import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, asAdmin, asTherapist, jobs, later, noticesOf, openExceptions, sessionState } from '../../../test/visits.ts'
import { database, inTransaction, system } from '../../platform/db.ts'
import { arrive } from './arrive.ts'
import { autoComplete, findOverdueSessions } from './auto-complete.ts'
import { completeSession } from './complete-session.ts'
import { resolveSession, type SessionResolution } from './resolve-session.ts'
import { setOut } from './set-out.ts'
import { startSession } from './start-session.ts'

const db = testDatabase()
const run = (sessionId: string) => inTransaction(system('session.auto-complete'), (tx) => autoComplete(tx, { sessionId }))

describe('sessions that end by themselves', () => {
  test('D09 B02 an online session completes at its end once started, by the job planned for that moment', async () => {
    const visit = await acceptedBooking({ place: 'ONLINE', startsInMinutes: 5 })
    const sessionId = visit.sessionIds[0]!
    await inTransaction(asTherapist(visit), (tx) => startSession(tx, { sessionId }))
    expect((await jobs(`auto-complete:${sessionId}`)).map((job) => job.runAt.epochMilliseconds / 1000)).toEqual([
      expect.closeTo(visit.startsAt.add({ minutes: 60 }).epochMilliseconds / 1000, 0),
    ])
    expect(await run(sessionId)).toEqual({ outcome: 'not_yet' })
    await later(66)
    expect(await run(sessionId)).toEqual({ outcome: 'completed' })
    expect(await run(sessionId)).toEqual({ outcome: 'nothing' })
    const state = await sessionState(sessionId)
    expect(state).toMatchObject({ status: 'COMPLETED', status_reason: 'auto_online', booking_status: 'COMPLETED' })
    expect(state.finished_at!.getTime()).toBe(visit.startsAt.add({ minutes: 60 }).epochMilliseconds)
    expect(await jobs(`payout:${sessionId}`)).toHaveLength(1)
  })

  test('D09 a home session started and forgotten completes 12 h after its end; the note may still follow', async () => {
    const visit = await acceptedBooking({ status: 'ARRIVED', startsInMinutes: 0 })
    const sessionId = visit.sessionIds[0]!
    await inTransaction(asTherapist(visit), (tx) => startSession(tx, { sessionId }))
    await later(60 + 12 * 60 - 1)
    expect(await run(sessionId)).toEqual({ outcome: 'not_yet' })
    await later(2)
    expect(await findOverdueSessions(db.prisma)).toContain(sessionId)
    expect(await run(sessionId)).toEqual({ outcome: 'completed' })
    expect(await sessionState(sessionId)).toMatchObject({ status: 'COMPLETED', status_reason: 'auto_forgotten' })
    expect(await inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId, note: 'Lupa menekan' }))).toEqual({
      ok: true,
      repeated: true,
    })
    expect((await sessionState(sessionId)).therapist_note).toBe('Lupa menekan')
    expect(await jobs(`payout:${sessionId}`)).toHaveLength(1)
  })

  test('D09 one that never started is reported once to the admins and never paid silently', async () => {
    const visit = await acceptedBooking({ startsInMinutes: 10 })
    const sessionId = visit.sessionIds[0]!
    await later(71)
    // Its therapy time is over, its slot is not: the job plans its own return.
    expect(await run(sessionId)).toEqual({ outcome: 'not_yet' })
    expect((await jobs(`auto-complete:${sessionId}`)).map((job) => job.runAt.epochMilliseconds / 1000)).toEqual([
      expect.closeTo(visit.startsAt.add({ minutes: 90 }).epochMilliseconds / 1000, 0),
    ])
    await later(30)
    expect(await findOverdueSessions(db.prisma)).toContain(sessionId)
    expect(await run(sessionId)).toEqual({ outcome: 'reported' })
    expect(await run(sessionId)).toEqual({ outcome: 'nothing' })
    expect(await findOverdueSessions(db.prisma)).not.toContain(sessionId)
    expect(await sessionState(sessionId)).toMatchObject({ status: 'SCHEDULED', booking_status: 'ACCEPTED' })
    expect(await openExceptions(sessionId)).toEqual(['SESSION_UNRESOLVED'])
    expect((await noticesOf(visit.adminId)).filter((kind) => kind === 'admin_exception')).toHaveLength(1)
    expect(await jobs(`payout:${sessionId}`)).toEqual([])
  })

  test('a therapist who was only late closes the report by starting after all', async () => {
    const visit = await acceptedBooking({ startsInMinutes: 10 })
    const sessionId = visit.sessionIds[0]!
    await later(101)
    await run(sessionId)
    for (const step of [setOut, arrive, startSession]) await inTransaction(asTherapist(visit), (tx) => step(tx, { sessionId }))
    expect(await openExceptions(sessionId)).toEqual([])
  })
})

describe('an admin resolves what did not end by itself', () => {
  const resolve = (
    visit: Awaited<ReturnType<typeof acceptedBooking>>,
    resolution: SessionResolution,
    reason = 'Sudah dikonfirmasi lewat telepon',
  ) => inTransaction(asAdmin(visit), (tx) => resolveSession(tx, { sessionId: visit.sessionIds[0]!, resolution, reason }))

  test('as completed: paid once, audited, off the list', async () => {
    const visit = await acceptedBooking({ startsInMinutes: -100 })
    await run(visit.sessionIds[0]!)
    expect(await resolve(visit, 'completed', '  ')).toEqual({ ok: false, reason: 'reason_required' })
    expect(await resolve(visit, 'completed')).toEqual({ ok: true, repeated: false })
    expect(await resolve(visit, 'completed')).toEqual({ ok: true, repeated: true })
    expect(await sessionState(visit.sessionIds[0]!)).toMatchObject({ status: 'COMPLETED', booking_status: 'COMPLETED' })
    expect(await openExceptions(visit.sessionIds[0]!)).toEqual([])
    expect(await jobs(`payout:${visit.sessionIds[0]}`)).toHaveLength(1)
    const { rows } = await db.pool.query(
      `select actor_id, reason, before->>'status' as before, after->>'status' as after from audit_log where subject_id = $1`,
      [visit.sessionIds[0]],
    )
    expect(rows).toEqual([{ actor_id: visit.adminId, reason: 'Sudah dikonfirmasi lewat telepon', before: 'SCHEDULED', after: 'COMPLETED' }])
  })

  test('F17 a chat locked meanwhile opens again with the session back in quota', async () => {
    const visit = await acceptedBooking({ startsInMinutes: -3000 })
    await db.pool.query(`update bookings set is_chat_active = false, chat_locked_at = app_now() - interval '1 hour' where id = $1`, [
      visit.bookingId,
    ])
    expect(await resolve(visit, 'quota')).toEqual({ ok: true, repeated: false })
    const { rows } = await db.pool.query('select is_chat_active, chat_locked_at > expires_at as after_expiry from bookings where id = $1', [
      visit.bookingId,
    ])
    expect(rows).toEqual([{ is_chat_active: true, after_expiry: true }])
  })

  test('as failed: through FAILED back to quota, nobody is paid', async () => {
    const visit = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -30 })
    expect(await resolve(visit, 'quota')).toEqual({ ok: true, repeated: false })
    expect(await sessionState(visit.sessionIds[0]!)).toMatchObject({
      status: 'PENDING_SCHEDULING',
      starts_at: null,
      started_at: null,
      booking_status: 'ACCEPTED',
    })
    const { rows } = await db.pool.query(`select to_state from booking_events where session_id = $1 and subject = 'SESSION' order by id`, [
      visit.sessionIds[0],
    ])
    expect(rows.map((row) => row.to_state)).toEqual(['IN_PROGRESS', 'FAILED', 'PENDING_SCHEDULING'])
    expect(await jobs(`payout:${visit.sessionIds[0]}`)).toEqual([])
  })

  test('F08 as forfeited: only once the start has passed, and not when therapy had begun', async () => {
    const ahead = await acceptedBooking({ startsInMinutes: 60 })
    expect(await resolve(ahead, 'forfeited')).toEqual({ ok: false, reason: 'too_early', status: 'SCHEDULED' })
    const begun = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -30 })
    expect(await resolve(begun, 'forfeited')).toEqual({ ok: false, reason: 'stale', status: 'IN_PROGRESS' })
    const missed = await acceptedBooking({ startsInMinutes: -100 })
    expect(await resolve(missed, 'forfeited')).toEqual({ ok: true, repeated: false })
    expect(await sessionState(missed.sessionIds[0]!)).toMatchObject({ status: 'FORFEITED' })
  })

  test('neither therapist nor patient waits for a visit an admin has ended before its time; a past one is no news', async () => {
    const quota = await acceptedBooking({ startsInMinutes: 60 })
    expect(await resolve(quota, 'quota')).toMatchObject({ ok: true })
    expect(await noticesOf(quota.therapistUserId)).toContain('session_cancelled')
    expect(await noticesOf(quota.patientId)).toContain('therapist_withdrew')
    const past = await acceptedBooking({ startsInMinutes: -100 })
    expect(await resolve(past, 'quota')).toMatchObject({ ok: true })
    expect(await noticesOf(past.therapistUserId)).toEqual([])
  })

  test('decided while the visit still runs, it ends now and not at a moment to come', async () => {
    const visit = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -20 })
    expect(await resolve(visit, 'completed')).toEqual({ ok: true, repeated: false })
    const { rows } = await db.pool.query(
      `select s.finished_at <= app_now() as is_over, lower(k.during) = s.finished_at as leaves_then
       from sessions s join calendar_blocks k on k.session_id = s.id where s.id = $1`,
      [visit.sessionIds[0]],
    )
    expect(rows).toEqual([{ is_over: true, leaves_then: true }])
  })

  test('nobody but an admin can', async () => {
    const visit = await acceptedBooking({ startsInMinutes: -100 })
    expect(
      await inTransaction(asTherapist(visit), (tx) =>
        resolveSession(tx, { sessionId: visit.sessionIds[0]!, resolution: 'completed', reason: 'Saya sudah datang' }),
      ),
    ).toEqual({ ok: false, reason: 'not_found' })
    expect(
      (await database().pool.query('select count(*)::int as n from audit_log where subject_id = $1', [visit.sessionIds[0]])).rows[0].n,
    ).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, asPatient, asTherapist, jobs, later, noticesOf, openExceptions, sessionState } from '../../../test/visits.ts'
import { inTransaction, toInstant } from '../../platform/db.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { arrive } from './arrive.ts'
import { completeSession } from './complete-session.ts'
import { reportNoShow } from './report-no-show.ts'
import { remindSession } from './remind-session.ts'
import { saveNote } from './save-note.ts'
import { setOnline } from './set-online.ts'
import { setOut } from './set-out.ts'
import { startSession } from './start-session.ts'
import { withdrawVisit } from './withdraw-visit.ts'

const db = testDatabase()

describe('a visit from the door to the payout', () => {
  test('F10 D09 set out, arrive, start, complete: patient told, paid once, booking completed', async () => {
    const visit = await acceptedBooking({ net: 280_000 })
    const [sessionId] = visit.sessionIds as [string]
    const therapist = asTherapist(visit)
    for (const step of [setOut, arrive, startSession]) {
      expect(await inTransaction(therapist, (tx) => step(tx, { sessionId }))).toEqual({ ok: true, repeated: false })
      expect(await inTransaction(therapist, (tx) => step(tx, { sessionId }))).toEqual({ ok: true, repeated: true })
    }
    expect(await inTransaction(therapist, (tx) => completeSession(tx, { sessionId, note: ' Bahu kanan membaik ' }))).toEqual({
      ok: true,
      repeated: false,
    })

    const state = await sessionState(sessionId)
    expect(state).toMatchObject({ status: 'COMPLETED', booking_status: 'COMPLETED', therapist_note: 'Bahu kanan membaik' })
    expect(await noticesOf(visit.patientId)).toEqual(['therapist_en_route', 'therapist_arrived', 'session_completed', 'booking_completed'])
    expect(await jobs(`payout:${sessionId}`)).toMatchObject([{ task: 'payout.session', maxAttempts: 3 }])
    expect(await jobs(`auto-complete:${sessionId}`)).toEqual([])

    const pay = () => inTransaction({ kind: 'system', name: 'test' }, (tx) => payOutSession(tx, { sessionId }))
    expect(await pay()).toEqual({ ok: true, outcome: 'PAID', amount: 280_000n })
    expect(await pay()).toEqual({ ok: true, outcome: 'ALREADY_PAID', amount: 280_000n })
    const { rows } = await db.pool.query('select balance from wallets where user_id = $1', [visit.therapistUserId])
    expect(rows[0].balance).toBe('280000')
  })

  test('F17 the chat stays open 24 h after the last session, longer while quota remains', async () => {
    const single = await acceptedBooking({ status: 'IN_PROGRESS', startsInMinutes: -50 })
    await inTransaction(asTherapist(single), (tx) => completeSession(tx, { sessionId: single.sessionIds[0]! }))
    const ended = await sessionState(single.sessionIds[0]!)
    expect(ended.chat_locked_at!.getTime() - ended.finished_at!.getTime()).toBe(24 * 3_600_000)
    expect((await jobs(`chat-lock:${single.bookingId}`)).map((job) => job.runAt.epochMilliseconds)).toEqual([
      ended.chat_locked_at!.getTime(),
    ])

    const course = await acceptedBooking({ sessions: 4, status: 'IN_PROGRESS', startsInMinutes: -50 })
    await inTransaction(asTherapist(course), (tx) => completeSession(tx, { sessionId: course.sessionIds[0]! }))
    const open = await sessionState(course.sessionIds[0]!)
    expect(open.booking_status).toBe('ACCEPTED')
    expect(open.chat_locked_at!.getTime() - open.expires_at.getTime()).toBe(24 * 3_600_000)
  })

  test("another therapist's visit, a patient's hand and an unknown id find nothing", async () => {
    const visit = await acceptedBooking()
    const other = await acceptedBooking()
    const sessionId = visit.sessionIds[0]!
    for (const actor of [asTherapist(other), asPatient(visit)]) {
      expect(await inTransaction(actor, (tx) => setOut(tx, { sessionId }))).toEqual({ ok: false, reason: 'not_found' })
    }
    expect(await inTransaction(asTherapist(visit), (tx) => setOut(tx, { sessionId: visit.bookingId }))).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect((await sessionState(sessionId)).status).toBe('SCHEDULED')
  })

  test('a step out of order changes nothing and says where the visit stands', async () => {
    const visit = await acceptedBooking()
    const sessionId = visit.sessionIds[0]!
    for (const step of [arrive, startSession, completeSession, reportNoShow]) {
      expect(await inTransaction(asTherapist(visit), (tx) => step(tx, { sessionId }))).toEqual({
        ok: false,
        reason: 'stale',
        status: 'SCHEDULED',
      })
    }
    expect(await noticesOf(visit.patientId)).toEqual([])
  })

  test('a page that shows an appointment moved since is stale', async () => {
    const visit = await acceptedBooking()
    const result = await inTransaction(asTherapist(visit), (tx) =>
      setOut(tx, { sessionId: visit.sessionIds[0]!, startsAt: visit.startsAt.add({ hours: 1 }) }),
    )
    expect(result).toEqual({ ok: false, reason: 'stale', status: 'SCHEDULED' })
  })

  test('setting out the day before is too early and names the moment it opens', async () => {
    const visit = await acceptedBooking({ startsInMinutes: 24 * 60 })
    const result = await inTransaction(asTherapist(visit), (tx) => setOut(tx, { sessionId: visit.sessionIds[0]! }))
    expect(result).toEqual({ ok: false, reason: 'too_early', status: 'SCHEDULED', opensAt: visit.startsAt.subtract({ hours: 3 }) })
  })

  test('a note can be written during and after the visit, not before it', async () => {
    const visit = await acceptedBooking({ startsInMinutes: 30 })
    const sessionId = visit.sessionIds[0]!
    const write = (note: string) => inTransaction(asTherapist(visit), (tx) => saveNote(tx, { sessionId, note }))
    expect(await write('Terlalu dini')).toEqual({ ok: false, reason: 'stale' })
    for (const step of [setOut, arrive, startSession, completeSession])
      await inTransaction(asTherapist(visit), (tx) => step(tx, { sessionId }))
    expect(await write('Latihan di rumah')).toEqual({ ok: true })
    expect(await write('x'.repeat(4001))).toEqual({ ok: false, reason: 'too_long' })
    await inTransaction(asTherapist(visit), (tx) => completeSession(tx, { sessionId, note: 'Tekan dua kali' }))
    expect((await sessionState(sessionId)).therapist_note).toBe('Latihan di rumah')
  })
})

describe('when the patient is not there', () => {
  test('F08 no-show: only after arrival, only 15 minutes past the start; then forfeited and paid pro rata', async () => {
    const visit = await acceptedBooking({ sessions: 4, net: 1_000_001, startsInMinutes: 10 })
    const sessionId = visit.sessionIds[0]!
    const report = () => inTransaction(asTherapist(visit), (tx) => reportNoShow(tx, { sessionId }))
    await inTransaction(asTherapist(visit), (tx) => setOut(tx, { sessionId }))
    expect(await report()).toMatchObject({ ok: false, reason: 'stale' })
    await inTransaction(asTherapist(visit), (tx) => arrive(tx, { sessionId }))
    expect(await report()).toMatchObject({ ok: false, reason: 'too_early', opensAt: visit.startsAt.add({ minutes: 15 }) })
    await later(24)
    expect(await report()).toMatchObject({ ok: false, reason: 'too_early' })
    await later(2)
    expect(await report()).toEqual({ ok: true, repeated: false })
    expect(await report()).toEqual({ ok: true, repeated: true })
    expect(await sessionState(sessionId)).toMatchObject({
      status: 'FORFEITED',
      status_reason: 'patient_no_show',
      booking_status: 'ACCEPTED',
    })
    expect(await noticesOf(visit.patientId)).toContain('session_forfeited')
    expect(await jobs(`payout:${sessionId}`)).toHaveLength(1)
    expect(await inTransaction({ kind: 'system', name: 'test' }, (tx) => payOutSession(tx, { sessionId }))).toEqual({
      ok: true,
      outcome: 'PAID',
      amount: 250_000n,
    })
  })
})

describe('when the therapist cannot come', () => {
  test('the session returns to quota, the package lasts long enough to use it, admins and patient are told once', async () => {
    const visit = await acceptedBooking({ packageDays: 2 })
    const sessionId = visit.sessionIds[0]!
    await inTransaction(asTherapist(visit), (tx) => setOut(tx, { sessionId }))
    const withdraw = () =>
      inTransaction(asTherapist(visit), (tx) =>
        withdrawVisit(tx, { sessionId, startsAt: visit.startsAt, because: { words: 'Motor mogok' } }),
      )
    expect(await withdraw()).toEqual({ ok: true, repeated: false })
    expect(await withdraw()).toEqual({ ok: true, repeated: true })
    const state = await sessionState(sessionId)
    expect(state).toMatchObject({
      status: 'PENDING_SCHEDULING',
      status_reason: 'therapist_withdrew',
      starts_at: null,
      booking_status: 'ACCEPTED',
    })
    const { rows } = await db.pool.query('select app_now() as now')
    expect(toInstant(state.expires_at).since(toInstant(rows[0].now)).total('hours')).toBeGreaterThan(7 * 24 - 1)
    expect(await openExceptions(sessionId)).toEqual(['THERAPIST_NO_SHOW'])
    expect(await noticesOf(visit.patientId)).toEqual(['therapist_en_route', 'therapist_withdrew'])
    expect((await noticesOf(visit.adminId)).filter((kind) => kind === 'admin_exception')).toHaveLength(1)
    expect(await jobs(`payout:${sessionId}`)).toEqual([])
  })

  test("a second tap does not reach the patient's next appointment", async () => {
    const visit = await acceptedBooking()
    const sessionId = visit.sessionIds[0]!
    await inTransaction(asTherapist(visit), (tx) => withdrawVisit(tx, { sessionId, startsAt: visit.startsAt }))
    await db.pool.query(
      `update sessions set status = 'SCHEDULED', starts_at = app_now() + interval '2 days',
      ends_at = app_now() + interval '2 days 1 hour', blocked_until = app_now() + interval '2 days 90 minutes' where id = $1`,
      [sessionId],
    )
    expect(await inTransaction(asTherapist(visit), (tx) => withdrawVisit(tx, { sessionId, startsAt: visit.startsAt }))).toMatchObject({
      ok: false,
      reason: 'stale',
    })
    expect((await sessionState(sessionId)).status).toBe('SCHEDULED')
  })
})

test('F18 a reminder reaches both, once, and only while its time still holds', async () => {
  const visit = await acceptedBooking({ startsInMinutes: 60 })
  const sessionId = visit.sessionIds[0]!
  const remind = (startsAt: Temporal.Instant) =>
    inTransaction({ kind: 'system', name: 'test' }, (tx) => remindSession(tx, { sessionId, startsAt: startsAt.toString(), lead: '1h' }))
  expect(await remind(visit.startsAt.add({ hours: 3 }))).toBe(false)
  expect(await remind(visit.startsAt)).toBe(true)
  await remind(visit.startsAt)
  expect(await noticesOf(visit.patientId)).toEqual(['session_reminder'])
  expect(await noticesOf(visit.therapistUserId)).toEqual(['session_reminder'])
  await inTransaction(asTherapist(visit), (tx) => setOut(tx, { sessionId }))
  expect(await remind(visit.startsAt)).toBe(false)
})

test('I17 only a verified therapist comes online; everyone may go offline', async () => {
  const visit = await acceptedBooking()
  const toggle = (online: boolean) => inTransaction(asTherapist(visit), (tx) => setOnline(tx, { online }))
  expect(await toggle(true)).toEqual({ ok: true, isOnline: true })
  await db.pool.query(`update therapists set is_online = false, verification_status = 'PENDING' where id = $1`, [visit.therapistId])
  expect(await toggle(true)).toEqual({ ok: false, reason: 'not_verified' })
  expect(await toggle(false)).toEqual({ ok: true, isOnline: false })
  expect(await inTransaction(asPatient(visit), (tx) => setOnline(tx, { online: true }))).toEqual({ ok: false, reason: 'not_found' })
})

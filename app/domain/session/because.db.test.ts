import { describe, expect, test } from 'vitest'
import { acceptedBooking, createAdmin, paidBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { inTransaction } from '../../platform/db.ts'
import { readBooking, readTimeline } from '../booking/booking-queries.ts'
import { cancelBooking, cancelBookingByAdmin } from '../booking/cancel-booking.ts'
import { declineBooking } from '../booking/decline-booking.ts'
import { cancelSession } from '../scheduling/cancel-session.ts'
import { readRequest, readTherapistSession } from '../visit/therapist-queries.ts'
import { withdrawVisit } from '../visit/withdraw-visit.ts'
import type { Because } from './because.ts'

const db = testDatabase()
const BECAUSE: Because = { reason: 'time_does_not_suit', words: ' Anak saya ulang tahun ' }

const notes = async (bookingId: string) => (await readTimeline(db.prisma, bookingId)).filter(({ to_state }) => to_state === 'CANCEL_REASON')

describe('why somebody cancelled', () => {
  test('D13 of a booking: the admin reads who, why and the words, the other side the reason alone', async () => {
    const made = await paidBooking()
    await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: made.bookingId, because: BECAUSE }))
    const asAdmin = await readBooking(db.prisma, made.bookingId, { admin: true })
    expect(asAdmin!.cancellation).toEqual({
      role: 'PATIENT',
      name: 'Sari Wulandari',
      reason: 'time_does_not_suit',
      words: 'Anak saya ulang tahun',
    })
    const request = await readRequest(db.prisma, made.therapist.userId, made.bookingId)
    expect(request).toMatchObject({ cancel_reason: 'time_does_not_suit' })
    const asTherapist = await readBooking(db.prisma, made.bookingId, { therapistUserId: made.therapist.userId })
    expect(asTherapist!.cancellation).toEqual({ role: 'PATIENT', name: null, reason: 'time_does_not_suit', words: null })
  })

  test('F20 of a declined request, and of a booking an admin ended', async () => {
    const declined = await paidBooking()
    await inTransaction(declined.therapist.actor, (tx) =>
      declineBooking(tx, { bookingId: declined.bookingId, because: { reason: 'illness_or_emergency', words: 'Demam' } }),
    )
    const shown = await readBooking(db.prisma, declined.bookingId, { patientId: declined.patient.id })
    expect(shown!.cancellation).toEqual({ role: 'THERAPIST', name: null, reason: 'illness_or_emergency', words: null })
    const ended = await acceptedBooking()
    const admin = await createAdmin()
    await inTransaction(admin.actor, (tx) => cancelBookingByAdmin(tx, { bookingId: ended.bookingId, because: BECAUSE }))
    expect((await readBooking(db.prisma, ended.bookingId, { admin: true }))!.cancellation).toMatchObject({ role: 'ADMIN', name: 'Admin' })
    const audit = await db.pool.query(`select reason from audit_log where action = 'booking.cancel' and subject_id = $1`, [ended.bookingId])
    expect(audit.rows).toEqual([{ reason: 'Anak saya ulang tahun' }])
  })

  test('F07 of a session: beside its step, for each time it is cancelled', async () => {
    const made = await acceptedBooking()
    const [sessionId] = made.sessionIds as [string]
    await inTransaction(made.patient.actor, (tx) =>
      cancelSession(tx, { sessionId, patientId: made.patient.id, expected: 'returns_to_quota', because: BECAUSE }),
    )
    expect(await notes(made.bookingId)).toMatchObject([
      { session_id: sessionId, ordinal: 1, reason: 'time_does_not_suit', data: { words: 'Anak saya ulang tahun' }, actor_name: 'PATIENT' },
    ])
    const visit = await readTherapistSession(db.prisma, made.therapist.userId, sessionId)
    expect(visit!.events.at(-1)).toMatchObject({ to: 'CANCEL_REASON', reason: 'time_does_not_suit' })
    expect(JSON.stringify(visit!.events)).not.toContain('ulang tahun')
  })

  test('a therapist who cannot come says why', async () => {
    const made = await acceptedBooking()
    const [sessionId] = made.sessionIds as [string]
    await inTransaction(made.therapist.actor, (tx) =>
      withdrawVisit(tx, { sessionId, startsAt: made.startsAt, because: { reason: 'illness_or_emergency', words: 'Demam' } }),
    )
    expect(await notes(made.bookingId)).toMatchObject([{ reason: 'illness_or_emergency', data: { words: 'Demam' } }])
    const { rows } = await db.pool.query(`select detail from exceptions where session_id = $1`, [sessionId])
    expect(rows[0].detail).toContain('Demam')
  })

  test('nobody has to say anything, and a refused step notes nothing', async () => {
    const made = await acceptedBooking()
    const [sessionId] = made.sessionIds as [string]
    const give = (expected: 'forfeited' | 'returns_to_quota', because?: Because) =>
      inTransaction(made.patient.actor, (tx) =>
        cancelSession(tx, { sessionId, patientId: made.patient.id, expected, ...(because && { because }) }),
      )
    expect((await give('forfeited', BECAUSE)).ok).toBe(false)
    expect((await give('returns_to_quota', { reason: null, words: '  ' })).ok).toBe(true)
    expect(await notes(made.bookingId)).toEqual([])
    const other = await paidBooking()
    await inTransaction(other.patient.actor, (tx) => cancelBooking(tx, { bookingId: other.bookingId }))
    expect((await readBooking(db.prisma, other.bookingId, { admin: true }))!.cancellation).toMatchObject({ reason: null, words: null })
  })
})

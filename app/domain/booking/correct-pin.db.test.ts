import { describe, expect, test } from 'vitest'
import { acceptedBooking, createAdmin, paidBooking, pendingBooking, type MadeBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { noticesOf } from '../../../test/visits.ts'
import { inTransaction, type Actor } from '../../platform/db.ts'
import { readSale } from '../session/read-sale.ts'
import { listVisits, readTherapistSession } from '../visit/therapist-queries.ts'
import { readBooking, readTimeline } from './booking-queries.ts'
import { cancelBookingByAdmin } from './cancel-booking.ts'
import { correctPin } from './correct-pin.ts'
import { declineBooking } from './decline-booking.ts'
import { readOpenPlan } from './similar-therapists.ts'
import { readSwapPlan } from './swap-report.ts'

const db = testDatabase()
const THERE = { latitude: -6.2507, longitude: 106.7916 }
const correct = (actor: Actor, made: MadeBooking, to = THERE, reason = 'rumahnya di gang belakang') =>
  inTransaction(actor, (tx) => correctPin(tx, { bookingId: made.bookingId, ...to, reason }))

describe('F04 the pin is corrected beside the frozen address', () => {
  test('F04 both are told; the therapist goes to the new point, the sold one stays where it was', async () => {
    const [made, admin] = [await acceptedBooking(), await createAdmin()]
    expect(await correct(admin.actor, made)).toMatchObject({ ok: true, isNew: true })
    const visit = await readTherapistSession(db.prisma, made.therapist.userId, made.sessionIds[0]!)
    expect(visit).toMatchObject({ ...THERE, pin_corrected_at: expect.any(Date) as Date })
    expect(visit!.address).toContain('Jl. Melati No. 5')
    expect(visit!.distance_km).toBeLessThan(2)
    const [card] = await listVisits(db.prisma, made.therapist.userId, { from: made.startsAt, to: made.startsAt.add({ minutes: 1 }) })
    expect(card).toMatchObject({ ...THERE, pin_corrected_at: expect.any(Date) as Date })
    const booking = await readBooking(db.prisma, made.bookingId, { admin: true })
    expect(booking).toMatchObject({
      address_latitude: -6.2607,
      address_longitude: 106.7816,
      pin: { ...THERE, reason: 'rumahnya di gang belakang' },
    })
    expect((await readBooking(db.prisma, made.bookingId, { patientId: made.patient.id }))!.pin).toMatchObject({ ...THERE, reason: null })
    expect(await noticesOf(made.patient.id)).toContain('pin_corrected')
    expect(await noticesOf(made.therapist.userId)).toContain('pin_corrected')
    expect((await readTimeline(db.prisma, made.bookingId)).filter(({ to_state }) => to_state === 'PIN_CORRECTED')).toMatchObject([
      { reason: 'rumahnya di gang belakang', actor: 'Admin' },
    ])
    const audit = await db.pool.query(`select before, after from audit_log where action = 'booking.pin' and subject_id = $1`, [
      made.bookingId,
    ])
    expect(audit.rows).toEqual([{ before: { latitude: -6.2607, longitude: 106.7816 }, after: THERE }])
  })

  test("F04 outside the therapist's area it is refused with the distance; the last correction counts; the same again is none", async () => {
    const [made, admin] = [await acceptedBooking(), await createAdmin()]
    expect(await correct(admin.actor, made, { latitude: -6.9147, longitude: 107.6098 })).toMatchObject({
      ok: false,
      reason: 'outside_radius',
      distanceKm: expect.closeTo(118, -1) as number,
    })
    expect(await correct(admin.actor, made, { latitude: -6.26, longitude: 106.78 })).toMatchObject({ isNew: true })
    expect(await correct(admin.actor, made)).toMatchObject({ isNew: true })
    expect(await correct(admin.actor, made)).toMatchObject({ ok: true, isNew: false })
    expect((await readBooking(db.prisma, made.bookingId, { admin: true }))!.pin).toMatchObject(THERE)
    expect((await readTimeline(db.prisma, made.bookingId)).filter(({ to_state }) => to_state === 'PIN_CORRECTED')).toHaveLength(2)
    await expect(db.pool.query('update pin_corrections set latitude = 0')).rejects.toThrow()
  })

  test('F04 only an admin, with a reason, while it lasts; an unpaid booking is news to the patient alone', async () => {
    const admin = await createAdmin()
    const made = await pendingBooking()
    expect(await correct(made.patient.actor, made)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await correct(admin.actor, made, THERE, ' x ')).toEqual({ ok: false, reason: 'reason_required' })
    expect((await correct(admin.actor, made)).ok).toBe(true)
    expect(await noticesOf(made.patient.id)).toContain('pin_corrected')
    expect(await noticesOf(made.therapist.userId)).not.toContain('pin_corrected')
    await inTransaction(admin.actor, (tx) => cancelBookingByAdmin(tx, { bookingId: made.bookingId, because: { reason: 'other' } }))
    expect(await correct(admin.actor, made)).toEqual({ ok: false, reason: 'already_finished' })
  })

  test('F04 F21 B01 whoever takes it over is judged by the corrected point', async () => {
    const [made, admin] = [await paidBooking(), await createAdmin()]
    await correct(admin.actor, made)
    expect((await readSwapPlan(db.prisma, made.bookingId))!.at).toEqual(THERE)
    await inTransaction(made.therapist.actor, (tx) => declineBooking(tx, { bookingId: made.bookingId }))
    expect(await readOpenPlan(db.prisma, { bookingId: made.bookingId, patientId: made.patient.id })).toMatchObject(THERE)
    expect((await readSale(db.prisma, made.bookingId)).address).toMatchObject(THERE)
  })
})

import { describe, expect, test } from 'vitest'
import { acceptedBooking, createAdmin, createPatient, createTherapist, paidBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import * as visits from '../../../test/visits.ts'
import { inTransaction, type Actor } from '../../platform/db.ts'
import { readBooking, readTimeline } from '../booking/booking-queries.ts'
import { swapTherapist } from '../booking/swap-therapist.ts'
import { editDetails } from './edit-details.ts'
import { setOut } from './set-out.ts'
import { listVisits, readTherapistSession } from './therapist-queries.ts'
import type { VisitDetails } from './visit-details.ts'

const db = testDatabase()
const DETAILS: VisitDetails = {
  note: 'Bel dua kali',
  landmark: 'Seberang warung Bu Tini',
  gate: 'Blok C lantai 2',
  contactName: 'Pak Joko',
  contactPhone: '+6281234567890',
}
const edit = (actor: Actor, bookingId: string, details = DETAILS) => inTransaction(actor, (tx) => editDetails(tx, { bookingId, details }))

describe('F04 what the patient adds for the door', () => {
  test('F04 the therapist of an accepted booking reads it on the visit and in today, and is told', async () => {
    const made = await acceptedBooking()
    expect(await edit(made.patient.actor, made.bookingId)).toEqual({ ok: true, changed: Object.keys(DETAILS) })
    const visit = await readTherapistSession(db.prisma, made.therapist.userId, made.sessionIds[0]!)
    expect(visit!.details).toEqual(DETAILS)
    const [card] = await listVisits(db.prisma, made.therapist.userId, { from: made.startsAt, to: made.startsAt.add({ minutes: 1 }) })
    expect(card!.details).toEqual(DETAILS)
    const told = await db.pool.query(`select href from notifications where user_id = $1 and kind = 'visit_details_changed'`, [
      made.therapist.userId,
    ])
    expect(told.rows).toEqual([{ href: `/therapist/sessions/${made.sessionIds[0]}` }])
    expect((await readBooking(db.prisma, made.bookingId, { patientId: made.patient.id }))!.details).toEqual(DETAILS)
    expect((await readBooking(db.prisma, made.bookingId, { admin: true }))!.locked_address).toContain('Jl. Melati No. 5')
  })

  test('F04 a change leaves an event that names the fields; the same again leaves none and tells nobody', async () => {
    const made = await acceptedBooking()
    await edit(made.patient.actor, made.bookingId)
    expect(await edit(made.patient.actor, made.bookingId)).toEqual({ ok: true, changed: [] })
    expect(await edit(made.patient.actor, made.bookingId, { ...DETAILS, gate: null })).toEqual({ ok: true, changed: ['gate'] })
    const events = (await readTimeline(db.prisma, made.bookingId)).filter(({ to_state }) => to_state === 'VISIT_DETAILS')
    expect(events.map(({ data }) => data['fields'])).toEqual([Object.keys(DETAILS), ['gate']])
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('81234567890')
    expect((await visits.noticesOf(made.therapist.userId)).filter((kind) => kind === 'visit_details_changed')).toHaveLength(2)
  })

  test('F04 B21 before the answer nobody is told and the therapist reads nothing of it', async () => {
    const made = await paidBooking()
    expect((await edit(made.patient.actor, made.bookingId)).ok).toBe(true)
    expect(await visits.noticesOf(made.therapist.userId)).not.toContain('visit_details_changed')
    const [card] = await listVisits(db.prisma, made.therapist.userId, { from: made.startsAt, to: made.startsAt.add({ minutes: 1 }) })
    expect(card!.details).toBeNull()
    expect((await readBooking(db.prisma, made.bookingId, { therapistUserId: made.therapist.userId }))!.details).toBeNull()
  })

  test('F04 once the therapist has set out it is refused and stays as it was', async () => {
    const visit = await visits.acceptedBooking()
    const patient = visits.asPatient(visit)
    await edit(patient, visit.bookingId)
    expect((await inTransaction(visits.asTherapist(visit), (tx) => setOut(tx, { sessionId: visit.sessionIds[0]! }))).ok).toBe(true)
    expect(await edit(patient, visit.bookingId, { ...DETAILS, gate: 'Blok D' })).toEqual({ ok: false, reason: 'on_the_way' })
    expect((await readTherapistSession(db.prisma, visit.therapistUserId, visit.sessionIds[0]!))!.details).toMatchObject({
      gate: 'Blok C lantai 2',
    })
  })

  test('F04 set out and a change at once: what the therapist reads on the way does not change any more', async () => {
    for (let round = 0; round < 5; round++) {
      const visit = await visits.acceptedBooking()
      const [changed, out] = await Promise.all([
        edit(visits.asPatient(visit), visit.bookingId),
        inTransaction(visits.asTherapist(visit), (tx) => setOut(tx, { sessionId: visit.sessionIds[0]! })),
      ])
      expect(out.ok).toBe(true)
      const { rows } = await db.pool.query('select 1 from visit_details where booking_id = $1', [visit.bookingId])
      expect(rows).toHaveLength(changed.ok ? 1 : 0)
    }
  })

  test("F04 another's booking is not there, a finished one is closed, and its details are gone from the therapist's page", async () => {
    const visit = await visits.acceptedBooking()
    expect(await edit((await createPatient()).actor, visit.bookingId)).toEqual({ ok: false, reason: 'not_found' })
    expect(await edit(visits.asTherapist(visit), visit.bookingId)).toEqual({ ok: false, reason: 'not_found' })
    await edit(visits.asPatient(visit), visit.bookingId)
    await db.pool.query(`update sessions set status = 'CANCELLED' where booking_id = $1`, [visit.bookingId])
    await db.pool.query(
      `update bookings set status = 'CANCELLED', status_reason = 'admin_cancelled', cancelled_at = app_now() where id = $1`,
      [visit.bookingId],
    )
    expect(await edit(visits.asPatient(visit), visit.bookingId)).toEqual({ ok: false, reason: 'booking_not_active' })
    expect((await readTherapistSession(db.prisma, visit.therapistUserId, visit.sessionIds[0]!))!.details).toBeNull()
  })

  test('F04 B21 F21 after a swap whoever held an earlier session reads no address, telephone or door any more; the new therapist does', async () => {
    const made = await acceptedBooking({ sessions: 2 })
    await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [made.sessionIds[0]])
    const [next, admin] = [await createTherapist(), await createAdmin()]
    const swap = { bookingId: made.bookingId, newTherapistId: next.id, sendClashesToQuota: false }
    expect(await inTransaction(admin.actor, (tx) => swapTherapist(tx, swap))).toMatchObject({ ok: true, moved: 1 })
    await edit(made.patient.actor, made.bookingId)
    const gone = { details: null, address: null, patient_phone: null, latitude: null, longitude: null, has_chat: false }
    expect(await readTherapistSession(db.prisma, made.therapist.userId, made.sessionIds[0]!)).toMatchObject(gone)
    const [card] = await listVisits(db.prisma, made.therapist.userId, { from: made.startsAt, to: made.startsAt.add({ minutes: 1 }) })
    expect(card).toMatchObject({ details: null, phone: null, latitude: null, longitude: null })
    expect(card!.address).not.toContain('Jl. Melati No. 5')
    const theirs = await readTherapistSession(db.prisma, next.userId, made.sessionIds[1]!)
    expect(theirs).toMatchObject({ details: DETAILS, has_chat: true })
    expect(theirs!.address).toContain('Jl. Melati No. 5')
  })
})

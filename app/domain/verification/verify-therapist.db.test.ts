import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createAdmin, createPatient, createTherapist, paidBooking, statusOf } from '../../../test/fixtures.ts'
import { inTransaction, type Actor } from '../../platform/db.ts'
import { countVerifications, listTherapistsForAdmin } from './therapist-queries.ts'
import { verifyTherapist } from './verify-therapist.ts'

const db = testDatabase()
let admin: Actor
beforeAll(async () => {
  admin = (await createAdmin()).actor
})

const decide = (therapistId: string, decision: 'APPROVED' | 'REJECTED', reason = '', actor = admin) =>
  inTransaction(actor, (tx) => verifyTherapist(tx, { therapistId, decision, reason }))

async function stateOf(id: string): Promise<Record<string, unknown>> {
  const { rows } = await db.pool.query(
    `select verification_status, verification_reason, verified_at is not null as verified, is_online from therapists where id = $1`,
    [id],
  )
  return rows[0]
}

const intakeOf = async (id: string) => (await db.pool.query('select intake, intake_reason from therapists where id = $1', [id])).rows[0]

describe('verification by hand', () => {
  test('O23 approving takes effect once, is audited and told to the therapist', async () => {
    const therapist = await createTherapist({ isVerified: false })
    expect(await decide(therapist.id, 'APPROVED')).toEqual({ ok: true, isNew: true })
    expect(await decide(therapist.id, 'APPROVED')).toEqual({ ok: true, isNew: false })
    expect(await stateOf(therapist.id)).toMatchObject({ verification_status: 'APPROVED', verified: true })
    const { rows } = await db.pool.query('select action, before, after from audit_log where subject_id = $1', [therapist.id])
    expect(rows).toEqual([{ action: 'therapist.approve', before: { status: 'PENDING' }, after: { status: 'APPROVED' } }])
    const told = await db.pool.query('select kind from notifications where user_id = $1', [therapist.userId])
    expect(told.rows).toEqual([{ kind: 'verification_approved' }])
  })

  test('O23 rejecting needs a reason, takes the therapist offline and keeps the reason', async () => {
    const therapist = await createTherapist()
    await db.pool.query('update therapists set is_online = true where id = $1', [therapist.id])
    expect(await decide(therapist.id, 'REJECTED', ' ')).toEqual({ ok: false, reason: 'reason_required' })
    expect(await decide(therapist.id, 'REJECTED', 'SIP sudah habis')).toEqual({ ok: true, isNew: true })
    expect(await stateOf(therapist.id)).toEqual({
      verification_status: 'REJECTED',
      verification_reason: 'SIP sudah habis',
      verified: false,
      is_online: false,
    })
    expect(await decide(therapist.id, 'APPROVED')).toEqual({ ok: true, isNew: true })
    expect(await stateOf(therapist.id)).toMatchObject({ verification_status: 'APPROVED', verification_reason: null })
  })

  test('I17 rejecting stops the therapist like any stop; approving again opens them', async () => {
    const { therapist, bookingId } = await paidBooking()
    expect(await decide(therapist.id, 'REJECTED', 'SIP palsu')).toEqual({ ok: true, isNew: true })
    expect(await intakeOf(therapist.id)).toEqual({ intake: 'STOPPED', intake_reason: 'SIP palsu' })
    expect(await statusOf('bookings', bookingId)).toBe('CANCELLED')
    expect(await decide(therapist.id, 'APPROVED')).toEqual({ ok: true, isNew: true })
    expect(await intakeOf(therapist.id)).toEqual({ intake: 'OPEN', intake_reason: null })
  })

  test('O23 only admins decide; an unknown therapist is not found', async () => {
    const therapist = await createTherapist({ isVerified: false })
    expect(await decide(therapist.id, 'APPROVED', '', (await createPatient()).actor)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await decide(therapist.id, 'APPROVED', '', therapist.actor)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await decide('00000000-0000-7000-8000-000000000000', 'APPROVED')).toEqual({ ok: false, reason: 'not_found' })
  })

  test('O23 the list puts those waiting first and filters by state and text', async () => {
    const waiting = await createTherapist({ isVerified: false })
    await db.pool.query(`update users set name = 'Zainal 100% Sabar' where id = $1`, [waiting.userId])
    const all = await listTherapistsForAdmin(db.prisma, {}, { size: 100 })
    expect(all.rows[0]!.verification_status).toBe('PENDING')
    const found = await listTherapistsForAdmin(db.prisma, { q: '100% s', status: 'PENDING' }, { size: 100 })
    expect(found.rows.map((row) => row.id)).toEqual([waiting.id])
    expect((await listTherapistsForAdmin(db.prisma, { q: '%' }, { size: 100 })).total.count).toBe(1)
    const counts = await countVerifications(db.prisma)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.total.count)
  })
})

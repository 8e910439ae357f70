import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createAdmin } from '../../../test/fixtures.ts'
import { acceptedBooking, openExceptions } from '../../../test/visits.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { resolveSession } from '../visit/resolve-session.ts'
import { actOf, EXCEPTION_ACTS, EXCEPTION_KINDS } from './exception-acts.ts'
import { raiseException } from './raise-exception.ts'
import { resolveException } from './resolve-exception.ts'

const db = testDatabase()

test('O23 every kind has an act, and states outside its table have none', () => {
  for (const kind of EXCEPTION_KINDS) expect(EXCEPTION_ACTS[kind].acts.length).toBeGreaterThan(0)
  expect(actOf('PAYOUT_FAILED', { subject: 'COMPLETED', booking: 'COMPLETED' })).toBe('retry_payout')
  expect(actOf('PAYOUT_FAILED', { subject: 'CANCELLED', booking: 'CANCELLED' })).toBeNull()
  expect(actOf('SESSION_UNRESOLVED', { subject: 'SCHEDULED', booking: 'CANCELLED' })).toBeNull()
  expect(actOf('PAYMENT_MISMATCH', { subject: null, booking: null })).toBe('note')
})

const unresolved = EXCEPTION_ACTS.SESSION_UNRESOLVED.acts[0]!.from!
test.each(unresolved)('O23 F08 an unresolved session in %s can be decided, and that closes it', async (status) => {
  const visit = await acceptedBooking({ startsInMinutes: -120, status: status === 'FAILED' ? 'SCHEDULED' : (status as 'SCHEDULED') })
  const sessionId = visit.sessionIds[0]!
  if (status === 'FAILED') await db.pool.query(`update sessions set status = 'FAILED' where id = $1`, [sessionId])
  const about = { bookingId: visit.bookingId, sessionId, code: 'ABC', detail: 'x' }
  await inTransaction(system('test'), (tx) => raiseException(tx, { ...about, kind: 'SESSION_UNRESOLVED' }))
  const { actor } = await createAdmin()
  const {
    rows: [exception],
  } = await db.pool.query<{ id: string }>('select id from exceptions where session_id = $1', [sessionId])
  // Not waved through: the session would stay as it is.
  const waved = await inTransaction(actor, (tx) => resolveException(tx, { exceptionId: exception!.id, note: 'sudah' }))
  expect(waved).toEqual({ ok: false, reason: 'wrong_kind' })
  const decided = await inTransaction(actor, (tx) => resolveSession(tx, { sessionId, resolution: 'quota', reason: 'tidak jadi' }))
  expect(decided).toMatchObject({ ok: true })
  expect(await openExceptions(sessionId)).toEqual([])
})

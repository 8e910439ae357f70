import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, createAdmin, createPatient, waitingJobs } from '../../../test/fixtures.ts'
import { inTransaction, system, type Actor } from '../../platform/db.ts'
import { payOutSession, reportFailedPayout } from '../payout/pay-out-session.ts'
import { EXCEPTION_KINDS } from '../oversight/exception-acts.ts'
import { raiseException } from '../oversight/raise-exception.ts'
import { resolveException } from '../oversight/resolve-exception.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { retryPayout } from '../payout/retry-payout.ts'
import { countOpenExceptions, listExceptions } from './exceptions.ts'

const db = testDatabase()
const ALL = { size: 100 }
let admin: Actor
beforeAll(async () => {
  admin = (await createAdmin()).actor
})

async function failedPayout(): Promise<{ exceptionId: string; sessionId: string }> {
  const { sessionIds } = await acceptedBooking()
  const sessionId = sessionIds[0]!
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [sessionId])
  await inTransaction(system('test'), (tx) => reportFailedPayout(tx, { sessionId, detail: 'connection lost' }))
  const { rows } = await listExceptions(db.prisma, { open: true, kind: 'PAYOUT_FAILED' }, ALL)
  return { exceptionId: rows.find((row) => row.session_id === sessionId)!.id, sessionId }
}

async function audits(subjectId: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ action: string }>('select action from audit_log where subject_id = $1 order by id', [subjectId])
  return rows.map((row) => row.action)
}

describe('the exception list', () => {
  test('O23 every kind tells each admin once while it is open, and none after', async () => {
    const second = await createAdmin()
    const { bookingId, sessionIds } = await acceptedBooking()
    for (const kind of EXCEPTION_KINDS) {
      const raise = () =>
        inTransaction(system('test'), (tx) =>
          raiseException(tx, { kind, bookingId, sessionId: sessionIds[0]!, code: `ABC-${kind}`, detail: 'x' }),
        )
      const told = async () =>
        (
          await db.pool.query<{ user_id: string; jobs: number }>(
            `select n.user_id, (select count(*)::int from graphile_worker.jobs j where j.key = 'deliver:' || n.id) as jobs
              from notifications n where n.kind = 'admin_exception' and n.data ->> 'code' = $1`,
            [`ABC-${kind}`],
          )
        ).rows
      expect(await Promise.all([raise(), raise()]).then((raised) => raised.toSorted())).toEqual([false, true])
      const first = await told()
      expect(first.map((row) => row.jobs)).toEqual(first.map(() => 1))
      expect(first.map((row) => row.user_id)).toContain(second.id)
      expect(new Set(first.map((row) => row.user_id)).size).toBe(first.length)
      expect(await raise()).toBe(false)
      expect(await told()).toHaveLength(first.length)
      await inTransaction(system('test'), (tx) => settleExceptions(tx, { sessionId: sessionIds[0]! }, 'done', [kind]))
      expect(await raise()).toBe(true)
      expect(await told()).toHaveLength(first.length * 2)
    }
  })

  test('O23 what ends with its subject is settled with it; what money is still due for is not', async () => {
    const { bookingId, sessionIds } = await acceptedBooking()
    const about = { bookingId, sessionId: sessionIds[0]!, code: 'ABC', detail: 'x' }
    await inTransaction(system('test'), async (tx) => {
      await raiseException(tx, { ...about, kind: 'SESSION_UNRESOLVED' })
      await raiseException(tx, { ...about, kind: 'PAYOUT_FAILED' })
      expect(await settleExceptions(tx, { bookingId }, 'cancelled')).toBe(1)
    })
    const { rows } = await listExceptions(db.prisma, { open: true }, ALL)
    expect(rows.filter((row) => row.booking_id === bookingId).map((row) => row.kind)).toEqual(['PAYOUT_FAILED'])
  })

  test('F23 a failed payout is listed with its amount; retrying queues it once and is audited once', async () => {
    const { exceptionId, sessionId } = await failedPayout()
    const { rows } = await listExceptions(db.prisma, { open: true, kind: 'PAYOUT_FAILED' }, ALL)
    expect(rows.find((row) => row.id === exceptionId)).toMatchObject({
      amount: 280_000n,
      ordinal: 1,
      detail: 'connection lost',
      session_status: 'COMPLETED',
    })

    const { rows: told } = await db.pool.query(`select 1 from notifications where dedupe_key like 'exception:' || $1 || ':%'`, [
      exceptionId,
    ])
    expect(told.length).toBeGreaterThan(0)
    const presses = await Promise.all([1, 2, 3].map(() => inTransaction(admin, (tx) => retryPayout(tx, { exceptionId }))))
    expect(presses.map((result) => result.ok)).toEqual([true, true, true])
    expect(presses.filter((result) => result.ok && result.isNew)).toHaveLength(1)
    expect((await waitingJobs('payout.session')).filter((job) => job.key === `payout:${sessionId}`)).toHaveLength(1)
    expect(await audits(sessionId)).toEqual(['payout.retry'])
    const resolved = await listExceptions(db.prisma, { open: false }, ALL)
    expect(resolved.rows.find((row) => row.id === exceptionId)).toMatchObject({ resolution: 'payout_retried', resolved_by_name: 'Admin' })
  })

  test('F23 a retry after somebody paid after all pays nobody twice', async () => {
    const { exceptionId, sessionId } = await failedPayout()
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId }))
    await inTransaction(admin, (tx) => retryPayout(tx, { exceptionId }))
    expect(await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId }))).toMatchObject({
      ok: true,
      outcome: 'ALREADY_PAID',
    })
  })

  test('O23 others are settled by a note, which is required', async () => {
    const { bookingId } = await acceptedBooking()
    const {
      rows: [row],
    } = await db.pool.query<{ id: string }>(
      `insert into exceptions (kind, booking_id, detail) values ('PAYMENT_MISMATCH', $1, 'expected 350000, received 349999') returning id`,
      [bookingId],
    )
    const exceptionId = row!.id
    const settle = (note: string, actor = admin) => inTransaction(actor, (tx) => resolveException(tx, { exceptionId, note }))
    expect(await settle('  ')).toEqual({ ok: false, reason: 'note_required' })
    expect(await settle('checked', (await createPatient()).actor)).toEqual({ ok: false, reason: 'not_admin' })
    expect(await settle('Sudah dicocokkan')).toEqual({ ok: true, isNew: true })
    expect(await settle('Lagi')).toEqual({ ok: true, isNew: false })
    const { rows } = await listExceptions(db.prisma, { open: false, kind: 'PAYMENT_MISMATCH' }, ALL)
    expect(rows.filter((item) => item.id === exceptionId).map((item) => item.resolution)).toEqual(['Sudah dicocokkan'])
  })

  test('O23 a failed payout cannot be waved through with a note, nor an unknown one retried', async () => {
    const { exceptionId } = await failedPayout()
    expect(await inTransaction(admin, (tx) => resolveException(tx, { exceptionId, note: 'never mind' }))).toEqual({
      ok: false,
      reason: 'wrong_kind',
    })
    expect(await inTransaction(admin, (tx) => retryPayout(tx, { exceptionId: '00000000-0000-7000-8000-000000000000' }))).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect((await countOpenExceptions(db.prisma)).find((row) => row.kind === 'PAYOUT_FAILED')!.count).toBeGreaterThan(0)
  })
})

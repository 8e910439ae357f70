import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { acceptedBooking, paidBooking } from '../../../test/fixtures.ts'
import { advanceClock, currentTime } from '../../platform/clock.ts'
import { inTransaction, system } from '../../platform/db.ts'
import { accountStatement, endOfOfficeDay, unusedSessionLiability } from './ledger-queries.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { trialBalance } from './wallet-queries.ts'

const db = testDatabase()
const ALL = { size: 100 }
const today = async () => (await currentTime()).toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
const balanceOf = async (kind: string, at?: Temporal.Instant) =>
  (await trialBalance(db.prisma, at)).find((row) => row.kind === kind)?.balance ?? 0n

describe('the books', () => {
  test('B04 B25 statement, trial balance and unused sessions agree, today and looking back', async () => {
    const four = await acceptedBooking({ sessions: 4 })
    const one = await paidBooking()
    const firstDay = (await today()).toString()
    await advanceClock(db.pool, 'P2D')
    await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [four.sessionIds[0]])
    await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: four.sessionIds[0]! }))

    const now = await unusedSessionLiability(db.prisma, undefined, ALL)
    expect(Object.fromEntries(now.rows.map((row) => [row.code, [row.sessions_unused, row.sessions]]))).toEqual({
      [four.code]: [3, 4],
      [one.code]: [1, 1],
    })
    expect(now.sum).toBe(await balanceOf('DEFERRED_REVENUE'))
    expect(now.sum).toBe(now.rows.reduce((sum, row) => sum + row.amount, 0n))

    const then = await unusedSessionLiability(db.prisma, endOfOfficeDay(firstDay), ALL)
    expect(then.rows.find((row) => row.code === four.code)).toMatchObject({ sessions_unused: 4, sessions: 4 })
    expect(then.sum).toBe(await balanceOf('DEFERRED_REVENUE', endOfOfficeDay(firstDay)))
    expect(then.sum).toBeGreaterThan(now.sum)
    for (const at of [undefined, endOfOfficeDay(firstDay)]) {
      expect((await trialBalance(db.prisma, at)).reduce((sum, row) => sum + row.balance, 0n)).toBe(0n)
    }

    const { rows, total } = await accountStatement(db.prisma, { account: 'DEFERRED_REVENUE' }, ALL)
    expect(total).toBe(3)
    expect(rows[0]).toMatchObject({ kind: 'SESSION_FEE', code: four.code, session_ordinal: 1, balance: now.sum })
    // Each line's balance is the one before it and its own amount.
    rows.forEach((row, index) => expect(row.balance - row.amount).toBe(rows[index + 1]?.balance ?? 0n))
    // A part of the days, or a second page, keeps the running balance of the whole.
    const later = await accountStatement(db.prisma, { account: 'DEFERRED_REVENUE', from: (await today()).toString() }, ALL)
    expect(later.rows).toEqual(rows.slice(0, 1).map((row) => ({ ...row, total: 1 })))
    const first = await accountStatement(db.prisma, { account: 'DEFERRED_REVENUE' }, { size: 1 })
    expect((await accountStatement(db.prisma, { account: 'DEFERRED_REVENUE' }, { size: 1, after: first.next! })).rows).toEqual([rows[1]])
    const before = await accountStatement(db.prisma, { account: 'DEFERRED_REVENUE', to: firstDay }, ALL)
    expect([before.total, before.rows[0]!.balance]).toEqual([2, then.sum])
  })
})

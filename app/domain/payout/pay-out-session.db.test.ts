import { describe, expect, test } from 'vitest'
import { inTransaction, system, violates } from '../../platform/db.ts'
import { swapTherapist } from '../booking/swap-therapist.ts'
import { acceptedBooking, createAdmin, createTherapist, type MadeBooking } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { debitWallet } from '../ledger/debit-wallet.ts'
import { payOutSession } from './pay-out-session.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { listWalletTransactions, monthlyIncome, readWallet, trialBalance } from '../ledger/wallet-queries.ts'

const db = testDatabase({ max: 30 })

const payOut = (sessionId: string) => inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId }))
const end = (sessionId: string, status: 'COMPLETED' | 'FORFEITED' | 'EXPIRED') =>
  db.pool.query('update sessions set status = $2::session_status, finished_at = app_now() where id = $1', [sessionId, status])

async function walletOf(made: Pick<MadeBooking, 'therapist'>) {
  return (await readWallet(db.prisma, made.therapist.userId, 'Asia/Jakarta'))!
}

async function credits(userId: string): Promise<number> {
  const {
    rows: [row],
  } = await db.pool.query(
    'select count(*)::int as n from wallet_transactions t join wallets w on w.id = t.wallet_id where w.user_id = $1',
    [userId],
  )
  return row.n
}

describe('paying out a session', () => {
  test('F10 F08 completed and forfeited sessions are paid, the shares add up to the net', async () => {
    const made = await acceptedBooking({ sessions: 3, price: 1_000_000n })
    for (const [index, id] of made.sessionIds.entries()) {
      if (index > 0)
        await db.pool.query(
          `update sessions set status = 'SCHEDULED', starts_at = app_now() + make_interval(days => $2), ends_at = app_now() + make_interval(days => $2, hours => 1), blocked_until = app_now() + make_interval(days => $2, hours => 1) where id = $1`,
          [id, index + 3],
        )
      await end(id, index === 1 ? 'FORFEITED' : 'COMPLETED')
      expect(await payOut(id)).toMatchObject({ ok: true, outcome: 'PAID' })
    }
    const wallet = await walletOf(made)
    expect(wallet.balance).toBe(800_000n)
    expect(wallet.month_income).toBe(800_000n)
    const { rows } = await listWalletTransactions(db.prisma, wallet.id)
    expect(rows.map((row) => [row.category, row.amount, row.balance_before, row.balance_after])).toEqual([
      ['SESSION_FEE', 266_668n, 533_332n, 800_000n],
      ['FORFEIT_COMPENSATION', 266_666n, 266_666n, 533_332n],
      ['SESSION_FEE', 266_666n, 0n, 266_666n],
    ])
  })

  test('F10 F23 running it twice, or 20 times at once, pays once', async () => {
    const made = await acceptedBooking()
    await end(made.sessionIds[0]!, 'COMPLETED')
    const results = await Promise.all(Array.from({ length: 20 }, () => payOut(made.sessionIds[0]!)))
    expect(results.filter((result) => result.ok && result.outcome === 'PAID')).toHaveLength(1)
    expect((await walletOf(made)).balance).toBe(280_000n)
    expect(await credits(made.therapist.userId)).toBe(1)
  })

  test('F10 F21 after a swap each session is paid to the therapist who gave it', async () => {
    const made = await acceptedBooking({ sessions: 2 })
    const [first, second] = made.sessionIds as [string, string]
    await end(first, 'COMPLETED')
    const next = await createTherapist()
    const admin = await createAdmin()
    const swapped = await inTransaction(admin.actor, (tx) =>
      swapTherapist(tx, { bookingId: made.bookingId, newTherapistId: next.id, sendClashesToQuota: false, reason: 'ill' }),
    )
    expect(swapped.ok).toBe(true)
    await db.pool.query(
      `update sessions set status = 'SCHEDULED', starts_at = app_now() + interval '3 days', ends_at = app_now() + interval '3 days 1 hour',
        blocked_until = app_now() + interval '3 days 90 minutes' where id = $1`,
      [second],
    )
    await end(second, 'COMPLETED')
    for (const id of [first, second]) expect(await payOut(id)).toMatchObject({ ok: true, outcome: 'PAID', amount: 140_000n })
    expect((await walletOf(made)).balance).toBe(140_000n)
    expect((await walletOf({ therapist: next })).balance).toBe(140_000n)
  })

  test('F10 control: without lock, flag and index the same race pays more than once', async () => {
    await db.pool.query('create table naive_wallet (balance bigint); create table naive_session (paid boolean)')
    await db.pool.query('insert into naive_wallet values (0); insert into naive_session values (false)')
    // All look before the first writes, as they may: left to chance, a quick one is done before the next begins.
    const looks = await Promise.all(Array.from({ length: 10 }, () => db.pool.query('select paid from naive_session')))
    for (const { rows } of looks) {
      if (rows[0].paid) continue
      await db.pool.query('update naive_wallet set balance = balance + 280000')
      await db.pool.query('update naive_session set paid = true')
    }
    const {
      rows: [wallet],
    } = await db.pool.query('select balance from naive_wallet')
    expect(BigInt(wallet.balance)).toBeGreaterThan(280_000n)
  })

  test('I05 the database refuses a second payout entry for a session even under another key', async () => {
    const made = await acceptedBooking()
    const sessionId = made.sessionIds[0]!
    await end(sessionId, 'COMPLETED')
    await payOut(sessionId)
    const second = inTransaction(system('test'), (tx) =>
      postEntry(tx, {
        kind: 'SESSION_FEE',
        key: 'another-key',
        sessionId,
        bookingId: made.bookingId,
        legs: [
          { account: 'DEFERRED_REVENUE', amount: -1n },
          { account: { walletOfUser: made.therapist.userId }, amount: 1n },
        ],
      }),
    )
    await expect(second).rejects.toSatisfy((error) => violates(error, 'one_payout_per_session'))
  })

  test('I06 a session that is scheduled, expired or unknown is not paid', async () => {
    const made = await acceptedBooking({ sessions: 2 })
    expect(await payOut(made.sessionIds[0]!)).toEqual({ ok: false, reason: 'not_due' })
    await end(made.sessionIds[1]!, 'EXPIRED')
    expect(await payOut(made.sessionIds[1]!)).toEqual({ ok: false, reason: 'not_due' })
    expect(await payOut('00000000-0000-7000-8000-000000000000')).toEqual({ ok: false, reason: 'not_found' })
    await expect(db.pool.query('update sessions set is_payout_distributed = true where id = $1', [made.sessionIds[1]])).rejects.toThrow(
      /payout_only_when_earned/,
    )
  })
})

describe('the ledger', () => {
  test('I07 B04 an entry that does not balance is refused, in code and at commit', async () => {
    const { userId } = await createTherapist()
    await expect(
      inTransaction(system('test'), (tx) =>
        postEntry(tx, {
          kind: 'ADJUSTMENT',
          note: 'test',
          key: 'lopsided',
          legs: [
            { account: { walletOfUser: userId }, amount: 5n },
            { account: 'CASH', amount: -4n },
          ],
        }),
      ),
    ).rejects.toThrow(/does not balance/)
    const raw = inTransaction(system('test'), async (tx) => {
      const [entry] = await tx.$queryRaw<
        { id: string }[]
      >`insert into ledger_entries (kind, idempotency_key, payload_hash, note) values ('ADJUSTMENT', 'raw', '\\x00', 'test') returning id`
      await tx.$executeRaw`insert into ledger_postings (entry_id, account_id, amount) select ${entry!.id}::uuid, id, 5 from ledger_accounts where kind = 'CASH'`
    })
    await expect(raw).rejects.toThrow(/does not balance/)
    const {
      rows: [row],
    } = await db.pool.query(`select count(*)::int as n from ledger_entries where idempotency_key in ('raw', 'lopsided')`)
    expect(row.n).toBe(0)
  })

  test('I07 entries and postings are never changed, deleted, truncated or added to later', async () => {
    const made = await acceptedBooking()
    const attempts = [
      'update ledger_entries set note = note',
      'delete from ledger_postings',
      'truncate ledger_postings cascade',
      'update ledger_postings set amount = amount',
      `insert into ledger_postings (entry_id, account_id, amount) select e.id, a.id, 1 from ledger_entries e, ledger_accounts a where e.booking_id = '${made.bookingId}' and a.kind = 'CASH'`,
      'update ledger_accounts set balance = 1000000',
    ]
    for (const sql of attempts) await expect(db.pool.query(sql), sql).rejects.toThrow()
  })

  test('I08 a key is posted once; the same key with another payload is an error', async () => {
    const { userId } = await createTherapist()
    const post = (amount: bigint) =>
      inTransaction(system('test'), (tx) =>
        postEntry(tx, {
          kind: 'ADJUSTMENT',
          note: 'opening',
          key: 'same',
          legs: [
            { account: { walletOfUser: userId }, amount },
            { account: 'CASH', amount: -amount },
          ],
        }),
      )
    expect(await post(10n)).toBe('posted')
    expect(await post(10n)).toBe('already_posted')
    await expect(post(11n)).rejects.toThrow(/another entry/)
    expect((await readWallet(db.prisma, userId, 'Asia/Jakarta'))!.balance).toBe(10n)
  })

  test('B04 the trial balance is zero', async () => {
    const rows = await trialBalance(db.prisma)
    expect(rows.reduce((sum, row) => sum + row.balance, 0n)).toBe(0n)
    expect(rows.length).toBeGreaterThan(2)
  })
})

describe('taking money out of a wallet', () => {
  test('F12 a debit needs a note, is seen by the therapist, never goes below zero and happens once per form', async () => {
    const made = await acceptedBooking()
    await end(made.sessionIds[0]!, 'COMPLETED')
    await payOut(made.sessionIds[0]!)
    const admin = await createAdmin()
    const { id: walletId } = await walletOf(made)
    const debit = (amount: bigint, note: string, requestId: string) =>
      inTransaction(admin.actor, (tx) => debitWallet(tx, { walletId, amount, note, requestId }))
    expect(await debit(1000n, ' ', 'a')).toEqual({ ok: false, reason: 'note_required' })
    expect(await debit(0n, 'transfer BCA', 'a')).toEqual({ ok: false, reason: 'amount_invalid' })
    expect(await debit(280_001n, 'transfer BCA', 'a')).toEqual({ ok: false, reason: 'balance_too_low', balance: 280_000n })
    const twice = await Promise.all([debit(100_000n, 'transfer BCA 21 Nov', 'b'), debit(100_000n, 'transfer BCA 21 Nov', 'b')])
    expect(twice.filter((result) => result.ok)).toHaveLength(1)
    const {
      rows: [newest],
    } = await listWalletTransactions(db.prisma, walletId)
    expect(newest).toMatchObject({ type: 'DEBIT', admin_note: 'transfer BCA 21 Nov', amount: 100_000n, balance_after: 180_000n })
    await expect(
      db.pool.query(`insert into ledger_entries (kind, idempotency_key, payload_hash) values ('WITHDRAWAL', 'no-note', '\\x00')`),
    ).rejects.toThrow(/withdrawal_has_note/)
  })

  test('F11 the balance is never reset: last month stays in it, this month is a query', async () => {
    const made = await acceptedBooking()
    await end(made.sessionIds[0]!, 'COMPLETED')
    await payOut(made.sessionIds[0]!)
    await db.pool.query(`update clock_shift set shift = shift + interval '40 days'`)
    const wallet = await walletOf(made)
    expect([wallet.balance, wallet.month_income]).toEqual([280_000n, 0n])
    const months = await monthlyIncome(db.prisma, wallet.id, 'Asia/Jakarta', 3)
    expect(months).toHaveLength(3)
    expect(months.reduce((sum, month) => sum + month.amount, 0n)).toBe(280_000n)
  })
})

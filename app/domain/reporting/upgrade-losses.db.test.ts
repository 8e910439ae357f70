import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { buildWorld, post } from '../../../test/reporting-world.ts'
import { checkInvariants } from './invariants.ts'

const db = testDatabase()
/** What it does to books kept by the version before; its account exists already. */
const UPGRADE = readFileSync(
  join(import.meta.dirname, '../../../prisma/migrations/20261126020200_upgrade_losses/migration.sql'),
  'utf8',
).replace(/^insert into ledger_accounts.*$/m, '')

test('B04 the upgrade names as losses what older entries left without a session or a refund behind it, and says so', async () => {
  const world = await buildWorld(db.pool)
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const leg = (booking: string | undefined, key: string, from: string, to: string, amount: number) =>
      post(client, {
        kind: 'PAYMENT_REVERSED',
        key,
        ...(booking && { bookingId: booking }),
        legs: [
          [from, -amount],
          [to, amount],
        ],
      })
    await leg(world.acceptedId, 'reversed:old', 'DEFERRED_REVENUE', 'GATEWAY_CLEARING', 250_000)
    await leg(world.refundedId, 'reversed:odd', 'REFUNDS_PAYABLE', 'GATEWAY_CLEARING', 1_000)
    await leg(undefined, 'reversed:top-up', 'PLATFORM_REVENUE', 'GATEWAY_CLEARING', 70_000)
    const broken = async () => (await checkInvariants(client)).filter((result) => result.status === 'broken').map((result) => result.id)
    expect(await broken()).toContain('I19')
    await client.query(UPGRADE)
    // What the gateway holds differs by what was taken here without a payment; nothing else.
    expect(await broken()).toEqual(['I10'])
    const { rows } = await client.query(
      `select split_part(e.idempotency_key, ':', 1) as key, e.actor_name, length(e.note) > 20 as says_why, posting.amount::int from ledger_entries e
        join ledger_postings posting on posting.entry_id = e.id join ledger_accounts account on account.id = posting.account_id and account.kind = 'LOSSES'
        where e.kind = 'ADJUSTMENT' order by 1`,
    )
    const named = { actor_name: 'migration', says_why: true }
    expect(rows).toEqual([
      { key: 'upgrade-deferred', ...named, amount: -250_000 },
      { key: 'upgrade-payable', ...named, amount: -1_000 },
      { key: 'upgrade-top-up', ...named, amount: -70_000 },
    ])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

/**
 * Ledger entries per second through postEntry (idempotency key, payload hash, two
 * legs, wallet balance, zero-sum check at commit) beside bare SQL making the same
 * writes. Each client posts to a wallet of its own, so no row is shared.
 */
import { inTransaction, openDatabase, system, useDatabase } from '../app/platform/db.ts'
import { postEntry } from '../app/domain/ledger/post-entry.ts'
import { createTestDatabase, dropTestDatabase } from '../test/database.ts'
import { createTherapist } from '../test/fixtures.ts'

const CLIENTS = 10
const ROUNDS = 5
const SECONDS = 2

const url = await createTestDatabase()
const db = openDatabase({ connectionString: url, max: CLIENTS + 2 })
useDatabase(db)

const owners = await Promise.all(Array.from({ length: CLIENTS }, () => createTherapist()))
const {
  rows: [cash],
} = await db.pool.query<{ id: string }>(`select id from ledger_accounts where kind = 'CASH'`)
const wallets = await Promise.all(
  owners.map(
    async ({ userId }) =>
      (await db.pool.query<{ id: string }>(`select id from ledger_accounts where user_id = $1 and kind = 'WALLET'`, [userId])).rows[0]!.id,
  ),
)
let next = 0

async function throughPostEntry(client: number): Promise<void> {
  const key = `bench:${next++}`
  await inTransaction(system('bench'), (tx) =>
    postEntry(tx, {
      kind: 'ADJUSTMENT',
      key,
      note: 'bench',
      legs: [
        { account: { walletOfUser: owners[client]!.userId }, amount: 1_000n },
        { account: 'CASH', amount: -1_000n },
      ],
    }),
  )
}

async function bareSql(client: number): Promise<void> {
  const connection = await db.pool.connect()
  try {
    await connection.query('begin')
    const {
      rows: [entry],
    } = await connection.query<{ id: string }>(
      `insert into ledger_entries (kind, idempotency_key, payload_hash, note) values ('ADJUSTMENT', $1, $2, 'bench') returning id`,
      [`bench:${next++}`, Buffer.alloc(32)],
    )
    await connection.query('insert into ledger_postings (entry_id, account_id, amount) values ($1, $2, 1000), ($1, $3, -1000)', [
      entry!.id,
      wallets[client],
      cash!.id,
    ])
    await connection.query('commit')
  } finally {
    connection.release()
  }
}

async function perSecond(work: (client: number) => Promise<void>): Promise<number> {
  let done = 0
  const from = performance.now()
  const end = from + SECONDS * 1000
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      while (performance.now() < end) {
        await work(client)
        done++
      }
    }),
  )
  return done / ((performance.now() - from) / 1000)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  const rounds: { ours: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push({ ours: await perSecond(throughPostEntry), floor: await perSecond(bareSql) })
  const ours = median(rounds.map((round) => round.ours))
  const floor = median(rounds.map((round) => round.floor))
  console.log(`ledger entries/s through postEntry ${ours.toFixed(0).padStart(6)}`)
  console.log(
    `ledger entries/s bare SQL          ${floor.toFixed(0).padStart(6)}   ratio ${(ours / floor).toFixed(2)}   (${CLIENTS} clients, median of ${ROUNDS} rounds)`,
  )
} finally {
  await db.close()
  await dropTestDatabase(url)
}

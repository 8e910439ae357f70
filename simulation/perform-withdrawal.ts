import { approveWithdrawal, completeWithdrawal, rejectWithdrawal } from '../app/domain/withdrawal/decide-withdrawal.ts'
import type { WithdrawalMethod } from '../app/domain/withdrawal/move-withdrawal.ts'
import { requestWithdrawal } from '../app/domain/withdrawal/request-withdrawal.ts'
import type { Tx } from '../app/platform/db.ts'
import type { Deed } from './action.ts'
import { skipped, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

type Run = <T extends { ok: boolean }>(work: (tx: Tx) => Promise<T>) => Promise<T>

type Row = { id: string; amount: string; method: string | null; gateway_state: string | null; gateway_reference: string | null }

const requestOf = (key: string) => `request-${key}`

async function find(world: World, key: string): Promise<Row | undefined> {
  const { rows } = await world.database.pool.query<Row>(
    'select id, amount, method, gateway_state, gateway_reference from withdrawals where request_id = $1',
    [requestOf(key)],
  )
  return rows[0]
}

/** A withdrawal is asked for, approved, refused or transferred by hand. */
export async function withdrawalStep(world: World, deed: Deed, run: Run): Promise<Outcome> {
  if (deed.do === 'ask_money') return run((tx) => requestWithdrawal(tx, { amount: BigInt(deed.amount!), requestId: requestOf(deed.key!) }))
  const row = await find(world, deed.key!)
  if (!row) return skipped('no such withdrawal')
  // Only the dashboard of the gateway could tell; the simulated admins leave it to its owner.
  if (row.gateway_state === 'UNCLEAR') return skipped('unclear')
  if (deed.do === 'approve_money') return run((tx) => approveWithdrawal(tx, { withdrawalId: row.id, method: deed.how as WithdrawalMethod }))
  if (deed.do === 'reject_money') return run((tx) => rejectWithdrawal(tx, { withdrawalId: row.id, note: 'rekening salah' }))
  const result = await run((tx) => completeWithdrawal(tx, { withdrawalId: row.id, reference: `TRF-${deed.key}`, note: 'klikbca' }))
  if (result.ok) world.money.transfers.set(deed.key!, BigInt(row.amount))
  return result
}

/** The receiving bank takes the money, or does not; sometimes it sends it back later. */
export async function bankActs(world: World, deed: Deed): Promise<Outcome> {
  const row = await find(world, deed.key!)
  const payout = world.sandbox.payouts.all().find(({ reference_no }) => reference_no === row?.gateway_reference)
  if (!payout || payout.status === 'queued' || payout.status === 'failed') return skipped('not on its way')
  world.sandbox.payouts.end(payout.reference_no, deed.how as 'completed', 'rekening tutup')
  return { ok: true }
}

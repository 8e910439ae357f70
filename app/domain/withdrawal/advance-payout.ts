import { database, inTransaction, nowOf, system, toInstant, type Tx } from '../../platform/db.ts'
import { describeError, logger } from '../../platform/logger.ts'
import { markPayoutAsked, markPayoutCreated, markPayoutSent, markPayoutUnsent } from './move-withdrawal.ts'
import type { PayoutGateway, PayoutOrder, PayoutStatus } from './payout-gateway.ts'
import { completeTransfer, lockWithdrawal, reportUnclear, returnMoney, takeBackTransfer, type WithdrawalRow } from './settle-withdrawal.ts'

const ACTOR = 'withdrawal-payout'
/** The gateway forgets a key after a day; from here on sending it again could pay twice. */
const KEY_HOURS = 20

export type PayoutOutcome = 'nothing' | 'unknown' | 'on_its_way' | 'completed' | 'returned' | 'unclear'

type Step = { kind: 'none' } | { kind: 'unclear' } | { kind: 'create'; order: PayoutOrder } | { kind: 'ask'; reference: string }

/**
 * Takes one withdrawal as far as the gateway allows: creates the payout, approves
 * it, asks what became of it. Written down before it is sent; one key for one
 * withdrawal for ever; an unanswered request stays UNKNOWN until the gateway
 * answers the same key. May run any number of times, also at once.
 */
export async function advancePayout(gateway: PayoutGateway, withdrawalId: string): Promise<PayoutOutcome> {
  const step = await inTransaction(system(ACTOR), (tx) => nextStep(tx, withdrawalId))
  if (step.kind === 'none') return 'nothing'
  if (step.kind === 'unclear') return 'unclear'
  if (step.kind === 'ask') return ask(gateway, withdrawalId, step.reference)
  const created = await gateway.create(step.order)
  if (created.ok) {
    await inTransaction(system(ACTOR), (tx) => markPayoutCreated(tx, withdrawalId, created.reference))
    return ask(gateway, withdrawalId, created.reference)
  }
  return inTransaction(system(ACTOR), (tx) => storeFailure(tx, withdrawalId, created))
}

async function nextStep(tx: Tx, withdrawalId: string): Promise<Step> {
  const row = await lockWithdrawal(tx, withdrawalId)
  if (!row || row.method !== 'GATEWAY' || (row.status !== 'PROCESSING' && row.status !== 'COMPLETED')) return { kind: 'none' }
  if (row.gateway_reference) return { kind: 'ask', reference: row.gateway_reference }
  if (row.status === 'COMPLETED' || row.gateway_state === 'UNCLEAR') return { kind: 'none' }
  if (row.sent_at && nowOf(tx).since(toInstant(row.sent_at)).total('hours') >= KEY_HOURS) {
    await reportUnclear(
      tx,
      row,
      `no answer from the payout gateway within ${KEY_HOURS} hours of sending; look for ${row.id} in its dashboard`,
    )
    return { kind: 'unclear' }
  }
  await markPayoutSent(tx, row.id)
  return {
    kind: 'create',
    order: { key: row.id, holderName: row.holder_name, accountNumber: row.account_number, bankCode: row.bank_code, amount: row.amount },
  }
}

/**
 * A refusal ends it only while no request of this key ever went unanswered: an
 * earlier one may have been carried out, and then its refused repetition says nothing.
 */
async function storeFailure(
  tx: Tx,
  withdrawalId: string,
  failure: { reason: 'rejected' | 'unavailable' | 'unknown'; message: string },
): Promise<PayoutOutcome> {
  const row = await lockWithdrawal(tx, withdrawalId)
  if (!row || row.status !== 'PROCESSING' || row.gateway_reference) return 'nothing'
  const isFirst = row.send_tries <= 1
  if (failure.reason === 'unavailable' && isFirst) {
    await markPayoutUnsent(tx, row.id)
    return 'unknown'
  }
  if (failure.reason !== 'rejected') return 'unknown'
  if (isFirst) {
    await returnMoney(tx, row, { note: `Gateway: ${failure.message}`.slice(0, 500), reason: 'gateway_rejected' })
    return 'returned'
  }
  await reportUnclear(tx, row, `refused after an unanswered request: ${failure.message}`)
  return 'unclear'
}

async function ask(gateway: PayoutGateway, withdrawalId: string, reference: string): Promise<PayoutOutcome> {
  let answer = await gateway.status(reference)
  if (answer.ok && answer.status === 'queued') {
    // Approving twice is refused, not repeated; the status says what holds.
    await gateway.approve(reference)
    answer = await gateway.status(reference)
  }
  if (!answer.ok) return 'unknown'
  const { status, amount, detail } = answer
  return inTransaction(system(ACTOR), (tx) => applyPayoutStatus(tx, { withdrawalId, reference, status, amount, detail }))
}

/** The one place where the payout gateway's word ends a withdrawal; old words heard late change nothing. */
export async function applyPayoutStatus(
  tx: Tx,
  input: { withdrawalId: string; reference: string; status: PayoutStatus; amount: bigint | null; detail: string | null },
): Promise<PayoutOutcome> {
  const row = await lockWithdrawal(tx, input.withdrawalId)
  if (!row || row.gateway_reference !== input.reference) return 'nothing'
  await markPayoutAsked(tx, row.id)
  if (input.amount !== null && input.amount !== row.amount) {
    await reportUnclear(tx, row, `the gateway says ${input.amount}, the withdrawal is ${row.amount}`)
    return 'unclear'
  }
  switch (input.status) {
    case 'completed':
      return (await completeTransfer(tx, row, { reference: input.reference, note: 'Midtrans Payouts', reason: 'gateway_completed' }))
        ? 'completed'
        : 'nothing'
    case 'failed':
    case 'rejected':
      return (await end(tx, row, input.detail ?? input.status)) ? 'returned' : 'nothing'
    default:
      return 'on_its_way'
  }
}

function end(tx: Tx, row: WithdrawalRow, detail: string): Promise<boolean> {
  const note = `Bank: ${detail}`.slice(0, 500)
  return row.status === 'COMPLETED' ? takeBackTransfer(tx, row, { note }) : returnMoney(tx, row, { note, reason: 'gateway_failed' })
}

/** Every payout still on its way, and young finished ones that a bank may send back; one bad row stops no other. */
export async function sweepPayouts(gateway: PayoutGateway): Promise<{ asked: number }> {
  const { rows } = await database().pool.query<{ id: string }>(`
    select id from withdrawals where method = 'GATEWAY' and (
      (status = 'PROCESSING' and gateway_state <> 'UNCLEAR')
      or (status = 'COMPLETED' and settled_at > app_now() - interval '3 days' and asked_at < app_now() - interval '1 hour'))
    order by asked_at nulls first limit 200`)
  for (const { id } of rows) {
    try {
      await advancePayout(gateway, id)
    } catch (error) {
      logger.error({ event: 'withdrawal.advance_failed', withdrawalId: id, ...describeError(error) })
    }
  }
  return { asked: rows.length }
}

/** The three ends of a withdrawal, for whoever has learnt the outcome: an admin or the payout gateway. */
import type { Tx } from '../../platform/db.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { raiseException } from '../oversight/raise-exception.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { markPayoutUnclear, moveWithdrawal } from './move-withdrawal.ts'

export type WithdrawalRow = {
  id: string
  user_id: string
  user_role: string
  amount: bigint
  status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'REJECTED'
  method: 'MANUAL_TRANSFER' | 'GATEWAY' | null
  needs_checker: boolean
  approved_by: string | null
  checked_by: string | null
  gateway_state: 'WAITING' | 'UNKNOWN' | 'SENT' | 'UNCLEAR' | null
  gateway_reference: string | null
  send_tries: number
  sent_at: Date | null
  bank_code: string
  account_number: string
  holder_name: string
}

/** The withdrawal, locked until the transaction ends. */
export async function lockWithdrawal(tx: Tx, id: string): Promise<WithdrawalRow | null> {
  const [row] = await tx.$queryRaw<WithdrawalRow[]>`
    select w.id, w.user_id, u.role::text as user_role, w.amount, w.status::text, w.method, w.needs_checker, w.approved_by, w.checked_by,
      w.gateway_state, w.gateway_reference, w.send_tries, w.sent_at, w.bank_code, w.account_number, w.holder_name
    from withdrawals w join users u on u.id = w.user_id where w.id = ${id}::uuid for update of w`
  return row ?? null
}

const hrefOf = (row: WithdrawalRow) => (row.user_role === 'THERAPIST' ? '/therapist/wallet' : '/wallet')

/** The transfer has arrived: only now the money leaves the hold. False when the withdrawal is not under way. */
export async function completeTransfer(
  tx: Tx,
  row: WithdrawalRow,
  input: { reference: string; note: string; reason: string },
): Promise<boolean> {
  if (!(await moveWithdrawal(tx, row.id, { to: 'COMPLETED', ...input }))) return false
  await postEntry(tx, {
    kind: 'WITHDRAWAL',
    key: `withdrawal:${row.id}:sent`,
    note: input.note,
    legs: [
      { account: { holdOfUser: row.user_id }, amount: -row.amount },
      { account: 'CASH', amount: row.amount },
    ],
  })
  await notify(tx, {
    userId: row.user_id,
    kind: 'withdrawal_completed',
    href: hrefOf(row),
    data: { amount: Number(row.amount), reference: input.reference },
    dedupeKey: `withdrawal:${row.id}:completed`,
  })
  await settleExceptions(tx, { withdrawalId: row.id }, 'withdrawal_settled')
  return true
}

/** No transfer was or will be made: the money goes back from the hold to the wallet. False when it has ended already. */
export async function returnMoney(tx: Tx, row: WithdrawalRow, input: { note: string; reason: string }): Promise<boolean> {
  if (!(await moveWithdrawal(tx, row.id, { to: 'REJECTED', ...input }))) return false
  await postEntry(tx, {
    kind: 'WITHDRAWAL_RELEASED',
    key: `withdrawal:${row.id}:released`,
    note: input.note,
    legs: [
      { account: { holdOfUser: row.user_id }, amount: -row.amount },
      { account: { walletOfUser: row.user_id }, amount: row.amount },
    ],
  })
  await tellReturned(tx, row, input.note)
  await settleExceptions(tx, { withdrawalId: row.id }, 'withdrawal_settled')
  return true
}

/** The receiving bank sent a finished transfer back: it comes from our bank account into the wallet again. */
export async function takeBackTransfer(tx: Tx, row: WithdrawalRow, input: { note: string }): Promise<boolean> {
  if (!(await moveWithdrawal(tx, row.id, { to: 'RETURNED', ...input }))) return false
  await postEntry(tx, {
    kind: 'WITHDRAWAL_RETURNED',
    key: `withdrawal:${row.id}:returned`,
    note: input.note,
    legs: [
      { account: 'CASH', amount: -row.amount },
      { account: { walletOfUser: row.user_id }, amount: row.amount },
    ],
  })
  await tellReturned(tx, row, input.note)
  return true
}

async function tellReturned(tx: Tx, row: WithdrawalRow, note: string): Promise<void> {
  await notify(tx, {
    userId: row.user_id,
    kind: 'withdrawal_rejected',
    href: hrefOf(row),
    data: { amount: Number(row.amount), note },
    dedupeKey: `withdrawal:${row.id}:returned`,
  })
}

/** Nobody can say by itself what became of the transfer: onto the admins' list, once. */
export async function reportUnclear(tx: Tx, row: WithdrawalRow, detail: string): Promise<void> {
  await markPayoutUnclear(tx, row.id)
  await raiseException(tx, { kind: 'WITHDRAWAL_UNCLEAR', withdrawalId: row.id, code: row.holder_name, detail })
}

import { actorOf, type Tx } from '../../platform/db.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notifyAdmins } from '../notification/notify-admins.ts'
import { getPolicy } from '../policy/get-policy.ts'
import { insertWithdrawal } from './move-withdrawal.ts'
import { readBankAccount } from './withdrawal-queries.ts'

export type RequestWithdrawalResult =
  | { ok: true; withdrawalId: string; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'no_bank_account' | 'amount_invalid' | 'request_reused' }
  | { ok: false; reason: 'amount_too_small'; smallest: bigint }
  | { ok: false; reason: 'balance_too_low'; balance: bigint }
  | { ok: false; reason: 'account_too_new'; from: Date }

/**
 * O21: asks for money out of one's own wallet. The amount leaves the balance at once
 * and waits in the person's hold, so that it cannot be spent or asked for again.
 * @param input.requestId made by the form; sent again it answers with what it asked for.
 */
export async function requestWithdrawal(tx: Tx, input: { amount: bigint; requestId: string }): Promise<RequestWithdrawalResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  if (input.amount <= 0n) return { ok: false, reason: 'amount_invalid' }
  // The wallet's lock comes first: a second request waits here and then sees what the first took.
  const [wallet] = await tx.$queryRaw<{ balance: bigint; name: string }[]>`
    select account.balance, u.name from ledger_accounts account join users u on u.id = account.user_id
    where account.user_id = ${actor.id}::uuid and account.kind = 'WALLET' and u.role in ('PATIENT', 'THERAPIST') for update of account`
  if (!wallet) return { ok: false, reason: 'not_found' }
  const [known] = await tx.$queryRaw<{ id: string; amount: bigint }[]>`
    select id, amount from withdrawals where user_id = ${actor.id}::uuid and request_id = ${input.requestId}`
  if (known)
    return known.amount === input.amount ? { ok: true, withdrawalId: known.id, isNew: false } : { ok: false, reason: 'request_reused' }
  const smallest = BigInt((await getPolicy(tx)).smallestWithdrawal)
  if (input.amount < smallest) return { ok: false, reason: 'amount_too_small', smallest }
  if (wallet.balance < input.amount) return { ok: false, reason: 'balance_too_low', balance: wallet.balance }

  const account = await readBankAccount(tx, actor.id)
  if (!account) return { ok: false, reason: 'no_bank_account' }
  // The owner was told of the change and has this long to notice one that was not theirs.
  if (!account.is_usable) return { ok: false, reason: 'account_too_new', from: account.usable_from }
  const withdrawalId = await insertWithdrawal(tx, { userId: actor.id, ...input, account })
  await tx.$executeRaw`insert into ledger_accounts (kind, user_id) values ('WITHDRAWAL_HOLD', ${actor.id}::uuid) on conflict do nothing`
  await postEntry(tx, {
    kind: 'WITHDRAWAL_HELD',
    key: `withdrawal:${withdrawalId}:held`,
    legs: [
      { account: { walletOfUser: actor.id }, amount: -input.amount },
      { account: { holdOfUser: actor.id }, amount: input.amount },
    ],
  })
  await notifyAdmins(tx, {
    kind: 'admin_withdrawal',
    href: '/admin/withdrawals',
    data: { name: wallet.name, amount: Number(input.amount) },
    dedupeKey: `withdrawal:${withdrawalId}`,
  })
  return { ok: true, withdrawalId, isNew: true }
}

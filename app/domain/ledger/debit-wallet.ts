import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { postEntry } from './post-entry.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type DebitWalletResult =
  | { ok: true; balance: bigint }
  | { ok: false; reason: 'not_found' | 'note_required' | 'amount_invalid' }
  | { ok: false; reason: 'balance_too_low'; balance: bigint }
  | { ok: false; reason: 'already_done'; balance: bigint }

/**
 * An admin pays money out of a wallet by hand (bank transfer made outside).
 * The note is required and the therapist reads it in the wallet's history.
 * @param requestId made by the form: pressing twice debits once.
 */
export async function debitWallet(
  tx: Tx,
  input: { walletId: string; amount: bigint; note: string; requestId: string },
): Promise<DebitWalletResult> {
  const note = input.note.trim()
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  if (input.amount <= 0n) return { ok: false, reason: 'amount_invalid' }
  const [wallet] = await tx.$queryRaw<{ user_id: string; role: string; balance: bigint }[]>`
    select account.user_id, users.role::text, account.balance from ledger_accounts account join users on users.id = account.user_id
    where account.id = ${input.walletId}::uuid and account.kind = 'WALLET' for update of account`
  if (!wallet) return { ok: false, reason: 'not_found' }
  const key = `withdrawal:${input.walletId}:${input.requestId}`
  const [done] = await tx.$queryRaw<{ id: string }[]>`select id from ledger_entries where idempotency_key = ${key}`
  if (done) return { ok: false, reason: 'already_done', balance: wallet.balance }
  if (wallet.balance < input.amount) return { ok: false, reason: 'balance_too_low', balance: wallet.balance }
  await postEntry(tx, {
    kind: 'WITHDRAWAL',
    key,
    note,
    legs: [
      { account: { walletOfUser: wallet.user_id }, amount: -input.amount },
      { account: 'CASH', amount: input.amount },
    ],
  })
  await recordAudit(tx, {
    action: 'wallet.debit',
    subjectType: 'wallet',
    subjectId: input.walletId,
    reason: note,
    after: { amount: input.amount },
  })
  await notify(tx, {
    userId: wallet.user_id,
    kind: 'wallet_debited',
    href: wallet.role === 'THERAPIST' ? '/therapist/wallet' : '/wallet',
    data: { amount: Number(input.amount), note },
    dedupeKey: key,
  })
  return { ok: true, balance: wallet.balance - input.amount }
}

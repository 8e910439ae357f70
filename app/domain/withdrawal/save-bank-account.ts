import { inTransaction, type Actor, type Tx } from '../../platform/db.ts'
import { isBank } from './banks.ts'
import { isOwnAccount } from './holder-name.ts'
import type { PayoutGateway } from './payout-gateway.ts'

export type SaveBankAccountResult =
  | { ok: true; isConfirmed: boolean }
  | { ok: false; reason: 'not_found' | 'bank_unknown' | 'account_number_invalid' | 'holder_name_differs' | 'account_not_found' }

export type BankAccountInput = { bankCode: string; accountNumber: string; holderName: string }

/**
 * O21: where this person's withdrawals go. The holder must be the person, by the
 * name typed and, where the bank answers, by the name the bank has; a bank that
 * does not answer leaves the account unconfirmed, and the admin sees that.
 */
export async function saveBankAccount(gateway: PayoutGateway, actor: Actor, input: BankAccountInput): Promise<SaveBankAccountResult> {
  const accountNumber = input.accountNumber.replaceAll(/[\s.-]/g, '')
  if (!isBank(input.bankCode)) return { ok: false, reason: 'bank_unknown' }
  if (!/^\d{6,20}$/.test(accountNumber)) return { ok: false, reason: 'account_number_invalid' }
  const answer = await gateway.holderOf({ bankCode: input.bankCode, accountNumber })
  if (!answer.ok && answer.reason === 'rejected') return { ok: false, reason: 'account_not_found' }
  const account = { bankCode: input.bankCode, accountNumber, holderName: answer.ok ? answer.holderName : input.holderName.trim(), isConfirmed: answer.ok }
  return inTransaction(actor, (tx) => store(tx, actor, account, input.holderName))
}

async function store(tx: Tx, actor: Actor, account: BankAccountInput & { isConfirmed: boolean }, typed: string): Promise<SaveBankAccountResult> {
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  // The lock puts two saves of one person in line: one account at a time.
  const [user] = await tx.$queryRaw<{ name: string }[]>`
    select name from users where id = ${actor.id}::uuid and is_active and role in ('PATIENT', 'THERAPIST') for update`
  if (!user) return { ok: false, reason: 'not_found' }
  if (!isOwnAccount(account.holderName, user.name) || !isOwnAccount(typed, user.name)) return { ok: false, reason: 'holder_name_differs' }
  await tx.$executeRaw`update bank_accounts set archived_at = app_now() where user_id = ${actor.id}::uuid and archived_at is null`
  await tx.$executeRaw`
    insert into bank_accounts (user_id, bank_code, account_number, holder_name, confirmed_at)
    values (${actor.id}::uuid, ${account.bankCode}, ${account.accountNumber}, ${account.holderName},
      case when ${account.isConfirmed} then app_now() end)`
  return { ok: true, isConfirmed: account.isConfirmed }
}

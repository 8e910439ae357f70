import { database, inTransaction, type Actor, type Tx } from '../../platform/db.ts'
import { count } from '../../platform/rate-limit.ts'
import { confirmPassword } from '../identity/confirm-password.ts'
import { notify } from '../notification/notify.ts'
import { bankName, isBank, maskedAccount } from './banks.ts'
import { isOwnAccount } from './holder-name.ts'
import type { PayoutGateway } from './payout-gateway.ts'
import { homeZone, readBankAccount } from './withdrawal-queries.ts'

export type SaveBankAccountResult =
  | { ok: true; isConfirmed: boolean }
  | {
      ok: false
      reason:
        | 'not_found'
        | 'bank_unknown'
        | 'account_number_invalid'
        | 'holder_name_differs'
        | 'account_not_found'
        | 'password_needed'
        | 'password_wrong'
    }
  | { ok: false; reason: 'too_many'; minutes: number }

/** `password` is needed once there is an account: changing where money goes takes more than an open phone. */
export type BankAccountInput = { bankCode: string; accountNumber: string; holderName: string; password?: string }

/** Each save asks the bank for a name; enough for typing mistakes, too few to try out numbers. */
const SAVES = { name: 'bank-account-save', points: 10, seconds: 3_600 }

type Account = { bankCode: string; accountNumber: string; holderName: string; isConfirmed: boolean }

/**
 * O21: where this person's withdrawals go. The holder must be the person, by the
 * name typed and, where the bank answers, by the name the bank has; a bank that
 * does not answer leaves the account unconfirmed, and the admin sees that. A change
 * takes the password, is told to the owner at once and waits before money can go there.
 */
export async function saveBankAccount(gateway: PayoutGateway, actor: Actor, input: BankAccountInput): Promise<SaveBankAccountResult> {
  const accountNumber = input.accountNumber.replaceAll(/[\s.-]/g, '')
  if (actor.kind !== 'user') return { ok: false, reason: 'not_found' }
  if (!isBank(input.bankCode)) return { ok: false, reason: 'bank_unknown' }
  if (!/^\d{6,20}$/.test(accountNumber)) return { ok: false, reason: 'account_number_invalid' }
  const refused = await mayChange(actor.id, input.password ?? '')
  if (refused) return refused
  const answer = await gateway.holderOf({ bankCode: input.bankCode, accountNumber })
  if (!answer.ok && answer.reason === 'rejected') return { ok: false, reason: 'account_not_found' }
  const account = {
    bankCode: input.bankCode,
    accountNumber,
    holderName: answer.ok ? answer.holderName : input.holderName.trim(),
    isConfirmed: answer.ok,
  }
  return inTransaction(actor, (tx) => store(tx, actor.id, account, { holderName: input.holderName, hasPassword: !!input.password }))
}

/** Null when this person may save now. The password is checked out of the transaction, as at signing in. */
async function mayChange(userId: string, password: string): Promise<Extract<SaveBankAccountResult, { ok: false }> | null> {
  const present = await readBankAccount(database().prisma, userId)
  if (present && !password) return { ok: false, reason: 'password_needed' }
  const allowance = await count(SAVES, userId)
  if (!allowance.ok) return { ok: false, reason: 'too_many', minutes: Math.ceil(allowance.retryAfterSeconds / 60) }
  // A password sent along is checked even for a first account: store() takes it as proof.
  if (!password) return null
  const known = await confirmPassword(userId, password)
  if (known.ok) return null
  return known.reason === 'wrong' ? { ok: false, reason: 'password_wrong' } : known
}

async function store(
  tx: Tx,
  userId: string,
  account: Account,
  typed: { holderName: string; hasPassword: boolean },
): Promise<SaveBankAccountResult> {
  // The lock puts two saves of one person in line: one account at a time.
  const [user] = await tx.$queryRaw<{ name: string; role: string }[]>`
    select name, role::text from users where id = ${userId}::uuid and is_active and role in ('PATIENT', 'THERAPIST') for update`
  if (!user) return { ok: false, reason: 'not_found' }
  if (!isOwnAccount(account.holderName, user.name) || !isOwnAccount(typed.holderName, user.name))
    return { ok: false, reason: 'holder_name_differs' }
  const present = await readBankAccount(tx, userId)
  // Another tab may have saved the first account meanwhile.
  if (present && !typed.hasPassword) return { ok: false, reason: 'password_needed' }
  if (present?.bank_code === account.bankCode && present.account_number === account.accountNumber) {
    await confirmAgain(tx, userId, account)
    return { ok: true, isConfirmed: account.isConfirmed }
  }
  await tx.$executeRaw`update bank_accounts set archived_at = app_now() where user_id = ${userId}::uuid and archived_at is null`
  await tx.$executeRaw`
    insert into bank_accounts (user_id, bank_code, account_number, holder_name, confirmed_at)
    values (${userId}::uuid, ${account.bankCode}, ${account.accountNumber}, ${account.holderName},
      case when ${account.isConfirmed} then app_now() end)`
  if (present) await tellOwner(tx, userId, user.role)
  return { ok: true, isConfirmed: account.isConfirmed }
}

/** The same account saved again is no change: nothing to wait for, but the bank may answer this time. */
async function confirmAgain(tx: Tx, userId: string, account: Account): Promise<void> {
  await tx.$executeRaw`
    update bank_accounts set holder_name = ${account.holderName}, confirmed_at = coalesce(case when ${account.isConfirmed} then app_now() end, confirmed_at)
    where user_id = ${userId}::uuid and archived_at is null`
}

async function tellOwner(tx: Tx, userId: string, role: string): Promise<void> {
  const account = (await readBankAccount(tx, userId))!
  await notify(tx, {
    userId,
    kind: 'bank_account_changed',
    href: role === 'THERAPIST' ? '/therapist/wallet' : '/wallet',
    data: {
      bank: bankName(account.bank_code),
      account: maskedAccount(account.account_number),
      usableFrom: account.usable_from.toISOString(),
      zone: await homeZone(tx, userId),
    },
  })
}

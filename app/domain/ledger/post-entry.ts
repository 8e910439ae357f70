import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import type { SystemAccount } from './system-accounts.ts'

export type EntryKind =
  | 'PAYMENT_RECEIVED'
  | 'UNENTITLED_PAYMENT_RECEIVED'
  | 'PAYMENT_REVERSED'
  | 'SESSION_FEE'
  | 'FORFEIT_COMPENSATION'
  | 'PACKAGE_BREAKAGE'
  | 'REFUND_DUE'
  | 'REFUND_PAID'
  | 'WITHDRAWAL'
  | 'ADJUSTMENT'
  | 'WITHDRAWAL_HELD'
  | 'WITHDRAWAL_RELEASED'
  | 'WITHDRAWAL_RETURNED'
  | 'TOP_UP'
  | 'WALLET_PAYMENT'
  | 'PAYMENT_MOVED'

type PersonalAccount = { walletOfUser: string } | { holdOfUser: string }

/** A system account by name, a person's wallet, or what is frozen of it. Amount in rupiah: positive credits, negative debits. */
export type Leg = { account: SystemAccount | PersonalAccount; amount: bigint }

export type EntryInput = {
  kind: EntryKind
  /** The fact this entry records, e.g. `payout:SESSION`. The same fact is posted once. */
  key: string
  legs: Leg[]
  bookingId?: string
  sessionId?: string
  note?: string
}

/**
 * Posts one balanced, immutable entry. Called again with the same key and the same
 * legs it does nothing and says so.
 * @throws when the key was used for another payload, when the legs do not add up
 * to zero (checked here and again at commit), or when a wallet would fall below zero.
 */
export async function postEntry(tx: Tx, entry: EntryInput): Promise<'posted' | 'already_posted'> {
  const legs = entry.legs.filter((leg) => leg.amount !== 0n)
  if (legs.reduce((sum, leg) => sum + leg.amount, 0n) !== 0n) throw new Error(`Ledger entry ${entry.key} does not balance`)
  if (legs.length === 0) return 'already_posted'
  const hash = payloadHash(entry.kind, legs)
  const kinds = legs.map(({ account }) =>
    typeof account === 'string' ? account : 'walletOfUser' in account ? 'WALLET' : 'WITHDRAWAL_HOLD',
  )
  const owners = legs.map(({ account }) => (typeof account === 'string' ? null : ownerOf(account)))
  const amounts = legs.map((leg) => leg.amount.toString())
  // Wallets in id order, so that two entries over the same wallets never wait for each other in a circle.
  const [created] = await tx.$queryRaw<{ is_new: boolean; legs: number }[]>`
    with entry as (
      insert into ledger_entries (kind, idempotency_key, payload_hash, booking_id, session_id, note, actor_id)
      values (${entry.kind}::ledger_entry_kind, ${entry.key}, ${hash}, ${entry.bookingId ?? null}::uuid, ${entry.sessionId ?? null}::uuid,
        ${entry.note ?? null}, app_actor_id())
      on conflict (idempotency_key) do nothing
      returning id
    ), postings as (
      insert into ledger_postings (entry_id, account_id, amount)
      select entry.id, account.id, leg.amount
      from entry cross join unnest(${kinds}::ledger_account_kind[], ${owners}::uuid[], ${amounts}::bigint[]) as leg(kind, owner, amount)
      join ledger_accounts account on account.kind = leg.kind
        and ((leg.owner is null and account.user_id is null) or account.user_id = leg.owner)
      order by account.id
      returning 1
    )
    select exists (select 1 from entry) as is_new, (select count(*)::int from postings) as legs`
  if (created!.is_new) {
    if (created!.legs !== legs.length) throw new Error(`Ledger entry ${entry.key}: an account is missing`)
    return 'posted'
  }
  const [known] = await tx.$queryRaw<{ same: boolean }[]>`
    select payload_hash = ${hash} as same from ledger_entries where idempotency_key = ${entry.key}`
  if (!known?.same) throw new Error(`Ledger key ${entry.key} was used for another entry`)
  return 'already_posted'
}

function ownerOf(account: PersonalAccount): string {
  return 'walletOfUser' in account ? account.walletOfUser : account.holdOfUser
}

function payloadHash(kind: string, legs: Leg[]): Buffer {
  const name = (account: Leg['account']) =>
    typeof account === 'string' ? account : `${'walletOfUser' in account ? 'wallet' : 'hold'}:${ownerOf(account)}`
  const lines = legs.map((leg) => `${name(leg.account)} ${leg.amount}`).sort()
  return createHash('sha256')
    .update([kind, ...lines].join('\n'))
    .digest()
}

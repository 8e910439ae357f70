import { toInstant, type Reader } from '../../platform/db.ts'
import { bankName, maskedAccount } from '../withdrawal/banks.ts'
import { paperNumber, userIdOf, type ReceiptInput, type WithdrawalReceipt } from './receipt.ts'

type Row = {
  id: string
  name: string
  time_zone: string
  amount: bigint
  bank_code: string
  account_number: string
  holder_name: string
  method: string
  reference: string
  created_at: Date
  settled_at: Date
  now: Date
}

/** Money transferred to a person's bank account; null until it has been, once the bank has sent it back, and for anybody else. */
export async function readWithdrawalReceipt(
  reader: Reader,
  input: ReceiptInput & { withdrawalId: string },
): Promise<WithdrawalReceipt | null> {
  const isAdmin = 'admin' in input.viewer
  const [row] = await reader.$queryRaw<Row[]>`
    select w.id, u.name, w.amount, w.bank_code, w.account_number, w.holder_name, w.method, w.reference, w.created_at, w.settled_at, app_now() as now,
      coalesce((select t.time_zone from therapists t where t.user_id = u.id),
        (select a.time_zone from addresses a where a.user_id = u.id and a.archived_at is null order by a.created_at limit 1), 'Asia/Jakarta') as time_zone
    from withdrawals w join users u on u.id = w.user_id
    where w.id = ${input.withdrawalId}::uuid and w.status = 'COMPLETED' and (${isAdmin} or w.user_id = ${userIdOf(input)}::uuid)`
  if (!row) return null
  const completedAt = toInstant(row.settled_at)
  return {
    kind: 'WITHDRAWAL',
    number: paperNumber('WD', row.id, completedAt, row.time_zone),
    printedAt: toInstant(row.now),
    zone: row.time_zone,
    isSimulated: input.isSimulated,
    person: { name: row.name },
    requestedAt: toInstant(row.created_at),
    completedAt,
    amount: row.amount,
    bank: bankName(row.bank_code),
    account: maskedAccount(row.account_number),
    holder: row.holder_name,
    method: row.method,
    reference: row.reference,
  }
}

/** The only writer of withdrawals. */
import type { Tx } from '../../platform/db.ts'

export type WithdrawalMethod = 'MANUAL_TRANSFER' | 'GATEWAY'

export type WithdrawalMove =
  /** One admin's word; it waits on for a second one where that is needed. */
  | { to: 'PENDING' | 'PROCESSING'; method: WithdrawalMethod; approvedBy: string }
  /** The second admin's. */
  | { to: 'PROCESSING'; checkedBy: string }
  | { to: 'COMPLETED'; reason: string; reference: string; note: string }
  | { to: 'REJECTED'; reason: string; note: string }
  /** The receiving bank sent a finished transfer back. */
  | { to: 'RETURNED'; note: string }

export type NewWithdrawal = {
  userId: string
  /** Whole rupiah. */
  amount: bigint
  account: { bank_code: string; account_number: string; holder_name: string }
  requestId: string
}

export async function insertWithdrawal(tx: Tx, { userId, amount, account, requestId }: NewWithdrawal): Promise<string> {
  const [created] = await tx.$queryRaw<{ id: string }[]>`
    insert into withdrawals (user_id, amount, bank_code, account_number, holder_name, request_id)
    values (${userId}::uuid, ${amount}, ${account.bank_code}, ${account.account_number}, ${account.holder_name}, ${requestId}) returning id`
  return created!.id
}

/** @returns false when it was no longer in a state this step begins in */
export async function moveWithdrawal(tx: Tx, id: string, move: WithdrawalMove): Promise<boolean> {
  return (await update(tx, id, move)) > 0
}

function update(tx: Tx, id: string, move: WithdrawalMove): Promise<number> {
  switch (move.to) {
    case 'PENDING':
    case 'PROCESSING': {
      if ('checkedBy' in move)
        return tx.$executeRaw`
          update withdrawals set checked_by = ${move.checkedBy}::uuid, checked_at = app_now(), status = 'PROCESSING', status_reason = 'checked',
            gateway_state = case when method = 'GATEWAY' then 'WAITING' end
          where id = ${id}::uuid and status = 'PENDING'`
      const needsChecker = move.to === 'PENDING'
      return tx.$executeRaw`
        update withdrawals set method = ${move.method}, needs_checker = ${needsChecker}, approved_by = ${move.approvedBy}::uuid, approved_at = app_now(),
          status_reason = 'approved', status = ${move.to}::withdrawal_status,
          gateway_state = case when ${!needsChecker && move.method === 'GATEWAY'} then 'WAITING' end
        where id = ${id}::uuid and status = 'PENDING'`
    }
    case 'COMPLETED':
      return tx.$executeRaw`
        update withdrawals set status = 'COMPLETED', status_reason = ${move.reason}, reference = ${move.reference}, note = ${move.note},
          settled_by = app_actor_id(), settled_at = app_now()
        where id = ${id}::uuid and status = 'PROCESSING'`
    case 'REJECTED':
      return tx.$executeRaw`
        update withdrawals set status = 'REJECTED', status_reason = ${move.reason}, note = ${move.note}, settled_by = app_actor_id(), settled_at = app_now()
        where id = ${id}::uuid and status in ('PENDING', 'PROCESSING')`
    case 'RETURNED':
      return tx.$executeRaw`
        update withdrawals set status = 'REJECTED', status_reason = 'bank_returned', note = ${move.note}, settled_by = app_actor_id(), settled_at = app_now()
        where id = ${id}::uuid and status = 'COMPLETED'`
  }
}

/** Written down before it is sent. */
export async function markPayoutSent(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    update withdrawals set gateway_state = 'UNKNOWN', sent_at = coalesce(sent_at, app_now()), send_tries = send_tries + 1, asked_at = app_now() where id = ${id}::uuid`
}

/** Nothing left this machine: the first try does not count. */
export async function markPayoutUnsent(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update withdrawals set gateway_state = 'WAITING', sent_at = null, send_tries = 0 where id = ${id}::uuid and gateway_state = 'UNKNOWN'`
}

/** The gateway has it, under its own name. */
export async function markPayoutCreated(tx: Tx, id: string, reference: string): Promise<void> {
  await tx.$executeRaw`
    update withdrawals set gateway_reference = ${reference}, gateway_state = 'SENT' where id = ${id}::uuid and gateway_reference is null`
}

export async function markPayoutAsked(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update withdrawals set asked_at = app_now() where id = ${id}::uuid`
}

/** A person must find out. */
export async function markPayoutUnclear(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update withdrawals set gateway_state = 'UNCLEAR' where id = ${id}::uuid and status = 'PROCESSING' and gateway_state <> 'UNCLEAR'`
}

/** What admins do with a withdrawal: approve (one or two of them), reject, confirm a transfer made by hand. */
import { actorOf, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { withdrawalAdvance } from './jobs.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { getPolicy } from '../policy/get-policy.ts'
import { moveWithdrawal, type WithdrawalMethod } from './move-withdrawal.ts'
import { completeTransfer, lockWithdrawal, returnMoney, type WithdrawalRow } from './settle-withdrawal.ts'

export type DecideResult =
  | { ok: true; status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'REJECTED'; amount: bigint }
  | {
      ok: false
      reason:
        | 'not_found'
        | 'not_admin'
        | 'note_required'
        | 'reference_required'
        | 'already_decided'
        | 'second_admin_needed'
        | 'gateway_decides'
        | 'not_approved'
    }

/**
 * Approves. When this person's withdrawals of a day sum above the policy's amount the first admin's
 * word is kept and another admin has to say the same; the database refuses one person in both places.
 */
export async function approveWithdrawal(tx: Tx, input: { withdrawalId: string; method: WithdrawalMethod }): Promise<DecideResult> {
  const found = await lockAsAdmin(tx, input.withdrawalId)
  if ('ok' in found) return found
  const { row, adminId } = found
  if (row.status !== 'PENDING') return { ok: false, reason: 'already_decided' }
  if (row.approved_by === null) {
    const limit = BigInt((await getPolicy(tx)).withdrawalCheckerAbove)
    const needsChecker = (await amountWithinDay(tx, row)) > limit
    await moveWithdrawal(tx, row.id, { to: needsChecker ? 'PENDING' : 'PROCESSING', method: input.method, approvedBy: adminId })
    await audit(tx, row, 'withdrawal.approve', null, { method: input.method, amount: row.amount.toString() })
    if (!needsChecker) await send(tx, row.id, input.method)
    return { ok: true, status: needsChecker ? 'PENDING' : 'PROCESSING', amount: row.amount }
  }
  if (row.approved_by === adminId) return { ok: false, reason: 'second_admin_needed' }
  // The maker chose how; the checker agrees to exactly that or rejects.
  const method = row.method!
  await moveWithdrawal(tx, row.id, { to: 'PROCESSING', checkedBy: adminId })
  await audit(tx, row, 'withdrawal.check', null, { method, amount: row.amount.toString() })
  await send(tx, row.id, method)
  return { ok: true, status: 'PROCESSING', amount: row.amount }
}

/** Refuses, or gives up a transfer that was not made. What the gateway has been told is for the gateway to end. */
export async function rejectWithdrawal(tx: Tx, input: { withdrawalId: string; note: string }): Promise<DecideResult> {
  const note = input.note.trim()
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  const found = await lockAsAdmin(tx, input.withdrawalId)
  if ('ok' in found) return found
  const { row } = found
  if (row.status !== 'PENDING' && row.status !== 'PROCESSING') return { ok: false, reason: 'already_decided' }
  if (row.status === 'PROCESSING' && !mayAdminSettle(row)) return { ok: false, reason: 'gateway_decides' }
  await returnMoney(tx, row, { note, reason: 'admin_rejected' })
  await audit(tx, row, 'withdrawal.reject', note, { amount: row.amount.toString() })
  return { ok: true, status: 'REJECTED', amount: row.amount }
}

/** The transfer was made by hand (or found in the gateway's books) and says so with its reference. */
export async function completeWithdrawal(tx: Tx, input: { withdrawalId: string; reference: string; note: string }): Promise<DecideResult> {
  const reference = input.reference.trim()
  const note = input.note.trim()
  if (reference.length < 3) return { ok: false, reason: 'reference_required' }
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  const found = await lockAsAdmin(tx, input.withdrawalId)
  if ('ok' in found) return found
  const { row } = found
  if (row.status === 'PENDING') return { ok: false, reason: 'not_approved' }
  if (row.status !== 'PROCESSING') return { ok: false, reason: 'already_decided' }
  if (!mayAdminSettle(row)) return { ok: false, reason: 'gateway_decides' }
  await completeTransfer(tx, row, { reference, note, reason: 'transferred' })
  await audit(tx, row, 'withdrawal.complete', note, { reference, amount: row.amount.toString() })
  return { ok: true, status: 'COMPLETED', amount: row.amount }
}

/**
 * This withdrawal and its owner's others asked for within a day of it, before or after, less those
 * rejected: an amount cut into parts counts whole. Measured from the request, so that waiting
 * to decide does not shrink the sum.
 */
async function amountWithinDay(tx: Tx, row: WithdrawalRow): Promise<bigint> {
  const [found] = await tx.$queryRaw<{ amount: bigint }[]>`
    select sum(other.amount)::bigint as amount from withdrawals this join withdrawals other on other.user_id = this.user_id
      and other.created_at > this.created_at - interval '24 hours' and other.created_at < this.created_at + interval '24 hours'
    where this.id = ${row.id}::uuid and (other.id = this.id or other.status <> 'REJECTED')`
  return found!.amount
}

function mayAdminSettle(row: WithdrawalRow): boolean {
  return row.method === 'MANUAL_TRANSFER' || row.gateway_state === 'UNCLEAR'
}

async function send(tx: Tx, withdrawalId: string, method: WithdrawalMethod): Promise<void> {
  if (method === 'GATEWAY') await enqueue(tx, withdrawalAdvance, { withdrawalId })
}

async function lockAsAdmin(tx: Tx, id: string): Promise<{ row: WithdrawalRow; adminId: string } | Extract<DecideResult, { ok: false }>> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const row = await lockWithdrawal(tx, id)
  return row ? { row, adminId: actor.id } : { ok: false, reason: 'not_found' }
}

async function audit(tx: Tx, row: WithdrawalRow, action: string, reason: string | null, after: Record<string, string>): Promise<void> {
  await recordAudit(tx, { action, subjectType: 'withdrawal', subjectId: row.id, reason, after })
}

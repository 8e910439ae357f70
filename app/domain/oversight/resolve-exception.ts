import { actorOf, type Tx } from '../../platform/db.ts'
import { actOf, type ExceptionAct, type ExceptionKind } from './exception-acts.ts'
import { recordAudit } from './record-audit.ts'

export type LockedException = {
  id: string
  kind: ExceptionKind
  session_id: string | null
  resolved_at: Date | null
  subject_state: string | null
  booking_state: string | null
}

export type ExceptionResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'note_required' | 'wrong_kind' }

/** Closes what needs no step of the system any more, with a note saying how it was settled. */
export async function resolveException(tx: Tx, input: { exceptionId: string; note: string }): Promise<ExceptionResult> {
  const note = input.note.trim()
  const found = await lockException(tx, input.exceptionId)
  if ('ok' in found) return found
  if (found.resolved_at) return { ok: true, isNew: false }
  // The others are closed by what settles them: the payout, the decision on the session, the end of the withdrawal.
  if (!isActOf(found, 'note')) return { ok: false, reason: 'wrong_kind' }
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  await closeException(tx, found.id, note)
  await recordAudit(tx, {
    action: 'exception.resolve',
    subjectType: 'exception',
    subjectId: found.id,
    reason: note,
    before: { kind: found.kind },
  })
  return { ok: true, isNew: true }
}

/** For an admin: the exception with the states its acts depend on, locked until the transaction ends. */
export async function lockException(tx: Tx, id: string): Promise<LockedException | Extract<ExceptionResult, { ok: false }>> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const [row] = await tx.$queryRaw<LockedException[]>`
    select x.id, x.kind, x.session_id, x.resolved_at, b.status::text as booking_state,
      coalesce(s.status::text, p.status::text, w.status::text) as subject_state
    from exceptions x left join sessions s on s.id = x.session_id left join payments p on p.id = x.payment_id
    left join withdrawals w on w.id = x.withdrawal_id left join bookings b on b.id = coalesce(s.booking_id, p.booking_id, x.booking_id)
    where x.id = ${id}::uuid for update of x`
  return row ?? { ok: false, reason: 'not_found' }
}

export function isActOf(exception: LockedException, act: ExceptionAct): boolean {
  return actOf(exception.kind, { subject: exception.subject_state, booking: exception.booking_state }) === act
}

export async function closeException(tx: Tx, id: string, resolution: string): Promise<void> {
  await tx.$executeRaw`update exceptions set resolved_at = app_now(), resolved_by = app_actor_id(), resolution = ${resolution}
    where id = ${id}::uuid and resolved_at is null`
}

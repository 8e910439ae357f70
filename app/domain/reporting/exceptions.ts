import { actorOf, type Reader, type Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { sessionPayout } from '../session/jobs.ts'
import { getPolicy } from '../policy/get-policy.ts'
import { recordAudit } from './audit.ts'
import type { PageOf, Slice } from './page.ts'
import type { EXCEPTION_KINDS } from './vocabulary.ts'

export type ExceptionRow = {
  id: string
  kind: (typeof EXCEPTION_KINDS)[number]
  booking_id: string | null
  code: string | null
  session_id: string | null
  ordinal: number | null
  session_status: string | null
  starts_at: Date | null
  time_zone: string | null
  amount: bigint | null
  patient_name: string | null
  therapist_name: string | null
  detail: string
  created_at: Date
  resolved_at: Date | null
  resolved_by_name: string | null
  resolution: string | null
}

/** What an admin must look at; open ones oldest first, resolved ones newest first. */
export async function listExceptions(
  reader: Reader,
  filter: { open: boolean; kind?: string },
  slice: Slice,
): Promise<PageOf<ExceptionRow>> {
  const rows = await reader.$queryRaw<(ExceptionRow & { total: number })[]>`
    select x.id, x.kind, b.id as booking_id, b.code, x.session_id, s.ordinal, s.status::text as session_status, s.starts_at, b.time_zone,
      case when x.kind = 'PAYOUT_FAILED' then s.therapist_share when x.kind = 'PAYMENT_MISMATCH' then p.amount when x.kind = 'WITHDRAWAL_UNCLEAR' then w.amount end as amount,
      patient.name as patient_name, u.name as therapist_name, x.detail, x.created_at, x.resolved_at, admin.name as resolved_by_name, x.resolution,
      (count(*) over ())::int as total
    from exceptions x left join sessions s on s.id = x.session_id left join payments p on p.id = x.payment_id
    left join withdrawals w on w.id = x.withdrawal_id
    left join bookings b on b.id = coalesce(x.booking_id, s.booking_id, p.booking_id)
    left join users patient on patient.id = b.patient_id
    left join therapists t on t.id = coalesce(s.therapist_id, b.therapist_id) left join users u on u.id = t.user_id
    left join users admin on admin.id = x.resolved_by
    where (x.resolved_at is null) = ${filter.open} and (${filter.kind ?? null}::text is null or x.kind = ${filter.kind ?? null})
    order by case when x.resolved_at is null then x.created_at end, x.resolved_at desc, x.id
    limit ${slice.limit} offset ${slice.offset}`
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function countOpenExceptions(reader: Reader): Promise<{ kind: string; count: number }[]> {
  return reader.$queryRaw`select kind, count(*)::int as count from exceptions where resolved_at is null group by kind order by kind`
}

type Locked = { id: string; kind: string; booking_id: string | null; session_id: string | null; resolved_at: Date | null }

export type ExceptionResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'note_required' | 'wrong_kind' }

/**
 * Sends a failed payout to the worker again. The exception closes; another one
 * opens by itself if the new tries fail too. Paying twice stays impossible: the
 * job re-reads the session's flag.
 */
export async function retryPayout(tx: Tx, input: { exceptionId: string }): Promise<ExceptionResult> {
  const found = await lockException(tx, input.exceptionId)
  if ('ok' in found) return found
  if (found.kind !== 'PAYOUT_FAILED' || !found.session_id) return { ok: false, reason: 'wrong_kind' }
  if (found.resolved_at) return { ok: true, isNew: false }
  await close(tx, found.id, 'payout_retried')
  const { payoutTries } = await getPolicy(tx)
  await enqueue(tx, sessionPayout, { sessionId: found.session_id }, { tries: payoutTries })
  await recordAudit(tx, { action: 'payout.retry', subjectType: 'session', subjectId: found.session_id, after: { exceptionId: found.id } })
  return { ok: true, isNew: true }
}

/** Closes what needs no step of the system any more, with a note saying how it was settled. */
export async function resolveException(tx: Tx, input: { exceptionId: string; note: string }): Promise<ExceptionResult> {
  const note = input.note.trim()
  const found = await lockException(tx, input.exceptionId)
  if ('ok' in found) return found
  // These two are closed by what settles them: the payout, and the decision on the session.
  if (found.kind === 'PAYOUT_FAILED' || found.kind === 'SESSION_UNRESOLVED') return { ok: false, reason: 'wrong_kind' }
  if (note.length < 3) return { ok: false, reason: 'note_required' }
  if (found.resolved_at) return { ok: true, isNew: false }
  await close(tx, found.id, note)
  await recordAudit(tx, {
    action: 'exception.resolve',
    subjectType: 'exception',
    subjectId: found.id,
    reason: note,
    before: { kind: found.kind },
  })
  return { ok: true, isNew: true }
}

async function lockException(tx: Tx, id: string): Promise<Locked | Extract<ExceptionResult, { ok: false }>> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const [row] = await tx.$queryRaw<Locked[]>`
    select id, kind, booking_id, session_id, resolved_at from exceptions where id = ${id}::uuid for update`
  return row ?? { ok: false, reason: 'not_found' }
}

async function close(tx: Tx, id: string, resolution: string): Promise<void> {
  await tx.$executeRaw`update exceptions set resolved_at = app_now(), resolved_by = app_actor_id(), resolution = ${resolution}
    where id = ${id}::uuid and resolved_at is null`
}

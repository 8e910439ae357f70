import type { Reader } from '../../platform/db.ts'
import type { ExceptionKind } from '../oversight/exception-acts.ts'
import type { PageOf, Slice } from '../../platform/paging.ts'

export type ExceptionRow = {
  id: string
  kind: ExceptionKind
  booking_id: string | null
  code: string | null
  session_id: string | null
  ordinal: number | null
  session_status: string | null
  /** States its acts depend on. */
  subject_state: string | null
  booking_state: string | null
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
    select x.id, x.kind, b.id as booking_id, b.code, x.session_id, s.ordinal, s.status::text as session_status,
      coalesce(s.status::text, p.status::text, w.status::text) as subject_state, b.status::text as booking_state, s.starts_at, b.time_zone,
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

import type { Reader } from '../../platform/db.ts'
import { likePattern, type PageOf, type Slice } from '../../platform/paging.ts'

export type AuditRow = {
  id: bigint
  actor: string | null
  actor_name: string
  action: string
  subject_type: string
  subject_id: string
  reason: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  created_at: Date
}

/** Days are calendar days of the office, in WIB. */
export type AuditFilter = { q?: string; action?: string; subject?: string; from?: string; to?: string }

/** Newest first. */
export async function listAudit(reader: Reader, filter: AuditFilter, slice: Slice): Promise<PageOf<AuditRow>> {
  const q = likePattern(filter.q)
  const rows = await reader.$queryRaw<(AuditRow & { total: number })[]>`
    select a.id, u.name as actor, a.actor_name, a.action, a.subject_type, a.subject_id, a.reason, a.before, a.after, a.created_at,
      (count(*) over ())::int as total
    from audit_log a left join users u on u.id = a.actor_id
    where (${filter.action ?? null}::text is null or a.action = ${filter.action ?? null})
      and (${filter.subject ?? null}::text is null or a.subject_type = ${filter.subject ?? null})
      and (${filter.from ?? null}::date is null or a.created_at >= ${filter.from ?? null}::date::timestamp at time zone 'Asia/Jakarta')
      and (${filter.to ?? null}::date is null or a.created_at < (${filter.to ?? null}::date + 1)::timestamp at time zone 'Asia/Jakarta')
      and (${q}::text is null or a.reason ilike ${q} or a.subject_id ilike ${q} or u.name ilike ${q})
    order by a.id desc limit ${slice.limit} offset ${slice.offset}`
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Actions and subjects that occur, for the filter. */
export async function auditVocabulary(reader: Reader): Promise<{ actions: string[]; subjects: string[] }> {
  const [row] = await reader.$queryRaw<{ actions: string[] | null; subjects: string[] | null }[]>`
    select array_agg(distinct action order by action) as actions, array_agg(distinct subject_type order by subject_type) as subjects from audit_log`
  return { actions: row?.actions ?? [], subjects: row?.subjects ?? [] }
}

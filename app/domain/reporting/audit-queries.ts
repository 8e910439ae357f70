import { Prisma, type Reader } from '../../platform/db.ts'
import {
  allOf,
  countCapped,
  likePattern,
  readPage,
  withinDays,
  type CappedCount,
  type Keyed,
  type Order,
  type PageOf,
  type PageRequest,
} from '../../platform/paging.ts'
import { findPeople, gathered, isOneOf } from '../identity/find-people.ts'

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

const NEWEST: Order = { keys: [{ sql: Prisma.sql`a.id`, type: 'number' }], falls: true }

/** Newest first. `q` looks in reasons, subjects' ids and admins' names. */
export async function listAudit(
  reader: Reader,
  filter: AuditFilter,
  request: PageRequest,
): Promise<PageOf<AuditRow> & { total: CappedCount }> {
  const people = filter.q ? await findPeople(reader, filter.q) : null
  const asked = allOf([
    filter.action !== undefined && Prisma.sql`a.action = ${filter.action}`,
    filter.subject !== undefined && Prisma.sql`a.subject_type = ${filter.subject}`,
    ...withinDays(Prisma.sql`a.created_at`, filter),
    people &&
      Prisma.sql`(${isOneOf('a.actor_id', people)} or (coalesce(a.reason, '') || ' ' || a.subject_id) ilike ${likePattern(filter.q)})`,
  ])
  const page = await readPage<AuditRow>(
    request,
    NEWEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<AuditRow>[]>`
    with hits as ${gathered(people)} (select a.id from audit_log a where ${asked}),
      found as (select a.id from hits a where ${beyond} order by ${order} limit ${limit})
    select a.id, u.name as actor, a.actor_name, a.action, a.subject_type, a.subject_id, a.reason, a.before, a.after, a.created_at, ${key}
    from found join audit_log a on a.id = found.id left join users u on u.id = a.actor_id
    order by ${order}`,
  )
  const total = await countCapped(
    reader,
    Prisma.sql`from audit_log a where ${asked} ${people?.isFew ? Prisma.empty : Prisma.sql`order by a.id desc`}`,
  )
  return { ...page, total }
}

/** Actions and subjects that occur, for the filter: from each word a step to the next, not over every line. */
export async function auditVocabulary(reader: Reader): Promise<{ actions: string[]; subjects: string[] }> {
  const [row] = await reader.$queryRaw<{ actions: string[]; subjects: string[] }[]>`
    with recursive action as (
      (select action as word from audit_log order by action limit 1)
      union all select (select a.action from audit_log a where a.action > action.word order by a.action limit 1) from action where action.word is not null),
    subject as (
      (select subject_type as word from audit_log order by subject_type limit 1)
      union all select (select a.subject_type from audit_log a where a.subject_type > subject.word order by a.subject_type limit 1) from subject where subject.word is not null)
    select array(select word from action where word is not null order by word) as actions, array(select word from subject where word is not null order by word) as subjects`
  return row!
}

import { Prisma, type Reader } from '../../platform/db.ts'
import type { ExceptionKind } from '../oversight/exception-acts.ts'
import { allOf, newestFirst, oldestFirst, readPage, type Keyed, type PageOf, type PageRequest } from '../../platform/paging.ts'

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

const OPEN = oldestFirst(Prisma.sql`x.created_at`, Prisma.sql`x.id`)
const RESOLVED = newestFirst(Prisma.sql`x.resolved_at`, Prisma.sql`x.id`)

/** What an admin must look at; open ones oldest first, resolved ones newest first. */
export async function listExceptions(
  reader: Reader,
  filter: { open: boolean; kind?: string },
  request: PageRequest,
): Promise<PageOf<ExceptionRow>> {
  const asked = allOf([
    filter.open ? Prisma.sql`x.resolved_at is null` : Prisma.sql`x.resolved_at is not null`,
    filter.kind !== undefined && Prisma.sql`x.kind = ${filter.kind}`,
  ])
  return readPage<ExceptionRow>(
    request,
    filter.open ? OPEN : RESOLVED,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<ExceptionRow>[]>`
    with found as (select * from exceptions x where ${asked} and ${beyond} order by ${order} limit ${limit})
    select x.id, x.kind, b.id as booking_id, b.code, x.session_id, s.ordinal, s.status::text as session_status,
      coalesce(s.status::text, p.status::text, w.status::text) as subject_state, b.status::text as booking_state, s.starts_at, b.time_zone,
      case when x.kind = 'PAYOUT_FAILED' then s.therapist_share when x.kind = 'PAYMENT_MISMATCH' then p.amount when x.kind = 'WITHDRAWAL_UNCLEAR' then w.amount end as amount,
      patient.name as patient_name, u.name as therapist_name, x.detail, x.created_at, x.resolved_at, admin.name as resolved_by_name, x.resolution, ${key}
    from found x left join sessions s on s.id = x.session_id left join payments p on p.id = x.payment_id
    left join withdrawals w on w.id = x.withdrawal_id
    left join bookings b on b.id = coalesce(x.booking_id, s.booking_id, p.booking_id)
    left join users patient on patient.id = b.patient_id
    left join therapists t on t.id = coalesce(s.therapist_id, b.therapist_id) left join users u on u.id = t.user_id
    left join users admin on admin.id = x.resolved_by
    order by ${order}`,
  )
}

export async function countOpenExceptions(reader: Reader): Promise<{ kind: string; count: number }[]> {
  return reader.$queryRaw`select kind, count(*)::int as count from exceptions where resolved_at is null group by kind order by kind`
}

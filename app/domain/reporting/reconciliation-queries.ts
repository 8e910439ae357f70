import { Prisma, type Reader } from '../../platform/db.ts'
import { countCapped, oldestFirst, readPage, type CappedCount, type Keyed, type PageOf, type PageRequest } from '../../platform/paging.ts'

export type RunRow = {
  id: string
  day: string
  status: 'RUNNING' | 'COMPLETE' | 'INCOMPLETE'
  payments: number
  silent: number
  settled: number
  differences: number
  amount_total: bigint
  amount_matched: bigint
  started_at: Date
  finished_at: Date | null
}

/** Newest first. */
export async function listRuns(reader: Reader, limit = 30): Promise<RunRow[]> {
  return reader.$queryRaw<RunRow[]>`
    select id, day::text, status, payments, silent, settled, differences, amount_total, amount_matched, started_at, finished_at
    from reconciliation_runs order by started_at desc, id desc limit ${limit}`
}

export type DifferenceRow = {
  id: string
  kind: 'AMOUNT' | 'STATE' | 'LEDGER'
  order_id: string
  method: string
  booking_id: string | null
  code: string | null
  patient_name: string
  ours: bigint
  theirs: bigint
  payment_status: string
  gateway_status: string
  found_at: Date
}

const OLDEST = oldestFirst(Prisma.sql`d.found_at`, Prisma.sql`d.id`)

/** Differences that neither a later run nor a person has settled, oldest first. */
export async function listOpenDifferences(reader: Reader, request: PageRequest): Promise<PageOf<DifferenceRow> & { total: CappedCount }> {
  const open = Prisma.sql`from reconciliation_differences d left join exceptions x on x.id = d.exception_id where d.gone_at is null and x.resolved_at is null`
  const page = await readPage<DifferenceRow>(
    request,
    OLDEST,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<DifferenceRow>[]>`
    with found as (select d.* ${open} and ${beyond} order by ${order} limit ${limit})
    select d.id, d.kind, p.order_id, p.method, p.booking_id, b.code, u.name as patient_name, d.ours, d.theirs, p.status::text as payment_status,
      d.gateway_status, d.found_at, ${key}
    from found d join payments p on p.id = d.payment_id join users u on u.id = p.patient_id left join bookings b on b.id = p.booking_id
    order by ${order}`,
  )
  return { ...page, total: await countCapped(reader, open) }
}

import type { Invariant, Violation } from './invariant.ts'
import { BOOKING_INVARIANTS } from './invariants-of-bookings.ts'
import { MONEY_INVARIANTS } from './invariants-of-money.ts'
import { VISIT_INVARIANTS } from './invariants-of-visits.ts'

export type InvariantResult = {
  id: string
  title: string
  status: 'holds' | 'broken' | 'not_applicable'
  /** At most {@link MAX_ROWS} rows; `total` counts all. */
  violations: Violation[]
  total: number
}

export { describeViolation, type Violation } from './invariant.ts'

/** A pg pool or client. */
export type Queryable = { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> }

export const MAX_ROWS = 50

export const INVARIANTS: Invariant[] = [...BOOKING_INVARIANTS, ...VISIT_INVARIANTS, ...MONEY_INVARIANTS].toSorted((a, b) =>
  a.id.localeCompare(b.id),
)

/**
 * Checks everything that must hold at every commit (see docs), one statement each,
 * so that each sees one moment. Reads only. Given a client with an open transaction
 * it sees that transaction's own changes.
 */
export async function checkInvariants(db: Queryable): Promise<InvariantResult[]> {
  const results: InvariantResult[] = []
  for (const { id, title, sql } of INVARIANTS) {
    if (sql === null) {
      results.push({ id, title, status: 'not_applicable', violations: [], total: 0 })
      continue
    }
    const { rows } = await db.query(`select *, (count(*) over ())::int as violations_total from (${sql}) violations limit ${MAX_ROWS}`)
    results.push({
      id,
      title,
      status: rows.length === 0 ? 'holds' : 'broken',
      violations: rows.map(plain),
      total: Number(rows[0]?.['violations_total'] ?? 0),
    })
  }
  return results
}

function plain(row: Record<string, unknown>): Violation {
  const fields = Object.entries(row).filter(([key, value]) => key !== 'violations_total' && value !== null)
  return Object.fromEntries(fields.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : simple(value)]))
}

function simple(value: unknown): string | number | boolean | null {
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value)
}

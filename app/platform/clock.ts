import type pg from 'pg'
import { database, toInstant } from './db.ts'

/** The application's clock as the database tells it; for reads outside a transaction. */
export async function currentTime(): Promise<Temporal.Instant> {
  const { rows } = await database().pool.query<{ now: Date }>('select app_now() as now')
  return toInstant(rows[0]!.now)
}

/**
 * Moves the whole system's clock forward (tests, demo): app_now() jumps, and every
 * waiting job comes nearer by the same amount. Refused in production.
 * @param by ISO 8601 duration or Temporal.Duration, e.g. 'PT5M'.
 */
export async function advanceClock(pool: pg.Pool, by: Temporal.Duration | string): Promise<void> {
  if (process.env['NODE_ENV'] === 'production' && process.env['FISIOKU_DEMO'] !== 'true') {
    throw new Error('The clock cannot be moved in production')
  }
  const milliseconds = Temporal.Duration.from(by).total({ unit: 'millisecond', relativeTo: Temporal.PlainDate.from('2026-01-01') })
  await shift(pool, milliseconds)
}

/** Sets the clock to a moment; see advanceClock. */
export async function setClock(pool: pg.Pool, to: Temporal.Instant): Promise<void> {
  const { rows } = await pool.query<{ now: Date }>('select app_now() as now')
  await shift(pool, to.epochMilliseconds - rows[0]!.now.getTime())
}

async function shift(pool: pg.Pool, milliseconds: number): Promise<void> {
  const interval = `${Math.round(milliseconds)} milliseconds`
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('update clock_shift set shift = shift + $1::interval', [interval])
    await client.query(
      `select count(*) from graphile_worker.jobs as waiting,
      lateral graphile_worker.reschedule_jobs(array[waiting.id], run_at := waiting.run_at - $1::interval)
      where waiting.run_at > now() and waiting.locked_at is null`,
      [interval],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** @throws in production when the clock carries a shift: deadlines would be wrong for real people. */
export async function refuseShiftedClock(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ shifted: boolean }>(`select shift <> interval '0' as shifted from clock_shift`)
  if (rows[0]?.shifted) throw new Error('The database clock is shifted (table clock_shift). Production needs shift = 0.')
}

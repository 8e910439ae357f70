import { createHash } from 'node:crypto'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '../generated/prisma/client.ts'
import { logger } from './logger.ts'
import { recordRetry } from './metrics.ts'

export { Prisma }

declare const transactionBrand: unique symbol

/** An open transaction. The root client does not satisfy it, so a use case cannot run outside one. */
export type Tx = Prisma.TransactionClient & { readonly [transactionBrand]: true }

/** The root client or a transaction: what a read needs. */
export type Reader = Prisma.TransactionClient

export type Role = 'PATIENT' | 'THERAPIST' | 'ADMIN'
export type Actor = { kind: 'user'; id: string; role: Role } | { kind: 'system'; name: string }

export const system = (name: string): Actor => ({ kind: 'system', name })

export type Database = { pool: pg.Pool; prisma: PrismaClient; close(): Promise<void> }

export type DatabaseOptions = { connectionString: string; max?: number; applicationName?: string }

/** Opens a pool and the Prisma client standing on it. */
export function openDatabase({ connectionString, max = 10, applicationName = 'fisioku' }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    lock_timeout: 10_000,
  })
  // A lost connection is reported by the query that needed it; here it only must not kill the process.
  pool.on('error', (error) => logger.warn({ event: 'db.pool_error', code: errorCode(error) }))
  pool.on('connect', (client) => client.on('error', (error) => logger.warn({ event: 'db.client_error', code: errorCode(error) })))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: ({ sql }) => statementName(sql) }),
  })
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const statementNames = new Map<string, string>()

/** Named statements are planned once a connection instead of at every call; planning a wide read costs more than running it. */
function statementName(sql: string): string {
  let name = statementNames.get(sql)
  if (!name) {
    // Lists of varying length make new texts without end; past the limit they stay unnamed.
    name = statementNames.size < 1_000 ? `s${createHash('sha1').update(sql).digest('base64url')}` : ''
    if (name) statementNames.set(sql, name)
  }
  return name
}

// The built web app carries its own copy of this module; the process must still have one pool.
const shared = globalThis as { __fisiokuDatabase?: Database }

export function database(): Database {
  const connectionString = process.env['DATABASE_URL']
  if (!shared.__fisiokuDatabase) {
    if (!connectionString) throw new Error('DATABASE_URL is not set')
    shared.__fisiokuDatabase = openDatabase({
      connectionString,
      max: Number(process.env['DATABASE_POOL_SIZE'] ?? 10),
      applicationName: process.env['FISIOKU_PROCESS'] ?? 'fisioku',
    })
  }
  return shared.__fisiokuDatabase
}

/** Tests run use cases on a database of their own. */
export function useDatabase(db: Database | undefined): void {
  shared.__fisiokuDatabase = db
}

type TransactionFacts = { now: Temporal.Instant; actor: Actor }
const facts = new WeakMap<object, TransactionFacts>()

/** The database's application clock when the transaction began. */
export function nowOf(tx: Tx): Temporal.Instant {
  return factsOf(tx).now
}

export function actorOf(tx: Tx): Actor {
  return factsOf(tx).actor
}

function factsOf(tx: Tx): TransactionFacts {
  const found = facts.get(tx)
  if (!found) throw new Error('This transaction was not opened by inTransaction()')
  return found
}

export type TransactionOptions = {
  /**
   * Whose calendars (therapist ids, patients' user ids) this transaction writes,
   * locked before anything is read. The exclusion constraints alone are right, but
   * many inserts racing on one melt into chains of deadlocks; in line, each waits
   * its short turn instead.
   */
  lockCalendars?: string[]
  db?: Database
  /** Milliseconds. Far above real durations: a timeout during COMMIT is ambiguous. */
  timeout?: number
}

const CALENDAR_LOCK = 42
const RETRYABLE = new Set(['40001', '40P01'])
const MAX_TRIES = 5

/**
 * Runs `work` in one transaction that knows its actor and its moment.
 * Serialization failures and deadlocks run it again from the start, so `work`
 * must have no effect outside the transaction.
 * @throws whatever `work` throws; nothing is saved then.
 */
export async function inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  const { prisma } = options.db ?? database()
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(
        async (client) => {
          const tx = client as unknown as Tx
          facts.set(tx, { actor, now: await begin(tx, actor, options.lockCalendars ?? []) })
          return work(tx)
        },
        { maxWait: 15_000, timeout: options.timeout ?? 30_000 },
      )
    } catch (error) {
      if (attempt >= MAX_TRIES || !RETRYABLE.has(pgCode(error) ?? '')) throw error
      recordRetry(pgCode(error)!)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/** One round trip: says who acts, takes the calendar locks in id order, reads the clock. */
async function begin(tx: Tx, actor: Actor, calendars: string[]): Promise<Temporal.Instant> {
  const id = actor.kind === 'user' ? actor.id : ''
  const name = actor.kind === 'user' ? actor.role : actor.name
  const locks = [...new Set(calendars)].sort()
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    select set_config('fisioku.actor_id', ${id}, true), set_config('fisioku.actor_name', ${name}, true), app_now() as now,
      (select count(pg_advisory_xact_lock(${CALENDAR_LOCK}::int, hashtext(t))) from unnest(${locks}::text[]) t)::int as locked`
  return toInstant(row!.now)
}

/**
 * Takes calendar locks inside a transaction whose therapist is known only
 * after a read. Re-read what depends on the calendar afterwards.
 */
export async function lockCalendars(tx: Tx, ids: string[]): Promise<void> {
  await tx.$queryRaw`select count(pg_advisory_xact_lock(${CALENDAR_LOCK}::int, hashtext(t)))::int from unnest(${[...new Set(ids)].sort()}::text[]) t`
}

export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
}

export function toInstantOrNull(date: Date | null): Temporal.Instant | null {
  return date === null ? null : toInstant(date)
}

type DriverError = { code?: unknown; meta?: { driverAdapterError?: { cause?: DriverCause } }; cause?: DriverCause }
type DriverCause = { originalCode?: string; code?: string; kind?: string; constraint?: { index?: string }; originalMessage?: string }

function causeOf(error: unknown): DriverCause | undefined {
  const e = error as DriverError | null
  return e?.meta?.driverAdapterError?.cause ?? e?.cause
}

/** PostgreSQL's five-character error code, wherever Prisma or pg put it. */
export function pgCode(error: unknown): string | undefined {
  const cause = causeOf(error)
  if (cause?.originalCode) return cause.originalCode
  if (cause?.kind === 'TransactionWriteConflict') return '40001'
  const code = (error as DriverError | null)?.code
  if (code === 'P2034') return '40001'
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P2') ? code : undefined
}

/** True when `error` is the violation of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const cause = causeOf(error)
  const named = (error as { constraint?: string } | null)?.constraint ?? cause?.constraint?.index
  return named === constraint || (cause?.originalMessage ?? String((error as Error | null)?.message ?? '')).includes(`"${constraint}"`)
}

function errorCode(error: unknown): string {
  return (error as { code?: string }).code ?? 'unknown'
}

import type { Tx } from './db.ts'

/**
 * Jobs run in lanes that do not wait for each other (worker/lanes.ts says how many at once).
 * `clock`: deadlines, payouts, sweeps, only the database. `gateway`: talks to payment gateways.
 * `delivery`: talks to push services and the mail server.
 */
export type Lane = 'clock' | 'gateway' | 'delivery'

/** Lower runs first. What people wait for comes before what can wait, and bulk comes last. */
export const PRIORITY = { waitedFor: -10, usual: 0, bulk: 10 } as const

export type JobPriority = (typeof PRIORITY)[keyof typeof PRIORITY]

export type JobDefinition<Payload> = {
  /** Stored with each job: never renamed, waiting jobs of an older version carry it. */
  name: string
  lane: Lane
  /** Default: usual. */
  priority?: JobPriority
  /** Tries before a person must look. Default: 10. */
  tries?: number
  /** Deterministic: the same key replaces a waiting job instead of adding one. Null: every call adds one. */
  key?: (payload: Payload) => string
}

/**
 * What code that enqueues a job needs to know of it. It stands beside that code; the
 * handler (worker/tasks/) stands above the work and imports it, never the other way round.
 * Payloads carry ids only: a handler reads the state again and does nothing when the job
 * no longer applies.
 */
export type JobToken<Payload> = Required<Omit<JobDefinition<Payload>, 'key'>> & { key: (payload: Payload) => string | null }

type KeyOf<Payload> = (payload: Payload) => string

export function defineJob<Payload>(
  definition: JobDefinition<Payload> & { key: KeyOf<Payload> },
): Omit<JobToken<Payload>, 'key'> & { key: KeyOf<Payload> }
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobToken<Payload>
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobToken<Payload> {
  return { priority: PRIORITY.usual, tries: 10, key: () => null, ...definition }
}

export type EnqueueOptions = {
  /** Instead of the token's own key. */
  key?: string
  /** On the application's clock. Default: at once. */
  runAt?: Temporal.Instant
  tries?: number
  /** Instead of the token's own. */
  priority?: JobPriority
}

/** A job to add, made by `plan`. */
export type PlannedJob = {
  task: string
  payload: unknown
  key: string | null
  runAt: string | null
  tries: number
  priority: number
}

export function plan<Payload>(token: JobToken<Payload>, payload: Payload, options: EnqueueOptions = {}): PlannedJob {
  return {
    task: token.name,
    payload,
    key: options.key ?? token.key(payload),
    runAt: options.runAt?.toString() ?? null,
    tries: options.tries ?? token.tries,
    priority: options.priority ?? token.priority,
  }
}

/** Adds a job in the caller's transaction: it exists exactly when the change it serves does. */
export async function enqueue<Payload>(tx: Tx, token: JobToken<Payload>, payload: Payload, options: EnqueueOptions = {}): Promise<void> {
  await addJobs(tx, [plan(token, payload, options)])
}

/** Jobs to add, and keys of waiting ones to withdraw; a key nobody waits under is no error. */
export type JobChanges = { add: PlannedJob[]; remove: string[] }

/**
 * Adds and withdraws in one statement. The worker runs on the real clock, deadlines on
 * the application's: the shift is taken back out.
 */
export async function changeJobs(tx: Tx, { add, remove }: JobChanges): Promise<void> {
  if (add.length === 0 && remove.length === 0) return
  await tx.$executeRaw`
    select
      (select count((graphile_worker.add_job(job.task, payload := job.payload,
          run_at := coalesce(job."runAt" - (select shift from clock_shift), now()),
          job_key := job.key, max_attempts := job.tries, priority := job.priority)).id)
        from jsonb_to_recordset(${JSON.stringify(add)}::jsonb)
          as job(task text, payload json, "runAt" timestamptz, key text, tries int, priority int)),
      (select count(graphile_worker.remove_job(key)) from unnest(${remove}::text[]) as key)`
}

export const addJobs = (tx: Tx, add: PlannedJob[]): Promise<void> => changeJobs(tx, { add, remove: [] })

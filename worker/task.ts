import type { JobHelpers } from 'graphile-worker'
import type { JobToken } from '../app/platform/jobs.ts'
import type { Services } from '../app/services.ts'

/** What a task is given besides its payload. Every task may run twice; it re-reads state and does nothing when the job no longer applies. */
export type TaskContext = { services: Services; helpers: JobHelpers }

/** The handler of a job: `TaskHandler<typeof holdEnd>`. */
export type TaskHandler<T> = T extends JobToken<infer Payload> ? (payload: Payload, context: TaskContext) => Promise<void> : never

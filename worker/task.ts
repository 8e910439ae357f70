import type { JobHelpers } from 'graphile-worker'
import type { Jobs, TaskName } from '../app/platform/jobs.ts'
import type { Services } from '../app/services.ts'

/** What a task is given besides its payload. Every task may run twice; it re-reads state and does nothing when the job no longer applies. */
export type TaskContext = { services: Services; helpers: JobHelpers }

export type TaskHandler<T extends TaskName> = (payload: Jobs[T], context: TaskContext) => Promise<void>

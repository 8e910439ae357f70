import type { Lane } from '../app/platform/jobs.ts'

/**
 * Jobs at once in one worker process, by lane. A mail server that hangs for ten
 * seconds fills its own lane; a therapist's deadline in the next one is still
 * acted on in time.
 */
export const LANES: Record<Lane, number> = { clock: 6, gateway: 4, delivery: 4 }

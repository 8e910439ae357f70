import { Logger } from 'graphile-worker'
import { logger } from '../app/platform/logger.ts'

/** graphile-worker's own words go through our allow-list; a line for every finished job would drown the rest. */
export const workerLogger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') {
    logger[level === 'error' ? 'error' : 'warn']({ event: 'graphile_worker', reason: message.split('\n')[0]?.slice(0, 300) })
  }
})

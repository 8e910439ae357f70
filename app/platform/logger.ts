import pino from 'pino'

/**
 * Structured logs. Only the fields named here pass; anything else a caller hands
 * over (a user, a gateway error, a request) is dropped, because a log outlives
 * the right to read what it holds.
 */
const ALLOWED = new Set([
  'event',
  'level',
  'time',
  'pid',
  'process',
  'method',
  'route',
  'status',
  'milliseconds',
  'requestId',
  'bookingId',
  'sessionId',
  'paymentId',
  'refundId',
  'orderId',
  'therapistId',
  'userId',
  'jobId',
  'task',
  'attempt',
  'tries',
  'reason',
  'code',
  'count',
  'kind',
  'outcome',
  'port',
  'poolId',
  'error',
  'stack',
  'seconds',
  'name',
])

function allowed(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => ALLOWED.has(key)))
}

export const logger = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: { process: process.env['FISIOKU_PROCESS'] ?? 'fisioku' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }), log: allowed },
})

/** Name, message and code of an error; never its other properties, which may hold secrets. */
export function describeError(error: unknown): { error: string; stack?: string } {
  if (!(error instanceof Error)) return { error: String(error).slice(0, 300) }
  return { error: `${error.name}: ${error.message}`.slice(0, 500), stack: error.stack?.split('\n').slice(1, 8).join('\n') }
}

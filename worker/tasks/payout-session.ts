import { inTransaction, system } from '../../app/platform/db.ts'
import { logger, describeError } from '../../app/platform/logger.ts'
import { payOutSession, recordPayoutTry, reportFailedPayout } from '../../app/domain/payout/pay-out-session.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

/**
 * F23: each try leaves its trace; after the last one the session stands on the
 * admin's exception list. Tries and delays are set in worker/retry.ts.
 */
const payout: TaskHandler<typeof job.sessionPayout> = async ({ sessionId }, { helpers }) => {
  const attempt = helpers.job.attempts
  try {
    await inTransaction(system('payout'), async (tx) => {
      const result = await payOutSession(tx, { sessionId })
      await recordPayoutTry(tx, { sessionId, attempt, outcome: result.ok ? result.outcome : 'NOT_DUE' })
    })
  } catch (error) {
    const detail = describeError(error).error
    logger.error({ event: 'payout.failed', sessionId, attempt, error: detail })
    await inTransaction(system('payout'), async (tx) => {
      await recordPayoutTry(tx, { sessionId, attempt, outcome: 'FAILED', detail: detail.slice(0, 500) })
      if (attempt >= helpers.job.max_attempts) await reportFailedPayout(tx, { sessionId, detail })
    })
    throw error
  }
}
export default payout

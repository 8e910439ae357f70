import { publish } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { sessionEnd } from '../session/jobs.ts'
import type { Tx } from '../../platform/db.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { roomsOf } from './lock-visit.ts'
import { takeStep, type StepInput, type StepResult } from './take-step.ts'
import { endingOf } from './visit.ts'

/** Therapy begins: the timer runs on the server's clock from here. */
export async function startSession(tx: Tx, input: StepInput): Promise<StepResult> {
  return takeStep(tx, 'start', input, async (visit) => {
    const changed = await tx.$executeRaw`
      update sessions set status = 'IN_PROGRESS', status_reason = null, started_at = app_now()
      where id = ${visit.sessionId}::uuid and status = ${visit.status}::session_status`
    if (changed === 0) return false
    const ending = endingOf({ ...visit, status: 'IN_PROGRESS' }, visit.policy)!
    await enqueue(tx, sessionEnd, { sessionId: visit.sessionId }, { runAt: ending.at })
    await settleExceptions(tx, { sessionId: visit.sessionId }, 'started')
    await publish(tx, roomsOf(visit), 'booking:changed', { bookingId: visit.bookingId })
    return true
  })
}

import { autoComplete, findOverdueSessions } from '../../app/domain/visit/auto-complete.ts'
import { database, inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** One transaction a session: short locks, and what is done stays done when a later one fails. */
const task: TaskHandler<typeof job.sweepUnresolved> = async () => {
  for (const sessionId of await findOverdueSessions(database().prisma)) {
    await inTransaction(system('session.sweep-unresolved'), (tx) => autoComplete(tx, { sessionId }))
  }
}
export default task

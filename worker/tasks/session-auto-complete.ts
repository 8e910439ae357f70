import { autoComplete } from '../../app/domain/visit/auto-complete.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

const task: TaskHandler<typeof job.sessionEnd> = async ({ sessionId }) => {
  await inTransaction(system('session.auto-complete'), (tx) => autoComplete(tx, { sessionId }))
}
export default task

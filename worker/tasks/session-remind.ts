import { remindSession } from '../../app/domain/visit/remind-session.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

const task: TaskHandler<typeof job.sessionReminder> = async (payload) => {
  await inTransaction(system('session.remind'), (tx) => remindSession(tx, payload))
}
export default task

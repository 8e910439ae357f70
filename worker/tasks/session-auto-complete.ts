import { autoComplete } from '../../app/domain/visit/auto-complete.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'

const task: TaskHandler<'session.auto-complete'> = async ({ sessionId }) => {
  await inTransaction(system('session.auto-complete'), (tx) => autoComplete(tx, { sessionId }))
}
export default task

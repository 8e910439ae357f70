import { remindSession } from '../../app/domain/visit/remind-session.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'

const task: TaskHandler<'session.remind'> = async (payload) => {
  await inTransaction(system('session.remind'), (tx) => remindSession(tx, payload))
}
export default task

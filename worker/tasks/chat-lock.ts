import { lockChats } from '../../app/domain/session/lock-chats.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

const chatLock: TaskHandler<typeof job.chatLock> = async ({ bookingId }) => {
  await inTransaction(system('chat-lock'), (tx) => lockChats(tx, { bookingId }))
}
export default chatLock

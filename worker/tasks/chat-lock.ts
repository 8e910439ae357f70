import { lockChats } from '../../app/domain/chat/lock-chats.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'

const chatLock: TaskHandler<'chat.lock'> = async ({ bookingId }) => {
  await inTransaction(system('chat-lock'), (tx) => lockChats(tx, { bookingId }))
}
export default chatLock

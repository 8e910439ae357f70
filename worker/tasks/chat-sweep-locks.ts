import { lockChats } from '../../app/domain/session/lock-chats.ts'
import { inTransaction, system } from '../../app/platform/db.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** The net under the exact lock jobs. */
const chatSweepLocks: TaskHandler<typeof job.sweepChatLocks> = async () => {
  await inTransaction(system('chat-lock-sweep'), (tx) => lockChats(tx, {}))
}
export default chatSweepLocks

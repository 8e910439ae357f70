import { advancePayout } from '../../app/domain/withdrawal/advance-payout.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/withdrawal/jobs.ts'

const advanceWithdrawal: TaskHandler<typeof job.withdrawalAdvance> = async ({ withdrawalId }, { services }) => {
  await advancePayout(services.payouts, withdrawalId)
}
export default advanceWithdrawal

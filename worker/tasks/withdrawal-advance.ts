import { advancePayout } from '../../app/domain/withdrawal/advance-payout.ts'
import type { TaskHandler } from '../task.ts'

const advanceWithdrawal: TaskHandler<'withdrawal.advance'> = async ({ withdrawalId }, { services }) => {
  await advancePayout(services.payouts, withdrawalId)
}
export default advanceWithdrawal

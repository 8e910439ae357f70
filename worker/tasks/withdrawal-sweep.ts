import { sweepPayouts } from '../../app/domain/withdrawal/advance-payout.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** Payouts whose outcome is not known yet are asked about again; an unanswered one is sent again under its own key. */
const sweepWithdrawals: TaskHandler<typeof job.sweepWithdrawals> = async (_payload, { services }) => {
  await sweepPayouts(services.payouts)
}
export default sweepWithdrawals

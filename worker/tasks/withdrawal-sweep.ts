import { sweepPayouts } from '../../app/domain/withdrawal/advance-payout.ts'
import type { TaskHandler } from '../task.ts'

/** Payouts whose outcome is not known yet are asked about again; an unanswered one is sent again under its own key. */
const sweepWithdrawals: TaskHandler<'withdrawal.sweep'> = async (_payload, { services }) => {
  await sweepPayouts(services.payouts)
}
export default sweepWithdrawals

import { inTransaction, system } from '../../app/platform/db.ts'
import { listOverdueAnswers, timeOutBooking } from '../../app/domain/booking/time-out-booking.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../sweeps.ts'

/** The safety net behind the exact jobs: one transaction per booking, so that one bad row stops no other. */
const sweepAnswers: TaskHandler<typeof job.sweepAnswers> = async () => {
  const overdue = await inTransaction(system('answer-sweep'), (tx) => listOverdueAnswers(tx))
  for (const bookingId of overdue) await inTransaction(system('answer-sweep'), (tx) => timeOutBooking(tx, { bookingId }))
}
export default sweepAnswers

import { inTransaction, system } from '../../app/platform/db.ts'
import { timeOutBooking } from '../../app/domain/booking/time-out-booking.ts'
import type { TaskHandler } from '../task.ts'
import type * as job from '../../app/domain/session/jobs.ts'

const answerTimeout: TaskHandler<typeof job.answerEnd> = async ({ bookingId }) => {
  await inTransaction(system('answer-timeout'), (tx) => timeOutBooking(tx, { bookingId }))
}
export default answerTimeout

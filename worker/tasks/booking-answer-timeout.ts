import { inTransaction, system } from '../../app/platform/db.ts'
import { timeOutBooking } from '../../app/domain/booking/time-out-booking.ts'
import type { TaskHandler } from '../task.ts'

const answerTimeout: TaskHandler<'booking.answer-timeout'> = async ({ bookingId }) => {
  await inTransaction(system('answer-timeout'), (tx) => timeOutBooking(tx, { bookingId }))
}
export default answerTimeout

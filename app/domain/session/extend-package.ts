import type { Tx } from '../../platform/db.ts'
import { addJobs, plan } from '../../platform/jobs.ts'
import { chatLock } from './jobs.ts'
import { keepBooking } from './keep-booking.ts'
import type { LockedBooking } from './lock.ts'
import { announce } from './rooms.ts'

/** Gives the patient of a locked booking at least the days of a session lost through no fault of theirs; see MAKE_GOOD_DAYS. */
export async function extendPackage(tx: Tx, booking: LockedBooking, reason: string): Promise<void> {
  const { chatLocksAt } = await keepBooking(tx, booking.id, { extendsFor: reason })
  await addJobs(tx, chatLocksAt ? [plan(chatLock, { bookingId: booking.id }, { runAt: chatLocksAt })] : [])
  await announce(tx, booking)
}

import type { Tx } from '../../platform/db.ts'
import { leaveRoom, publish } from '../../platform/events.ts'
import { addJobs, plan } from '../../platform/jobs.ts'
import { askTherapist } from './ask-therapist.ts'
import { answerEnd } from './jobs.ts'
import type { LockedBooking } from './lock.ts'
import { measureWay } from './measure-way.ts'
import { moveSession } from './move-session.ts'
import { announce } from './rooms.ts'
import { lockSession } from './lock.ts'

export type Reassignment = {
  therapist: { id: string; userId: string; name: string }
  /** Sessions for which the new therapist has no time: they return to quota. */
  toQuota: readonly string[]
  reason: string
  /** The new therapist's own answer time, of a booking not yet answered. */
  respondBy: Temporal.Instant | null
}

/**
 * Gives a locked booking, and every session of it not yet begun, to another therapist.
 * Finished sessions keep theirs. One who has not answered yet is asked anew, with a
 * deadline of their own. The caller has locked both calendars and knows that nothing clashes.
 * @returns how many sessions moved.
 */
export async function reassign(tx: Tx, booking: LockedBooking, input: Reassignment): Promise<number> {
  const { therapist, respondBy } = input
  for (const id of input.toQuota) {
    const session = await lockSession(tx, id, 'anybody')
    if (session) await moveSession(tx, session, { from: ['SCHEDULED'], to: 'PENDING_SCHEDULING', reason: input.reason })
  }
  const isAsked = booking.status === 'PAID' && respondBy !== null
  await tx.$executeRaw`
    update bookings b set therapist_id = ${therapist.id}::uuid,
      therapist_respond_by = case when ${isAsked} then ${respondBy?.toString() ?? null}::timestamptz else b.therapist_respond_by end
    where b.id = ${booking.id}::uuid`
  await measureWay(tx, booking.id)
  const moved = await tx.$executeRaw`
    update sessions set therapist_id = ${therapist.id}::uuid
    where booking_id = ${booking.id}::uuid and status in ('PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED')`
  await leaveRoom(tx, `user:${booking.therapist_user_id}`, `booking:${booking.id}`)
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason: 'swapped' })
  if (isAsked) {
    await addJobs(tx, [plan(answerEnd, { bookingId: booking.id }, { runAt: respondBy })])
    await askTherapist(tx, { ...booking, therapist_user_id: therapist.userId }, respondBy)
  }
  await announce(tx, booking, `user:${therapist.userId}`)
  return moved
}

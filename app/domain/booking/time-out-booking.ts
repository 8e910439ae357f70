import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking } from '../session/lock.ts'
import { cancelBooking } from '../session/move-booking.ts'

export type TimeOutResult = { ok: true } | { ok: false; reason: 'not_found' | 'not_due' | 'already_answered' }

/**
 * F19: the answer time ran out. Run by the exact job and by the sweep behind it,
 * so it may come twice or too early; the database's clock and state decide.
 */
export async function timeOutBooking(tx: Tx, input: { bookingId: string }): Promise<TimeOutResult> {
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (booking.status !== 'PAID') return { ok: false, reason: 'already_answered' }
  const [due] = await tx.$queryRaw<{ due: boolean }[]>`
    select therapist_respond_by <= app_now() as due from bookings where id = ${booking.id}::uuid`
  if (!due?.due) return { ok: false, reason: 'not_due' }
  await cancelBooking(tx, booking, { from: ['PAID'], reason: 'therapist_timeout', by: 'nobody' })
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_timed_out',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: booking.therapist_name },
    dedupeKey: `timed-out:${booking.id}`,
  })
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'request_expired',
    href: '/therapist',
    data: { code: booking.code },
    dedupeKey: `request-expired:${booking.id}`,
  })
  return { ok: true }
}

/** Bookings past their answer time: what the sweep every five minutes looks at. */
export async function listOverdueAnswers(tx: Tx, limit = 200): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from bookings where status = 'PAID' and therapist_respond_by <= app_now() order by therapist_respond_by limit ${limit}`
  return rows.map((row) => row.id)
}

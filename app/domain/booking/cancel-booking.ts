import { actorOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockBooking } from '../session/lock.ts'
import type { Because } from '../session/because.ts'
import * as session from '../session/move-booking.ts'

export type CancelBookingResult =
  | { ok: true; refund: bigint; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'already_accepted' | 'already_finished' | 'visit_under_way' }

/** D13: before the therapist has accepted, the patient may take the whole booking back and gets everything back. */
export async function cancelBooking(tx: Tx, input: { bookingId: string; because?: Because }): Promise<CancelBookingResult> {
  const actor = actorOf(tx)
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking || actor.kind !== 'user' || booking.patient_id !== actor.id) return { ok: false, reason: 'not_found' }
  if (booking.status === 'CANCELLED') return { ok: true, refund: 0n, isNew: false }
  const closed = await session.cancelBooking(tx, booking, {
    from: ['PENDING', 'PAID'],
    reason: 'patient_cancelled',
    by: 'person',
    ...(input.because && { because: input.because }),
  })
  if (!closed) return { ok: false, reason: booking.status === 'COMPLETED' ? 'already_finished' : 'already_accepted' }
  if (booking.status === 'PAID') await tellTherapist(tx, booking)
  return { ok: true, refund: closed.refund, isNew: true }
}

/**
 * An admin ends a booking at any time before it is complete; what its unused
 * sessions cost is owed back, finished ones stay paid. Audited with its reason, which
 * only the two whose booking it is may leave out.
 */
export async function cancelBookingByAdmin(
  tx: Tx,
  input: { bookingId: string; because: Because },
): Promise<CancelBookingResult | { ok: false; reason: 'reason_required' }> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_found' }
  const { because } = input
  const why = because.words?.trim() || (because.reason ?? '')
  if (why.length < 3) return { ok: false, reason: 'reason_required' }
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (booking.status === 'CANCELLED') return { ok: true, refund: 0n, isNew: false }
  if (booking.status === 'COMPLETED') return { ok: false, reason: 'already_finished' }
  const [visit] = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where booking_id = ${booking.id}::uuid and status in ('ARRIVED', 'IN_PROGRESS') for update`
  if (visit) return { ok: false, reason: 'visit_under_way' }
  const closed = await session.cancelBooking(tx, booking, {
    from: ['PENDING', 'PAID', 'ACCEPTED'],
    reason: 'admin_cancelled',
    by: 'person',
    because,
  })
  if (!closed) return { ok: false, reason: 'already_finished' }
  await recordAudit(tx, {
    action: 'booking.cancel',
    subjectType: 'booking',
    subjectId: booking.id,
    reason: why,
    after: { refund: closed.refund.toString() },
  })
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_cancelled',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code },
    dedupeKey: `cancelled:${booking.id}:patient`,
  })
  if (booking.status !== 'PENDING') await tellTherapist(tx, booking)
  return { ok: true, refund: closed.refund, isNew: true }
}

async function tellTherapist(tx: Tx, booking: { id: string; code: string; therapist_user_id: string }): Promise<void> {
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'booking_cancelled',
    href: '/therapist',
    data: { code: booking.code },
    dedupeKey: `cancelled:${booking.id}:therapist`,
  })
}

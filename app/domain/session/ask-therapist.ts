import { nowOf, type Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import type { LockedBooking } from './lock.ts'

type Asked = Pick<LockedBooking, 'id' | 'code' | 'booking_type' | 'therapist_user_id' | 'therapist_net_total' | 'time_zone' | 'first_start'>

/**
 * The urgent request: whoever is the therapist of a paid booking is asked by push and
 * on the open page, for as long as the answer counts.
 */
export async function askTherapist(tx: Tx, booking: Asked, respondBy: Temporal.Instant): Promise<void> {
  const seconds = Math.max(1, Math.floor(nowOf(tx).until(respondBy).total('seconds')))
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'booking_requested',
    href: `/therapist/requests/${booking.id}`,
    data: {
      code: booking.code,
      startsAt: booking.first_start!.toString(),
      zone: booking.time_zone,
      net: Number(booking.therapist_net_total),
      respondBy: respondBy.toString(),
      type: booking.booking_type === 'INSTANT' ? 'INSTANT' : 'REGULAR',
    },
    urgent: { ttlSeconds: seconds },
    dedupeKey: `asked:${booking.id}:${booking.therapist_user_id}:${respondBy}`,
  })
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:urgent', { bookingId: booking.id, respondBy: respondBy.toString() })
}

import { actorOf, type Tx } from '../../platform/db.ts'
import { distanceKm } from '../../platform/geo.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { measureWay } from '../session/measure-way.ts'
import { PIN } from '../session/pin.ts'
import { announce } from '../session/rooms.ts'

export type PinInput = { bookingId: string; latitude: number; longitude: number; reason: string }

export type CorrectPinResult =
  | { ok: true; distanceKm: number; isNew: boolean }
  | { ok: false; reason: 'not_admin' | 'not_found' | 'already_finished' | 'not_at_home' | 'reason_required' }
  | { ok: false; reason: 'outside_radius'; distanceKm: number; radiusKm: number }

type Facts = { from_latitude: number; from_longitude: number; radius_km: number; latitude: number; longitude: number }

/**
 * An admin moves the point on the map to where the address really is, within the
 * therapist's area and with a reason. The frozen address stays as it was sold: this stands
 * beside it, and both are told.
 */
export async function correctPin(tx: Tx, input: PinInput): Promise<CorrectPinResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const reason = input.reason.trim()
  if (reason.length < 3) return { ok: false, reason: 'reason_required' }
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (!['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status)) return { ok: false, reason: 'already_finished' }
  if (booking.place !== 'HOME') return { ok: false, reason: 'not_at_home' }
  const facts = await readFacts(tx, booking.id)
  const distance = distanceKm({ latitude: facts.from_latitude, longitude: facts.from_longitude }, input)
  if (distance > facts.radius_km) return { ok: false, reason: 'outside_radius', distanceKm: distance, radiusKm: facts.radius_km }
  if (facts.latitude === input.latitude && facts.longitude === input.longitude) return { ok: true, distanceKm: distance, isNew: false }
  await record(tx, booking, { ...input, reason, was: { latitude: facts.latitude, longitude: facts.longitude }, distance })
  await measureWay(tx, booking.id)
  await tell(tx, booking)
  return { ok: true, distanceKm: distance, isNew: true }
}

async function readFacts(tx: Tx, bookingId: string): Promise<Facts> {
  const [row] = await tx.$queryRaw<Facts[]>`
    select t.latitude as from_latitude, t.longitude as from_longitude, t.service_radius_km::float8 as radius_km,
      coalesce(pin.latitude, b.address_latitude) as latitude, coalesce(pin.longitude, b.address_longitude) as longitude
    from bookings b join therapists t on t.id = b.therapist_id ${PIN} where b.id = ${bookingId}::uuid`
  return row!
}

async function record(
  tx: Tx,
  booking: LockedBooking,
  to: { latitude: number; longitude: number; reason: string; distance: number; was: { latitude: number; longitude: number } },
): Promise<void> {
  const { latitude, longitude, reason, was } = to
  await tx.$executeRaw`
    insert into pin_corrections (booking_id, latitude, longitude, distance_km, reason, corrected_by)
    values (${booking.id}::uuid, ${latitude}, ${longitude}, ${to.distance.toFixed(2)}::numeric, ${reason}, app_actor_id())`
  await tx.$executeRaw`
    insert into booking_events (booking_id, subject, to_state, reason, actor_id, actor_name, data)
    values (${booking.id}::uuid, 'NOTE', 'PIN_CORRECTED', ${reason}, app_actor_id(), app_actor_name(), '{}')`
  await recordAudit(tx, {
    action: 'booking.pin',
    subjectType: 'booking',
    subjectId: booking.id,
    reason,
    before: was,
    after: { latitude, longitude },
  })
}

/** The therapist only of a booking they know of. */
async function tell(tx: Tx, booking: LockedBooking): Promise<void> {
  const data = { code: booking.code }
  await notify(tx, { userId: booking.patient_id, kind: 'pin_corrected', href: `/bookings/${booking.id}`, data })
  if (booking.status !== 'PENDING') await notify(tx, { userId: booking.therapist_user_id, kind: 'pin_corrected', href: '/therapist', data })
  await announce(tx, booking)
}

import { actorOf, lockCalendars, type Tx } from '../../platform/db.ts'
import { leaveRoom, publish } from '../../platform/events.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking, type OpenBooking } from './close-booking.ts'
import { cancelSessionJobs } from './session-jobs.ts'

export type SessionClash = { sessionId: string; ordinal: number; startsAt: string; zone: string }

export type SwapTherapistResult =
  | { ok: true; moved: number; sentToQuota: number }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'therapist_not_found' | 'same_therapist' | 'not_swappable' | 'visit_under_way' }
  | { ok: false; reason: 'calendar_clash'; clashes: SessionClash[] }

export type SwapTherapistInput = { bookingId: string; newTherapistId: string; sendClashesToQuota: boolean; reason?: string }

type NewTherapist = { id: string; user_id: string; name: string }

/**
 * F21: moves the lock of a booking, and every session not yet begun, to another
 * verified therapist, all or nothing. Finished sessions keep theirs and their
 * payout. Price and quota stay as the patient bought them.
 */
export async function swapTherapist(tx: Tx, input: SwapTherapistInput): Promise<SwapTherapistResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  await lockBothCalendars(tx, input)
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (!['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status)) return { ok: false, reason: 'not_swappable' }
  if (booking.therapist_id === input.newTherapistId) return { ok: false, reason: 'same_therapist' }
  const next = await verifiedTherapist(tx, input.newTherapistId)
  if (!next) return { ok: false, reason: 'therapist_not_found' }
  if (await hasVisitUnderWay(tx, booking.id)) return { ok: false, reason: 'visit_under_way' }

  const clashes = await findClashes(tx, booking, next.id)
  if (clashes.length > 0 && (!input.sendClashesToQuota || booking.status !== 'ACCEPTED'))
    return { ok: false, reason: 'calendar_clash', clashes }
  await sendToQuota(tx, clashes)
  const moved = await move(tx, booking, next)
  await tellEveryone(tx, booking, next)
  await tx.$executeRaw`
    insert into audit_log (actor_id, action, subject_type, subject_id, reason, before, after)
    values (${actor.id}::uuid, 'booking.swap_therapist', 'booking', ${booking.id}, ${input.reason ?? null},
      ${JSON.stringify({ therapistId: booking.therapist_id })}::jsonb, ${JSON.stringify({ therapistId: next.id, sentToQuota: clashes.length })}::jsonb)`
  return { ok: true, moved, sentToQuota: clashes.length }
}

/** Calendars before rows, as everywhere, so that a swap and a booking never wait for each other in a circle. */
async function lockBothCalendars(tx: Tx, input: SwapTherapistInput): Promise<void> {
  const [row] = await tx.$queryRaw<{ therapist_id: string; patient_id: string }[]>`
    select therapist_id, patient_id from bookings where id = ${input.bookingId}::uuid`
  if (row) await lockCalendars(tx, [row.therapist_id, row.patient_id, input.newTherapistId])
}

async function verifiedTherapist(tx: Tx, id: string): Promise<NewTherapist | null> {
  const [row] = await tx.$queryRaw<NewTherapist[]>`
    select t.id, t.user_id, u.name from therapists t join users u on u.id = t.user_id
    where t.id = ${id}::uuid and t.verification_status = 'APPROVED' and u.is_active`
  return row ?? null
}

async function hasVisitUnderWay(tx: Tx, bookingId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where booking_id = ${bookingId}::uuid and status in ('EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')`
  return rows.length > 0
}

/** Sessions of the booking that the new therapist's calendar or time off has no room for. */
async function findClashes(tx: Tx, booking: OpenBooking, therapistId: string): Promise<SessionClash[]> {
  const rows = await tx.$queryRaw<{ id: string; ordinal: number; starts_at: Date }[]>`
    select s.id, s.ordinal, s.starts_at from sessions s
    where s.booking_id = ${booking.id}::uuid and s.status = 'SCHEDULED' and (
      exists (select 1 from sessions other where other.therapist_id = ${therapistId}::uuid and other.occupied && s.occupied
        and other.status in ('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'))
      or exists (select 1 from therapist_time_off o where o.therapist_id = ${therapistId}::uuid and tstzrange(o.starts_at, o.ends_at) && s.occupied))
    order by s.ordinal`
  return rows.map((row) => ({ sessionId: row.id, ordinal: row.ordinal, startsAt: row.starts_at.toISOString(), zone: booking.time_zone }))
}

async function sendToQuota(tx: Tx, clashes: SessionClash[]): Promise<void> {
  for (const clash of clashes) {
    await tx.$executeRaw`
      update sessions set status = 'PENDING_SCHEDULING', status_reason = 'therapist_swapped', starts_at = null, ends_at = null, blocked_until = null
      where id = ${clash.sessionId}::uuid and status = 'SCHEDULED'`
    await cancelSessionJobs(tx, clash.sessionId)
  }
}

async function move(tx: Tx, booking: OpenBooking, next: NewTherapist): Promise<number> {
  await tx.$executeRaw`update bookings set therapist_id = ${next.id}::uuid where id = ${booking.id}::uuid`
  return tx.$executeRaw`
    update sessions set therapist_id = ${next.id}::uuid
    where booking_id = ${booking.id}::uuid and status in ('PENDING_SCHEDULING', 'REQUESTED', 'SCHEDULED')`
}

async function tellEveryone(tx: Tx, booking: OpenBooking, next: NewTherapist): Promise<void> {
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'therapist_swapped',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: next.name },
  })
  if (booking.status !== 'PENDING') {
    await notify(tx, { userId: booking.therapist_user_id, kind: 'swap_released', href: '/therapist', data: { code: booking.code } })
    await notify(tx, { userId: next.user_id, kind: 'swap_assigned', href: '/therapist', data: { code: booking.code } })
  }
  await leaveRoom(tx, `user:${booking.therapist_user_id}`, `booking:${booking.id}`)
  await publish(tx, [`user:${booking.therapist_user_id}`], 'request:withdrawn', { bookingId: booking.id, reason: 'swapped' })
  await publish(
    tx,
    [`booking:${booking.id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`, `user:${next.user_id}`, 'role:ADMIN'],
    'booking:changed',
    { bookingId: booking.id },
  )
}

import { actorOf, lockCalendars, nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { reassign } from '../session/reassign.ts'
import { answerDueAt } from '../session/session.ts'

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
  const moved = await reassign(tx, booking, {
    therapist: { id: next.id, userId: next.user_id, name: next.name },
    toQuota: clashes.map((clash) => clash.sessionId),
    reason: 'therapist_swapped',
    respondBy: newDeadline(tx, booking),
  })
  await tellEveryone(tx, booking, next)
  await recordAudit(tx, {
    action: 'booking.swap_therapist',
    subjectType: 'booking',
    subjectId: booking.id,
    reason: input.reason ?? null,
    before: { therapistId: booking.therapist_id },
    after: { therapistId: next.id, sentToQuota: clashes.length },
  })
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
async function findClashes(tx: Tx, booking: LockedBooking, therapistId: string): Promise<SessionClash[]> {
  const rows = await tx.$queryRaw<{ id: string; ordinal: number; starts_at: Date }[]>`
    select s.id, s.ordinal, s.starts_at from sessions s
    where s.booking_id = ${booking.id}::uuid and s.status = 'SCHEDULED' and (
      exists (select 1 from sessions other where other.therapist_id = ${therapistId}::uuid and other.occupied && s.occupied
        and other.occupies)
      or exists (select 1 from therapist_time_off o where o.therapist_id = ${therapistId}::uuid and tstzrange(o.starts_at, o.ends_at) && s.occupied))
    order by s.ordinal`
  return rows.map((row) => ({ sessionId: row.id, ordinal: row.ordinal, startsAt: row.starts_at.toISOString(), zone: booking.time_zone }))
}

/** Whoever is asked anew gets the whole answer time, not what the one before left of it. */
function newDeadline(tx: Tx, booking: LockedBooking): Temporal.Instant | null {
  if (booking.status !== 'PAID' || !booking.first_start) return null
  return answerDueAt({ bookingType: booking.booking_type, firstStart: booking.first_start, policy: booking.policy }, nowOf(tx))
}

async function tellEveryone(tx: Tx, booking: LockedBooking, next: NewTherapist): Promise<void> {
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'therapist_swapped',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, therapist: next.name },
  })
  if (booking.status !== 'PENDING') {
    await notify(tx, { userId: booking.therapist_user_id, kind: 'swap_released', href: '/therapist', data: { code: booking.code } })
  }
  // One who has yet to answer is asked, not told.
  if (booking.status === 'ACCEPTED')
    await notify(tx, { userId: next.user_id, kind: 'swap_assigned', href: '/therapist', data: { code: booking.code } })
}

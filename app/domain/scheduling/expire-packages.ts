import { nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockBooking } from '../session/lock.ts'
import { moveSessions } from '../session/move-session.ts'

/** Days ahead of a package's end at which its patient is told that sessions will be lost. */
const WARN_DAYS = 3
const BATCH = 100

/**
 * F22: the unscheduled sessions of packages past their end become `EXPIRED`,
 * without a payout; what was paid for them stays with the platform. Sessions
 * already scheduled are still held, and one whose patient has asked for a date waits
 * for the answer. The end of a stopped therapist's package waits until it is decided who
 * goes on. Takes at most a hundred bookings, so that a run is short: call it again while
 * `remaining`.
 */
export async function expirePackages(tx: Tx): Promise<{ bookings: number; sessions: number; remaining: boolean }> {
  const due = await tx.$queryRaw<{ id: string }[]>`
    select b.id from bookings b
    where b.status = 'ACCEPTED' and b.expires_at <= app_now()
      and exists (select 1 from sessions s where s.booking_id = b.id and s.status = 'PENDING_SCHEDULING')
      and not exists (select 1 from therapists t where t.id = b.therapist_id and t.intake = 'STOPPED')
    order by b.expires_at limit ${BATCH + 1}`
  let sessions = 0
  for (const { id } of due.slice(0, BATCH)) sessions += await expireBooking(tx, id)
  return { bookings: Math.min(due.length, BATCH), sessions, remaining: due.length > BATCH }
}

async function expireBooking(tx: Tx, bookingId: string): Promise<number> {
  const booking = await lockBooking(tx, bookingId)
  // Extended or cancelled since the list was read; a session scheduled meanwhile keeps its time.
  if (booking?.status !== 'ACCEPTED' || Temporal.Instant.compare(booking.expires_at, nowOf(tx)) > 0) return 0
  const expired = await moveSessions(tx, booking, { from: ['PENDING_SCHEDULING'], to: 'EXPIRED', reason: 'package_expired' })
  if (!expired) return 0
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'package_expired',
    href: `/bookings/${booking.id}`,
    data: { code: booking.code, sessions: expired.steps.length },
    // A session given back later, and the days it brings, may run out too.
    dedupeKey: `package-expired:${booking.id}:${booking.expires_at.epochMilliseconds}`,
  })
  return expired.steps.length
}

/**
 * Tells patients whose packages end soon while sessions are still open, once for each end: an
 * extended package ends again. One whose therapist is stopped does not end yet.
 * @returns how many were told.
 */
export async function warnOfExpiringPackages(tx: Tx): Promise<number> {
  const due = await tx.$queryRaw<
    { id: string; code: string; patient_id: string; time_zone: string; expires_at: Date; ends: string; sessions: number }[]
  >`
    select b.id, b.code, b.patient_id, b.time_zone, b.expires_at, extract(epoch from b.expires_at)::bigint::text as ends, count(*)::int as sessions
    from bookings b join sessions s on s.booking_id = b.id and s.status in ('PENDING_SCHEDULING', 'REQUESTED')
    where b.status = 'ACCEPTED' and b.expires_at > app_now() and b.expires_at <= app_now() + make_interval(days => ${WARN_DAYS})
      and not exists (select 1 from therapists t where t.id = b.therapist_id and t.intake = 'STOPPED')
      and not exists (select 1 from notifications n where n.dedupe_key = 'package-expiring:' || b.id || ':' || extract(epoch from b.expires_at)::bigint)
    group by b.id limit 500`
  for (const booking of due) {
    await notify(tx, {
      userId: booking.patient_id,
      kind: 'package_expiring',
      href: `/bookings/${booking.id}/schedule`,
      data: { code: booking.code, sessions: booking.sessions, expiresAt: booking.expires_at.toISOString(), zone: booking.time_zone },
      dedupeKey: `package-expiring:${booking.id}:${booking.ends}`,
    })
  }
  return due.length
}

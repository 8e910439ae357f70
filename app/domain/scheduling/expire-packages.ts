import type { Tx } from '../../platform/db.ts'
import { publish } from '../../platform/events.ts'
import { refreshChatLock } from '../booking/chat-lock.ts'
import { completeBookingIfDone } from '../booking/complete-booking.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'

/** Days ahead of a package's end at which its patient is told that sessions will be lost. */
const WARN_DAYS = 3
const BATCH = 100

type Expired = { booking_id: string; code: string; patient_id: string; therapist_user_id: string }

/**
 * F22: the unscheduled sessions of packages past their end become `EXPIRED`,
 * without a payout; what was paid for them stays with the platform. Sessions
 * already scheduled are still held. Takes at most a hundred bookings, so that a
 * run is short: call it again while `remaining`.
 */
export async function expirePackages(tx: Tx): Promise<{ bookings: number; sessions: number; remaining: boolean }> {
  const due = await tx.$queryRaw<Expired[]>`
    select b.id as booking_id, b.code, b.patient_id, t.user_id as therapist_user_id
    from bookings b join therapists t on t.id = b.therapist_id
    where b.status = 'ACCEPTED' and b.expires_at <= app_now()
      and exists (select 1 from sessions s where s.booking_id = b.id and s.status in ('PENDING_SCHEDULING', 'REQUESTED'))
    order by b.expires_at limit ${BATCH + 1}`
  let sessions = 0
  for (const booking of due.slice(0, BATCH)) sessions += await expireBooking(tx, booking)
  return { bookings: Math.min(due.length, BATCH), sessions, remaining: due.length > BATCH }
}

async function expireBooking(tx: Tx, booking: Expired): Promise<number> {
  await tx.$queryRaw`select id from bookings where id = ${booking.booking_id}::uuid for no key update`
  // Conditional again: a session scheduled since the list was read keeps its time.
  const expired = await tx.$queryRaw<{ id: string; value: bigint }[]>`
    update sessions s set status = 'EXPIRED', status_reason = 'package_expired'
    from bookings b
    where b.id = s.booking_id and b.id = ${booking.booking_id}::uuid and b.status = 'ACCEPTED' and b.expires_at <= app_now()
      and s.status in ('PENDING_SCHEDULING', 'REQUESTED')
    returning s.id, s.therapist_share + s.platform_share as value`
  if (expired.length === 0) return 0
  for (const session of expired) await releaseUnearned(tx, booking.booking_id, session)
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'package_expired',
    href: `/bookings/${booking.booking_id}`,
    data: { code: booking.code, sessions: expired.length },
    dedupeKey: `package-expired:${booking.booking_id}`,
  })
  await refreshChatLock(tx, booking.booking_id)
  await publish(
    tx,
    [`booking:${booking.booking_id}`, `user:${booking.patient_id}`, `user:${booking.therapist_user_id}`],
    'booking:changed',
    { bookingId: booking.booking_id },
  )
  await completeBookingIfDone(tx, booking.booking_id)
  return expired.length
}

/** What a lost session cost is no longer owed to anybody: it leaves deferred revenue once. */
function releaseUnearned(tx: Tx, bookingId: string, session: { id: string; value: bigint }): Promise<unknown> {
  return postEntry(tx, {
    kind: 'PACKAGE_BREAKAGE',
    key: `breakage:${session.id}`,
    bookingId,
    sessionId: session.id,
    legs: [
      { account: 'DEFERRED_REVENUE', amount: -session.value },
      { account: 'BREAKAGE_REVENUE', amount: session.value },
    ],
  })
}

/** Tells patients once whose packages end soon while sessions are still open. @returns how many were told. */
export async function warnOfExpiringPackages(tx: Tx): Promise<number> {
  const due = await tx.$queryRaw<{ id: string; code: string; patient_id: string; time_zone: string; expires_at: Date; sessions: number }[]>`
    select b.id, b.code, b.patient_id, b.time_zone, b.expires_at, count(*)::int as sessions
    from bookings b join sessions s on s.booking_id = b.id and s.status in ('PENDING_SCHEDULING', 'REQUESTED')
    where b.status = 'ACCEPTED' and b.expires_at > app_now() and b.expires_at <= app_now() + make_interval(days => ${WARN_DAYS})
      and not exists (select 1 from notifications n where n.dedupe_key = 'package-expiring:' || b.id)
    group by b.id limit 500`
  for (const booking of due) {
    await notify(tx, {
      userId: booking.patient_id,
      kind: 'package_expiring',
      href: `/bookings/${booking.id}/schedule`,
      data: { code: booking.code, sessions: booking.sessions, expiresAt: booking.expires_at.toISOString(), zone: booking.time_zone },
      dedupeKey: `package-expiring:${booking.id}`,
    })
  }
  return due.length
}

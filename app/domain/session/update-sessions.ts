import { toInstantOrNull, type Tx } from '../../platform/db.ts'
import type { Because } from './because.ts'
import type { LockedBooking } from './lock.ts'
import { occupiedTimes, type SessionStatus } from './session.ts'

export type SessionMove = {
  /** The conditional update decides: a session in none of these stays as it is. */
  from: readonly SessionStatus[]
  /** The same state with another `startsAt` is a new time. */
  to: SessionStatus
  /** Recorded with the event; null where the state says it all. */
  reason: string | null
  /** Why whoever acts cancels it, where they say so. */
  because?: Because
  /** End and blocked-until follow from what was sold. */
  startsAt?: Temporal.Instant
  /** When the work, or the presence at the door, really ended; default: now. */
  endedAt?: Temporal.Instant
  /** Judged on the database's clock in the same statement. */
  onlyIf?: { startsAt: Temporal.Instant } | { minutesAhead: number }
}

/** One session's step as it was made. */
export type Step = {
  id: string
  ordinal: number
  from: SessionStatus
  to: SessionStatus
  reason: string | null
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  blockedUntil: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
  therapistId: string
  /** Both shares: what the session cost, in rupiah. */
  value: bigint
}

type Row = Omit<Step, 'startsAt' | 'endsAt' | 'blockedUntil' | 'finishedAt'> & {
  starts_at: Date | null
  ends_at: Date | null
  blocked_until: Date | null
  finished_at: Date | null
}

const FINISHED: readonly SessionStatus[] = ['COMPLETED', 'FORFEITED', 'CANCELLED']

/**
 * The one update of a session's state and time.
 * @param ids null: all of the booking that are in a state to leave.
 */
export async function updateSessions(tx: Tx, booking: LockedBooking, ids: string[] | null, move: SessionMove): Promise<Step[]> {
  const { from, to, reason } = move
  const sold = { therapyMinutes: booking.therapy_minutes, travelMinutes: booking.travel_minutes }
  const times = move.startsAt ? occupiedTimes(move.startsAt, sold) : null
  const startsAt = move.startsAt?.toString() ?? null
  const isQuota = to === 'PENDING_SCHEDULING'
  const seen = move.onlyIf && 'startsAt' in move.onlyIf ? move.onlyIf.startsAt.toString() : null
  const ahead = move.onlyIf && 'minutesAhead' in move.onlyIf ? move.onlyIf.minutesAhead : null
  const rows = await tx.$queryRaw<Row[]>`
    update sessions s set status = ${to}::session_status, status_reason = ${reason},
      starts_at = case when ${isQuota} then null else coalesce(${startsAt}::timestamptz, s.starts_at) end,
      ends_at = case when ${isQuota} then null else coalesce(${times?.endsAt.toString() ?? null}::timestamptz, s.ends_at) end,
      blocked_until = case when ${isQuota} then null else coalesce(${times?.blockedUntil.toString() ?? null}::timestamptz, s.blocked_until) end,
      en_route_at = case when ${isQuota} then null when ${to === 'EN_ROUTE'} then app_now() else s.en_route_at end,
      arrived_at = case when ${isQuota} then null when ${to === 'ARRIVED'} then app_now() else s.arrived_at end,
      started_at = case when ${isQuota} then null when ${to === 'IN_PROGRESS'} then app_now() else s.started_at end,
      finished_at = case when ${isQuota} then null when ${FINISHED.includes(to)} then coalesce(${move.endedAt?.toString() ?? null}::timestamptz, app_now())
        else s.finished_at end,
      meeting_link = case when ${isQuota} then null else s.meeting_link end,
      -- One that failed stayed with whoever failed it while the booking changed hands.
      therapist_id = case when ${isQuota} then ${booking.therapist_id}::uuid else s.therapist_id end
    where s.booking_id = ${booking.id}::uuid and (${ids}::uuid[] is null or s.id = any(${ids}::uuid[])) and s.status = any(${[...from]}::session_status[])
      and (${seen}::timestamptz is null or s.starts_at = ${seen}::timestamptz)
      and (${ahead}::int is null or s.starts_at - make_interval(mins => ${ahead}::int) > app_now())
    returning s.id, s.ordinal, old.status::text as "from", new.status::text as "to", new.status_reason as reason, new.starts_at, new.ends_at,
      new.blocked_until, new.finished_at, s.therapist_id as "therapistId", s.therapist_share + s.platform_share as value`
  return rows.map(({ starts_at, ends_at, blocked_until, finished_at, ...row }) => ({
    ...row,
    startsAt: toInstantOrNull(starts_at),
    endsAt: toInstantOrNull(ends_at),
    blockedUntil: toInstantOrNull(blocked_until),
    finishedAt: toInstantOrNull(finished_at),
  }))
}

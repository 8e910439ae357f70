import { toInstant, type Reader } from '../../platform/db.ts'
import { readAvailability, takeFacts, type Availability } from '../scheduling/availability-queries.ts'
import { isTimed, mayTake, type Clause } from '../scheduling/may-take.ts'
import { PIN } from '../session/pin.ts'

/** A session that the new therapist cannot simply take over, and why; `taken` is the reason no word of an admin removes. */
export type SessionConcern = { sessionId: string; ordinal: number; startsAt: string; zone: string; reasons: Clause[] }

export type SwapReport = {
  /** What refuses them altogether: nobody stopped, closed or unverified takes anything over. */
  refused: Clause[]
  /** What speaks against them whatever the time: paused, grade, way. */
  standing: Clause[]
  sessions: SessionConcern[]
}

export type SwapPlan = {
  grade: string
  /** Where it takes place; null for an online package. */
  at: { latitude: number; longitude: number } | null
  zone: string
  sessions: { id: string; ordinal: number; startsAt: Temporal.Instant; blockedUntil: Temporal.Instant }[]
}

type PlanRow = {
  grade: string
  place: string
  latitude: number
  longitude: number
  time_zone: string
  sessions: { id: string; ordinal: number; starts_at: string; blocked_until: string }[]
}

/** What of a booking would change hands: its place and grade as sold, and the sessions that have a time. */
export async function readSwapPlan(reader: Reader, bookingId: string): Promise<SwapPlan | null> {
  const [row] = await reader.$queryRaw<PlanRow[]>`
    select b.grade::text, b.place::text, coalesce(pin.latitude, b.address_latitude) as latitude, coalesce(pin.longitude, b.address_longitude) as longitude, b.time_zone,
      (select coalesce(json_agg(json_build_object('id', s.id, 'ordinal', s.ordinal, 'starts_at', s.starts_at, 'blocked_until', s.blocked_until)
          order by s.ordinal), '[]')
        from sessions s where s.booking_id = b.id and s.status = 'SCHEDULED') as sessions
    from bookings b ${PIN} where b.id = ${bookingId}::uuid`
  if (!row) return null
  return {
    grade: row.grade,
    at: row.place === 'ONLINE' ? null : { latitude: row.latitude, longitude: row.longitude },
    zone: row.time_zone,
    sessions: row.sessions.map((session) => ({
      id: session.id,
      ordinal: session.ordinal,
      startsAt: toInstant(new Date(session.starts_at)),
      blockedUntil: toInstant(new Date(session.blocked_until)),
    })),
  }
}

/** Availability of these therapists over all of the plan's sessions. */
export async function readForSwap(reader: Reader, plan: SwapPlan, therapistIds: string[]): Promise<Map<string, Availability>> {
  const days = plan.sessions.map((session) => session.startsAt.toZonedDateTimeISO(plan.zone).toPlainDate())
  const sorted = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const from = sorted[0] ?? null
  return readAvailability(therapistIds, { from, days: from ? from.until(sorted.at(-1)!).days + 1 : 1 }, reader)
}

/** May this therapist take the booking over? Told session by session, so that an admin can decide. */
export function reportSwap(plan: SwapPlan, known: Availability): SwapReport {
  const facts = takeFacts(known, { leastGrade: plan.grade, at: plan.at })
  const report: SwapReport = { refused: [], standing: [], sessions: [] }
  const anyTime = { start: known.now.epochMilliseconds, end: known.now.epochMilliseconds }
  const whole = mayTake('swap', facts, anyTime, known.now)
  report.standing = whole.told.filter((clause) => !isTimed(clause))
  report.refused = whole.ok ? [] : whole.failed.filter((clause) => !isTimed(clause))
  for (const session of plan.sessions) {
    const span = { start: session.startsAt.epochMilliseconds, end: session.blockedUntil.epochMilliseconds }
    const answer = mayTake('swap', facts, span, known.now)
    const reasons = [...(answer.ok ? [] : answer.failed), ...answer.told].filter(isTimed)
    if (reasons.length > 0 || report.standing.length > 0)
      report.sessions.push({
        sessionId: session.id,
        ordinal: session.ordinal,
        startsAt: session.startsAt.toString({ smallestUnit: 'millisecond' }),
        zone: plan.zone,
        reasons: [...reasons, ...report.standing],
      })
  }
  return report
}

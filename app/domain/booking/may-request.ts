import { distanceKm } from '../../platform/geo.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import { mayTake, type Clause, type TakeFacts } from '../scheduling/may-take.ts'
import { visitLength } from '../scheduling/slot-policy.ts'
import { isOnGrid, isToday, type Span } from '../scheduling/slots.ts'
import type { RequestBookingInput } from './request-booking.ts'
import type { RequestFacts } from './request-facts.ts'

export type RequestRefusal =
  | 'profile_incomplete'
  | 'therapist_not_found'
  | 'package_not_found'
  | 'address_not_found'
  | 'address_too_far'
  | 'package_not_instant'
  | 'therapist_offline'
  | 'schedule_not_found'
  | 'slot_taken'
  | 'patient_busy'

/** What a patient is told of each clause; the first that fails. Whoever takes nothing new is as good as not there. */
const REFUSAL: Readonly<Record<Clause, RequestRefusal>> = {
  verified: 'therapist_not_found',
  account_open: 'therapist_not_found',
  licensed: 'therapist_not_found',
  not_stopped: 'therapist_not_found',
  not_blocked: 'therapist_not_found',
  wished_gender: 'therapist_not_found',
  not_paused: 'therapist_not_found',
  grade: 'package_not_found',
  radius: 'address_too_far',
  hours: 'schedule_not_found',
  time_off: 'schedule_not_found',
  notice: 'schedule_not_found',
  online: 'therapist_offline',
  sign_of_life: 'therapist_offline',
  taken: 'slot_taken',
}
/** Who is asked about first, then where, then when. */
const ORDER = Object.keys(REFUSAL) as Clause[]

/** May this be asked for at all, whatever the time? Null: nothing speaks against it so far. */
export function refuseStanding(facts: RequestFacts, input: RequestBookingInput, now: Temporal.Instant): RequestRefusal | null {
  const first = failed(facts, input, now).find((clause) => !TIMED.has(clause))
  const refusal = first ? REFUSAL[first] : null
  if (refusal === 'therapist_not_found') return refusal
  if (facts.package_price === null || refusal === 'package_not_found') return 'package_not_found'
  if (!facts.is_profile_complete) return 'profile_incomplete'
  if (facts.address_text === null) return 'address_not_found'
  return refusal
}

/** The same of the time, for who may stand there: on the grid, in the window sold, and free. */
export function refuseTime(facts: RequestFacts, input: RequestBookingInput, now: Temporal.Instant): RequestRefusal | null {
  const instant = input.bookingType === 'INSTANT'
  if (instant && facts.package_sessions !== 1) return 'package_not_instant'
  const policy = readPolicy(facts.policy)
  const zone = facts.therapist_zone!
  if (input.startsAt.until(now.add({ hours: 24 * policy.bookingHorizonDays })).sign < 0) return 'schedule_not_found'
  if (!isOnGrid(zone, policy.gridMinutes, input.startsAt) || (instant && !isToday(zone, input.startsAt, now))) return 'schedule_not_found'
  const clause = failed(facts, input, now).find((one) => TIMED.has(one) || REFUSAL[one] === 'therapist_offline')
  if (clause) return REFUSAL[clause]
  return facts.patient_is_busy ? 'patient_busy' : null
}

const TIMED: ReadonlySet<Clause> = new Set(['hours', 'time_off', 'notice', 'taken', 'online', 'sign_of_life'])

function failed(facts: RequestFacts, input: RequestBookingInput, now: Temporal.Instant): Clause[] {
  if (facts.therapist_id === null) return ['verified']
  const policy = readPolicy(facts.policy)
  const answer = mayTake(
    input.bookingType === 'INSTANT' ? 'instant' : 'regular',
    takeFactsOf(facts, policy),
    spanOf(facts, input, policy),
    now,
  )
  return answer.ok ? [] : answer.failed.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
}

function spanOf(facts: RequestFacts, { startsAt }: RequestBookingInput, policy: Policy): Span {
  const { therapyMinutes, travelMinutes } = visitLength(policy, facts.package_minutes ?? undefined)
  const start = startsAt.epochMilliseconds
  return { start, end: start + (therapyMinutes + travelMinutes) * 60_000 }
}

function takeFactsOf(facts: RequestFacts, policy: Policy): TakeFacts {
  const span = (row: RequestFacts['taken'][number]): Span => ({ start: row[2], end: row[3] })
  return {
    isVerified: facts.therapist_verified,
    isAccountOpen: facts.therapist_open,
    isLicensed: true,
    intake: facts.therapist_intake,
    isBlocked: false,
    isWishedGender: true,
    isWishedGrade: facts.package_grade === facts.therapist_grade,
    isWithinRadius: facts.address_latitude === null || distanceToAddress(facts) <= facts.therapist_radius_km!,
    isOnline: facts.therapist_online,
    lastSignAt: facts.therapist_last_sign === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.floor(facts.therapist_last_sign)),
    hours: facts.working_hours.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
    timeOff: facts.taken.filter(([kind]) => kind === 'time_off').map(span),
    taken: facts.taken.filter(([kind]) => kind !== 'time_off').map(span),
    zone: facts.therapist_zone!,
    policy,
  }
}

/** Kilometres from the therapist to the visit. */
export function distanceToAddress(facts: RequestFacts): number {
  return distanceKm(
    { latitude: facts.therapist_latitude!, longitude: facts.therapist_longitude! },
    { latitude: facts.address_latitude!, longitude: facts.address_longitude! },
  )
}

import type { Policy } from '../policy/policy.ts'
import type { Place, SessionStatus } from '../session/session.ts'

/** What a therapist can do with a visit. */
export type VisitStep = 'set_out' | 'arrive' | 'start' | 'complete' | 'report_no_show' | 'withdraw'

/** A session as the rules see it. Times are null while it is not scheduled. */
export type Visit = {
  status: SessionStatus
  statusReason: string | null
  bookingStatus: string
  place: Place
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
}

export type VisitPolicy = Pick<Policy, 'noShowGraceMinutes' | 'forgottenSessionHours'>

/**
 * How long before its start a visit can be set out for (home) or started (online).
 * Before that the tap is a slip of the thumb, and setting out cannot be taken back.
 */
export const OPENS_BEFORE_MINUTES: Record<Place, number> = { HOME: 180, ONLINE: 15 }

const FROM: Record<Place, Record<VisitStep, readonly SessionStatus[]>> = {
  HOME: {
    set_out: ['SCHEDULED'],
    arrive: ['EN_ROUTE'],
    start: ['ARRIVED'],
    complete: ['IN_PROGRESS'],
    report_no_show: ['ARRIVED'],
    withdraw: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'],
  },
  // Nobody travels: the therapist waits in the meeting itself.
  ONLINE: {
    set_out: [],
    arrive: [],
    start: ['SCHEDULED'],
    complete: ['IN_PROGRESS'],
    report_no_show: ['SCHEDULED'],
    withdraw: ['SCHEDULED'],
  },
}

const TARGET: Record<VisitStep, SessionStatus> = {
  set_out: 'EN_ROUTE',
  arrive: 'ARRIVED',
  start: 'IN_PROGRESS',
  complete: 'COMPLETED',
  report_no_show: 'FORFEITED',
  withdraw: 'PENDING_SCHEDULING',
}

export const NO_SHOW = 'patient_no_show'
export const WITHDREW = 'therapist_withdrew'

/** Targets that other ways lead to as well: only with this reason was it the same step. */
const TARGET_REASON: Partial<Record<VisitStep, string>> = { report_no_show: NO_SHOW, withdraw: WITHDREW }

export type StepRefusal = 'stale' | 'too_early' | 'too_late'
export type Decision =
  | { kind: 'go' }
  /** The same step was already taken: a second tap, or a retry after a lost answer. */
  | { kind: 'already' }
  | { kind: 'refuse'; reason: StepRefusal; opensAt?: Temporal.Instant }

/** Whether a step may be taken now. */
export function decideStep(step: VisitStep, visit: Visit, now: Temporal.Instant, policy: VisitPolicy): Decision {
  if (visit.status === TARGET[step] && (TARGET_REASON[step] ?? visit.statusReason) === visit.statusReason) return { kind: 'already' }
  if (visit.bookingStatus !== 'ACCEPTED' || !FROM[visit.place][step].includes(visit.status)) return { kind: 'refuse', reason: 'stale' }
  if (visit.startsAt === null || visit.endsAt === null) return { kind: 'refuse', reason: 'stale' }
  const opensAt = stepOpensAt(step, visit.place, visit.startsAt, policy)
  if (opensAt && Temporal.Instant.compare(now, opensAt) < 0) return { kind: 'refuse', reason: 'too_early', opensAt }
  // Long after its end only an admin can say what became of a visit that never began.
  if (step !== 'complete' && Temporal.Instant.compare(now, visit.endsAt.add({ hours: policy.forgottenSessionHours })) > 0)
    return { kind: 'refuse', reason: 'too_late' }
  return { kind: 'go' }
}

/** The first moment a step is possible; null when its time does not matter. */
export function stepOpensAt(step: VisitStep, place: Place, startsAt: Temporal.Instant, policy: VisitPolicy): Temporal.Instant | null {
  if (step === 'report_no_show') return startsAt.add({ minutes: policy.noShowGraceMinutes })
  if (step === 'set_out' || (step === 'start' && place === 'ONLINE')) return startsAt.subtract({ minutes: OPENS_BEFORE_MINUTES[place] })
  return null
}

/** The one step that leads on from here: what the big button says. */
export function nextStep(status: SessionStatus, place: Place): Exclude<VisitStep, 'report_no_show' | 'withdraw'> | null {
  for (const step of ['set_out', 'arrive', 'start', 'complete'] as const) if (FROM[place][step].includes(status)) return step
  return null
}

/** Steps a therapist may think of in this state, whatever the clock says. */
export function possibleSteps(status: SessionStatus, place: Place): VisitStep[] {
  return (Object.keys(TARGET) as VisitStep[]).filter((step) => FROM[place][step].includes(status))
}

/** What an admin may say became of a session that did not end by itself. Pure; the page offers them. */
export const SESSION_RESOLUTIONS = ['completed', 'quota', 'forfeited', 'refunded'] as const
export type SessionResolution = (typeof SESSION_RESOLUTIONS)[number]

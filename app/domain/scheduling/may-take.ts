/**
 * May this therapist take it? One answer for every door through which a visit
 * reaches a calendar: which clauses a door asks stands in one table, what a
 * clause means beside it. Pure: `now` and the facts come in.
 */
import type { Policy } from '../policy/policy.ts'
import { MINUTE } from './local-time.ts'
import { isTaken, isWithinHours, type Span, type WorkingRange } from './slots.ts'

/**
 * `quota` also stands for the target of a move; `therapist_dates` for a date the
 * therapist proposes or agrees to; `swap` for an admin handing a booking over.
 */
export const DOORS = ['search', 'regular', 'instant', 'on_demand', 'another', 'quota', 'therapist_dates', 'swap'] as const
export type Door = (typeof DOORS)[number]

export const CLAUSES = [
  'verified',
  'account_open',
  'licensed',
  'not_stopped',
  'not_blocked',
  'wished_gender',
  'not_paused',
  'grade',
  'radius',
  'hours',
  'time_off',
  'taken',
  'notice',
  'online',
  'sign_of_life',
] as const
export type Clause = (typeof CLAUSES)[number]

/**
 * `refuses`: no without it. `told`: reported, and a person may go on with a reason.
 * `soon` and `later` refuse only when the start lies within, or beyond, two hours.
 */
export type Rule = 'refuses' | 'told' | 'soon' | 'later' | 'not_asked'

const x = 'refuses'
const t = 'told'
const s = 'soon'
const l = 'later'
const o = 'not_asked'

const row = (...rules: [Rule, Rule, Rule, Rule, Rule, Rule, Rule, Rule]): Readonly<Record<Door, Rule>> =>
  Object.fromEntries(DOORS.map((door, index) => [door, rules[index]!])) as Record<Door, Rule>

/** Door × clause, in the order of `DOORS`. */
export const ASKED: Readonly<Record<Clause, Readonly<Record<Door, Rule>>>> = {
  //            search, regular, instant, on demand, another, quota, therapist dates, swap
  verified: row(x, x, x, x, x, x, x, x),
  account_open: row(x, x, x, x, x, x, x, x),
  licensed: row(x, x, x, x, x, x, x, x),
  not_stopped: row(x, x, x, x, x, x, x, x),
  not_blocked: row(x, x, x, x, x, x, x, x),
  wished_gender: row(x, x, x, x, x, o, o, t),
  not_paused: row(x, x, x, x, x, o, o, t),
  grade: row(x, x, x, x, x, o, o, t),
  radius: row(x, x, x, x, x, o, o, t),
  hours: row(o, x, x, l, x, x, t, t),
  time_off: row(o, x, x, x, x, x, t, t),
  taken: row(o, x, x, x, x, x, x, x),
  notice: row(o, x, x, x, x, x, x, t),
  online: row(o, o, x, x, o, o, o, o),
  sign_of_life: row(o, o, x, s, o, o, o, o),
}

/** The start lies more than this ahead; of a swap it is only told. */
const NOTICE: Readonly<Record<Door, keyof Policy | null>> = {
  search: null,
  regular: 'smallestNoticeMinutes',
  instant: 'instantLeadMinutes',
  on_demand: null,
  another: 'otherTherapistLeadMinutes',
  quota: 'smallestNoticeMinutes',
  therapist_dates: null,
  swap: 'smallestNoticeMinutes',
}

/** Minutes that must lie between now and a start at this door. */
export function noticeMinutes(door: Door, policy: Policy): number {
  const key = NOTICE[door]
  return key === null ? 0 : policy[key]
}

/** Within this many minutes an on-demand request needs a phone in reach, beyond it working hours. */
const SOON_MINUTES = 120

export type Intake = 'OPEN' | 'PAUSED' | 'STOPPED'

/** What does not depend on the time asked for. A wish nobody has counts as met. */
export type Standing = {
  isVerified: boolean
  isAccountOpen: boolean
  /** Licences are not kept yet: true until then. */
  isLicensed: boolean
  intake: Intake
  /** Nobody can be blocked yet: false until then. */
  isBlocked: boolean
  isWishedGender: boolean
  isWishedGrade: boolean
  isWithinRadius: boolean
  isOnline: boolean
  /** The last request or ping of the therapist's app. */
  lastSignAt: Temporal.Instant | null
}

export type TakeFacts = Standing & {
  hours: readonly WorkingRange[]
  timeOff: readonly Span[]
  /** From `takenTimes`, without a session that is about to move. */
  taken: readonly Span[]
  /** IANA zone of the working hours. */
  zone: string
  policy: Policy
}

type Asked = { facts: TakeFacts; span: Span; now: Temporal.Instant; door: Door }

const HOLDS: Readonly<Record<Clause, (asked: Asked) => boolean>> = {
  verified: ({ facts }) => facts.isVerified,
  account_open: ({ facts }) => facts.isAccountOpen,
  licensed: ({ facts }) => facts.isLicensed,
  not_stopped: ({ facts }) => facts.intake !== 'STOPPED',
  not_blocked: ({ facts }) => !facts.isBlocked,
  wished_gender: ({ facts }) => facts.isWishedGender,
  not_paused: ({ facts }) => facts.intake !== 'PAUSED',
  grade: ({ facts }) => facts.isWishedGrade,
  radius: ({ facts }) => facts.isWithinRadius,
  hours: ({ facts, span }) => isWithinHours(facts.hours, facts.zone, span),
  time_off: ({ facts, span }) => !isTaken(facts.timeOff, span),
  taken: ({ facts, span }) => !isTaken(facts.taken, span),
  notice: ({ facts, span, now, door }) => span.start > now.epochMilliseconds + noticeMinutes(door, facts.policy) * MINUTE,
  online: ({ facts }) => facts.isOnline,
  sign_of_life: ({ facts, now }) => isAlive(facts.lastSignAt, now, facts.policy),
}

/** Was there a sign of the therapist's app within the hours that keep them online? */
export function isAlive(lastSignAt: Temporal.Instant | null, now: Temporal.Instant, policy: Pick<Policy, 'signOfLifeHours'>): boolean {
  return lastSignAt !== null && Temporal.Instant.compare(lastSignAt.add({ hours: policy.signOfLifeHours }), now) > 0
}

export type TakeAnswer = { ok: true; told: Clause[] } | { ok: false; failed: Clause[]; told: Clause[] }

/**
 * Every clause the door asks and that does not hold, in the table's order.
 * @param span the time the visit takes, travel included; null for `search`, which asks for none.
 */
export function mayTake(door: Door, facts: TakeFacts, span: Span | null, now: Temporal.Instant): TakeAnswer {
  const asked = { facts, span: span ?? NO_SPAN, now, door }
  const failed: Clause[] = []
  const told: Clause[] = []
  for (const clause of CLAUSES) {
    const rule = ruleFor(clause, asked)
    if (rule === 'not_asked' || HOLDS[clause](asked)) continue
    if (rule === 'told') told.push(clause)
    else failed.push(clause)
  }
  return failed.length === 0 ? { ok: true, told } : { ok: false, failed, told }
}

const NO_SPAN: Span = { start: Infinity, end: Infinity }

function ruleFor(clause: Clause, { door, span, now }: Asked): Exclude<Rule, 'soon' | 'later'> {
  const rule = ASKED[clause][door]
  if (rule !== 'soon' && rule !== 'later') return rule
  const isSoon = span.start <= now.epochMilliseconds + SOON_MINUTES * MINUTE
  return isSoon === (rule === 'soon') ? 'refuses' : 'not_asked'
}

/** Only the clauses that need no time: may anything at all be offered at this door? */
export function mayStand(door: Door, standing: Standing, now: Temporal.Instant, policy: Policy): boolean {
  const facts: TakeFacts = { ...standing, hours: [], timeOff: [], taken: [], zone: 'UTC', policy }
  const asked = { facts, span: NO_SPAN, now, door }
  return STANDING_CLAUSES.every((clause) => ASKED[clause][door] !== 'refuses' || HOLDS[clause](asked))
}

const TIMED: readonly Clause[] = ['hours', 'time_off', 'taken', 'notice']

/** Does the clause speak of the time asked for, and not of the therapist as such? */
export const isTimed = (clause: Clause): boolean => TIMED.includes(clause)

const STANDING_CLAUSES = CLAUSES.filter((clause) => !isTimed(clause))

/** What a column of the therapist (`t`) can answer alone. A closed account is stopped by the database itself. */
const IN_SQL: Partial<Record<Clause, string>> = {
  verified: `t.verification_status = 'APPROVED'`,
  account_open: `t.intake <> 'STOPPED'`,
  not_stopped: `t.intake <> 'STOPPED'`,
  not_paused: `t.intake <> 'PAUSED'`,
}

/** These four together are the column `is_listed`, on which the spatial index stands. */
const LISTED: readonly Clause[] = ['verified', 'account_open', 'not_stopped', 'not_paused']

/**
 * The standing part of the table as a condition on `therapists t`, before any
 * time, wish or place: those are bound by the query.
 */
export function standingSql(door: Door): string {
  const asked = CLAUSES.filter((clause) => clause in IN_SQL && ASKED[clause][door] === 'refuses')
  if (LISTED.every((clause) => asked.includes(clause))) return 't.is_listed'
  return [...new Set(asked.map((clause) => IN_SQL[clause]!))].join(' and ')
}

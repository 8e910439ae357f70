/** What the invariants cannot know: who did what, when, and what the gateway and the admins know themselves. */
import type { Action, Deed, Verb } from './action.ts'
import { judgeChat, judgePackageEnds, judgeReminders, judgeSwap, judgeValidity, judgeWayBack } from './checks-of-time.ts'
import type { Outcome } from './outcome.ts'
import { isUntouched, type BookingState, type SessionState, type Snapshot } from './snapshot.ts'
import { hasOfficeHours, OFFICE, zoneOf, type World } from './world.ts'

export type Finding = { check: string; detail: string }

const VISIT = ['not_found', 'stale', 'too_early', 'too_late']
const ANSWER = ['not_found', 'too_late', 'already_answered', 'cancelled']
const CANCEL = ['not_found', 'already_accepted', 'already_finished', 'visit_under_way']
const DECIDE = ['not_admin', 'already_decided', 'second_admin_needed', 'gateway_decides', 'not_approved']
const INTAKE = ['not_found', 'not_admin', 'not_verified', 'account_closed', 'stopped']
const SLOT = ['schedule_not_found', 'slot_taken', 'patient_busy']
/** Refusals as the types of the use cases list them; another word, or none, is a finding. */
const REASONS: Record<Verb, readonly string[]> = {
  wait: [],
  work: [],
  sweep: [],
  early_job: [],
  gateway: [],
  notify: ['forged', 'forged_flood'],
  book: [
    'therapist_not_found',
    'package_not_instant',
    'therapist_offline',
    'profile_incomplete',
    'idempotency_key_reused',
    'address_too_far',
    'too_many_holds',
    ...SLOT,
  ],
  pay: ['not_found', 'already_paid', 'booking_closed', 'hold_expired', 'gateway_unavailable', 'method_refused', 'too_many_attempts'],
  pay_wallet: ['not_found', 'booking_closed', 'hold_expired', 'balance_too_low'],
  top_up: ['amount_out_of_range', 'gateway_unavailable', 'method_refused', 'too_many_attempts'],
  choose_other: ['not_found', 'not_offered', 'therapist_not_free', 'patient_busy'],
  accept: ANSWER,
  decline: ANSWER,
  cancel: CANCEL,
  admin_cancel: CANCEL,
  swap: [
    'not_found',
    'not_admin',
    'therapist_not_found',
    'same_therapist',
    'not_swappable',
    'visit_undecided',
    'visit_under_way',
    'calendar_clash',
    'not_suitable',
  ],
  schedule: ['not_found', 'booking_not_active', 'therapist_stopped', 'not_schedulable', 'package_expired', 'after_expiry', ...SLOT],
  reschedule: ['not_found', 'booking_not_active', 'therapist_stopped', 'not_scheduled', 'same_time', 'too_late', 'after_expiry', ...SLOT],
  cancel_session: ['not_found', 'booking_not_active', 'not_scheduled', 'already_over', 'terms_changed'],
  set_out: VISIT,
  arrive: VISIT,
  start: VISIT,
  complete: VISIT,
  no_show: VISIT,
  withdraw: VISIT,
  resolve: ['not_found', 'stale', 'too_early', 'nothing_to_refund'],
  fail: ['stale'],
  time_off: ['sessions_booked', 'in_the_past'],
  pause: INTAKE,
  stop: INTAKE,
  reopen: INTAKE,
  refund: ['not_found', 'already_completed', 'not_admin', 'gateway_not_possible', 'gateway_decides'],
  debit: ['balance_too_low', 'already_done'],
  ask_money: ['balance_too_low', 'amount_too_small'],
  bank: [],
  approve_money: DECIDE,
  reject_money: DECIDE,
  transfer_money: DECIDE,
  review: ['not_found', 'not_completed', 'nobody_came', 'already_reviewed'],
  hide_review: ['not_admin', 'already_hidden'],
  chat: ['not_found', 'locked', 'too_fast'],
}

/** Refused, they may still have cleared a passed hold away, or noted a charge that failed. */
const MAY_TIDY = new Set<Verb>([
  'book',
  'choose_other',
  'swap',
  'schedule',
  'reschedule',
  'pay',
  'top_up',
  'notify',
  'work',
  'wait',
  'sweep',
  'early_job',
  'gateway',
  'bank',
])

export function judgeOutcome(action: Action, deed: Deed, outcome: Outcome, before: Snapshot, after: Snapshot, isPlain: boolean): Finding[] {
  const found: Finding[] = []
  if (outcome.ok === false && !REASONS[deed.do].includes(outcome.reason ?? '')) {
    found.push({ check: 'M02 expected refusals only', detail: `${deed.do} was refused with "${outcome.reason}"` })
  }
  if (outcome.ok === false && isPlain && !MAY_TIDY.has(action.do) && !isUntouched(before, after)) {
    found.push({ check: 'M03 a refusal changes nothing', detail: `${deed.do}: ${difference(before, after)}` })
  }
  found.push(...judgeSwap(action, before, after))
  const intruder = outcome.ok === true ? mayNot(deed, before) : null
  if (intruder) found.push({ check: 'M04 only the one who may', detail: intruder })
  return found
}

const OF_THERAPIST = new Set<Verb>(['accept', 'decline', 'set_out', 'arrive', 'start', 'complete', 'no_show', 'withdraw'])
const OF_PATIENT = new Set<Verb>(['cancel', 'cancel_session', 'schedule', 'reschedule', 'review', 'pay', 'pay_wallet', 'choose_other'])
const OF_ADMIN = new Set<Verb>([
  'admin_cancel',
  'swap',
  'resolve',
  'refund',
  'debit',
  'hide_review',
  'approve_money',
  'reject_money',
  'transfer_money',
  'stop',
  'reopen',
])

function mayNot({ do: verb, who, booking: label, ordinal }: Deed, before: Snapshot): string | null {
  const booking = before.bookings.find((one) => one.label === label)
  const session = booking?.sessions.find((one) => one.ordinal === ordinal)
  const therapist = session?.therapist ?? booking?.therapist
  const isWrong =
    (OF_THERAPIST.has(verb) && booking && who !== therapist) ||
    (OF_PATIENT.has(verb) && booking && who !== booking.patient) ||
    (OF_ADMIN.has(verb) && !who?.startsWith('a')) ||
    (verb === 'chat' && booking && who !== booking.therapist && who !== booking.patient)
  return isWrong ? `${who} could ${verb} ${label} of ${booking?.patient} and ${therapist}` : null
}

/** Sent again, or undone by a crash: nothing may differ. */
export function judgeSame(check: string, before: Snapshot, after: Snapshot): Finding[] {
  return isUntouched(before, after) ? [] : [{ check, detail: difference(before, after) }]
}

function difference(before: Snapshot, after: Snapshot): string {
  for (const booking of after.bookings) {
    const old = before.bookings.find(({ id }) => id === booking.id)
    if (!old) return `${booking.label} appeared`
    for (const key of Object.keys(booking) as (keyof BookingState)[]) {
      if (JSON.stringify(old[key]) !== JSON.stringify(booking[key]))
        return `${booking.label}.${key}: ${JSON.stringify(old[key])} → ${JSON.stringify(booking[key])}`.slice(0, 400)
    }
  }
  const missing = before.bookings.find(({ id }) => !after.bookings.some((booking) => booking.id === id))
  const other = (['therapists', 'accounts', 'wallets', 'reviews', 'withdrawals', 'topUps'] as const).find(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  )
  return other ? `${other} ${JSON.stringify(before[other])} → ${JSON.stringify(after[other])}`.slice(0, 400) : `${missing?.label} is gone`
}

const FINISHED = new Set(['COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED'])
const HOUR = 3_600_000

/** Every change between two looks at the world. @param then the clock at the first look */
export function judgeChange(world: World, before: Snapshot, after: Snapshot, then: number): Finding[] {
  const found: Finding[] = []
  const say = (check: string, detail: string) => void found.push({ check, detail })
  for (const booking of after.bookings) {
    const old = before.bookings.find(({ id }) => id === booking.id)
    if (old && old.status !== booking.status) judgeBooking(world, old, booking, then, say)
    for (const session of booking.sessions) {
      const was = old?.sessions.find(({ id }) => id === session.id)
      if (was) judgeSession(world, booking, was, session, then, say)
      // One that ended long ago comes back into the picture when late money moves it: its time is no choice of now.
      const isChosen = was ? session.start !== was.start : booking.start >= then
      if (session.start !== null && isChosen) judgeStart(world, booking, was, session, then, say)
    }
  }
  return [...found, ...judgePackageEnds(world, before, after, then)]
}

type Say = (check: string, detail: string) => void

function judgeBooking(world: World, old: BookingState, booking: BookingState, then: number, say: Say): void {
  const step = `${booking.label} ${old.status} → ${booking.status} (${booking.reason ?? ''})`
  if (old.status === 'COMPLETED' || old.status === 'CANCELLED') say('M06 finished is finished', step)
  if (booking.reason === 'therapist_timeout' && booking.respond! > world.now)
    say('M05 nothing before its time', `${step}, ${booking.respond! - world.now} ms early`)
  if (old.status === 'PAID' && booking.status === 'ACCEPTED' && booking.respond! <= then)
    say('M05 nothing after its time', `${step}, ${then - booking.respond!} ms late`)
}

function judgeSession(world: World, booking: BookingState, was: SessionState, session: SessionState, then: number, say: Say): void {
  const step = `${booking.label}.${session.ordinal} ${was.status} → ${session.status} (${session.reason ?? ''})`
  if (FINISHED.has(was.status) && (was.status !== session.status || was.therapist !== session.therapist || was.start !== session.start)) {
    say('M06 finished is finished', `${step}, ${was.therapist} → ${session.therapist}`)
  }
  if (was.status === session.status) return
  judgeWayBack(world, booking.label, was, session, then, say)
  if (session.status === 'EXPIRED' && world.now < booking.expires) say('M05 nothing before its time', step)
  if (session.reason === 'auto_forgotten' && world.now < was.end! + world.policy.forgottenSessionHours * HOUR)
    say('M05 nothing before its time', step)
  const freeUntil = was.start === null ? 0 : was.start - world.policy.freeCancellationMinutes * 60_000
  if (session.reason === 'patient_cancelled' && session.status === 'PENDING_SCHEDULING' && then >= freeUntil)
    say('M07 early is free, late is forfeited', `${step}, ${then - freeUntil} ms late`)
  if (session.reason === 'patient_cancelled_late' && world.now < freeUntil)
    say('M07 early is free, late is forfeited', `${step}, ${freeUntil - world.now} ms early`)
  if (
    (session.status === 'COMPLETED' || session.status === 'FORFEITED') &&
    session.reason !== 'patient_cancelled_late' &&
    was.start! > world.now + 3 * HOUR
  ) {
    say('M05 nothing before its time', `${step}, planned for later`)
  }
}

/** Minutes ahead that the door asks for: quota and moves, another therapist (the money came along), instant, regular. */
function noticeOf({ policy }: World, booking: BookingState, was: SessionState | undefined): number {
  if (was) return policy.smallestNoticeMinutes
  if (booking.payments.some((payment) => payment.moved)) return policy.otherTherapistLeadMinutes
  return booking.type === 'INSTANT' ? policy.instantLeadMinutes : policy.smallestNoticeMinutes
}

function judgeStart(
  world: World,
  booking: BookingState,
  was: SessionState | undefined,
  session: SessionState,
  then: number,
  say: Say,
): void {
  const start = session.start!
  if (was?.therapist === session.therapist) judgeValidity(booking, was, session, say)
  const notice = noticeOf(world, booking, was)
  if (start <= then + notice * 60_000) say('M12 only slots on offer', `session ${session.ordinal} starts within ${notice} minutes`)
  if (start % 1_800_000 !== 0) say('M12 only slots on offer', `session ${session.ordinal} starts off the half hour`)
  if (session.end! - start !== world.policy.therapyMinutes * 60_000)
    say('M12 only slots on offer', `session ${session.ordinal} lasts ${(session.end! - start) / 60_000} minutes`)
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zoneOf(session.therapist))
  const minute = local.hour * 60 + local.minute
  // A swap, maybe in the same step, brings a time that another therapist offered.
  const isOffered = session.status === 'SCHEDULED' && (!was || was.therapist === session.therapist)
  if (
    isOffered &&
    hasOfficeHours(session.therapist) &&
    (minute < OFFICE.startMinute || minute + world.policy.slotMinutes > OFFICE.endMinute)
  ) {
    say('M12 only slots on offer', `${session.therapist} starts at ${local.toPlainTime()}`)
  }
}

/** Every deadline has exactly its job, in the same transaction. */
export function judgeJobs(world: World, state: Snapshot): Finding[] {
  const keys = new Set(state.jobs.map(({ key }) => key))
  const found: Finding[] = []
  const say = (detail: string) => void found.push({ check: 'M08 every deadline has its job', detail })
  for (const booking of state.bookings) {
    const { id, label, status } = booking
    found.push(...judgeChat(world, booking))
    if (status === 'PENDING' && world.now < booking.hold && !keys.has(`hold:${id}`)) say(`${label} is held without an end`)
    if (status !== 'PENDING' && booking.reason !== 'payment_expired' && keys.has(`hold:${id}`))
      say(`${label} is ${status} and its hold still runs`)
    if (status === 'PAID' && world.now < booking.respond! && !keys.has(`answer:${id}`)) say(`${label} waits for an answer without an end`)
    if (status !== 'PAID' && keys.has(`answer:${id}`)) say(`${label} is ${status} and its answer time still runs`)
    if (booking.chatOpen && booking.chatLock && world.now < booking.chatLock && !keys.has(`chat-lock:${id}`))
      say(`the chat of ${label} never locks`)
    for (const session of booking.sessions) {
      const name = `${label}.${session.ordinal}`
      if (status === 'ACCEPTED' && session.status === 'SCHEDULED' && world.now < session.end! && !keys.has(`auto-complete:${session.id}`))
        say(`nobody looks at the end of ${name}`)
      judgeReminders(world, booking, session, keys, say)
      if ((session.status === 'COMPLETED' || session.status === 'FORFEITED') && !session.paid && !keys.has(`payout:${session.id}`))
        say(`${name} is ${session.status} and nobody pays it out`)
    }
  }
  return found
}

import { nowOf, type Tx } from '../../platform/db.ts'
import { changeJobs, plan, type JobChanges } from '../../platform/jobs.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { notify } from '../notification/notify.ts'
import { settleExceptions } from '../oversight/settle-exceptions.ts'
import { noteBecause } from './because.ts'
import { CONSEQUENCES } from './consequences.ts'
import { chatLock, sessionPayout } from './jobs.ts'
import { keepBooking } from './keep-booking.ts'
import type { LockedBooking, LockedSession } from './lock.ts'
import { announce } from './rooms.ts'
import { endingOf, UNDER_WAY, type SessionStatus } from './session.ts'
import { endJob, jobsOff, join, noJobs, timedJobs } from './session-jobs.ts'
import { updateSessions, type SessionMove, type Step } from './update-sessions.ts'

export type { SessionMove, Step } from './update-sessions.ts'

export type Moved = {
  steps: Step[]
  /** The booking had nothing left to do and is complete now. */
  isCompleted: boolean
}

/**
 * Moves one locked session to another state or time, with everything that follows from
 * it (consequences.ts): jobs, chat lock, exceptions, payout, completion, notices, events.
 * @returns null, with nothing changed, when it was in none of `from` any more.
 * @throws at a step that no session may take (`legal_step`).
 */
export async function moveSession(tx: Tx, session: LockedSession, move: SessionMove): Promise<Moved | null> {
  return apply(tx, session.booking, [session.sessionId], move)
}

/** The same for all sessions of a locked booking that are in one of `from`. */
export async function moveSessions(tx: Tx, booking: LockedBooking, move: SessionMove): Promise<Moved | null> {
  return apply(tx, booking, null, move)
}

async function apply(tx: Tx, booking: LockedBooking, ids: string[] | null, move: SessionMove): Promise<Moved | null> {
  const steps = await updateSessions(tx, booking, ids, move)
  if (steps.length === 0) return null
  if (move.because)
    await noteBecause(
      tx,
      booking.id,
      steps.map((step) => step.id),
      move.because,
    )
  await followSteps(tx, booking, steps, move)
  const extendsFor = CONSEQUENCES[move.to].extends && move.reason !== GIVEN_BACK ? (move.reason ?? 'returned') : null
  const kept = await keepBooking(tx, booking.id, { extendsFor })
  const lock = kept.chatLocksAt ? [plan(chatLock, { bookingId: booking.id }, { runAt: kept.chatLocksAt })] : []
  const jobs = join(...steps.map((step) => jobsOf(tx, booking, step)), { add: lock, remove: [] })
  await changeJobs(tx, jobs)
  await tell(tx, booking, steps)
  if (kept.isCompleted && kept.hasWorked) await inviteReview(tx, booking)
  await announce(tx, booking)
  return { steps, isCompleted: kept.isCompleted }
}

/** The reason of a session that its patient gave back: theirs to use in time. */
export const GIVEN_BACK = 'patient_cancelled'

/** What else the database must say for each step; see {@link CONSEQUENCES}. */
async function followSteps(
  tx: Tx,
  booking: LockedBooking,
  steps: Step[],
  move: { to: SessionStatus; endedAt?: Temporal.Instant; reason: string | null },
): Promise<void> {
  const { breakage, settles, wayBack } = CONSEQUENCES[move.to]
  if (breakage) for (const step of steps) await releaseUnearned(tx, booking.id, step)
  if (settles) for (const step of steps) await settleExceptions(tx, { sessionId: step.id }, move.reason ?? move.to.toLowerCase())
  if (wayBack) await blockWayBack(tx, booking, steps, move.endedAt ?? nowOf(tx))
}

/** What a lost session cost is no longer owed to anybody: it leaves deferred revenue once. */
function releaseUnearned(tx: Tx, bookingId: string, step: Step): Promise<unknown> {
  return postEntry(tx, {
    kind: 'PACKAGE_BREAKAGE',
    key: `breakage:${step.id}`,
    bookingId,
    sessionId: step.id,
    legs: [
      { account: 'DEFERRED_REVENUE', amount: -step.value },
      { account: 'BREAKAGE_REVENUE', amount: step.value },
    ],
  })
}

const isUnderWay = (status: SessionStatus) => (UNDER_WAY as readonly SessionStatus[]).includes(status)

/** Whoever was on the way, at the door or at work needs the way back, whatever became of the visit. */
export async function blockWayBack(tx: Tx, booking: LockedBooking, steps: Step[], endedAt: Temporal.Instant): Promise<void> {
  const from = steps.filter((step) => isUnderWay(step.from))
  const until = endedAt.add({ minutes: booking.travel_minutes })
  if (from.length === 0 || booking.place !== 'HOME' || Temporal.Instant.compare(until, nowOf(tx)) <= 0) return
  await tx.$executeRaw`
    insert into calendar_blocks (therapist_id, session_id, during)
    select s.therapist_id, s.id, tstzrange(${endedAt.toString()}::timestamptz, ${until.toString()}::timestamptz, '[)')
    from sessions s where s.id = any(${from.map((step) => step.id)}::uuid[])`
}

/** The jobs a step plans or withdraws. */
function jobsOf(tx: Tx, booking: LockedBooking, step: Step): JobChanges {
  const { jobs, payout } = CONSEQUENCES[step.to]
  const due = payout ? [plan(sessionPayout, { sessionId: step.id }, { tries: booking.policy.payoutTries })] : []
  return join(
    { add: due, remove: [] },
    jobs === 'off' ? jobsOff(step.id) : jobs && booking.status === 'ACCEPTED' ? plannedJobs(tx, booking, step) : noJobs(),
  )
}

function plannedJobs(tx: Tx, booking: LockedBooking, step: Step): JobChanges {
  if (step.to === 'SCHEDULED') return timedJobs({ id: step.id, startsAt: step.startsAt!, endsAt: step.endsAt! }, nowOf(tx))
  const ending = endingOf(
    { bookingStatus: 'ACCEPTED', status: step.to, place: booking.place, endsAt: step.endsAt, blockedUntil: step.blockedUntil },
    booking.policy,
  )
  return { add: ending ? [endJob(step.id, ending.at)] : [], remove: [] }
}

async function tell(tx: Tx, booking: LockedBooking, steps: Step[]): Promise<void> {
  for (const step of steps) {
    const { notice } = CONSEQUENCES[step.to]
    if (!notice) continue
    await notify(tx, {
      userId: booking.patient_id,
      kind: notice,
      href: `/bookings/${booking.id}`,
      data: { code: booking.code, ordinal: step.ordinal },
      dedupeKey: `session-ended:${step.id}`,
    })
  }
}

async function inviteReview(tx: Tx, booking: LockedBooking): Promise<void> {
  await notify(tx, {
    userId: booking.patient_id,
    kind: 'booking_completed',
    href: `/bookings/${booking.id}/review`,
    data: { code: booking.code },
    dedupeKey: `completed:${booking.id}`,
  })
}

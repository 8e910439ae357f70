import { actorOf, lockCalendars, nowOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { isTimed, type Clause } from '../scheduling/may-take.ts'
import { extendPackage } from '../session/extend-package.ts'
import { lockBooking, type LockedBooking } from '../session/lock.ts'
import { reassign } from '../session/reassign.ts'
import { releaseExpiredHolds } from '../session/release-holds.ts'
import { answerDueAt } from '../session/session.ts'
import { isStopped } from './is-stopped.ts'
import { readForSwap, readSwapPlan, reportSwap, type SessionConcern, type SwapReport } from './swap-report.ts'

export type SwapTherapistResult =
  | { ok: true; moved: number; sentToQuota: number }
  | {
      ok: false
      reason:
        | 'not_found'
        | 'not_admin'
        | 'therapist_not_found'
        | 'same_therapist'
        | 'not_swappable'
        | 'visit_under_way'
        | 'visit_undecided'
        | 'reason_required'
    }
  /** `calendar_clash`: a session's own time; `not_suitable`: only what speaks against the therapist whatever the time. */
  | { ok: false; reason: 'calendar_clash' | 'not_suitable'; clashes: SessionConcern[]; reasons: Clause[] }

export type SwapTherapistInput = {
  bookingId: string
  newTherapistId: string
  /** Sessions that cannot move as they are return to the quota. */
  sendClashesToQuota: boolean
  /** Go on in spite of what is told, with a reason; never into time already taken. */
  override?: boolean
  reason?: string
}

type NewTherapist = { id: string; user_id: string; name: string }

/**
 * F21: moves the lock of a booking, and every session not yet begun, to another
 * therapist, all or nothing. Finished sessions keep theirs and their payout. Price and
 * quota stay as the patient bought them. What speaks against it is told session by
 * session first: an admin goes on with a reason, or sends those sessions to the quota.
 */
export async function swapTherapist(tx: Tx, input: SwapTherapistInput): Promise<SwapTherapistResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  if (input.override && (input.reason ?? '').trim().length < 3) return { ok: false, reason: 'reason_required' }
  await lockBothCalendars(tx, input)
  const booking = await lockBooking(tx, input.bookingId)
  if (!booking) return { ok: false, reason: 'not_found' }
  if (!['PENDING', 'PAID', 'ACCEPTED'].includes(booking.status)) return { ok: false, reason: 'not_swappable' }
  if (booking.therapist_id === input.newTherapistId) return { ok: false, reason: 'same_therapist' }
  const plan = (await readSwapPlan(tx, booking.id))!
  const known = (await readForSwap(tx, plan, [input.newTherapistId])).get(input.newTherapistId)
  const report = known && reportSwap(plan, known)
  if (!report || report.refused.length > 0) return { ok: false, reason: 'therapist_not_found' }
  if (await hasVisitUnderWay(tx, booking.id)) return { ok: false, reason: 'visit_under_way' }

  const decided = decide(report, booking, input)
  if (!decided.ok) return decided
  if (await hasVisitUndecided(tx, booking.id, decided.toQuota)) return { ok: false, reason: 'visit_undecided' }
  return handOver(tx, booking, input, decided)
}

type Decided = { ok: true; toQuota: string[]; passedOver: Clause[] }

/** What the admin's answer makes of the report: which sessions move as they are, and which return to the quota. */
function decide(
  report: SwapReport,
  booking: LockedBooking,
  input: SwapTherapistInput,
): Decided | Extract<SwapTherapistResult, { ok: false }> {
  const isTold = (clause: Clause) => isTimed(clause) && clause !== 'taken'
  const taken = report.sessions.filter((session) => session.reasons.includes('taken'))
  const told = report.sessions.filter((session) => !taken.includes(session) && session.reasons.some(isTold))
  const toQuota = input.override ? taken : [...taken, ...told]
  if (toQuota.length > 0 && (!input.sendClashesToQuota || booking.status !== 'ACCEPTED'))
    return { ok: false, reason: 'calendar_clash', clashes: report.sessions, reasons: report.standing }
  if (report.standing.length > 0 && !input.override)
    return { ok: false, reason: 'not_suitable', clashes: report.sessions, reasons: report.standing }
  const passedOver = new Set(input.override ? [...report.standing, ...told.flatMap((session) => session.reasons)] : [])
  return { ok: true, toQuota: toQuota.map((session) => session.sessionId), passedOver: [...passedOver] }
}

async function handOver(tx: Tx, booking: LockedBooking, input: SwapTherapistInput, decided: Decided): Promise<SwapTherapistResult> {
  const next = await therapistById(tx, input.newTherapistId)
  const wasStopped = await isStopped(tx, booking.therapist_id)
  const moved = await reassign(tx, booking, {
    therapist: { id: next.id, userId: next.user_id, name: next.name },
    toQuota: decided.toQuota,
    reason: 'therapist_swapped',
    respondBy: newDeadline(tx, booking),
  })
  // The package waited for this: what could not be dated meanwhile gets time again.
  if (wasStopped && booking.status === 'ACCEPTED') await extendPackage(tx, booking, 'therapist_stopped')
  await tellEveryone(tx, booking, next)
  await recordAudit(tx, {
    action: 'booking.swap_therapist',
    subjectType: 'booking',
    subjectId: booking.id,
    reason: input.reason ?? null,
    before: { therapistId: booking.therapist_id },
    after: {
      therapistId: next.id,
      sentToQuota: decided.toQuota.length,
      ...(decided.passedOver.length > 0 && { passedOver: decided.passedOver }),
    },
  })
  return { ok: true, moved, sentToQuota: decided.toQuota.length }
}

/** Calendars before rows, as everywhere, so that a swap and a booking never wait for each other in a circle. */
async function lockBothCalendars(tx: Tx, input: SwapTherapistInput): Promise<void> {
  const [row] = await tx.$queryRaw<{ therapist_id: string; patient_id: string }[]>`
    select therapist_id, patient_id from bookings where id = ${input.bookingId}::uuid`
  if (!row) return
  await lockCalendars(tx, [row.therapist_id, row.patient_id, input.newTherapistId])
  // A hold past its end counts as nothing in the report; the constraint must agree.
  await releaseExpiredHolds(tx, { therapistId: input.newTherapistId, patientId: row.patient_id })
}

async function therapistById(tx: Tx, id: string): Promise<NewTherapist> {
  const [row] = await tx.$queryRaw<NewTherapist[]>`
    select t.id, t.user_id, u.name from therapists t join users u on u.id = t.user_id where t.id = ${id}::uuid`
  return row!
}

async function hasVisitUnderWay(tx: Tx, bookingId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from sessions where booking_id = ${bookingId}::uuid and status in ('EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')`
  return rows.length > 0
}

/** A visit whose whole time has passed is never handed on as it is: what it earned belongs to whoever had it. */
async function hasVisitUndecided(tx: Tx, bookingId: string, toQuota: string[]): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from sessions s join bookings b on b.id = s.booking_id
    where s.booking_id = ${bookingId}::uuid and b.status = 'ACCEPTED' and s.status = 'SCHEDULED' and s.blocked_until <= app_now()
      and s.id <> all(${toQuota}::uuid[])`
  return rows.length > 0
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

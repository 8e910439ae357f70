import { actorOf, type Tx } from '../../platform/db.ts'
import { withdrawRequest } from '../booking/decline-booking.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockBooking } from '../session/lock.ts'
import { extendPackage } from '../session/extend-package.ts'
import { lockIntake, setIntake, type LockedIntake } from './intake.ts'

export type StopTherapistResult =
  | { ok: true; isNew: boolean; withdrawn: number }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'reason_required' }

/**
 * An admin stops a therapist: nothing new comes to them. Requests that wait for their
 * answer end as declined, with the money owed back and another therapist to choose; a
 * hold is refused when it is paid; sessions ahead stand on the work list until each is
 * swapped or cancelled, and their packages do not end before that.
 */
export async function stopTherapist(tx: Tx, input: { therapistId: string; reason: string }): Promise<StopTherapistResult> {
  const refusal = refuse(tx, input.reason)
  if (refusal) return { ok: false, reason: refusal }
  const therapist = await lockIntake(tx, input.therapistId)
  if (!therapist) return { ok: false, reason: 'not_found' }
  if (therapist.intake === 'STOPPED') return { ok: true, isNew: false, withdrawn: 0 }
  const reason = input.reason.trim()
  const withdrawn = await stop(tx, therapist, reason)
  await recordAudit(tx, {
    action: 'therapist.stop',
    subjectType: 'therapist',
    subjectId: therapist.id,
    reason,
    before: { intake: therapist.intake },
    after: { intake: 'STOPPED', withdrawn },
  })
  await notify(tx, { userId: therapist.user_id, kind: 'intake_stopped', href: '/therapist/account', data: { reason } })
  return { ok: true, isNew: true, withdrawn }
}

/** What stopping does, whoever decided it. @returns how many requests were withdrawn. */
export async function stop(tx: Tx, therapist: Pick<LockedIntake, 'id' | 'user_id'>, reason: string): Promise<number> {
  await setIntake(tx, therapist.id, 'STOPPED', reason)
  const asked = await tx.$queryRaw<{ id: string }[]>`
    select id from bookings where therapist_id = ${therapist.id}::uuid and status = 'PAID' order by id`
  let withdrawn = 0
  for (const { id } of asked) {
    const booking = await lockBooking(tx, id)
    if (booking && (await withdrawRequest(tx, booking))) withdrawn++
  }
  return withdrawn
}

export type ResumeTherapistResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'reason_required' | 'not_verified' | 'account_closed' }

/**
 * Opens a stopped therapist's intake again. Packages that would have ended while
 * nobody could schedule get the days of a session lost without the patient's fault.
 */
export async function resumeTherapist(tx: Tx, input: { therapistId: string; reason: string }): Promise<ResumeTherapistResult> {
  const refusal = refuse(tx, input.reason)
  if (refusal) return { ok: false, reason: refusal }
  const therapist = await lockIntake(tx, input.therapistId)
  if (!therapist) return { ok: false, reason: 'not_found' }
  if (therapist.intake === 'OPEN') return { ok: true, isNew: false }
  if (therapist.verification_status !== 'APPROVED') return { ok: false, reason: 'not_verified' }
  if (!therapist.is_active) return { ok: false, reason: 'account_closed' }
  if (therapist.intake === 'STOPPED') await extendWaiting(tx, therapist.id)
  await setIntake(tx, therapist.id, 'OPEN', null)
  await recordAudit(tx, {
    action: 'therapist.resume',
    subjectType: 'therapist',
    subjectId: therapist.id,
    reason: input.reason.trim(),
    before: { intake: therapist.intake },
    after: { intake: 'OPEN' },
  })
  await notify(tx, { userId: therapist.user_id, kind: 'intake_resumed', href: '/therapist', data: {} })
  return { ok: true, isNew: true }
}

/** Quota of a stopped therapist could not be dated: their packages get time for it again. */
export async function extendWaiting(tx: Tx, therapistId: string): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    select b.id from bookings b where b.therapist_id = ${therapistId}::uuid and b.status = 'ACCEPTED'
      and exists (select 1 from sessions s where s.booking_id = b.id and s.status in ('PENDING_SCHEDULING', 'REQUESTED'))
    order by b.id`
  for (const { id } of waiting) {
    const booking = await lockBooking(tx, id)
    if (booking?.status === 'ACCEPTED') await extendPackage(tx, booking, 'therapist_stopped')
  }
}

function refuse(tx: Tx, reason: string): 'not_admin' | 'reason_required' | null {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return 'not_admin'
  return reason.trim().length < 3 ? 'reason_required' : null
}

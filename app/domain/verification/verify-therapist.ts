import { actorOf, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'
import { lockIntake, setIntake, type LockedIntake } from './intake.ts'
import { extendWaiting, stop } from './stop-therapist.ts'

export type VerifyTherapistResult = { ok: true; isNew: boolean } | { ok: false; reason: 'not_found' | 'not_admin' | 'reason_required' }

/**
 * An admin decides by hand whether a therapist may practise here. Rejecting needs a
 * reason, which they read, and stops them like any stop: what patients still have
 * with them goes to the work list. Approving after a rejection opens them again.
 */
export async function verifyTherapist(
  tx: Tx,
  input: { therapistId: string; decision: 'APPROVED' | 'REJECTED'; reason: string },
): Promise<VerifyTherapistResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const reason = input.reason.trim()
  if (input.decision === 'REJECTED' && reason.length < 3) return { ok: false, reason: 'reason_required' }
  // Whoever books takes the calendar's lock before reading the status: none can slip in between.
  const therapist = await lockIntake(tx, input.therapistId)
  if (!therapist) return { ok: false, reason: 'not_found' }
  const isSame =
    therapist.verification_status === input.decision && (input.decision === 'APPROVED' || therapist.verification_reason === reason)
  if (isSame) return { ok: true, isNew: false }
  await decide(tx, therapist, input.decision, reason)
  return { ok: true, isNew: true }
}

async function decide(tx: Tx, therapist: LockedIntake, decision: 'APPROVED' | 'REJECTED', reason: string): Promise<void> {
  const withdrawn = decision === 'REJECTED' ? await stop(tx, therapist, reason) : 0
  await tx.$executeRaw`
    update therapists set verification_status = ${decision}::verification_status,
      verification_reason = ${decision === 'REJECTED' ? reason : null},
      verified_at = case when ${decision} = 'APPROVED' then app_now() end
    where id = ${therapist.id}::uuid`
  if (decision === 'APPROVED' && therapist.verification_status === 'REJECTED' && therapist.is_active) {
    await extendWaiting(tx, therapist.id)
    await setIntake(tx, therapist.id, 'OPEN', null)
  }
  await recordAudit(tx, {
    action: decision === 'APPROVED' ? 'therapist.approve' : 'therapist.reject',
    subjectType: 'therapist',
    subjectId: therapist.id,
    reason: reason || null,
    before: { status: therapist.verification_status },
    after: { status: decision, ...(withdrawn > 0 && { withdrawn }) },
  })
  if (decision === 'APPROVED') await notify(tx, { userId: therapist.user_id, kind: 'verification_approved', href: '/therapist', data: {} })
  else await notify(tx, { userId: therapist.user_id, kind: 'verification_rejected', href: '/therapist/account', data: { reason } })
}

import { actorOf, lockCalendars, type Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type VerifyTherapistResult =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: 'not_found' | 'not_admin' | 'reason_required' }
  | { ok: false; reason: 'has_open_bookings'; open: number }

type Locked = { id: string; user_id: string; verification_status: string; verification_reason: string | null }

/**
 * An admin decides by hand whether a therapist may practise here. Rejecting takes
 * them offline and needs a reason, which they read; it is refused while patients
 * count on them (I17): their bookings are swapped or cancelled first.
 */
export async function verifyTherapist(
  tx: Tx,
  input: { therapistId: string; decision: 'APPROVED' | 'REJECTED'; reason: string },
): Promise<VerifyTherapistResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const reason = input.reason.trim()
  if (input.decision === 'REJECTED' && reason.length < 3) return { ok: false, reason: 'reason_required' }
  // Whoever books takes this lock before reading the status: none can slip in between.
  await lockCalendars(tx, [input.therapistId])
  const [therapist] = await tx.$queryRaw<Locked[]>`
    select id, user_id, verification_status::text, verification_reason from therapists where id = ${input.therapistId}::uuid for update`
  if (!therapist) return { ok: false, reason: 'not_found' }
  const isSame =
    therapist.verification_status === input.decision && (input.decision === 'APPROVED' || therapist.verification_reason === reason)
  if (isSame) return { ok: true, isNew: false }
  if (input.decision === 'REJECTED') {
    const [open] = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from bookings where therapist_id = ${therapist.id}::uuid and status not in ('COMPLETED', 'CANCELLED')`
    if (open && open.count > 0) return { ok: false, reason: 'has_open_bookings', open: open.count }
  }
  await decide(tx, therapist, input.decision, reason)
  return { ok: true, isNew: true }
}

async function decide(tx: Tx, therapist: Locked, decision: 'APPROVED' | 'REJECTED', reason: string): Promise<void> {
  await tx.$executeRaw`
    update therapists set verification_status = ${decision}::verification_status,
      verification_reason = ${decision === 'REJECTED' ? reason : null},
      verified_at = case when ${decision} = 'APPROVED' then app_now() end,
      is_online = is_online and ${decision} = 'APPROVED'
    where id = ${therapist.id}::uuid`
  await recordAudit(tx, {
    action: decision === 'APPROVED' ? 'therapist.approve' : 'therapist.reject',
    subjectType: 'therapist',
    subjectId: therapist.id,
    reason: reason || null,
    before: { status: therapist.verification_status },
    after: { status: decision },
  })
  if (decision === 'APPROVED') await notify(tx, { userId: therapist.user_id, kind: 'verification_approved', href: '/therapist', data: {} })
  else await notify(tx, { userId: therapist.user_id, kind: 'verification_rejected', href: '/therapist/account', data: { reason } })
}

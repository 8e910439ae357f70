import { actorOf, type Tx } from '../../platform/db.ts'
import { lockRating, refreshRating } from './rating-cache.ts'
import { recordAudit } from '../oversight/record-audit.ts'

export type HideReviewResult = { ok: true } | { ok: false; reason: 'not_admin' | 'not_found' | 'already_hidden' | 'reason_required' }

/** An admin takes a review out of sight, with a reason and a trace; it no longer counts. */
export async function hideReview(tx: Tx, input: { reviewId: string; reason: string }): Promise<HideReviewResult> {
  const actor = actorOf(tx)
  if (actor.kind !== 'user' || actor.role !== 'ADMIN') return { ok: false, reason: 'not_admin' }
  const reason = input.reason.trim()
  if (reason.length < 3) return { ok: false, reason: 'reason_required' }
  const [review] = await tx.$queryRaw<{ therapist_id: string }[]>`select therapist_id from reviews where id = ${input.reviewId}::uuid`
  if (!review) return { ok: false, reason: 'not_found' }
  await lockRating(tx, review.therapist_id)
  const hidden = await tx.$executeRaw`
    update reviews set hidden_at = app_now(), hidden_reason = ${reason} where id = ${input.reviewId}::uuid and hidden_at is null`
  if (hidden === 0) return { ok: false, reason: 'already_hidden' }
  await refreshRating(tx, review.therapist_id)
  await recordAudit(tx, { action: 'review.hide', subjectType: 'review', subjectId: input.reviewId, reason })
  return { ok: true }
}

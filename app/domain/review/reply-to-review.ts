import type { Tx } from '../../platform/db.ts'

export type ReplyToReviewResult = { ok: true } | { ok: false; reason: 'not_found' | 'already_replied' }

/** The therapist answers a review of their own, once. `reply` has passed `replySchema`. */
export async function replyToReview(
  tx: Tx,
  input: { reviewId: string; therapistUserId: string; reply: string },
): Promise<ReplyToReviewResult> {
  const replied = await tx.$executeRaw`
    update reviews r set reply = ${input.reply}, replied_at = app_now()
    from therapists t
    where r.id = ${input.reviewId}::uuid and t.id = r.therapist_id and t.user_id = ${input.therapistUserId}::uuid
      and r.reply is null and r.hidden_at is null`
  if (replied === 1) return { ok: true }
  const [own] = await tx.$queryRaw<{ replied: boolean }[]>`
    select r.reply is not null as replied from reviews r join therapists t on t.id = r.therapist_id
    where r.id = ${input.reviewId}::uuid and t.user_id = ${input.therapistUserId}::uuid and r.hidden_at is null`
  return { ok: false, reason: own?.replied ? 'already_replied' : 'not_found' }
}

import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockRating, refreshRating } from './rating-cache.ts'
import type { ReviewInput } from './review.ts'

export type SubmitReviewResult = { ok: true; reviewId: string } | { ok: false; reason: 'not_found' | 'not_completed' | 'already_reviewed' }

/** F16: one review per completed booking; the therapist's cached average and count move with it. */
export async function submitReview(tx: Tx, input: ReviewInput & { bookingId: string; patientId: string }): Promise<SubmitReviewResult> {
  const [booking] = await tx.$queryRaw<{ code: string; status: string; therapist_id: string; therapist_user_id: string }[]>`
    select b.code, b.status::text, b.therapist_id, t.user_id as therapist_user_id
    from bookings b join therapists t on t.id = b.therapist_id
    where b.id = ${input.bookingId}::uuid and b.patient_id = ${input.patientId}::uuid`
  if (!booking) return { ok: false, reason: 'not_found' }
  if (booking.status !== 'COMPLETED') return { ok: false, reason: 'not_completed' }
  await lockRating(tx, booking.therapist_id)
  const [review] = await tx.$queryRaw<{ id: string }[]>`
    insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism, comment)
    values (${input.bookingId}::uuid, ${booking.therapist_id}::uuid, ${input.patientId}::uuid,
      ${input.rating}, ${input.cleanliness}, ${input.punctuality}, ${input.professionalism}, ${input.comment})
    on conflict (booking_id) do nothing returning id`
  if (!review) return { ok: false, reason: 'already_reviewed' }
  await refreshRating(tx, booking.therapist_id)
  await notify(tx, {
    userId: booking.therapist_user_id,
    kind: 'review_received',
    href: '/therapist/account',
    data: { code: booking.code, rating: input.rating },
    dedupeKey: `review:${review.id}`,
  })
  return { ok: true, reviewId: review.id }
}

import type { Tx } from '../../platform/db.ts'
import { notify } from '../notification/notify.ts'
import { lockRating, refreshRating } from './rating-cache.ts'
import type { ReviewInput } from './review.ts'
import { whoCame } from './who-came.ts'

export type SubmitReviewResult =
  | { ok: true; reviewId: string }
  | { ok: false; reason: 'not_found' | 'not_completed' | 'nobody_came' | 'already_reviewed' }

/**
 * F16: one review per completed booking, of whoever did its completed sessions; that
 * therapist's cached average and count move with it.
 */
export async function submitReview(tx: Tx, input: ReviewInput & { bookingId: string; patientId: string }): Promise<SubmitReviewResult> {
  const [booking] = await tx.$queryRaw<{ code: string; status: string }[]>`
    select b.code, b.status::text from bookings b
    where b.id = ${input.bookingId}::uuid and b.patient_id = ${input.patientId}::uuid`
  if (!booking) return { ok: false, reason: 'not_found' }
  if (booking.status !== 'COMPLETED') return { ok: false, reason: 'not_completed' }
  const therapist = await whoCame(tx, input.bookingId)
  if (!therapist) return { ok: false, reason: 'nobody_came' }
  await lockRating(tx, therapist.id)
  const [review] = await tx.$queryRaw<{ id: string }[]>`
    insert into reviews (booking_id, therapist_id, patient_id, rating, cleanliness, punctuality, professionalism, comment)
    values (${input.bookingId}::uuid, ${therapist.id}::uuid, ${input.patientId}::uuid,
      ${input.rating}, ${input.cleanliness}, ${input.punctuality}, ${input.professionalism}, ${input.comment})
    on conflict (booking_id) do nothing returning id`
  if (!review) return { ok: false, reason: 'already_reviewed' }
  await refreshRating(tx, therapist.id)
  await notify(tx, {
    userId: therapist.userId,
    kind: 'review_received',
    href: '/therapist/account',
    data: { code: booking.code, rating: input.rating },
    dedupeKey: `review:${review.id}`,
  })
  return { ok: true, reviewId: review.id }
}

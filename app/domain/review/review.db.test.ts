import { expect, test } from 'vitest'
import { acceptedBooking, createAdmin, createTherapist, gridTime, type MadeBooking, type Therapist } from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { hideReview } from './hide-review.ts'
import { replyToReview } from './reply-to-review.ts'
import { ratingSummary, reviewsOfTherapist } from './review-queries.ts'
import { publicName, reviewSchema } from './review.ts'
import { submitReview } from './submit-review.ts'

const db = testDatabase()

async function completedBooking(therapist?: Therapist): Promise<MadeBooking> {
  const made = await acceptedBooking({ ...(therapist && { therapist }), startsAt: await freeStart() })
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where booking_id = $1`, [made.bookingId])
  await db.pool.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1`, [made.bookingId])
  return made
}
let hours = 24
const freeStart = () => gridTime((hours += 2))

const submit = (made: MadeBooking, rating: number, comment: string | null = null) =>
  inTransaction(made.patient.actor, (tx) =>
    submitReview(tx, {
      bookingId: made.bookingId,
      patientId: made.patient.id,
      rating,
      cleanliness: 5,
      punctuality: 4,
      professionalism: 5,
      comment,
    }),
  )
const cached = async (therapistId: string) => {
  const { rows } = await db.pool.query('select average_rating::float8 as average, total_reviews as total from therapists where id = $1', [
    therapistId,
  ])
  return rows[0] as { average: number; total: number }
}

test('F16 a review and the cached average and count change together', async () => {
  const therapist = await createTherapist()
  expect(await submit(await completedBooking(therapist), 5, 'Sabar dan jelas')).toMatchObject({ ok: true })
  expect(await cached(therapist.id)).toEqual({ average: 5, total: 1 })
  await submit(await completedBooking(therapist), 4)
  await submit(await completedBooking(therapist), 4)
  expect(await cached(therapist.id)).toEqual({ average: 4.33, total: 3 })
  expect(await ratingSummary(database().prisma, therapist.id)).toMatchObject({ counts: [1, 2, 0, 0, 0], punctuality: 4 })
  const { reviews } = await reviewsOfTherapist(database().prisma, therapist.id)
  expect(reviews.at(-1)).toMatchObject({ author: 'Sari W.', rating: 5, comment: 'Sabar dan jelas' })
})

test("F16 only a completed booking of one's own is reviewed", async () => {
  const open = await acceptedBooking({ startsAt: await freeStart() })
  expect(await submit(open, 5)).toEqual({ ok: false, reason: 'not_completed' })
  const made = await completedBooking()
  expect(await submit({ ...made, patient: open.patient }, 1)).toEqual({ ok: false, reason: 'not_found' })
  expect(await cached(made.therapist.id)).toEqual({ average: 0, total: 0 })
})

test('F16 ten submissions of one booking at once leave one review', async () => {
  const made = await completedBooking()
  const results = await Promise.all(Array.from({ length: 10 }, (_, i) => submit(made, (i % 5) + 1)))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.reason === 'already_reviewed')).toHaveLength(9)
  const { rows } = await database().pool.query<{ rating: number }>('select rating from reviews where booking_id = $1', [made.bookingId])
  expect(await cached(made.therapist.id)).toEqual({ average: rows[0]!.rating, total: 1 })
})

test('F16 reviews of different bookings of one therapist at once are all counted', async () => {
  const therapist = await createTherapist()
  const made: MadeBooking[] = []
  for (let i = 0; i < 8; i++) made.push(await completedBooking(therapist))
  const results = await Promise.all(made.map((one, i) => submit(one, i < 4 ? 5 : 4)))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(await cached(therapist.id)).toEqual({ average: 4.5, total: 8 })
})

test('F16 the therapist answers once; nobody else answers', async () => {
  const made = await completedBooking()
  const stranger = await createTherapist()
  const review = await submit(made, 5)
  if (!review.ok) throw new Error(review.reason)
  const reply = (therapist: Therapist, text: string) =>
    inTransaction(therapist.actor, (tx) => replyToReview(tx, { reviewId: review.reviewId, therapistUserId: therapist.userId, reply: text }))
  expect(await reply(stranger, 'Terima kasih')).toEqual({ ok: false, reason: 'not_found' })
  expect(await reply(made.therapist, 'Terima kasih')).toEqual({ ok: true })
  expect(await reply(made.therapist, 'Sekali lagi')).toEqual({ ok: false, reason: 'already_replied' })
  expect((await reviewsOfTherapist(database().prisma, made.therapist.id)).reviews[0]).toMatchObject({ reply: 'Terima kasih' })
})

test('F16 a hidden review leaves list and average, with its reason in the audit log', async () => {
  const therapist = await createTherapist()
  const admin = await createAdmin()
  await submit(await completedBooking(therapist), 5)
  const bad = await submit(await completedBooking(therapist), 1, 'kata kasar')
  if (!bad.ok) throw new Error(bad.reason)
  const hide = (actor = admin.actor, reason = 'Kata kasar') =>
    inTransaction(actor, (tx) => hideReview(tx, { reviewId: bad.reviewId, reason }))
  expect(await hide(therapist.actor)).toEqual({ ok: false, reason: 'not_admin' })
  expect(await hide(admin.actor, ' ')).toEqual({ ok: false, reason: 'reason_required' })
  expect(await hide()).toEqual({ ok: true })
  expect(await hide()).toEqual({ ok: false, reason: 'already_hidden' })
  expect(await cached(therapist.id)).toEqual({ average: 5, total: 1 })
  expect((await reviewsOfTherapist(database().prisma, therapist.id)).reviews.map((review) => review.rating)).toEqual([5])
  const { rows } = await db.pool.query(`select reason from audit_log where action = 'review.hide' and subject_id = $1`, [bad.reviewId])
  expect(rows).toEqual([{ reason: 'Kata kasar' }])
})

test('F16 what a form sends is bounded; strangers see a shortened name', () => {
  const sent = { rating: '5', cleanliness: '4', punctuality: '3', professionalism: '5', comment: '  ' }
  expect(reviewSchema.parse(sent)).toEqual({ rating: 5, cleanliness: 4, punctuality: 3, professionalism: 5, comment: null })
  for (const rating of ['0', '6', '4.5', 'x', '']) expect(reviewSchema.safeParse({ ...sent, rating }).success).toBe(false)
  expect(reviewSchema.safeParse({ ...sent, comment: 'x'.repeat(1001) }).success).toBe(false)
  expect([publicName('Sari Wulandari'), publicName('Budi'), publicName('Ana Maria putri')]).toEqual(['Sari W.', 'Budi', 'Ana P.'])
})

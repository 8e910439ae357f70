import { readFileSync } from 'node:fs'
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

/** A finished booking whose sessions were done by these therapists, in order; it is in the charge of the last named. */
async function doneBy(first: Therapist, ...others: Therapist[]): Promise<MadeBooking> {
  const made = await acceptedBooking({ therapist: first, sessions: others.length + 1, startsAt: await freeStart() })
  for (const [index, therapist] of [first, ...others].entries()) {
    await db.pool.query('alter table sessions disable trigger user')
    await db.pool.query(
      `update sessions set therapist_id = $2, status = 'COMPLETED', starts_at = app_now() - make_interval(hours => $4), ends_at = app_now() - make_interval(hours => $4 - 1),
        blocked_until = app_now() - make_interval(hours => $4 - 1), finished_at = app_now() - make_interval(hours => $4 - 1)
      where booking_id = $1 and ordinal = $3`,
      [made.bookingId, therapist.id, index + 1, 30 - 3 * index],
    )
    await db.pool.query('alter table sessions enable trigger user')
  }
  await db.pool.query(`update bookings set status = 'COMPLETED', completed_at = app_now(), therapist_id = $2 where id = $1`, [
    made.bookingId,
    (others.at(-1) ?? first).id,
  ])
  return made
}

const judged = async (made: MadeBooking) =>
  (await db.pool.query<{ therapist_id: string }>('select therapist_id from reviews where booking_id = $1', [made.bookingId])).rows[0]
    ?.therapist_id

test('F16 X5 after a swap the review goes to whoever did the sessions, and so does their average', async () => {
  const [came, inCharge] = [await createTherapist(), await createTherapist()]
  const made = await doneBy(came)
  await db.pool.query('update bookings set therapist_id = $2 where id = $1', [made.bookingId, inCharge.id])
  expect(await submit(made, 1, 'terlambat')).toMatchObject({ ok: true })
  expect(await judged(made)).toBe(came.id)
  expect(await cached(came.id)).toEqual({ average: 1, total: 1 })
  expect(await cached(inCharge.id)).toEqual({ average: 0, total: 0 })
  const { rows } = await db.pool.query(
    `select user_id from notifications where kind = 'review_received' and dedupe_key like 'review:%'
    and user_id = any($1)`,
    [[came.userId, inCharge.userId]],
  )
  expect(rows).toEqual([{ user_id: came.userId }])
})

test('F16 X5 of several the one with most sessions is judged, then the last', async () => {
  const [often, once] = [await createTherapist(), await createTherapist()]
  const most = await doneBy(often, often, once)
  await submit(most, 4)
  expect(await judged(most)).toBe(often.id)
  const even = await doneBy(often, once)
  await submit(even, 4)
  expect(await judged(even)).toBe(once.id)
})

test('F16 where nobody came there is nothing to review', async () => {
  const made = await acceptedBooking({ startsAt: await freeStart() })
  await db.pool.query(`update sessions set status = 'FORFEITED', finished_at = app_now() where booking_id = $1`, [made.bookingId])
  await db.pool.query(`update bookings set status = 'COMPLETED', completed_at = app_now() where id = $1`, [made.bookingId])
  expect(await submit(made, 1)).toEqual({ ok: false, reason: 'nobody_came' })
})

test('F16 X5 the upgrade moves a review to whoever came, says so, counts anew, and keeps one where nobody did', async () => {
  const [came, inCharge] = [await createTherapist(), await createTherapist()]
  const made = await doneBy(came)
  await submit(made, 2)
  const untouched = await doneBy(inCharge)
  await submit(untouched, 5)
  const nobody = await doneBy(inCharge)
  await submit(nobody, 3)
  await db.pool.query('alter table sessions disable trigger user')
  await db.pool.query(`update sessions set status = 'FORFEITED' where booking_id = $1`, [nobody.bookingId])
  await db.pool.query('alter table sessions enable trigger user')
  // As the old code wrote it.
  await db.pool.query('update reviews set therapist_id = $2 where booking_id = $1', [made.bookingId, inCharge.id])
  await db.pool.query('update therapists set average_rating = 3.33, total_reviews = 3 where id = $1', [inCharge.id])
  await db.pool.query('update therapists set average_rating = 0, total_reviews = 0 where id = $1', [came.id])

  await db.pool.query(readFileSync('prisma/migrations/20261126060000_review_of_who_came/migration.sql', 'utf8'))
  expect([await judged(made), await judged(untouched), await judged(nobody)]).toEqual([came.id, inCharge.id, inCharge.id])
  expect(await cached(came.id)).toEqual({ average: 2, total: 1 })
  expect(await cached(inCharge.id)).toEqual({ average: 4, total: 2 })
  const { rows } = await db.pool.query(
    `select booking_id, to_state, reason, actor_name from booking_events where to_state like 'REVIEW_%' and booking_id = any($1) order by to_state`,
    [[made.bookingId, untouched.bookingId, nobody.bookingId]],
  )
  expect(rows).toEqual([
    { booking_id: nobody.bookingId, to_state: 'REVIEW_KEPT', reason: 'nobody_came', actor_name: 'migration' },
    { booking_id: made.bookingId, to_state: 'REVIEW_MOVED', reason: 'review_of_who_came', actor_name: 'migration' },
  ])
  const audit = await db.pool.query(`select before, after from audit_log where action = 'review.move'`)
  expect(audit.rows).toEqual([{ before: { therapist_id: inCharge.id }, after: { therapist_id: came.id } }])
})

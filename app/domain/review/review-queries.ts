import { toInstant, toInstantOrNull, type Reader } from '../../platform/db.ts'
import { publicName } from './review.ts'

export const REVIEWS_PER_PAGE = 10

export type ShownReview = {
  id: string
  /** Shortened: strangers read it. */
  author: string
  rating: number
  comment: string | null
  at: Temporal.Instant
  reply: string | null
  repliedAt: Temporal.Instant | null
}

/** A therapist's visible reviews, newest first. @param page from 1. */
export async function reviewsOfTherapist(
  reader: Reader,
  therapistId: string,
  page = 1,
): Promise<{ reviews: ShownReview[]; hasMore: boolean }> {
  const rows = await reader.$queryRaw<
    { id: string; name: string; rating: number; comment: string | null; created_at: Date; reply: string | null; replied_at: Date | null }[]
  >`
    select r.id, u.name, r.rating, r.comment, r.created_at, r.reply, r.replied_at
    from reviews r join users u on u.id = r.patient_id
    where r.therapist_id = ${therapistId}::uuid and r.hidden_at is null
    order by r.created_at desc, r.id desc limit ${REVIEWS_PER_PAGE + 1} offset ${(page - 1) * REVIEWS_PER_PAGE}`
  return {
    hasMore: rows.length > REVIEWS_PER_PAGE,
    reviews: rows.slice(0, REVIEWS_PER_PAGE).map((row) => ({
      id: row.id,
      author: publicName(row.name),
      rating: row.rating,
      comment: row.comment,
      at: toInstant(row.created_at),
      reply: row.reply,
      repliedAt: toInstantOrNull(row.replied_at),
    })),
  }
}

/** How many reviews gave five, four … one star, and the average of each aspect (0 without reviews). */
export type RatingSummary = {
  counts: [number, number, number, number, number]
  cleanliness: number
  punctuality: number
  professionalism: number
}

export async function ratingSummary(reader: Reader, therapistId: string): Promise<RatingSummary> {
  const [row] = await reader.$queryRaw<
    {
      five: number
      four: number
      three: number
      two: number
      one: number
      cleanliness: number
      punctuality: number
      professionalism: number
    }[]
  >`
    select count(*) filter (where rating = 5)::int as five, count(*) filter (where rating = 4)::int as four, count(*) filter (where rating = 3)::int as three,
      count(*) filter (where rating = 2)::int as two, count(*) filter (where rating = 1)::int as one,
      coalesce(avg(cleanliness), 0)::float8 as cleanliness, coalesce(avg(punctuality), 0)::float8 as punctuality, coalesce(avg(professionalism), 0)::float8 as professionalism
    from reviews where therapist_id = ${therapistId}::uuid and hidden_at is null`
  const { five, four, three, two, one, ...aspects } = row!
  return { counts: [five, four, three, two, one], ...aspects }
}

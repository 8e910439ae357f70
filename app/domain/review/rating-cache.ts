import type { Tx } from '../../platform/db.ts'

/**
 * Puts whoever changes a therapist's reviews in line: each then counts the
 * committed reviews of the others. Take it before the change.
 */
export async function lockRating(tx: Tx, therapistId: string): Promise<void> {
  await tx.$queryRaw`select id from therapists where id = ${therapistId}::uuid for no key update`
}

/** Writes average and count from the reviews that are shown. Call it after the change, in its transaction. */
export async function refreshRating(tx: Tx, therapistId: string): Promise<void> {
  await tx.$executeRaw`
    update therapists set average_rating = shown.average, total_reviews = shown.total
    from (select coalesce(round(avg(rating), 2), 0) as average, count(*)::int as total
      from reviews where therapist_id = ${therapistId}::uuid and hidden_at is null) shown
    where id = ${therapistId}::uuid`
}

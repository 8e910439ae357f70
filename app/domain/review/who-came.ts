import type { Reader } from '../../platform/db.ts'

export type WhoCame = { id: string; userId: string; name: string; title: string; photoUrl: string | null }

/**
 * Whom a review of a booking judges: the therapist who did its completed sessions. Of
 * several the one who did most of them, then the last. Who is in charge of it today is
 * another question. Null when nobody did any.
 */
export async function whoCame(reader: Reader, bookingId: string): Promise<WhoCame | null> {
  const [row] = await reader.$queryRaw<WhoCame[]>`
    select t.id, t.user_id as "userId", u.name, t.title, t.photo_url as "photoUrl"
    from sessions s join therapists t on t.id = s.therapist_id join users u on u.id = t.user_id
    where s.booking_id = ${bookingId}::uuid and s.status = 'COMPLETED'
    group by t.id, u.id order by count(*) desc, max(s.finished_at) desc, max(s.ordinal) desc limit 1`
  return row ?? null
}

import type { Reader } from '../../platform/db.ts'
import { likePattern, type PageOf, type Slice } from '../../platform/paging.ts'
import { SIGN_OF_LIFE } from '../scheduling/sign-of-life.ts'

export type AdminTherapistRow = {
  id: string
  name: string
  email: string | null
  phone: string | null
  title: string
  city: string
  grade: string
  specialties: string[]
  years_experience: number
  photo_url: string | null
  verification_status: string
  verification_reason: string | null
  verified_at: Date | null
  is_online: boolean
  intake: string
  intake_reason: string | null
  intake_since: Date
  average_rating: number
  total_reviews: number
  open_bookings: number
  wallet_id: string | null
  created_at: Date
}

/** Those waiting for a decision first, then by name. */
export async function listTherapistsForAdmin(
  reader: Reader,
  filter: { q?: string; status?: string },
  slice: Slice,
): Promise<PageOf<AdminTherapistRow>> {
  const q = likePattern(filter.q)
  const rows = await reader.$queryRaw<(AdminTherapistRow & { total: number })[]>`
    select t.id, u.name, u.email, u.phone, t.title, t.city, t.grade::text, t.specialties, t.years_experience, t.photo_url,
      t.verification_status::text, t.verification_reason, t.verified_at, t.is_online and coalesce(sign.until > app_now(), false) as is_online, t.intake, t.intake_reason, t.intake_since, t.average_rating::float8 as average_rating, t.total_reviews,
      (select count(*)::int from bookings b where b.therapist_id = t.id and b.status not in ('COMPLETED', 'CANCELLED')) as open_bookings,
      w.id as wallet_id, t.created_at, (count(*) over ())::int as total
    from therapists t join users u on u.id = t.user_id left join wallets w on w.therapist_id = t.id ${SIGN_OF_LIFE}
    where (${filter.status ?? null}::text is null or t.verification_status::text = ${filter.status ?? null})
      and (${q}::text is null or u.name ilike ${q} or u.email ilike ${q} or u.phone ilike ${q} or t.city ilike ${q})
    order by (t.verification_status = 'PENDING') desc, u.name, t.id limit ${slice.limit} offset ${slice.offset}`
  return { rows, total: rows[0]?.total ?? 0 }
}

export async function countVerifications(reader: Reader): Promise<Record<string, number>> {
  const rows = await reader.$queryRaw<{ status: string; count: number }[]>`
    select verification_status::text as status, count(*)::int as count from therapists group by 1`
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

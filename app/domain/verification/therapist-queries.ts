import { Prisma, type Reader } from '../../platform/db.ts'
import {
  allOf,
  countCapped,
  likePattern,
  readPage,
  type CappedCount,
  type Keyed,
  type Order,
  type PageOf,
  type PageRequest,
} from '../../platform/paging.ts'
import type { Intake } from '../scheduling/may-take.ts'
import { SIGN_OF_LIFE } from '../scheduling/sign-of-life.ts'
import { knownBy } from '../identity/find-people.ts'

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
  intake: Intake
  intake_reason: string | null
  intake_since: Date
  average_rating: number
  total_reviews: number
  open_bookings: number
  wallet_id: string | null
  created_at: Date
}

const BY_NAME: Order = {
  keys: [
    { sql: Prisma.sql`(t.verification_status <> 'PENDING')::int`, type: 'number' },
    { sql: Prisma.sql`u.name`, type: 'text' },
    { sql: Prisma.sql`t.id`, type: 'uuid' },
  ],
}

/** Those waiting for a decision first, then by name. `q` looks in names, cities, e-mail addresses and phone numbers. */
export async function listTherapistsForAdmin(
  reader: Reader,
  filter: { q?: string; status?: string },
  request: PageRequest,
): Promise<PageOf<AdminTherapistRow> & { total: CappedCount }> {
  const q = likePattern(filter.q)
  const asked = allOf([
    filter.status !== undefined && Prisma.sql`t.verification_status = ${filter.status}::verification_status`,
    q !== null && Prisma.sql`(${knownBy('u')} ilike ${q} or t.city ilike ${q})`,
  ])
  const page = await readPage<AdminTherapistRow>(
    request,
    BY_NAME,
    ({ key, beyond, order, limit }) => reader.$queryRaw<Keyed<AdminTherapistRow>[]>`
    with found as (select t.id from therapists t join users u on u.id = t.user_id where ${asked} and ${beyond} order by ${order} limit ${limit})
    select t.id, u.name, u.email, u.phone, t.title, t.city, t.grade::text, t.specialties, t.years_experience, t.photo_url,
      t.verification_status::text, t.verification_reason, t.verified_at, t.is_online and coalesce(sign.until > app_now(), false) as is_online, t.intake, t.intake_reason, t.intake_since, t.average_rating::float8 as average_rating, t.total_reviews,
      (select count(*)::int from bookings b where b.therapist_id = t.id and b.status not in ('COMPLETED', 'CANCELLED')) as open_bookings,
      w.id as wallet_id, t.created_at, ${key}
    from found join therapists t on t.id = found.id join users u on u.id = t.user_id left join wallets w on w.therapist_id = t.id ${SIGN_OF_LIFE}
    order by ${order}`,
  )
  return { ...page, total: await countCapped(reader, Prisma.sql`from therapists t join users u on u.id = t.user_id where ${asked}`) }
}

export async function countVerifications(reader: Reader): Promise<Record<string, number>> {
  const rows = await reader.$queryRaw<{ status: string; count: number }[]>`
    select verification_status::text as status, count(*)::int as count from therapists group by 1`
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

import { Prisma, toInstant, type Reader } from '../../platform/db.ts'
import { DEFAULT_POLICY, readPolicy } from '../policy/policy.ts'
import { readAvailability, takeFacts } from '../scheduling/availability-queries.ts'
import { mayTake, standingSql } from '../scheduling/may-take.ts'
import { PIN } from '../session/pin.ts'

/** A booking whose therapist said no, while its money still waits. */
export type OpenPlan = {
  bookingId: string
  patientId: string
  /** As it was sold. */
  grade: string
  therapyMinutes: number
  travelMinutes: number
  startsAt: Temporal.Instant
  latitude: number
  longitude: number
  policy: unknown
  refundId: string
  paymentId: string
  amount: bigint
}

export type SimilarTherapist = {
  id: string
  name: string
  title: string
  photoUrl: string | null
  rating: number
  reviewCount: number
  distanceKm: number
}

/** The flat map of the index is this exact; the predicate decides. */
const RIM_KM = 0.1
const CANDIDATES = 60
const SHOWN = 8

/** The plan of a declined or unanswered booking that another therapist may still take; null when there is none (any more). */
export async function readOpenPlan(reader: Reader, input: { bookingId: string; patientId: string }): Promise<OpenPlan | null> {
  const [row] = await reader.$queryRaw<(Omit<OpenPlan, 'startsAt'> & { startsAt: Date })[]>`
    select b.id as "bookingId", b.patient_id as "patientId", b.grade::text, b.therapy_minutes as "therapyMinutes", b.travel_minutes as "travelMinutes", s.starts_at as "startsAt", coalesce(pin.latitude, b.address_latitude) as latitude,
      coalesce(pin.longitude, b.address_longitude) as longitude, b.policy_snapshot as policy, r.id as "refundId", r.payment_id as "paymentId", r.amount
    from bookings b ${PIN} join sessions s on s.booking_id = b.id and s.ordinal = 1
    join refunds r on r.booking_id = b.id and r.idempotency_key = 'booking:' || b.id
    where b.id = ${input.bookingId}::uuid and b.patient_id = ${input.patientId}::uuid
      and b.status = 'CANCELLED' and b.status_reason in ('therapist_declined', 'therapist_timeout')
      and r.status = 'PENDING' and r.amount = b.total_price and s.starts_at > app_now() + make_interval(mins => coalesce((b.policy_snapshot ->> 'otherTherapistLeadMinutes')::int, ${DEFAULT_POLICY.otherTherapistLeadMinutes}::int))
      and not exists (select 1 from bookings other where other.replaces_id = b.id)`
  return row ? { ...row, startsAt: toInstant(row.startsAt) } : null
}

type Candidate = {
  id: string
  name: string
  title: string
  photo_url: string | null
  average_rating: string
  total_reviews: number
  km: number
}

/**
 * Therapists of the same grade who come to that address and are free at that very
 * time, nearest first. Whoever was asked for this plan before is left out.
 * @param only asks about this one alone.
 */
export async function similarTherapists(reader: Reader, plan: OpenPlan, only?: string): Promise<SimilarTherapist[]> {
  const cosine = Math.cos((plan.latitude * Math.PI) / 180)
  const candidates = await reader.$queryRaw<Candidate[]>`
    with recursive asked as (
      select id, therapist_id, replaces_id from bookings where id = ${plan.bookingId}::uuid
      union all select b.id, b.therapist_id, b.replaces_id from bookings b join asked on b.id = asked.replaces_id)
    select t.id, u.name, t.title, t.photo_url, t.average_rating::text, t.total_reviews, away.km
    from therapists t join users u on u.id = t.user_id
    cross join lateral (select (111.195 * sqrt(power(t.latitude - ${plan.latitude}, 2) + power((t.longitude - ${plan.longitude}) * ${cosine}, 2)))::float8 as km) away
    where ${Prisma.raw(standingSql('another'))} and t.grade = ${plan.grade}::therapist_grade
      and away.km <= t.service_radius_km + ${RIM_KM}::float8 and t.id not in (select therapist_id from asked)
      and (${only ?? null}::uuid is null or t.id = ${only ?? null}::uuid)
    order by t.location <-> point(${plan.longitude} * 0.994, ${plan.latitude}), t.id limit ${CANDIDATES}`
  const free = await freeAt(
    reader,
    candidates.map((candidate) => candidate.id),
    plan,
  )
  return candidates
    .filter((candidate) => free.has(candidate.id))
    .slice(0, SHOWN)
    .map((row) => ({
      id: row.id,
      name: row.name,
      title: row.title,
      photoUrl: row.photo_url,
      rating: Number(row.average_rating),
      reviewCount: row.total_reviews,
      distanceKm: row.km,
    }))
}

async function freeAt(reader: Reader, ids: string[], plan: OpenPlan): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  // The day in whatever zone of the three the therapist lives.
  const from = plan.startsAt.toZonedDateTimeISO('Asia/Jakarta').toPlainDate().subtract({ days: 1 })
  const wishes = { grade: plan.grade, at: plan, policy: readPolicy(plan.policy) }
  const start = plan.startsAt.epochMilliseconds
  const span = { start, end: start + (plan.therapyMinutes + plan.travelMinutes) * 60_000 }
  const known = await readAvailability(ids, { from, days: 3 }, reader)
  const free = [...known.values()].filter((one) => mayTake('another', takeFacts(one, wishes), span, one.now).ok)
  return new Set(free.map((therapist) => therapist.therapistId))
}

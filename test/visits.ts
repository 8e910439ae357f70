import { randomUUID } from 'node:crypto'
import { DEFAULT_POLICY } from '../app/domain/policy/policy.ts'
import { advanceClock } from '../app/platform/clock.ts'
import { database, inTransaction, system, toInstant, type Actor, type Tx } from '../app/platform/db.ts'

export type VisitCase = {
  patientId: string
  therapistUserId: string
  therapistId: string
  adminId: string
  bookingId: string
  sessionIds: string[]
  startsAt: Temporal.Instant
}

type Options = {
  place?: 'HOME' | 'ONLINE'
  sessions?: number
  /** Minutes from now at which the first session starts. */
  startsInMinutes?: number
  status?: 'SCHEDULED' | 'EN_ROUTE' | 'ARRIVED' | 'IN_PROGRESS'
  /** Rupiah: the therapist's net of the whole booking. */
  net?: number
  packageDays?: number
}

const unique = () => randomUUID().replaceAll('-', '').slice(0, 12)

/** An accepted, paid booking of a therapist of its own; session 1 has a time, the others are quota. */
export async function acceptedBooking(options: Options = {}): Promise<VisitCase> {
  const { place = 'HOME', sessions = 1, startsInMinutes = 120, status = 'SCHEDULED', net = 280_000, packageDays = 30 } = options
  return inTransaction(system('test'), async (tx) => {
    const patientId = await person(tx, 'PATIENT', 'Sari Pasien')
    const therapistUserId = await person(tx, 'THERAPIST', 'Budi Terapis')
    const adminId = await person(tx, 'ADMIN', 'Ayu Admin')
    const [facts] = await tx.$queryRaw<{ therapist_id: string; package_id: string; now: Date }[]>`
      with therapist as (
        insert into therapists (user_id, latitude, longitude, time_zone, verification_status, verified_at)
        values (${therapistUserId}::uuid, -6.2, 106.8, 'Asia/Jakarta', 'APPROVED', app_now()) returning id
      ), package as (
        insert into packages (slug, name_id, name_en, grade, place, session_count, total_price)
        values (${`uji-${unique()}`}, 'Paket uji', 'Test package', 'STANDARD', ${place}::package_place, ${sessions}, ${net + 70_000}) returning id
      ) select therapist.id as therapist_id, package.id as package_id, app_now() as now from therapist, package`
    const startsAt = toInstant(facts!.now).add({ minutes: startsInMinutes })
    const [booking] = await tx.$queryRaw<{ id: string }[]>`
      insert into bookings (code, patient_id, therapist_id, package_id, booking_type, status, locked_address, address_latitude, address_longitude,
        time_zone, session_count, total_price, admin_fee_amount, therapist_net_total, policy_snapshot, paid_at, accepted_at, expires_at, is_chat_active,
        place, sold_name_id, sold_name_en, grade, therapy_minutes, travel_minutes, area)
      values (${code()}, ${patientId}::uuid, ${facts!.therapist_id}::uuid, ${facts!.package_id}::uuid, 'REGULAR', 'ACCEPTED', 'Jl. Uji 1', -6.2, 106.8,
        'Asia/Jakarta', ${sessions}, ${net + 70_000}, 70000, ${net}, ${JSON.stringify(DEFAULT_POLICY)}::jsonb, app_now(), app_now(),
        app_now() + make_interval(days => ${packageDays}), true,
        ${place}::package_place, 'Paket uji', 'Test package', 'STANDARD', 60, 30, 'Gambir') returning id`
    await tx.$executeRaw`insert into chat_rooms (id) values (${booking!.id}::uuid)`
    const sessionIds: string[] = []
    for (let ordinal = 1; ordinal <= sessions; ordinal++) {
      const share = ordinal < sessions ? Math.floor(net / sessions) : net - Math.floor(net / sessions) * (sessions - 1)
      const starts = ordinal === 1 ? startsAt.toString() : null
      const [row] = await tx.$queryRaw<{ id: string }[]>`
        insert into sessions (booking_id, patient_id, therapist_id, ordinal, status, starts_at, ends_at, blocked_until, therapist_share, platform_share, started_at)
        values (${booking!.id}::uuid, ${patientId}::uuid, ${facts!.therapist_id}::uuid, ${ordinal}, ${ordinal === 1 ? status : 'PENDING_SCHEDULING'}::session_status,
          ${starts}::timestamptz, ${starts}::timestamptz + interval '60 minutes', ${starts}::timestamptz + interval '90 minutes', ${share}, ${ordinal === 1 ? 70_000 : 0},
          case when ${ordinal === 1 && status === 'IN_PROGRESS'} then ${starts}::timestamptz end) returning id`
      sessionIds.push(row!.id)
    }
    return { patientId, therapistUserId, therapistId: facts!.therapist_id, adminId, bookingId: booking!.id, sessionIds, startsAt }
  })
}

async function person(tx: Tx, role: 'PATIENT' | 'THERAPIST' | 'ADMIN', name: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email, is_profile_complete) values (${role}::user_role, ${name}, ${`${unique()}@uji.test`}, true) returning id`
  return row!.id
}

function code(): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 8 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('')
}

export const asTherapist = (visit: VisitCase): Actor => ({ kind: 'user', id: visit.therapistUserId, role: 'THERAPIST' })
export const asPatient = (visit: VisitCase): Actor => ({ kind: 'user', id: visit.patientId, role: 'PATIENT' })
export const asAdmin = (visit: VisitCase): Actor => ({ kind: 'user', id: visit.adminId, role: 'ADMIN' })

export const later = (minutes: number) => advanceClock(database().pool, Temporal.Duration.from({ minutes }))

export type SessionState = {
  status: string
  status_reason: string | null
  is_payout_distributed: boolean
  therapist_note: string | null
  starts_at: Date | null
  started_at: Date | null
  finished_at: Date | null
  booking_status: string
  chat_locked_at: Date | null
  expires_at: Date
}

export async function sessionState(sessionId: string): Promise<SessionState> {
  const { rows } = await database().pool.query<SessionState>(
    `
    select s.status, s.status_reason, s.is_payout_distributed, s.therapist_note, s.starts_at, s.started_at, s.finished_at,
      b.status as booking_status, b.chat_locked_at, b.expires_at
    from sessions s join bookings b on b.id = s.booking_id where s.id = $1`,
    [sessionId],
  )
  return rows[0]!
}

/** Waiting jobs by key, with their moment on the application's clock. */
export async function jobs(key: string): Promise<{ task: string; runAt: Temporal.Instant; maxAttempts: number }[]> {
  const { rows } = await database().pool.query<{ task: string; run_at: Date; max_attempts: number }>(
    `
    select task_identifier as task, run_at + (select shift from clock_shift) as run_at, max_attempts
    from graphile_worker.jobs where key like $1 order by key`,
    [key],
  )
  return rows.map((row) => ({ task: row.task, runAt: toInstant(row.run_at), maxAttempts: row.max_attempts }))
}

export async function noticesOf(userId: string): Promise<string[]> {
  const { rows } = await database().pool.query<{ kind: string }>(
    'select kind from notifications where user_id = $1 order by created_at, id',
    [userId],
  )
  return rows.map((row) => row.kind)
}

export async function openExceptions(sessionId: string): Promise<string[]> {
  const { rows } = await database().pool.query<{ kind: string }>(
    'select kind from exceptions where session_id = $1 and resolved_at is null order by kind',
    [sessionId],
  )
  return rows.map((row) => row.kind)
}

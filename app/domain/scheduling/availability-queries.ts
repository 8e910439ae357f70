/**
 * What the slot calculation needs to know, read in one statement for any number
 * of therapists, and the listings made of it.
 */
import { database, Prisma, type Reader } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import { dateOfDay, localDay } from './local-time.ts'
import { distanceKm } from '../../platform/geo.ts'
import { mayStand, type Intake, type Standing, type TakeFacts } from './may-take.ts'
import { slotPolicyFor, visitLength, type VisitLength } from './slot-policy.ts'
import { calendarSlots, freeSlots, type CalendarSession, type CalendarSlot, type Slot, type Span, type WorkingRange } from './slots.ts'
import { takenTimesJson, type TakenRow } from './taken-times.ts'

export type Availability = {
  therapistId: string
  /** IANA zone of the therapist's working hours. */
  zone: string
  now: Temporal.Instant
  policy: Policy
  hours: WorkingRange[]
  timeOff: Span[]
  /** The way back from visits that ended early: no new start, though no session is there any more. */
  blocks: Span[]
  sessions: CalendarSession[]
  standing: Standing
  profile: { grade: string; gender: string | null; latitude: number; longitude: number; serviceRadiusKm: number }
}

export type AvailabilityWindow = {
  /** First local date; null is each therapist's today. */
  from: Temporal.PlainDate | null
  days: number
}

type Row = {
  id: string
  zone: string
  now: Date
  policy: unknown
  verified: boolean
  open: boolean
  intake: Intake
  online: boolean
  last_sign: number | null
  grade: string
  gender: string | null
  latitude: number
  longitude: number
  radius: number
  hours: [number, number, number][]
  taken: TakenRow[]
}

/**
 * Hours, taken times and standing of therapists, keyed by id; one query. Whether
 * any of it may be offered is `mayTake`'s to say. Unknown therapists are absent.
 * @param reader a transaction, to see its own writes; default: the pool.
 */
export async function readAvailability(
  therapistIds: string[],
  window: AvailabilityWindow,
  reader?: Reader,
): Promise<Map<string, Availability>> {
  const sql = availabilitySql(therapistIds, window)
  const rows = reader
    ? await reader.$queryRaw<Row[]>(sql)
    : (await database().pool.query<Row>({ name: 'availability', text: sql.text, values: sql.values })).rows
  // One policy for all: parsed once, not once a therapist.
  const policy = readPolicy(rows[0]?.policy ?? null)
  return new Map(rows.map((row) => [row.id, toAvailability(row, policy)]))
}

function toAvailability(row: Row, policy: Policy): Availability {
  const timeOff: Span[] = []
  const blocks: Span[] = []
  const sessions: CalendarSession[] = []
  for (const [kind, id, start, end, held] of row.taken) {
    if (kind === 'time_off') timeOff.push({ start, end })
    else if (kind === 'block') blocks.push({ start, end })
    else sessions.push({ id: id!, start, end, held })
  }
  return {
    therapistId: row.id,
    zone: row.zone,
    now: Temporal.Instant.fromEpochMilliseconds(row.now.getTime()),
    policy,
    hours: row.hours.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
    timeOff,
    blocks,
    sessions,
    standing: {
      isVerified: row.verified,
      isAccountOpen: row.open,
      isLicensed: true,
      intake: row.intake,
      isBlocked: false,
      isWishedGender: true,
      isWishedGrade: true,
      isWithinRadius: true,
      isOnline: row.online,
      lastSignAt: row.last_sign === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.floor(row.last_sign)),
    },
    profile: { grade: row.grade, gender: row.gender, latitude: row.latitude, longitude: row.longitude, serviceRadiusKm: row.radius },
  }
}

// A day more on both sides, because the window is in local dates and slots cross midnight.
function availabilitySql(therapistIds: string[], { from, days }: AvailabilityWindow): Prisma.Sql {
  return Prisma.sql`
    select t.id, t.time_zone as zone, app_now() as now,
      (select values from policies order by version desc limit 1) as policy,
      t.verification_status = 'APPROVED' as verified, u.is_active as open, t.intake, t.is_online as online,
      (extract(epoch from presence.last_sign_at) * 1000)::float8 as last_sign,
      t.grade::text, t.gender::text, t.latitude, t.longitude, t.service_radius_km as radius,
      (select coalesce(json_agg(json_build_array(h.weekday, h.start_minute, h.end_minute)), '[]')
        from therapist_working_hours h where h.therapist_id = t.id) as hours,
      ${takenTimesJson(Prisma.sql`t.id`, Prisma.sql`w.span`)} as taken
    from therapists t join users u on u.id = t.user_id left join therapist_presence presence on presence.therapist_id = t.id
    cross join lateral (select coalesce(${from?.toString() ?? null}::date, (app_now() at time zone t.time_zone)::date) as first) d
    cross join lateral (select tstzrange((d.first - 1)::timestamp at time zone t.time_zone,
      (d.first + ${days}::int + 1)::timestamp at time zone t.time_zone) as span) w
    where t.id = any(${therapistIds}::uuid[])`
}

/** What the visit in question wishes of the therapist. */
export type Wishes = {
  grade?: string | null
  /** This grade or one above it. */
  leastGrade?: string | null
  gender?: string | null
  /** Where the visit takes place; none for a visit online. */
  at?: { latitude: number; longitude: number } | null
  /** A session about to move: its own time counts as free. */
  ignoreSessionId?: string
  /** The terms of an existing booking; default: the policy in force. */
  policy?: Policy
}

const GRADES = ['STANDARD', 'SENIOR', 'SPECIALIST']
const isAtLeast = (grade: string, least: string) => GRADES.indexOf(grade) >= GRADES.indexOf(least)

/** What `mayTake` asks, of one therapist and one visit. */
export function takeFacts({ standing, profile, ...known }: Availability, wishes: Wishes): TakeFacts {
  return {
    ...standing,
    isWishedGrade: (!wishes.grade || wishes.grade === profile.grade) && (!wishes.leastGrade || isAtLeast(profile.grade, wishes.leastGrade)),
    isWishedGender: !wishes.gender || wishes.gender === profile.gender,
    isWithinRadius: !wishes.at || distanceKm(profile, wishes.at) <= profile.serviceRadiusKm,
    hours: known.hours,
    timeOff: known.timeOff,
    taken: [...known.sessions.filter((session) => session.id !== wishes.ignoreSessionId), ...known.blocks],
    zone: known.zone,
    policy: wishes.policy ?? known.policy,
  }
}

export type FreeSlotListing = {
  zone: string
  now: Temporal.Instant
  from: Temporal.PlainDate
  days: number
  slots: Slot[]
  therapyMinutes: number
}

export type FreeSlotRequest = AvailabilityWindow & {
  therapistId: string
  door: 'regular' | 'instant' | 'quota'
  /** The terms of an existing booking; default: the policy in force. */
  policy?: Policy
  /** Minutes of therapy of the package, or the whole length of what was sold; default: the policy's plain visit. */
  durationMinutes?: number | undefined
  length?: VisitLength
  /** A session about to move: its own time counts as free. */
  ignoreSessionId?: string
}

/**
 * Bookable starts of one therapist, or null when nobody may book there: unknown,
 * unverified, closed, stopped, or paused for what is new. Instant starts of whoever
 * is not online are none.
 */
export async function freeSlotsOfTherapist(request: FreeSlotRequest, reader?: Reader): Promise<FreeSlotListing | null> {
  const found = (await readAvailability([request.therapistId], request, reader)).get(request.therapistId)
  if (!found) return null
  const policy = request.policy ?? found.policy
  if (!mayStand(request.door === 'instant' ? 'regular' : request.door, found.standing, found.now, policy)) return null
  return listFreeSlots(found, request)
}

type ListRequest = Omit<FreeSlotRequest, 'therapistId'>

function listFreeSlots(known: Availability, request: ListRequest): FreeSlotListing {
  const from = request.from ?? today(known)
  const policy = request.policy ?? known.policy
  const length = request.length ?? visitLength(policy, request.durationMinutes)
  const shared = { zone: known.zone, now: known.now, from, days: request.days, therapyMinutes: length.therapyMinutes }
  if (!mayStand(request.door, known.standing, known.now, policy)) return { ...shared, slots: [] }
  const slots = freeSlots({
    ...takeFacts(known, request),
    occupied: takeFacts(known, request).taken,
    policy: slotPolicyFor(policy, request.door, length),
    from,
    days: request.days,
    now: known.now,
    kind: request.door === 'instant' ? 'instant' : 'regular',
  })
  return { ...shared, slots }
}

/** Local date of "now" where the therapist works. */
function today(known: Availability): Temporal.PlainDate {
  return dateOfDay(localDay(known.zone, known.now.epochMilliseconds))
}

/** How far ahead a list looks for the next free slot. */
export const NEXT_SLOT_DAYS = 14

/** The earliest free starts, with the moment they were read: "today" is the database's, not the process's. */
export type NextSlots = {
  now: Temporal.Instant
  slots: Slot[]
  /** Online and with a start an instant booking could still take. */
  canComeToday: boolean
}

/** The earliest free starts of each therapist on a page, in one query. Therapists without any are absent. */
export async function nextFreeSlots(therapistIds: string[], count = 3, reader?: Reader): Promise<Map<string, NextSlots>> {
  if (therapistIds.length === 0) return new Map()
  const window = { from: null, days: NEXT_SLOT_DAYS }
  const next = new Map<string, NextSlots>()
  for (const [id, known] of await readAvailability(therapistIds, window, reader)) {
    const { slots, now } = listFreeSlots(known, { ...window, door: 'regular' })
    const canComeToday = listFreeSlots(known, { from: null, days: 1, door: 'instant' }).slots.length > 0
    if (slots.length > 0 || canComeToday) next.set(id, { now, slots: slots.slice(0, count), canComeToday })
  }
  return next
}

export type TherapistCalendar = {
  zone: string
  now: Temporal.Instant
  from: Temporal.PlainDate
  days: number
  timeOff: Span[]
  lines: CalendarSlot[]
}

/** A therapist's own calendar, paused or stopped too: open, held, booked and expired slots (see `calendarSlots`). */
export async function calendarOfTherapist(
  therapistId: string,
  window: AvailabilityWindow,
  reader?: Reader,
): Promise<TherapistCalendar | null> {
  const known = (await readAvailability([therapistId], window, reader)).get(therapistId)
  if (!known?.standing.isVerified || !known.standing.isAccountOpen) return null
  const from = window.from ?? today(known)
  const { zone, now, hours, sessions } = known
  const timeOff = [...known.timeOff, ...known.blocks]
  const lines = calendarSlots({
    hours,
    timeOff,
    sessions,
    policy: slotPolicyFor(known.policy, 'regular'),
    zone,
    from,
    days: window.days,
    now,
  })
  return { zone, now, from, days: window.days, timeOff: known.timeOff, lines }
}

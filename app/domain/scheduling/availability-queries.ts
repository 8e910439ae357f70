/**
 * What the slot calculation needs to know, read in one statement for any number
 * of therapists, and the listings made of it.
 */
import { database, Prisma, type Reader } from '../../platform/db.ts'
import { readPolicy, type Policy } from '../policy/policy.ts'
import { dateOfDay, localDay } from './local-time.ts'
import { slotPolicyFor } from './slot-policy.ts'
import {
  calendarSlots,
  freeSlots,
  type CalendarSession,
  type CalendarSlot,
  type Slot,
  type SlotKind,
  type Span,
  type WorkingRange,
} from './slots.ts'

/** Sessions in these states take their therapist's time. */
export const OCCUPYING = Prisma.sql`('SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS')`

export type Availability = {
  therapistId: string
  /** IANA zone of the therapist's working hours. */
  zone: string
  now: Temporal.Instant
  policy: Policy
  hours: WorkingRange[]
  timeOff: Span[]
  sessions: CalendarSession[]
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
  hours: [number, number, number][]
  time_off: [number, number][]
  sessions: [string, number, number, boolean][]
}

/**
 * Hours, time off and occupied ranges of verified therapists, keyed by id; one
 * query. A hold past its end occupies nothing, swept or not. Unknown, unverified
 * or closed accounts are absent.
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
  return new Map(
    rows.map((row) => [
      row.id,
      {
        therapistId: row.id,
        zone: row.zone,
        now: Temporal.Instant.fromEpochMilliseconds(row.now.getTime()),
        policy,
        hours: row.hours.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
        timeOff: row.time_off.map(([start, end]) => ({ start, end })),
        sessions: row.sessions.map(([id, start, end, held]) => ({ id, start, end, held })),
      },
    ]),
  )
}

// A day more on both sides, because the window is in local dates and slots cross midnight.
function availabilitySql(therapistIds: string[], { from, days }: AvailabilityWindow): Prisma.Sql {
  return Prisma.sql`
    select t.id, t.time_zone as zone, app_now() as now,
      (select values from policies order by version desc limit 1) as policy,
      (select coalesce(json_agg(json_build_array(h.weekday, h.start_minute, h.end_minute)), '[]')
        from therapist_working_hours h where h.therapist_id = t.id) as hours,
      (select coalesce(json_agg(json_build_array((extract(epoch from o.starts_at) * 1000)::bigint, (extract(epoch from o.ends_at) * 1000)::bigint)), '[]')
        from therapist_time_off o where o.therapist_id = t.id and o.ends_at > lower(w.span) and o.starts_at < upper(w.span)) as time_off,
      (select coalesce(json_agg(json_build_array(s.id, (extract(epoch from s.starts_at) * 1000)::bigint,
          (extract(epoch from s.blocked_until) * 1000)::bigint, b.status = 'PENDING')), '[]')
        from sessions s join bookings b on b.id = s.booking_id
        where s.therapist_id = t.id and s.status in ${OCCUPYING} and s.occupied && w.span
          and not (b.status = 'PENDING' and b.hold_expires_at <= app_now())) as sessions
    from therapists t join users u on u.id = t.user_id
    cross join lateral (select coalesce(${from?.toString() ?? null}::date, (app_now() at time zone t.time_zone)::date) as first) d
    cross join lateral (select tstzrange((d.first - 1)::timestamp at time zone t.time_zone,
      (d.first + ${days}::int + 1)::timestamp at time zone t.time_zone) as span) w
    where t.id = any(${therapistIds}::uuid[]) and t.verification_status = 'APPROVED' and u.is_active`
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
  kind: SlotKind
  /** The terms of an existing booking; default: the policy in force. */
  policy?: Policy
  /** A session about to move: its own time counts as free. */
  ignoreSessionId?: string
}

/** Bookable starts of one therapist, or null when there is no such verified therapist. */
export async function freeSlotsOfTherapist(request: FreeSlotRequest, reader?: Reader): Promise<FreeSlotListing | null> {
  const found = (await readAvailability([request.therapistId], request, reader)).get(request.therapistId)
  return found ? listFreeSlots(found, request) : null
}

function listFreeSlots(known: Availability, request: Omit<FreeSlotRequest, 'therapistId'>): FreeSlotListing {
  const from = request.from ?? today(known)
  const occupied = request.ignoreSessionId ? known.sessions.filter((session) => session.id !== request.ignoreSessionId) : known.sessions
  const slots = freeSlots({
    hours: known.hours,
    timeOff: known.timeOff,
    occupied,
    policy: slotPolicyFor(request.policy ?? known.policy),
    zone: known.zone,
    from,
    days: request.days,
    now: known.now,
    kind: request.kind,
  })
  return {
    zone: known.zone,
    now: known.now,
    from,
    days: request.days,
    slots,
    therapyMinutes: (request.policy ?? known.policy).therapyMinutes,
  }
}

/** Local date of "now" where the therapist works. */
function today(known: Availability): Temporal.PlainDate {
  return dateOfDay(localDay(known.zone, known.now.epochMilliseconds))
}

/** How far ahead a list looks for the next free slot. */
export const NEXT_SLOT_DAYS = 14

/** The earliest free starts, with the moment they were read: "today" is the database's, not the process's. */
export type NextSlots = { now: Temporal.Instant; slots: Slot[] }

/** The earliest free starts of each therapist on a page, in one query. Therapists without any are absent. */
export async function nextFreeSlots(therapistIds: string[], count = 3, reader?: Reader): Promise<Map<string, NextSlots>> {
  if (therapistIds.length === 0) return new Map()
  const window = { from: null, days: NEXT_SLOT_DAYS }
  const next = new Map<string, NextSlots>()
  for (const [id, known] of await readAvailability(therapistIds, window, reader)) {
    const { slots, now } = listFreeSlots(known, { ...window, kind: 'regular' })
    if (slots.length > 0) next.set(id, { now, slots: slots.slice(0, count) })
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

/** A therapist's own calendar: open, held, booked and expired slots (see `calendarSlots`). */
export async function calendarOfTherapist(
  therapistId: string,
  window: AvailabilityWindow,
  reader?: Reader,
): Promise<TherapistCalendar | null> {
  const known = (await readAvailability([therapistId], window, reader)).get(therapistId)
  if (!known) return null
  const from = window.from ?? today(known)
  const { zone, now, hours, timeOff, sessions } = known
  const lines = calendarSlots({ hours, timeOff, sessions, policy: slotPolicyFor(known.policy), zone, from, days: window.days, now })
  return { zone, now, from, days: window.days, timeOff, lines }
}

/**
 * Which starts a therapist can be booked at: working hours minus time off and
 * occupied ranges, on the grid, in the therapist's zone. Pure: `now` and the
 * zone come in, the process's own time zone plays no part.
 */
import { DAY, MINUTE, type EpochMs, dayNumber, isoWeekday, localDay, offsetAt, offsetPeriods, type OffsetPeriod } from './local-time.ts'

/** Half-open range of time in epoch milliseconds. */
export type Span = { start: EpochMs; end: EpochMs }

/**
 * Recurring hours on one ISO weekday (1 = Monday), in minutes of the local
 * wall clock, `0 <= startMinute < endMinute <= 1440`. A night shift is two
 * ranges that meet at midnight; slots run across where they meet.
 */
export type WorkingRange = { weekday: number; startMinute: number; endMinute: number }

export type SlotPolicy = {
  /** Minutes one visit takes from the calendar: therapy plus travel. */
  slotMinutes: number
  /** Minutes between possible starts, counted from local midnight. */
  gridMinutes: number
  /** A start lies more than this many minutes ahead: what the door asks for (`may-take.ts`). */
  noticeMinutes: number
  /** Days for which an open slot that nobody took is still shown. */
  staleOpenDays: number
}

export const DEFAULT_SLOT_POLICY: SlotPolicy = { slotMinutes: 90, gridMinutes: 30, noticeMinutes: 0, staleOpenDays: 7 }

export type SlotKind = 'regular' | 'instant'

export type SlotQuery = {
  hours: readonly WorkingRange[]
  timeOff: readonly Span[]
  /** Ranges taken by held or scheduled sessions, travel included. Order does not matter. */
  occupied: readonly Span[]
  policy: SlotPolicy
  /** IANA name, e.g. `Asia/Makassar`. */
  zone: string
  /** First local date and number of local dates listed. */
  from: Temporal.PlainDate
  days: number
  now: Temporal.Instant
  /** `regular`: any day. `instant`: today. */
  kind: SlotKind
}

/** `endsAt - startsAt` is the whole slot, travel included. */
export type Slot = { startsAt: EpochMs; endsAt: EpochMs }

/** Every bookable slot of the window, earliest first. Throws RangeError for an unknown zone. */
export function freeSlots(query: SlotQuery): Slot[] {
  const { policy, zone } = query
  const now = query.now.epochMilliseconds
  let firstDay = dayNumber(query.from)
  let lastDay = firstDay + query.days - 1
  const after = now + policy.noticeMinutes * MINUTE
  if (query.kind === 'instant') {
    const today = localDay(zone, now)
    firstDay = Math.max(firstDay, today)
    lastDay = Math.min(lastDay, today)
  }
  if (lastDay < firstDay) return []
  const periods = windowPeriods(zone, firstDay, lastDay)
  const working = workingSpans(query.hours, periods, firstDay, lastDay)
  const free = subtract(working, mergeSpans([...query.timeOff, ...query.occupied]))
  return gridSlots(free, periods, policy, firstDay, lastDay, after)
}

/** Is this a start of the grid, counted from local midnight? */
export function isOnGrid(zone: string, gridMinutes: number, startsAt: Temporal.Instant): boolean {
  const at = startsAt.epochMilliseconds
  return firstOnGrid(at, offsetAt(zone, at), gridMinutes * MINUTE) === at
}

/** Does it start on the local date that it is now? */
export function isToday(zone: string, startsAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return localDay(zone, startsAt.epochMilliseconds) === localDay(zone, now.epochMilliseconds)
}

/** Does the whole span, travel included, lie inside the recurring hours? The hours of `freeSlots`, asked of any span. */
export function isWithinHours(hours: readonly WorkingRange[], zone: string, span: Span): boolean {
  const firstDay = localDay(zone, span.start)
  const lastDay = localDay(zone, span.end)
  const working = workingSpans(hours, windowPeriods(zone, firstDay, lastDay), firstDay, lastDay)
  return working.some((range) => range.start <= span.start && span.end <= range.end)
}

/** Does any of the ranges take some of the span's time? */
export function isTaken(taken: readonly Span[], span: Span): boolean {
  return taken.some((range) => range.start < span.end && span.start < range.end)
}

/** What a session looks like to the calendar: `held` awaits payment, the others keep their time. */
export type CalendarSession = Span & { id: string; held: boolean }

export type SlotState = 'available' | 'pending' | 'booked' | 'expired'

/** One line of a therapist's calendar. `sessionId` is null for open slots. */
export type CalendarSlot = Slot & { state: SlotState; sessionId: string | null }

export type CalendarQuery = Omit<SlotQuery, 'occupied' | 'kind'> & { sessions: readonly CalendarSession[] }

/**
 * The calendar of a window: sessions as they stand, and the open grid slots
 * between them. Everything is `expired` from its end on; open slots that
 * nobody took vanish after `policy.staleOpenDays`.
 */
export function calendarSlots(query: CalendarQuery): CalendarSlot[] {
  const { policy, zone, sessions } = query
  const now = query.now.epochMilliseconds
  const firstDay = dayNumber(query.from)
  const lastDay = firstDay + query.days - 1
  if (lastDay < firstDay) return []
  const periods = windowPeriods(zone, firstDay, lastDay)
  const working = workingSpans(query.hours, periods, firstDay, lastDay)
  const free = subtract(working, mergeSpans([...query.timeOff, ...sessions]))
  const staleBefore = now - policy.staleOpenDays * DAY
  const lines: CalendarSlot[] = []
  for (const slot of gridSlots(free, periods, policy, firstDay, lastDay, -Infinity)) {
    if (slot.endsAt <= staleBefore) continue
    lines.push({ ...slot, state: slot.endsAt <= now ? 'expired' : 'available', sessionId: null })
  }
  for (const session of sessions) {
    if (!startsWithin(session.start, periods, firstDay, lastDay)) continue
    const state = session.end <= now ? 'expired' : session.held ? 'pending' : 'booked'
    lines.push({ startsAt: session.start, endsAt: session.end, state, sessionId: session.id })
  }
  return lines.sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt)
}

/** Sorted union: overlapping and touching spans become one, empty ones vanish. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.start < span.end).sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const span of sorted) append(merged, span.start, span.end)
  return merged
}

/** Offset periods covering the local days `firstDay - 1 … lastDay + 1` whatever the zone's offset. */
function windowPeriods(zone: string, firstDay: number, lastDay: number): OffsetPeriod[] {
  return offsetPeriods(zone, (firstDay - 2) * DAY, (lastDay + 3) * DAY)
}

/**
 * Working hours as merged instants: an instant counts when its wall-clock
 * minute lies in a range of its local weekday. A skipped hour therefore has no
 * working time and a repeated one counts twice. One day more on either side,
 * because a slot may run across midnight.
 */
function workingSpans(hours: readonly WorkingRange[], periods: readonly OffsetPeriod[], firstDay: number, lastDay: number): Span[] {
  const byWeekday = rangesByWeekday(hours)
  const spans: Span[] = []
  for (const period of periods) {
    const from = Math.max(firstDay - 1, Math.floor((period.start + period.offset) / DAY))
    const to = Math.min(lastDay + 1, Math.floor((period.end + period.offset - 1) / DAY))
    for (let day = from; day <= to; day++) {
      const midnight = day * DAY - period.offset
      for (const range of byWeekday[isoWeekday(day)]!) {
        const start = Math.max(midnight + range.start * MINUTE, period.start)
        const end = Math.min(midnight + range.end * MINUTE, period.end)
        if (start < end) append(spans, start, end)
      }
    }
  }
  return spans
}

function rangesByWeekday(hours: readonly WorkingRange[]): Span[][] {
  const byWeekday: Span[][] = [[], [], [], [], [], [], [], []]
  for (const range of hours) byWeekday[range.weekday]!.push({ start: range.startMinute, end: range.endMinute })
  return byWeekday.map(mergeSpans)
}

/** Adds a span that starts no earlier than the last one, joining the two where they meet. */
function append(spans: Span[], start: EpochMs, end: EpochMs): void {
  const last = spans[spans.length - 1]
  if (last && start <= last.end) {
    if (end > last.end) last.end = end
  } else spans.push({ start, end })
}

/** `spans − holes`; both sorted and merged. */
function subtract(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = []
  let h = 0
  for (const span of spans) {
    let start = span.start
    while (h < holes.length && holes[h]!.end <= start) h++
    for (let i = h; i < holes.length && holes[i]!.start < span.end; i++) {
      const hole = holes[i]!
      if (hole.start > start) left.push({ start, end: hole.start })
      if (hole.end > start) start = hole.end
    }
    if (start < span.end) left.push({ start, end: span.end })
  }
  return left
}

/** Grid starts after `after` on the local days asked for whose whole slot fits into a free span. */
function gridSlots(
  free: readonly Span[],
  periods: readonly OffsetPeriod[],
  policy: SlotPolicy,
  firstDay: number,
  lastDay: number,
  after: EpochMs,
): Slot[] {
  const length = policy.slotMinutes * MINUTE
  const grid = policy.gridMinutes * MINUTE
  const slots: Slot[] = []
  for (const period of periods) {
    const opens = Math.max(period.start, firstDay * DAY - period.offset)
    const closes = Math.min(period.end, (lastDay + 1) * DAY - period.offset)
    for (const span of free) {
      if (span.start >= closes) break
      const last = Math.min(span.end - length, closes - 1)
      let start = firstOnGrid(Math.max(span.start, opens), period.offset, grid)
      if (start <= after) start = firstOnGrid(after + 1, period.offset, grid)
      for (; start <= last; start += grid) slots.push({ startsAt: start, endsAt: start + length })
    }
  }
  return slots
}

/** First instant from `at` on whose local time is a multiple of the grid. */
function firstOnGrid(at: EpochMs, offset: number, grid: number): EpochMs {
  return Math.ceil((at + offset) / grid) * grid - offset
}

function startsWithin(at: EpochMs, periods: readonly OffsetPeriod[], firstDay: number, lastDay: number): boolean {
  const period = periods.find((candidate) => candidate.start <= at && at < candidate.end)
  if (!period) return false
  const day = Math.floor((at + period.offset) / DAY)
  return day >= firstDay && day <= lastDay
}

/**
 * Local time as integer arithmetic. Temporal is asked once per zone and
 * offset period; everything after that is addition on epoch milliseconds,
 * which keeps slot listing far below a millisecond.
 */

export type EpochMs = number

export const MINUTE = 60_000
export const DAY = 86_400_000

const FIRST_MOMENT = Temporal.Instant.from('0002-01-01T00:00Z')
const LAST_MOMENT = Temporal.Instant.from('9999-01-01T00:00Z')

/** Can the database be asked about it? It reads no year before the first, nor one of five digits as Temporal writes them. */
export function isOnCalendar(at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(FIRST_MOMENT, at) < 0 && Temporal.Instant.compare(at, LAST_MOMENT) < 0
}

/** A stretch of time in which a zone keeps one offset: `local = utc + offset`. Half-open, milliseconds. */
export type OffsetPeriod = { start: EpochMs; end: EpochMs; offset: number }

const periodsByZone = new Map<string, OffsetPeriod[]>()
const MAX_PERIODS_PER_ZONE = 64

/**
 * The offset periods of an IANA zone that touch `[from, to)`, in order and
 * without gaps. Throws RangeError for an unknown zone.
 */
export function offsetPeriods(zone: string, from: EpochMs, to: EpochMs): OffsetPeriod[] {
  const periods: OffsetPeriod[] = []
  for (let at = from; at < to;) {
    const period = periodAt(zone, at)
    periods.push(period)
    at = period.end
  }
  return periods
}

/** Milliseconds to add to UTC for local time in `zone` at that instant. */
export function offsetAt(zone: string, at: EpochMs): number {
  return periodAt(zone, at).offset
}

/** Days since 1970-01-01 on the wall calendar of `zone`. */
export function localDay(zone: string, at: EpochMs): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY)
}

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(date: Temporal.PlainDate): number {
  return Math.floor(Date.UTC(date.year, date.month - 1, date.day) / DAY)
}

/** The calendar date of a day number. */
export function dateOfDay(day: number): Temporal.PlainDate {
  const date = new Date(day * DAY)
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** ISO weekday of a day number: 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function periodAt(zone: string, at: EpochMs): OffsetPeriod {
  let known = periodsByZone.get(zone)
  if (!known) periodsByZone.set(zone, (known = []))
  for (const period of known) if (period.start <= at && at < period.end) return period

  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const next = local.getTimeZoneTransition('next')
  // One millisecond later, so that a period beginning exactly at `at` starts there and not one earlier.
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const period: OffsetPeriod = {
    start: previous ? previous.epochMilliseconds : -Infinity,
    end: next ? next.epochMilliseconds : Infinity,
    offset: local.offsetNanoseconds / 1_000_000,
  }
  if (known.length >= MAX_PERIODS_PER_ZONE) known.length = 0
  known.push(period)
  return period
}

import type { WorkingRange } from '../../domain/scheduling/slots.ts'

/** ISO weekdays, Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** Ranges a day can have in the form. */
export const RANGES_SHOWN = 4

/** Start and end of each range as the time inputs hold them, keyed by ISO weekday. */
export type WeekFields = Record<number, [string, string][]>

/** Minutes of the day as `HH:MM`; midnight at the end of a day is written 00:00, as time inputs know no 24:00. */
export function clockText(minute: number): string {
  const hour = Math.floor(minute / 60) % 24
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Minutes of `HH:MM`, or null. */
export function minuteOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** Reads the week's fields. A range with neither time is empty; with one, or nonsense, the day is wrong. */
export function parseWeek(form: FormData): { hours: WorkingRange[]; fields: WeekFields; errors: { weekday: number; problem: string }[] } {
  const hours: WorkingRange[] = []
  const fields: WeekFields = {}
  const errors: { weekday: number; problem: string }[] = []
  for (const weekday of WEEKDAYS) {
    const ranges: [string, string][] = []
    for (let index = 0; index < RANGES_SHOWN; index++) {
      const from = String(form.get(`d${weekday}s${index}`) ?? '')
        .trim()
        .slice(0, 8)
      const until = String(form.get(`d${weekday}e${index}`) ?? '')
        .trim()
        .slice(0, 8)
      if (!from && !until) continue
      ranges.push([from, until])
      const startMinute = minuteOf(from)
      const end = minuteOf(until)
      if (startMinute === null || end === null) errors.push({ weekday, problem: 'incomplete' })
      else hours.push({ weekday, startMinute, endMinute: end === 0 ? 1440 : end })
    }
    fields[weekday] = ranges
  }
  return { hours, fields, errors }
}

/** The span of a time-off form in the therapist's zone: whole days unless times are given. Null when the dates are not. */
export function timeOffSpan(off: Record<string, string>, zone: string): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null {
  try {
    const from = Temporal.PlainDate.from(off['fromDate'] ?? '')
    const to = off['toDate'] ? Temporal.PlainDate.from(off['toDate']) : from
    const startsAt = at(from, off['fromTime'] || '00:00', zone)
    const endsAt = off['toTime'] ? at(to, off['toTime'], zone) : at(to.add({ days: 1 }), '00:00', zone)
    return startsAt && endsAt ? { startsAt, endsAt } : null
  } catch {
    // Not a calendar date.
    return null
  }
}

function at(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant | null {
  const minute = minuteOf(time)
  return minute === null
    ? null
    : date.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(Math.floor(minute / 60), minute % 60) }).toInstant()
}

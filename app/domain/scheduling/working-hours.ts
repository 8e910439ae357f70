import { type Tx } from '../../platform/db.ts'
import type { WorkingRange } from './slots.ts'

/** Several shifts a day are fine; more is a mistake or a misuse. */
const MAX_RANGES_PER_DAY = 6

export type WorkingHoursProblem = 'bad_range' | 'overlap' | 'too_many'

export type ReplaceWorkingHoursResult =
  | { ok: true }
  | { ok: false; reason: 'invalid_hours'; problems: { weekday: number; problem: WorkingHoursProblem }[] }
  | { ok: false; reason: 'not_found' }

/**
 * Puts a whole week in place of the old one. Booked sessions stay as they are:
 * hours say what is offered from now on.
 */
export async function replaceWorkingHours(
  tx: Tx,
  input: { therapistId: string; hours: WorkingRange[] },
): Promise<ReplaceWorkingHoursResult> {
  const problems = workingHoursProblems(input.hours)
  if (problems.length > 0) return { ok: false, reason: 'invalid_hours', problems }
  // Two saves at once take turns: the later one wins whole, never half of each.
  const [therapist] = await tx.$queryRaw<
    { id: string }[]
  >`select id from therapists where id = ${input.therapistId}::uuid for no key update`
  if (!therapist) return { ok: false, reason: 'not_found' }
  await tx.$executeRaw`delete from therapist_working_hours where therapist_id = ${input.therapistId}::uuid`
  await tx.$executeRaw`
    insert into therapist_working_hours (therapist_id, weekday, start_minute, end_minute)
    select ${input.therapistId}::uuid, weekday, start_minute, end_minute
    from unnest(${input.hours.map((range) => range.weekday)}::int[], ${input.hours.map((range) => range.startMinute)}::int[],
      ${input.hours.map((range) => range.endMinute)}::int[]) as week(weekday, start_minute, end_minute)`
  return { ok: true }
}

/** What is wrong with a week, one line for each weekday and kind; empty when it can be saved. */
export function workingHoursProblems(hours: readonly WorkingRange[]): { weekday: number; problem: WorkingHoursProblem }[] {
  const problems: { weekday: number; problem: WorkingHoursProblem }[] = []
  const byWeekday = Map.groupBy(hours, (range) => range.weekday)
  for (const [weekday, ranges] of byWeekday) {
    const whole = ranges.every((range) => [range.weekday, range.startMinute, range.endMinute].every(Number.isInteger))
    const inside =
      weekday >= 1 &&
      weekday <= 7 &&
      ranges.every((range) => range.startMinute >= 0 && range.startMinute < range.endMinute && range.endMinute <= 1440)
    if (!whole || !inside) problems.push({ weekday, problem: 'bad_range' })
    const sorted = ranges.toSorted((a, b) => a.startMinute - b.startMinute)
    if (sorted.some((range, i) => i > 0 && range.startMinute < sorted[i - 1]!.endMinute)) problems.push({ weekday, problem: 'overlap' })
    if (ranges.length > MAX_RANGES_PER_DAY) problems.push({ weekday, problem: 'too_many' })
  }
  return problems
}

/** The recurring week of a therapist, in order. */
export async function workingHoursOf(reader: Pick<Tx, '$queryRaw'>, therapistId: string): Promise<WorkingRange[]> {
  const rows = await reader.$queryRaw<{ weekday: number; start_minute: number; end_minute: number }[]>`
    select weekday, start_minute, end_minute from therapist_working_hours
    where therapist_id = ${therapistId}::uuid order by weekday, start_minute`
  return rows.map((row) => ({ weekday: row.weekday, startMinute: row.start_minute, endMinute: row.end_minute }))
}

import type pg from 'pg'
import type { Random } from './random.ts'

/**
 * One person's story: it yields the moment at which it wants to go on, and is resumed when the
 * product's clock stands there. Many run interleaved in the order of time, as life does.
 */
export type Story = AsyncGenerator<Temporal.Instant, void, void>

/** Sets the product's clock without moving jobs: they are planned anew when all is told. */
async function setClock(pool: pg.Pool, to: Temporal.Instant | null): Promise<void> {
  await pool.query(`update clock_shift set shift = coalesce($1::timestamptz - clock_timestamp(), interval '0')`, [to?.toString() ?? null])
}

/** Tells all stories up to `end`; what a story wanted to do later stays undone, as an open booking does. */
export async function tell(pool: pg.Pool, stories: readonly Story[], end: Temporal.Instant): Promise<void> {
  const waiting: { at: Temporal.Instant; story: Story }[] = []
  const advance = async (story: Story) => {
    const { value, done } = await story.next()
    if (!done && value && Temporal.Instant.compare(value, end) <= 0) waiting.push({ at: value, story })
  }
  for (const story of stories) await advance(story)
  for (;;) {
    waiting.sort((a, b) => Temporal.Instant.compare(b.at, a.at))
    const next = waiting.pop()
    if (!next) break
    await setClock(pool, next.at)
    await advance(next.story)
  }
  await setClock(pool, null)
}

export interface WeekHours {
  readonly zone: string
  readonly hours: readonly { weekday: number; start: number; end: number }[]
}

/** Starts on the half-hour grid at which a visit of 90 minutes fits the working hours of one local day. */
export function startsOn(day: Temporal.PlainDate, { zone, hours }: WeekHours): Temporal.Instant[] {
  const starts: Temporal.Instant[] = []
  for (const range of hours.filter(({ weekday }) => weekday === day.dayOfWeek)) {
    for (let minute = Math.ceil(range.start / 30) * 30; minute + 90 <= range.end; minute += 30) {
      starts.push(
        day
          .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }) })
          .toInstant(),
      )
    }
  }
  return starts
}

/** Starts to try, in random order within each day, from `from` on over `days` days. */
export function* candidates(random: Random, therapist: WeekHours, from: Temporal.Instant, days: number): Generator<Temporal.Instant> {
  const first = from.toZonedDateTimeISO(therapist.zone).toPlainDate()
  for (let offset = 0; offset < days; offset++) {
    const starts = startsOn(first.add({ days: offset }), therapist).filter((start) => Temporal.Instant.compare(start, from) > 0)
    yield* random.shuffle(starts).slice(0, 4)
  }
}

export const later = (instant: Temporal.Instant, minutes: number): Temporal.Instant => instant.add({ seconds: Math.round(minutes * 60) })

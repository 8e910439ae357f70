import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calendarSlots,
  DEFAULT_SLOT_POLICY,
  freeSlots,
  isOnGrid,
  isWithinHours,
  type SlotQuery,
  type Span,
  type WorkingRange,
} from './slots.ts'

const MINUTE = 60_000
const JAKARTA = 'Asia/Jakarta'
const daily = (startMinute: number, endMinute: number): WorkingRange[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }))
const at = (text: string) => Temporal.Instant.from(text)
const span = (from: string, to: string): Span => ({ start: at(from).epochMilliseconds, end: at(to).epochMilliseconds })
const date = (text: string) => Temporal.PlainDate.from(text)

function query(changes: Partial<SlotQuery> = {}): SlotQuery {
  return {
    hours: daily(8 * 60, 20 * 60),
    timeOff: [],
    occupied: [],
    policy: DEFAULT_SLOT_POLICY,
    zone: JAKARTA,
    from: date('2026-11-23'),
    days: 1,
    now: at('2026-11-22T17:00:00Z'),
    kind: 'regular',
    ...changes,
  }
}
const HOUR_AHEAD = { ...DEFAULT_SLOT_POLICY, noticeMinutes: 60 }
const starts = (q: SlotQuery) => freeSlots(q).map((slot) => wall(slot.startsAt, q.zone))
const wall = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)

describe('slots of a day', () => {
  test('F01 ninety minutes from :00 or :30, wholly inside working hours', () => {
    const slots = freeSlots(query())
    expect(slots).toHaveLength(22)
    expect(starts(query())[0]).toBe('2026-11-23T08:00')
    expect(starts(query()).at(-1)).toBe('2026-11-23T18:30')
    expect(slots.every((slot) => slot.endsAt - slot.startsAt === 90 * MINUTE)).toBe(true)
  })

  test('F01 fourteen days with 0 sessions give 308 slots', () => {
    expect(freeSlots(query({ days: 14 }))).toHaveLength(308)
  })

  test('F01 hours that begin off the grid start at the next :00 or :30', () => {
    const hours = [{ weekday: 1, startMinute: 9 * 60 + 10, endMinute: 11 * 60 + 5 }]
    expect(starts(query({ hours }))).toEqual(['2026-11-23T09:30'])
  })

  test('F01 several ranges a day keep the break free, touching ranges join', () => {
    const hours = [
      { weekday: 1, startMinute: 8 * 60, endMinute: 10 * 60 },
      { weekday: 1, startMinute: 13 * 60, endMinute: 14 * 60 },
      { weekday: 1, startMinute: 14 * 60, endMinute: 14 * 60 + 30 },
    ]
    expect(starts(query({ hours }))).toEqual(['2026-11-23T08:00', '2026-11-23T08:30', '2026-11-23T13:00'])
  })

  test('F01 a night shift written as two ranges has slots across midnight', () => {
    const hours = [
      { weekday: 1, startMinute: 22 * 60, endMinute: 1440 },
      { weekday: 2, startMinute: 0, endMinute: 60 },
    ]
    expect(starts(query({ hours }))).toEqual(['2026-11-23T22:00', '2026-11-23T22:30', '2026-11-23T23:00', '2026-11-23T23:30'])
    expect(starts(query({ hours, from: date('2026-11-24') }))).toEqual([])
  })

  test('F01 occupied ranges and time off take every slot they touch, and no more', () => {
    const occupied = [span('2026-11-23T03:00Z', '2026-11-23T04:30Z')] // 10.00–11.30 WIB
    const timeOff = [span('2026-11-23T06:00Z', '2026-11-23T20:00Z')] // from 13.00 WIB
    expect(starts(query({ occupied, timeOff }))).toEqual(['2026-11-23T08:00', '2026-11-23T08:30', '2026-11-23T11:30'])
  })

  test('F02 instant: only today, and later than sixty minutes from now', () => {
    const now = at('2026-11-23T09:00:00Z') // 16.00 WIB
    const instant = (changes: Partial<SlotQuery>) => query({ kind: 'instant', policy: HOUR_AHEAD, now, ...changes })
    expect(starts(instant({ days: 3 }))).toEqual(['2026-11-23T17:30', '2026-11-23T18:00', '2026-11-23T18:30'])
    expect(starts(instant({ now: at('2026-11-23T08:59:59.999Z') }))[0]).toBe('2026-11-23T17:00')
    expect(starts(instant({ from: date('2026-11-24') }))).toEqual([])
  })

  test('F02 "today" is the therapist\'s day, not the server\'s', () => {
    const now = at('2026-11-22T23:30:00Z') // Sunday in UTC; Monday 08.30 in Jayapura
    const wit = query({ kind: 'instant', policy: HOUR_AHEAD, zone: 'Asia/Jayapura', now })
    expect(starts(wit)[0]).toBe('2026-11-23T10:00')
  })

  test('D03 a regular start lies in the future: now itself is too late', () => {
    const now = at('2026-11-23T02:00:00Z') // 09.00 WIB
    expect(starts(query({ now }))[0]).toBe('2026-11-23T09:30')
    expect(starts(query({ now }))).not.toContain('2026-11-23T09:00')
    expect(isOnGrid(JAKARTA, 30, at('2026-11-23T02:30:00Z'))).toBe(true)
    expect(isOnGrid(JAKARTA, 30, at('2026-11-23T02:45:00Z'))).toBe(false)
    expect(isOnGrid(JAKARTA, 30, at('2026-11-23T02:30:00.001Z'))).toBe(false)
  })

  test('F02 the notice of the door keeps every start within it away, tomorrow morning as well', () => {
    const notice = (noticeMinutes: number, now: string, changes: Partial<SlotQuery> = {}) =>
      starts(query({ policy: { ...DEFAULT_SLOT_POLICY, noticeMinutes }, now: at(now), ...changes }))[0]
    expect(notice(120, '2026-11-23T02:00:00Z')).toBe('2026-11-23T11:30') // 09.00 WIB: exactly two hours is too soon
    expect(notice(120, '2026-11-23T01:59:59Z')).toBe('2026-11-23T11:00')
    expect(notice(45, '2026-11-23T02:00:00Z')).toBe('2026-11-23T10:00')
    expect(notice(120, '2026-11-22T23:50:00Z', { from: date('2026-11-23') })).toBe('2026-11-23T09:00') // 06.50 WIB the same day
    expect(notice(120, '2026-11-23T16:30:00Z', { from: date('2026-11-24'), hours: daily(0, 1440) })).toBe('2026-11-24T02:00')
  })

  test('F01 hours asked of any span are those the slots lie in', () => {
    const hours = [
      { weekday: 1, startMinute: 22 * 60, endMinute: 1440 },
      { weekday: 2, startMinute: 0, endMinute: 60 },
    ]
    const inside = (from: string, to: string) => isWithinHours(hours, JAKARTA, span(from, to))
    expect(inside('2026-11-23T15:10Z', '2026-11-23T17:50Z')).toBe(true) // 22.10–00.50 WIB, off the grid, across midnight
    expect(inside('2026-11-23T15:00Z', '2026-11-23T18:01Z')).toBe(false)
    expect(inside('2026-11-23T14:59Z', '2026-11-23T16:00Z')).toBe(false)
    expect(inside('2026-11-24T15:10Z', '2026-11-24T16:00Z')).toBe(false)
  })

  test('F01 a skipped hour offers nothing, a repeated hour is offered twice', () => {
    const hours = daily(60, 5 * 60)
    const newYork = { hours, zone: 'America/New_York', now: at('2026-01-01T00:00Z') }
    expect(starts(query({ ...newYork, from: date('2026-03-08') }))).toEqual([
      '2026-03-08T01:00',
      '2026-03-08T01:30',
      '2026-03-08T03:00',
      '2026-03-08T03:30',
    ])
    expect(starts(query({ ...newYork, from: date('2026-11-01') }))).toHaveLength(8)
  })

  test('F01 an unknown zone is a bug and throws', () => {
    expect(() => freeSlots(query({ zone: 'Asia/Atlantis' }))).toThrow(RangeError)
  })
})

describe('calendar', () => {
  const base = query({ now: at('2026-11-23T02:00:00Z') }) // Monday 09.00 WIB
  const held = { id: 'held', held: true, ...span('2026-11-23T03:00Z', '2026-11-23T04:30Z') }
  const booked = { id: 'booked', held: false, ...span('2026-11-23T06:00Z', '2026-11-23T07:30Z') }

  test('D09 available, pending and booked; after its end a session is expired', () => {
    const state = (now: string) =>
      Object.fromEntries(
        calendarSlots({ ...base, now: at(now), sessions: [held, booked] })
          .filter((line) => line.sessionId)
          .map((line) => [line.sessionId, line.state]),
      )
    expect(state('2026-11-23T02:00Z')).toEqual({ held: 'pending', booked: 'booked' })
    expect(state('2026-11-23T07:29:59Z')).toEqual({ held: 'expired', booked: 'booked' })
    expect(state('2026-11-23T07:30Z')).toEqual({ held: 'expired', booked: 'expired' })
    const open = calendarSlots({ ...base, sessions: [held, booked] }).filter((line) => !line.sessionId && line.state === 'available')
    expect(open.map((line) => wall(line.startsAt, JAKARTA))).not.toContain('2026-11-23T10:00')
    expect(open.map((line) => wall(line.startsAt, JAKARTA))).toContain('2026-11-23T11:30')
  })

  test('D09 the same hour is offered again the next working day', () => {
    const hours = daily(8 * 60, 20 * 60).filter((range) => range.weekday !== 2)
    const occupied = [span('2026-11-23T03:00Z', '2026-11-23T04:30Z')]
    const after = query({ hours, occupied, days: 3, now: at('2026-11-23T04:30:00Z') })
    const tens = starts(after).filter((start) => start.endsWith('T10:00'))
    expect(tens).toEqual(['2026-11-25T10:00'])
  })

  test('D10 an open slot expires at its end and disappears after seven days', () => {
    const stateOfEight = (now: string) =>
      calendarSlots({ ...base, now: at(now), sessions: [] }).find((line) => wall(line.startsAt, JAKARTA) === '2026-11-23T08:00')?.state
    expect(stateOfEight('2026-11-23T02:29:59Z')).toBe('available')
    expect(stateOfEight('2026-11-23T02:30:00Z')).toBe('expired')
    expect(stateOfEight('2026-11-30T02:29:59Z')).toBe('expired')
    expect(stateOfEight('2026-11-30T02:30:00Z')).toBeUndefined()
  })

  test('D10 a finished session stays on the calendar when open slots have gone', () => {
    const late = calendarSlots({ ...base, now: at('2026-12-24T00:00Z'), sessions: [booked] })
    expect(late).toEqual([{ startsAt: booked.start, endsAt: booked.end, state: 'expired', sessionId: 'booked' }])
  })
})

describe('against a brute force reference', () => {
  const STEP = 15 * MINUTE // every offset and range generated below is a multiple
  const zones = [
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Jayapura',
    'UTC',
    'America/New_York',
    'Europe/Lisbon',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'America/Havana',
    'Asia/Beirut',
    'Pacific/Kiritimati',
    'Africa/Casablanca',
  ]
  // Days round which at least one of those zones changes its clocks, and one where none does.
  const dates = [
    '2026-11-21',
    '2026-03-07',
    '2026-10-31',
    '2026-04-03',
    '2026-10-02',
    '2026-03-28',
    '2026-10-24',
    '2026-02-14',
    '2026-12-30',
  ]

  /** Walks the clock in quarter hours and asks Temporal about each. Slow and obvious. */
  function reference(q: SlotQuery): number[] {
    const begin = q.from.subtract({ days: 2 }).toZonedDateTime('UTC').epochMilliseconds
    const end = q.from.add({ days: q.days + 3 }).toZonedDateTime('UTC').epochMilliseconds
    const now = q.now.epochMilliseconds
    const today = q.now.toZonedDateTimeISO(q.zone).toPlainDate()
    const quarters: { ms: number; date: Temporal.PlainDate; minute: number; open: boolean }[] = []
    for (let ms = begin; ms < end; ms += STEP) {
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(q.zone)
      const minute = local.hour * 60 + local.minute
      const working = q.hours.some((r) => r.weekday === local.dayOfWeek && r.startMinute <= minute && minute < r.endMinute)
      const busy = [...q.timeOff, ...q.occupied].some((s) => s.start < ms + STEP && ms < s.end && s.start < s.end)
      quarters.push({ ms, date: local.toPlainDate(), minute, open: working && !busy })
    }
    const needed = q.policy.slotMinutes / 15
    const last = q.from.add({ days: q.days - 1 })
    return quarters
      .filter((quarter, i) => {
        if (quarter.minute % q.policy.gridMinutes !== 0) return false
        if (Temporal.PlainDate.compare(quarter.date, q.from) < 0 || Temporal.PlainDate.compare(quarter.date, last) > 0) return false
        if (quarter.ms <= now + q.policy.noticeMinutes * MINUTE) return false
        if (q.kind === 'instant' && !quarter.date.equals(today)) return false
        return quarters.slice(i, i + needed).every((next) => next.open)
      })
      .map((quarter) => quarter.ms)
  }

  const range = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 60 }))
    .map(([weekday, start, length]) => ({ weekday, startMinute: start * 15, endMinute: Math.min(1440, (start + length) * 15) }))
  const cases = fc.record({
    zone: fc.constantFrom(...zones),
    from: fc.constantFrom(...dates).map(date),
    days: fc.integer({ min: 1, max: 4 }),
    hours: fc.array(range, { maxLength: 14 }),
    kind: fc.constantFrom('regular' as const, 'instant' as const),
    // Ranges of whole minutes round the window; also empty ones, overlapping ones and ones off the grid.
    busy: fc.array(fc.tuple(fc.integer({ min: -2_000, max: 8_000 }), fc.integer({ min: 0, max: 400 }), fc.boolean()), { maxLength: 12 }),
    nowMinute: fc.integer({ min: -3_000, max: 6_000 }),
    slotMinutes: fc.constantFrom(60, 90, 120),
    gridMinutes: fc.constantFrom(15, 30, 60),
    noticeMinutes: fc.constantFrom(0, 45, 60, 120),
  })

  test('F01 F02 any hours, sessions, time off, zone and clock change give exactly the reference', () => {
    let compared = 0
    fc.assert(
      fc.property(cases, ({ zone, from, days, hours, kind, busy, nowMinute, slotMinutes, gridMinutes, noticeMinutes }) => {
        const base = from.toZonedDateTime('UTC').epochMilliseconds
        const spans = busy.map(([start, length, off]) => ({ start: base + start * MINUTE, end: base + (start + length) * MINUTE, off }))
        const q: SlotQuery = {
          zone,
          from,
          days,
          hours,
          kind,
          timeOff: spans.filter((s) => s.off),
          occupied: spans.filter((s) => !s.off),
          policy: { ...DEFAULT_SLOT_POLICY, slotMinutes, gridMinutes, noticeMinutes },
          now: Temporal.Instant.fromEpochMilliseconds(base + nowMinute * MINUTE),
        }
        const slots = freeSlots(q)
        compared += slots.length
        expect(slots.map((slot) => slot.startsAt)).toEqual(reference(q))
        expect(slots.every((slot) => slot.endsAt === slot.startsAt + slotMinutes * MINUTE)).toBe(true)
      }),
      { numRuns: 250 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  test("F01 D09 the calendar's open slots are the free slots of a clock that has not moved yet", () => {
    fc.assert(
      fc.property(cases, ({ zone, from, days, hours, busy }) => {
        const base = from.toZonedDateTime('UTC').epochMilliseconds
        const sessions = busy.map(([start, length, held], i) => ({
          id: String(i),
          held,
          start: base + start * MINUTE,
          end: base + (start + length) * MINUTE,
        }))
        const now = Temporal.Instant.fromEpochMilliseconds(base - 10 * 86_400_000)
        const shared = { zone, from, days, hours, timeOff: [], policy: DEFAULT_SLOT_POLICY, now }
        const open = calendarSlots({ ...shared, sessions }).filter((line) => line.sessionId === null)
        expect(open.every((line) => line.state === 'available')).toBe(true)
        expect(open.map((line) => line.startsAt)).toEqual(
          freeSlots({ ...shared, occupied: sessions, kind: 'regular' }).map((slot) => slot.startsAt),
        )
      }),
      { numRuns: 100 },
    )
  })
})

test('F01 the time zone of the process changes nothing', () => {
  const module = new URL('./slots.ts', import.meta.url).href
  const script = `
    import { freeSlots, DEFAULT_SLOT_POLICY } from ${JSON.stringify(module)}
    const hours = [1,2,3,4,5,6,7].map(weekday => ({ weekday, startMinute: 480, endMinute: 1200 }))
    const out = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'America/New_York'].map(zone => freeSlots({ hours, timeOff: [], occupied: [],
      policy: DEFAULT_SLOT_POLICY, zone, from: Temporal.PlainDate.from('2026-10-30'), days: 4, now: Temporal.Instant.from('2026-10-30T03:10:00Z'), kind: 'regular' }))
    console.log(JSON.stringify(out))`
  const run = (TZ: string) =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' })
  const utc = run('UTC')
  expect(JSON.parse(utc)[0].length).toBeGreaterThan(60)
  expect(run('America/New_York')).toBe(utc)
  expect(run('Asia/Jayapura')).toBe(utc)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../policy/policy.ts'
import { ASKED, CLAUSES, DOORS, mayStand, mayTake, noticeMinutes, standingSql, type Clause, type Door, type TakeFacts } from './may-take.ts'
import { slotPolicyFor, visitLength } from './slot-policy.ts'
import { freeSlots, type Span } from './slots.ts'

const MINUTE = 60_000
/** Monday 23 November 2026, 09.00 WIB. */
const now = Temporal.Instant.from('2026-11-23T02:00:00Z')
const spanIn = (minutes: number): Span => {
  const start = now.epochMilliseconds + minutes * MINUTE
  return { start, end: start + 90 * MINUTE }
}
/** Three hours ahead: beyond every notice, and beyond what an on-demand request calls soon. */
const LATER = spanIn(180)
const SOON = spanIn(100)

const willing: TakeFacts = {
  isVerified: true,
  isAccountOpen: true,
  isLicensed: true,
  intake: 'OPEN',
  isBlocked: false,
  isWishedGender: true,
  isWishedGrade: true,
  isWithinRadius: true,
  isOnline: true,
  lastSignAt: now.subtract({ hours: 1 }),
  hours: [{ weekday: 1, startMinute: 0, endMinute: 1440 }],
  timeOff: [],
  taken: [],
  zone: 'Asia/Jakarta',
  policy: DEFAULT_POLICY,
}

/** Facts in which that clause alone fails. */
const FAULTS: Record<Clause, (span: Span) => Partial<TakeFacts>> = {
  verified: () => ({ isVerified: false }),
  account_open: () => ({ isAccountOpen: false }),
  licensed: () => ({ isLicensed: false }),
  not_stopped: () => ({ intake: 'STOPPED' }),
  not_blocked: () => ({ isBlocked: true }),
  wished_gender: () => ({ isWishedGender: false }),
  not_paused: () => ({ intake: 'PAUSED' }),
  grade: () => ({ isWishedGrade: false }),
  radius: () => ({ isWithinRadius: false }),
  hours: () => ({ hours: [{ weekday: 2, startMinute: 0, endMinute: 1440 }] }),
  time_off: (span) => ({ timeOff: [{ start: span.end - MINUTE, end: span.end + MINUTE }] }),
  taken: (span) => ({ taken: [{ start: span.start - MINUTE, end: span.start + 1 }] }),
  notice: () => ({ policy: { ...DEFAULT_POLICY, smallestNoticeMinutes: 180, instantLeadMinutes: 180, otherTherapistLeadMinutes: 180 } }),
  online: () => ({ isOnline: false }),
  sign_of_life: () => ({ lastSignAt: now.subtract({ hours: 12 }) }),
}

/** The specification, written a second time and by hand: what each door refuses (r) and tells (t) for each clause. */
const SPECIFIED: Record<Clause, string> = {
  //              search regular instant on_demand another quota therapist_dates swap
  verified: 'r r r r r r r r',
  account_open: 'r r r r r r r r',
  licensed: 'r r r r r r r r',
  not_stopped: 'r r r r r r r r',
  not_blocked: 'r r r r r r r r',
  wished_gender: 'r r r r r - - t',
  not_paused: 'r r r r r - - t',
  grade: 'r r r r r - - t',
  radius: 'r r r r r - - t',
  hours: '- r r r r r t t',
  time_off: '- r r r r r t t',
  taken: '- r r r r r r r',
  notice: '- r r - r r - t',
  online: '- - r r - - - -',
  sign_of_life: '- - r - - - - -',
}

const answerOf = (door: Door, clause: Clause, span: Span): string => {
  const answer = mayTake(door, { ...willing, ...FAULTS[clause](span) }, door === 'search' ? null : span, now)
  if (!answer.ok) {
    expect(answer.failed, `${door}: ${clause} alone`).toEqual([clause])
    expect(answer.told).toEqual([])
    return 'r'
  }
  if (answer.told.length > 0) expect(answer.told, `${door}: ${clause} alone`).toEqual([clause])
  return answer.told.length > 0 ? 't' : '-'
}

describe('the table', () => {
  test.each(DOORS)('F02 R03 a therapist of whom nothing speaks against may take it at every door: %s', (door) => {
    expect(mayTake(door, willing, door === 'search' ? null : LATER, now)).toEqual({ ok: true, told: [] })
  })

  test.each(CLAUSES)('F02 R03 every door, where %s alone fails', (clause) => {
    const answers = DOORS.map((door) => answerOf(door, clause, LATER))
    expect(answers.join(' ')).toBe(SPECIFIED[clause])
  })

  test('O11 an on-demand time within two hours asks for a sign of life instead of hours', () => {
    expect(answerOf('on_demand', 'sign_of_life', SOON)).toBe('r')
    expect(answerOf('on_demand', 'hours', SOON)).toBe('-')
    expect(answerOf('on_demand', 'time_off', SOON)).toBe('r')
    expect(answerOf('on_demand', 'sign_of_life', spanIn(121))).toBe('-')
    expect(answerOf('on_demand', 'hours', spanIn(121))).toBe('r')
  })

  test('R03 several faults are all named, refusals and reports apart', () => {
    const facts = { ...willing, isWithinRadius: false, hours: [], taken: [LATER] }
    expect(mayTake('swap', facts, LATER, now)).toEqual({ ok: false, failed: ['taken'], told: ['radius', 'hours'] })
    expect(mayTake('regular', facts, LATER, now)).toEqual({ ok: false, failed: ['radius', 'hours', 'taken'], told: [] })
  })
})

describe('notice', () => {
  const smallest: [Door, number][] = [
    ['regular', 120],
    ['quota', 120],
    ['instant', 60],
    ['another', 45],
    ['on_demand', 0],
    ['therapist_dates', 0],
  ]
  test.each(smallest)('F02 D09 %s starts more than %d minutes ahead', (door, minutes) => {
    expect(noticeMinutes(door, DEFAULT_POLICY)).toBe(minutes)
    const after = (ms: number) => {
      const start = now.epochMilliseconds + minutes * MINUTE + ms
      return mayTake(door, willing, { start, end: start + 90 * MINUTE }, now)
    }
    expect(after(0)).toEqual({ ok: false, failed: ['notice'], told: [] })
    expect(after(1)).toEqual({ ok: true, told: [] })
  })

  test('F21 a swap only tells of it', () => {
    expect(mayTake('swap', willing, spanIn(25), now)).toEqual({ ok: true, told: ['notice'] })
  })
})

describe('time', () => {
  test('F01 what ends where the visit begins, or begins where it ends, takes nothing of it', () => {
    const taken = [
      { start: LATER.start - MINUTE, end: LATER.start },
      { start: LATER.end, end: LATER.end + MINUTE },
    ]
    expect(mayTake('regular', { ...willing, taken, timeOff: taken }, LATER, now).ok).toBe(true)
  })

  test('O06 online lapses at the end of the hours after the last sign, and without any', () => {
    const at = (lastSignAt: Temporal.Instant | null) => mayTake('instant', { ...willing, lastSignAt }, LATER, now)
    expect(at(now.subtract({ hours: 12 }).add({ milliseconds: 1 })).ok).toBe(true)
    expect(at(now.subtract({ hours: 12 }))).toEqual({ ok: false, failed: ['sign_of_life'], told: [] })
    expect(at(null)).toEqual({ ok: false, failed: ['sign_of_life'], told: [] })
  })
})

describe('standing alone', () => {
  test.each(DOORS)('R03 agrees with the whole answer on clauses without a time: %s', (door) => {
    const timed: Clause[] = ['hours', 'time_off', 'taken', 'notice']
    for (const clause of CLAUSES.filter((one) => !timed.includes(one))) {
      const facts = { ...willing, ...FAULTS[clause](LATER) }
      const whole = mayTake(door, facts, door === 'search' ? null : LATER, now)
      expect(mayStand(door, facts, now, DEFAULT_POLICY), clause).toBe(whole.ok)
    }
  })

  test('O10 what search asks is the one column its index stands on', () => {
    expect(standingSql('search')).toBe('t.is_listed')
    expect(standingSql('another')).toBe('t.is_listed')
    expect(standingSql('swap')).toBe(`t.verification_status = 'APPROVED' and t.intake <> 'STOPPED'`)
    expect(ASKED.not_paused.swap).toBe('told')
  })
})

describe('what is listed is what is taken', () => {
  const range = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 40 }).map((n) => n * 30),
    length: fc.integer({ min: 2, max: 16 }).map((n) => n * 30),
  })
  const busy = fc
    .tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, length]) => ({ start: now.epochMilliseconds + from * MINUTE, end: now.epochMilliseconds + (from + length) * MINUTE }))

  test.each(['regular', 'quota', 'another'] as const)('F01 F02 R03 the slots of %s are the grid starts the predicate allows', (door) => {
    let listed = 0
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 9 }),
        fc.array(busy, { maxLength: 5 }),
        fc.constantFrom(45, 60, 120),
        (week, taken, minutes) => {
          const hours = week.map(({ weekday, startMinute, length }) => ({
            weekday,
            startMinute,
            endMinute: Math.min(1440, startMinute + length),
          }))
          const facts = { ...willing, hours, taken: taken.slice(1), timeOff: taken.slice(0, 1) }
          const policy = slotPolicyFor(DEFAULT_POLICY, door, visitLength(DEFAULT_POLICY, minutes))
          const from = now.toZonedDateTimeISO(willing.zone).toPlainDate()
          const slots = freeSlots({
            hours,
            timeOff: facts.timeOff,
            occupied: facts.taken,
            policy,
            zone: willing.zone,
            from,
            days: 3,
            now,
            kind: 'regular',
          })
          const first = from.toZonedDateTime(willing.zone).epochMilliseconds
          const allowed = Array.from({ length: 3 * 48 }, (_, index) => first + index * 30 * MINUTE).filter(
            (start) => mayTake(door, facts, { start, end: start + (minutes + 30) * MINUTE }, now).ok,
          )
          listed += slots.length
          expect(slots.map((slot) => slot.startsAt)).toEqual(allowed)
        },
      ),
      { numRuns: 60 },
    )
    expect(listed).toBeGreaterThan(50)
  })
})

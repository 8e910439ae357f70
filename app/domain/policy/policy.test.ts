import { describe, expect, test } from 'vitest'
import {
  DEFAULT_POLICY,
  IMPOSSIBLE_COMBINATIONS,
  readPolicy,
  workablePolicySchema,
  type ImpossibleCombination,
  type Policy,
} from './policy.ts'

/** For each combination: values just beyond what works, and the nearest that do. */
const EDGES: Record<ImpossibleCombination, { beyond: Partial<Policy>; within: Partial<Policy> }> = {
  therapy_longer_than_slot: { beyond: { therapyMinutes: 91 }, within: { therapyMinutes: 90 } },
  horizon_beyond_validity: { beyond: { bookingHorizonDays: 31 }, within: { packageValidityDays: 31, bookingHorizonDays: 31 } },
  never_free: {
    beyond: { bookingHorizonDays: 1, freeCancellationMinutes: 1_440 },
    within: { bookingHorizonDays: 1, freeCancellationMinutes: 1_439 },
  },
  hold_beyond_start: { beyond: { paymentHoldMinutes: 61 }, within: { paymentHoldMinutes: 60 } },
  instant_answer_beyond_start: {
    beyond: { instantLeadMinutes: 20, answerMinutesInstant: 21 },
    within: { instantLeadMinutes: 20, answerMinutesInstant: 20 },
  },
  regular_answer_beyond_start: { beyond: { answerMinutesRegular: 46 }, within: { answerMinutesRegular: 45 } },
  grace_beyond_therapy: { beyond: { noShowGraceMinutes: 60 }, within: { noShowGraceMinutes: 59 } },
}
const refusals = (values: Partial<Policy>) => {
  const checked = workablePolicySchema.safeParse({ ...DEFAULT_POLICY, ...values })
  return checked.success ? [] : checked.error.issues.map((issue) => issue.message)
}

describe('R04 policies that cannot work together', () => {
  test('R04 the defaults can', () => expect(refusals({})).toEqual([]))

  test.each(IMPOSSIBLE_COMBINATIONS)('R04 %s is refused, the nearest that works is not', (combination) => {
    expect(refusals(EDGES[combination].beyond)).toContain(combination)
    expect(refusals(EDGES[combination].within)).toEqual([])
  })

  test('R04 a stored policy that nobody could choose today is read all the same', () => {
    expect(readPolicy({ bookingHorizonDays: 60, packageValidityDays: 7 })).toMatchObject({ bookingHorizonDays: 60, packageValidityDays: 7 })
  })
})

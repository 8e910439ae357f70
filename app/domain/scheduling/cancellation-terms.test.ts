import { expect, test } from 'vitest'
import { cancellationTerms } from './cancellation-terms.ts'

const startsAt = Temporal.Instant.from('2026-11-23T03:00:00Z')
const terms = (now: string, freeCancellationMinutes = 60) =>
  cancellationTerms({ startsAt, now: Temporal.Instant.from(now), freeCancellationMinutes })

test('F07 more than sixty minutes ahead cancelling returns the session to quota', () => {
  expect(terms('2026-11-23T01:59:59.999Z')).toMatchObject({ outcome: 'returns_to_quota', canReschedule: true })
  expect(terms('2026-11-20T00:00:00Z').freeUntil.toString()).toBe('2026-11-23T02:00:00Z')
})

test('F08 sixty minutes ahead or later, and after the start, the session is forfeited', () => {
  expect(terms('2026-11-23T02:00:00Z')).toMatchObject({ outcome: 'forfeited', canReschedule: false })
  expect(terms('2026-11-23T02:30:00Z').outcome).toBe('forfeited')
  expect(terms('2026-11-23T05:00:00Z').outcome).toBe('forfeited')
})

test('D13 the rule is the one of the booking, not a constant', () => {
  expect(terms('2026-11-22T04:00:00Z', 24 * 60).outcome).toBe('forfeited')
  expect(terms('2026-11-23T02:59:59Z', 0).outcome).toBe('returns_to_quota')
})

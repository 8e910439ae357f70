import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../policy/policy.ts'
import { endingOf, type SessionStatus } from '../session/session.ts'
import { decideStep, nextStep, possibleSteps, type Visit, type VisitStep } from './visit.ts'

const start = Temporal.Instant.from('2026-11-21T03:00:00Z')
const end = start.add({ minutes: 60 })
const visit = (over: Partial<Visit> = {}): Visit => ({
  status: 'SCHEDULED',
  statusReason: null,
  bookingStatus: 'ACCEPTED',
  place: 'HOME',
  startsAt: start,
  endsAt: end,
  ...over,
})
const at = (minutes: number) => start.add({ minutes })
const decide = (step: VisitStep, over: Partial<Visit>, minutes: number) => decideStep(step, visit(over), at(minutes), DEFAULT_POLICY)

const ALL: SessionStatus[] = [
  'PENDING_SCHEDULING',
  'REQUESTED',
  'SCHEDULED',
  'EN_ROUTE',
  'ARRIVED',
  'IN_PROGRESS',
  'COMPLETED',
  'FORFEITED',
  'EXPIRED',
  'CANCELLED',
  'FAILED',
]
const STEPS: VisitStep[] = ['set_out', 'arrive', 'start', 'complete', 'report_no_show', 'withdraw']

describe('steps of a visit', () => {
  test('each step goes from exactly the states meant for it, at home and online', () => {
    const legal = (place: 'HOME' | 'ONLINE') =>
      Object.fromEntries(STEPS.map((step) => [step, ALL.filter((status) => decide(step, { status, place }, 30).kind === 'go')]))
    expect(legal('HOME')).toEqual({
      set_out: ['SCHEDULED'],
      arrive: ['EN_ROUTE'],
      start: ['ARRIVED'],
      complete: ['IN_PROGRESS'],
      report_no_show: ['ARRIVED'],
      withdraw: ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'],
    })
    expect(legal('ONLINE')).toEqual({
      set_out: [],
      arrive: [],
      start: ['SCHEDULED'],
      complete: ['IN_PROGRESS'],
      report_no_show: ['SCHEDULED'],
      withdraw: ['SCHEDULED'],
    })
  })

  test('nothing moves while the booking is not accepted', () => {
    for (const bookingStatus of ['PENDING', 'PAID', 'CANCELLED', 'COMPLETED']) {
      for (const step of STEPS) expect(decide(step, { status: 'IN_PROGRESS', bookingStatus }, 30).kind).not.toBe('go')
    }
  })

  test('the same step again is recognised, another way to the same state is not', () => {
    expect(decide('complete', { status: 'COMPLETED', statusReason: 'auto_online' }, 90)).toEqual({ kind: 'already' })
    expect(decide('report_no_show', { status: 'FORFEITED', statusReason: 'patient_no_show' }, 90)).toEqual({ kind: 'already' })
    expect(decide('report_no_show', { status: 'FORFEITED', statusReason: 'patient_cancelled_late' }, 90)).toEqual({
      kind: 'refuse',
      reason: 'stale',
    })
    expect(
      decide('withdraw', { status: 'PENDING_SCHEDULING', statusReason: 'patient_cancelled', startsAt: null, endsAt: null }, 0),
    ).toEqual({ kind: 'refuse', reason: 'stale' })
  })

  test('setting out opens three hours before, an online start 15 minutes before', () => {
    expect(decide('set_out', {}, -181)).toEqual({ kind: 'refuse', reason: 'too_early', opensAt: at(-180) })
    expect(decide('set_out', {}, -180)).toEqual({ kind: 'go' })
    expect(decide('start', { place: 'ONLINE' }, -16)).toEqual({ kind: 'refuse', reason: 'too_early', opensAt: at(-15) })
    expect(decide('start', { place: 'ONLINE' }, -15)).toEqual({ kind: 'go' })
  })

  test('F08 a no-show counts from 15 minutes after the start', () => {
    expect(decide('report_no_show', { status: 'ARRIVED' }, 14)).toEqual({ kind: 'refuse', reason: 'too_early', opensAt: at(15) })
    expect(decide('report_no_show', { status: 'ARRIVED' }, 15)).toEqual({ kind: 'go' })
  })

  test('twelve hours after its end a visit that never began is left to an admin', () => {
    expect(decide('set_out', {}, 60 + 12 * 60)).toEqual({ kind: 'go' })
    expect(decide('set_out', {}, 60 + 12 * 60 + 1)).toEqual({ kind: 'refuse', reason: 'too_late' })
    expect(decide('complete', { status: 'IN_PROGRESS' }, 60 + 13 * 60)).toEqual({ kind: 'go' })
  })

  test('the big button follows the visit', () => {
    expect(ALL.map((status) => nextStep(status, 'HOME')).filter(Boolean)).toEqual(['set_out', 'arrive', 'start', 'complete'])
    expect(nextStep('SCHEDULED', 'ONLINE')).toBe('start')
    expect(possibleSteps('ARRIVED', 'HOME')).toEqual(['start', 'report_no_show', 'withdraw'])
    expect(possibleSteps('COMPLETED', 'HOME')).toEqual([])
  })
})

describe('D09 what time alone does', () => {
  const ending = (over: Partial<Visit>) => endingOf({ ...visit(over), blockedUntil: end.add({ minutes: 30 }) }, DEFAULT_POLICY)

  test('D09 a started one completes: online at its end, at home 12 h later', () => {
    expect(ending({ status: 'IN_PROGRESS', place: 'ONLINE' })).toEqual({ ending: 'completed', at: end })
    expect(ending({ status: 'IN_PROGRESS' })).toEqual({ ending: 'forgotten', at: end.add({ hours: 12 }) })
  })

  test('D09 one that never started is reported once its slot is over, never paid', () => {
    for (const status of ['SCHEDULED', 'EN_ROUTE', 'ARRIVED'] as const)
      expect(ending({ status })).toEqual({ ending: 'unresolved', at: at(90) })
  })

  test('finished, waiting or foreign ones are left alone', () => {
    for (const status of ['PENDING_SCHEDULING', 'REQUESTED', 'COMPLETED', 'FORFEITED', 'EXPIRED', 'CANCELLED', 'FAILED'] as const)
      expect(ending({ status })).toBeNull()
    expect(ending({ bookingStatus: 'PAID' })).toBeNull()
  })
})

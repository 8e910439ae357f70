/** What every kind of proposal draws from: the hours people like, how the line is, what the gateway sends. */
import type { Deed, Line } from './action.ts'
import type { Random } from './random.ts'
import { hasOfficeHours, OFFICE, zoneOf, type World } from './world.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Those that banks take back within minutes twice: they are the ones that go wrong. */
export const METHODS = ['va_bca', 'va_permata', 'va_permata', 'qris', 'gopay', 'mandiri_bill', 'mandiri_bill', 'shopeepay', 'va_bni']

export const OCCUPYING = new Set(['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'])

/** On the half hour, mostly; patients like the same hours, so that they meet. */
export function start(world: World, chance: Random, hours: number): number {
  const wished = Math.ceil((world.now + chance.whole(1, hours * 2) * 30 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE
  return chance.chance(0.03) ? wished + 7 * MINUTE : wished
}

export const line = (chance: Random): Line =>
  chance.weighted([
    [80, 'ok'],
    [8, 'down'],
    [7, 'lost'],
    [5, 'crash'],
  ] as const)

export const notice = (chance: Random, booking: string): Deed => ({
  do: 'notify',
  booking,
  pick: chance.whole(0, 30),
  line: line(chance),
  how: chance.weighted([
    [12, 'itself'],
    [2, 'swapped'],
    [2, 'dressed_up'],
    [1, 'forged'],
  ] as const),
})

export function isWorkingTime(world: World, therapist: string, at: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneOf(therapist))
  const minute = local.hour * 60 + local.minute
  return hasOfficeHours(therapist) ? minute >= OFFICE.startMinute && minute + world.policy.slotMinutes <= OFFICE.endMinute : true
}

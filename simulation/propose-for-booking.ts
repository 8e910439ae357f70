/** What may come next for one booking, or for one of its sessions, in the state it is in. */
import type { Deed } from './action.ts'
import { HOUR, isWorkingTime, line, METHODS, MINUTE, notice, OCCUPYING, start } from './propose-common.ts'
import { awayThen } from './propose-therapist.ts'
import type { Random } from './random.ts'
import type { BookingState, SessionState } from './snapshot.ts'
import type { World } from './world.ts'

export const isPaidFor = (world: World, booking: BookingState) => booking.payments.some(({ order }) => world.everPaid.has(order))

export const isAtHand = (world: World, { status, start }: SessionState) =>
  OCCUPYING.has(status) && start !== null && start - world.now < 3 * HOUR

export function ofBooking(world: World, chance: Random, booking: BookingState, hasWallet: boolean, n: number): Deed | null {
  const { label } = booking
  const attempts = Math.max(1, booking.payments.length)
  const attempt = chance.whole(1, attempts)
  if (booking.status === 'PENDING') {
    return chance.weighted<Deed>([
      [
        booking.payments.length ? 2 : 12,
        { do: 'pay', who: booking.patient, booking: label, method: chance.pick(METHODS), line: line(chance) },
      ],
      [
        booking.payments.length && !isPaidFor(world, booking) ? 14 : 0,
        {
          do: 'gateway',
          booking: label,
          attempt: attempts,
          how: chance.weighted([
            [20, 'pay'],
            [2, 'expire'],
            [2, 'deny'],
            [1, 'cancel'],
            [2, 'wrong_amount'],
          ] as const),
        },
      ],
      [booking.payments.length > 1 ? 2 : 0, { do: 'gateway', booking: label, attempt, how: 'late_pay' }],
      [isPaidFor(world, booking) ? 30 : booking.payments.length ? 3 : 0, notice(chance, label)],
      [hasWallet ? 5 : 0, { do: 'pay_wallet', who: booking.patient, booking: label }],
      [1, { do: 'cancel', who: booking.patient, booking: label }],
    ])
  }
  if (booking.status === 'PAID') {
    return chance.weighted<Deed>([
      [10, { do: 'accept', who: booking.therapist, booking: label }],
      [2, { do: 'decline', who: booking.therapist, booking: label }],
      [1, { do: 'cancel', who: booking.patient, booking: label }],
      [1, { do: 'admin_cancel', who: 'a0', booking: label }],
      [1, swapOf(world, chance, label)],
      [reversible(world, booking) ? 6 : 2, bank(chance, world, booking, attempt)],
      [2, notice(chance, label)],
    ])
  }
  const atHand = booking.sessions.filter((one) => isAtHand(world, one) || one.status === 'FAILED')
  const session = chance.pick(atHand.length > 0 && chance.chance(0.8) ? atHand : booking.sessions)
  return chance.weighted<() => Deed | null>([
    [atHand.length > 0 ? 80 : 20, () => ofSession(world, chance, booking, session)],
    [booking.isAskedAbout && !booking.sessions.some(isUnderWay) ? 6 : 1, () => ({ do: 'admin_cancel', who: 'a1', booking: label })],
    // Just finished and not yet paid: whoever did it is paid, not whoever has the rest.
    [booking.sessions.some(isEarned) ? 12 : 3, () => swapOf(world, chance, label)],
    [2, () => awayThen(world, chance, booking)],
    [isDatedWhole(booking) ? 3 : 0, () => swapToSleeper(world, chance, booking)],
    [2, () => ({ do: 'chat', who: chance.pick([booking.patient, booking.therapist]), booking: label, key: `m${n}` })],
    [reversible(world, booking) ? 5 : 1, () => bank(chance, world, booking, attempt)],
    [1, () => notice(chance, label)],
  ])()
}

export const swapOf = (world: World, chance: Random, booking: string): Deed => ({
  do: 'swap',
  who: 'a0',
  booking,
  therapist: chance.pick(world.therapists).label,
  how: chance.pick(['quota', 'quota', 'refuse', 'override']),
})

const isUnderWay = ({ status }: SessionState) => OCCUPYING.has(status) && status !== 'SCHEDULED'

const isEarned = ({ status, paid }: SessionState) => !paid && (status === 'COMPLETED' || status === 'FORFEITED')

function reversible(world: World, booking: BookingState) {
  if (booking.sessions.some((session) => session.paid || isEarned(session))) return undefined
  return booking.payments.find(
    (payment) =>
      payment.status === 'COMPLETED' &&
      payment.entitled &&
      payment.paidAt &&
      world.now - payment.paidAt < 15 * MINUTE &&
      (payment.method === 'va_permata' || payment.method === 'mandiri_bill'),
  )
}

const isDatedWhole = ({ sessions }: BookingState) =>
  sessions.some(({ status }) => status === 'SCHEDULED') && !sessions.some(({ status }) => status === 'PENDING_SCHEDULING')

/** Handed to somebody who does not work then: the visit returns to the quota. */
function swapToSleeper(world: World, chance: Random, booking: BookingState): Deed | null {
  const next = booking.sessions.find(({ status }) => status === 'SCHEDULED')!
  const others = world.therapists.filter(({ label }) => label !== booking.therapist && !isWorkingTime(world, label, next.start!))
  return others.length > 0
    ? { do: 'swap', who: 'a0', booking: booking.label, therapist: chance.pick(others).label, how: 'quota' }
    : swapOf(world, chance, booking.label)
}

/** Some banks take a settlement back within minutes; others pay after the end. */
export function bank(chance: Random, world: World, booking: BookingState, attempt: number): Deed {
  const young = reversible(world, booking)
  return young
    ? { do: 'gateway', booking: booking.label, attempt: young.attempt, how: 'reverse' }
    : { do: 'gateway', booking: booking.label, attempt, how: 'late_pay' }
}

function ofSession(world: World, chance: Random, booking: BookingState, session: SessionState): Deed | null {
  const mine = { who: booking.therapist, booking: booking.label, ordinal: session.ordinal }
  const theirs = { who: booking.patient, booking: booking.label, ordinal: session.ordinal }
  const until = session.start === null ? null : session.start - world.now
  const seen = session.start === null ? {} : { startsAt: session.start }
  // Too late for its own steps: an admin decides, or nobody ever will.
  const isForgotten = until !== null && until < -10 * HOUR
  switch (session.status) {
    case 'PENDING_SCHEDULING':
      return { do: 'schedule', ...theirs, startsAt: start(world, chance, 60) }
    case 'SCHEDULED':
      return chance.weighted<Deed>([
        [until! < 3 * HOUR ? 14 : 1, { do: 'set_out', ...mine, ...seen }],
        [3, { do: 'reschedule', ...theirs, startsAt: chance.chance(0.3) ? nearEnd(booking, chance) : start(world, chance, 60) }],
        [isLate(world, until!) ? 8 : 2, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
        [1, { do: 'withdraw', ...mine, ...seen }],
        [0.4, { do: 'fail', who: 'a0', booking: booking.label, ordinal: session.ordinal }],
        [until! < -2 * HOUR ? 8 : 0, resolution(chance, booking, session)],
      ])
    case 'EN_ROUTE':
      return chance.weighted<Deed>([
        [isForgotten ? 1 : 8, { do: 'arrive', ...mine, ...seen }],
        [isForgotten ? 8 : 0, resolution(chance, booking, session)],
        [0.3, { do: 'fail', who: 'a0', booking: booking.label, ordinal: session.ordinal }],
        [1, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
        [1, { do: 'withdraw', ...mine, ...seen }],
      ])
    case 'ARRIVED':
      return chance.weighted<Deed>([
        [isForgotten ? 1 : 8, { do: 'start', ...mine, ...seen }],
        [isForgotten ? 8 : 0, resolution(chance, booking, session)],
        [until! < 0 ? 3 : 1, { do: 'no_show', ...mine, ...seen }],
        [1, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
      ])
    case 'IN_PROGRESS':
      return chance.weighted<Deed>([
        [6, { do: 'complete', ...mine, ...seen }],
        [1, { do: 'resolve', who: 'a1', booking: booking.label, ordinal: session.ordinal, how: 'quota' }],
      ])
    case 'FAILED':
      return chance.weighted<Deed>([
        [4, resolution(chance, booking, session)],
        [1, { do: 'admin_cancel', who: 'a0', booking: booking.label }],
        [1, swapOf(world, chance, booking.label)],
      ])
    default:
      return null
  }
}

const resolution = (chance: Random, { label }: BookingState, { ordinal }: SessionState): Deed => ({
  do: 'resolve',
  who: 'a0',
  booking: label,
  ordinal,
  how: chance.pick(['completed', 'completed', 'quota', 'forfeited', 'refunded']),
})

/** Too late to give it back for nothing; patients try all the same, and mostly hope it is free. */
const isLate = ({ policy }: World, until: number) => until > 0 && until <= policy.freeCancellationMinutes * MINUTE

const cost = (world: World, chance: Random, until: number): string =>
  isLate(world, until) ? chance.pick(['returns_to_quota', 'forfeited']) : chance.chance(0.25) ? 'forfeited' : 'returns_to_quota'

/** About the package's end: the last start that counts, or the first that does not. */
const nearEnd = ({ expires }: BookingState, chance: Random): number =>
  Math.ceil(expires / (30 * MINUTE)) * 30 * MINUTE + chance.pick([-30 * MINUTE, 0, 30 * MINUTE, 6 * HOUR])

/** What may come next for one booking, or for one of its sessions, in the state it is in. */
import type { Deed } from './action.ts'
import { HOUR, line, METHODS, MINUTE, notice, OCCUPYING, start } from './propose-common.ts'
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
      [2, bank(chance, world, booking, attempt)],
      [2, notice(chance, label)],
    ])
  }
  const atHand = booking.sessions.filter((one) => isAtHand(world, one))
  const session = chance.pick(atHand.length > 0 && chance.chance(0.8) ? atHand : booking.sessions)
  return chance.weighted<() => Deed | null>([
    [20, () => ofSession(world, chance, booking, session)],
    [1, () => ({ do: 'admin_cancel', who: 'a1', booking: label })],
    [2, () => swapOf(world, chance, label)],
    [2, () => ({ do: 'chat', who: chance.pick([booking.patient, booking.therapist]), booking: label, key: `m${n}` })],
    [1, () => bank(chance, world, booking, attempt)],
    [1, () => notice(chance, label)],
  ])()
}

export const swapOf = (world: World, chance: Random, booking: string): Deed => ({
  do: 'swap',
  who: 'a0',
  booking,
  therapist: chance.pick(world.therapists).label,
  how: chance.pick(['quota', 'refuse']),
})

/** Some banks take a settlement back within minutes; others pay after the end. */
export function bank(chance: Random, world: World, booking: BookingState, attempt: number): Deed {
  const young = booking.payments.find(
    (payment) =>
      payment.status === 'COMPLETED' &&
      payment.entitled &&
      payment.paidAt &&
      world.now - payment.paidAt < 15 * MINUTE &&
      (payment.method === 'va_permata' || payment.method === 'mandiri_bill'),
  )
  return young && booking.sessions.every((session) => !session.paid && session.status !== 'COMPLETED' && session.status !== 'FORFEITED')
    ? { do: 'gateway', booking: booking.label, attempt: young.attempt, how: 'reverse' }
    : { do: 'gateway', booking: booking.label, attempt, how: 'late_pay' }
}

function ofSession(world: World, chance: Random, booking: BookingState, session: SessionState): Deed | null {
  const mine = { who: booking.therapist, booking: booking.label, ordinal: session.ordinal }
  const theirs = { who: booking.patient, booking: booking.label, ordinal: session.ordinal }
  const until = session.start === null ? null : session.start - world.now
  const seen = session.start === null ? {} : { startsAt: session.start }
  switch (session.status) {
    case 'PENDING_SCHEDULING':
      return { do: 'schedule', ...theirs, startsAt: start(world, chance, 60) }
    case 'SCHEDULED':
      return chance.weighted<Deed>([
        [until! < 3 * HOUR ? 14 : 1, { do: 'set_out', ...mine, ...seen }],
        [2, { do: 'reschedule', ...theirs, startsAt: start(world, chance, 60) }],
        [2, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
        [1, { do: 'withdraw', ...mine, ...seen }],
        [
          until! < -2 * HOUR ? 8 : 0,
          {
            do: 'resolve',
            who: 'a0',
            booking: booking.label,
            ordinal: session.ordinal,
            how: chance.pick(['completed', 'quota', 'forfeited']),
          },
        ],
      ])
    case 'EN_ROUTE':
      return chance.weighted<Deed>([
        [8, { do: 'arrive', ...mine, ...seen }],
        [1, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
        [1, { do: 'withdraw', ...mine, ...seen }],
      ])
    case 'ARRIVED':
      return chance.weighted<Deed>([
        [8, { do: 'start', ...mine, ...seen }],
        [until! < 0 ? 4 : 1, { do: 'no_show', ...mine, ...seen }],
        [1, { do: 'cancel_session', ...theirs, how: cost(world, chance, until!) }],
      ])
    case 'IN_PROGRESS':
      return chance.weighted<Deed>([
        [6, { do: 'complete', ...mine, ...seen }],
        [1, { do: 'resolve', who: 'a1', booking: booking.label, ordinal: session.ordinal, how: 'quota' }],
      ])
    default:
      return null
  }
}

const cost = (world: World, chance: Random, until: number): string =>
  until > world.policy.freeCancellationMinutes * MINUTE !== chance.chance(0.25) ? 'returns_to_quota' : 'forfeited'

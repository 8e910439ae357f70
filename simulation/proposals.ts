/** What somebody might do next: mostly something sensible in the present state, sometimes something that must be refused. */
import type { Action, Deed, Twist } from './action.ts'
import { DAY, HOUR, isWorkingTime, line, METHODS, MINUTE, OCCUPYING, start } from './propose-common.ts'
import { bank, isAtHand, isPaidFor, ofBooking, swapOf } from './propose-for-booking.ts'
import { topUp, withdrawal } from './propose-money.ts'
import { therapistsLife } from './propose-therapist.ts'
import type { Random } from './random.ts'
import type { BookingState, Snapshot } from './snapshot.ts'
import type { World } from './world.ts'

export function propose(world: World, state: Snapshot, chance: Random, n: number): Action {
  const next = chooseDeed(world, state, chance, n)
  const base = { n, salt: chance.whole(1, 2 ** 31), twist: 'none' as Twist }
  if (next.do === 'wait') return { ...base, do: 'wait', at: nextMoment(world, state, chance) }
  const at = world.now + chance.pick([0, 1, 700, 5_000, 20_000, 60_000])
  const twist: Twist = CALM.has(next.do)
    ? 'none'
    : chance.weighted([
        [78, 'none'],
        [7, 'repeat'],
        [4, 'crash_before'],
        [5, 'crash_after'],
        [next.do === 'book' ? 30 : 6, 'race'],
      ] as const)
  const rival = twist === 'race' ? rivalOf(world, state, chance, n, next) : undefined
  return { ...base, ...next, at, twist: twist === 'race' && !rival ? 'none' : twist, ...(rival && { rival }) }
}

/** Neither repeated nor raced: they bring their own disorder along. */
const CALM = new Set(['wait', 'work', 'sweep', 'early_job', 'gateway', 'notify', 'pay', 'top_up', 'bank', 'time_off'])

/** An interesting moment (a deadline, a start, an end), just before, at or after it; or any. */
function nextMoment(world: World, state: Snapshot, chance: Random): number {
  const moments: number[] = []
  for (const booking of state.bookings) {
    if (booking.status === 'PENDING') moments.push(booking.hold)
    if (booking.status === 'PAID' && booking.respond) moments.push(booking.respond)
    if (booking.status !== 'ACCEPTED') continue
    moments.push(booking.expires)
    for (const { start, end, status } of booking.sessions) {
      if (start && end && OCCUPYING.has(status))
        moments.push(
          start - 170 * MINUTE,
          start - world.policy.freeCancellationMinutes * MINUTE,
          start,
          start + 16 * MINUTE,
          end,
          end + 12 * HOUR,
        )
    }
    if (booking.chatLock) moments.push(booking.chatLock)
  }
  // Just before an answer is due, so that the next step meets the deadline before its job has run.
  const due = state.bookings.filter(({ status, respond }) => status === 'PAID' && respond! > world.now + 2_000)
  if (due.length > 0 && chance.chance(0.3)) return Math.floor(chance.pick(due).respond!) - chance.pick([1, 1_000])
  const ahead = moments.filter((moment) => moment > world.now).sort((a, b) => a - b)
  if (ahead.length > 0 && chance.chance(0.8))
    return Math.max(
      world.now,
      Math.floor(ahead[chance.whole(0, Math.min(3, ahead.length - 1))]! + chance.pick([-1, 0, 0, 1, 1_000, 10 * MINUTE])),
    )
  return world.now + chance.pick([10 * MINUTE, HOUR, 6 * HOUR, DAY])
}

function chooseDeed(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const open = state.bookings.filter(({ status }) => status === 'PENDING' || status === 'PAID' || status === 'ACCEPTED')
  const options: [number, () => Deed | null][] = [
    [open.length < 5 ? 10 : open.length < 12 ? 3 : 1, () => wish(world, chance, n)],
    [open.some((one) => urgency(world, one) >= 18) ? 3 : 8, () => ({ do: 'wait' })],
    [9, () => ({ do: 'work', line: line(chance) })],
    [1, () => ({ do: 'sweep' })],
    [2, () => ({ do: 'early_job', pick: chance.whole(0, 999) })],
    [
      55,
      () => {
        if (open.length === 0) return null
        const booking = chance.weighted(open.map((one) => [urgency(world, one), one] as const))
        return ofBooking(world, chance, booking, booking.patient in state.wallets, n)
      },
    ],
    [4, () => topUp(world, state, chance, n)],
    [3, () => therapistsLife(world, state, chance)],
    [6, () => (state.bookings.length > 0 ? nonsense(world, chance, targetOf(state, chance), n) : null)],
    [9, () => afterwards(world, state, chance, n)],
  ]
  for (let tries = 0; tries < 10; tries++) {
    const deed = chance.weighted(options)()
    if (deed) return deed
  }
  return { do: 'wait' }
}

/** People care about what is at hand: money on its way, a request to answer, a visit about to begin. */
function urgency(world: World, booking: BookingState): number {
  if (booking.status === 'PENDING') return isPaidFor(world, booking) ? 4 : 2
  // An answer in the last minute, or just too late.
  if (booking.status === 'PAID') return Math.abs(booking.respond! - world.now) < MINUTE ? 30 : 18
  // Who has set out goes on: what a visit earns, and what becomes of its time, is only seen at its end.
  if (booking.sessions.some(({ status }) => ['EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'].includes(status))) return 45
  return booking.sessions.some((session) => isAtHand(world, session)) ? 25 : 2
}

function wish(world: World, chance: Random, n: number): Deed {
  const type = chance.chance(0.2) ? 'INSTANT' : 'REGULAR'
  const therapist = chance.pick(world.therapists).label
  let startsAt = start(world, chance, type === 'INSTANT' ? 5 : 40)
  for (let tries = 0; tries < 4 && !isWorkingTime(world, therapist, startsAt); tries++)
    startsAt = start(world, chance, type === 'INSTANT' ? 5 : 40)
  return {
    do: 'book',
    who: chance.pick(world.patients).label,
    therapist,
    type,
    startsAt,
    item: type === 'INSTANT' && chance.chance(0.9) ? 0 : chance.whole(0, world.packages.length - 1),
    key: `b${n}`,
  }
}

/** What waits for an answer tempts most. */
function targetOf(state: Snapshot, chance: Random): BookingState {
  const asked = state.bookings.filter(({ status }) => status === 'PAID')
  return chance.pick(asked.length > 0 && chance.chance(0.5) ? asked : state.bookings)
}

/** The wrong person, or the wrong moment. */
function nonsense(world: World, chance: Random, booking: BookingState, n: number): Deed | null {
  const someone = chance.pick([...world.therapists, ...world.patients]).label
  const session = chance.pick(booking.sessions)
  const at = { booking: booking.label, ordinal: session.ordinal }
  if (booking.status === 'PAID' && chance.chance(0.5))
    return { do: chance.pick(['accept', 'decline'] as const), who: someone, booking: booking.label }
  return chance.pick<Deed>([
    { do: 'accept', who: someone, booking: booking.label },
    { do: 'decline', who: someone, booking: booking.label },
    { do: 'cancel', who: someone, booking: booking.label },
    { do: 'swap', who: chance.pick(['a0', someone]), booking: booking.label, therapist: chance.pick(world.therapists).label, how: 'quota' },
    { do: chance.pick(['set_out', 'arrive', 'start', 'complete', 'no_show'] as const), who: chance.pick(world.therapists).label, ...at },
    { do: 'cancel_session', who: chance.pick(world.patients).label, ...at, how: 'returns_to_quota' },
    { do: 'resolve', who: chance.pick(['a0', someone]), ...at, how: chance.pick(['completed', 'quota', 'forfeited', 'refunded']) },
    { do: 'schedule', who: chance.pick(world.patients).label, ...at, startsAt: start(world, chance, 24) },
    { do: 'chat', who: someone, booking: booking.label, key: `m${n}` },
    { do: 'review', who: chance.pick(world.patients).label, booking: booking.label, pick: n },
    { do: 'pay_wallet', who: chance.pick(world.patients).label, booking: booking.label },
    {
      do: 'choose_other',
      who: chance.pick(world.patients).label,
      booking: booking.label,
      therapist: chance.pick(world.therapists).label,
      key: `b${n}`,
    },
    { do: 'refund', who: chance.pick(['a1', someone]), booking: booking.label, pick: chance.whole(0, 3), how: 'MANUAL_TRANSFER' },
    { do: 'pay', who: chance.pick(world.patients).label, booking: booking.label, method: chance.pick(METHODS) },
  ])
}

/** Refunds, withdrawals, reviews, and talk after the end. */
function afterwards(world: World, state: Snapshot, chance: Random, n: number): Deed | null {
  const refundable = state.bookings.filter(({ refunds }) => refunds.some(({ status }) => status === 'PENDING'))
  const done = state.bookings.filter(({ status, reviewed }) => status === 'COMPLETED' && !reviewed)
  const openPlans = refundable.filter(({ reason }) => reason === 'therapist_declined' || reason === 'therapist_timeout')
  const wallets = Object.entries(state.wallets)
  return chance.weighted<() => Deed | null>([
    [
      refundable.length ? 6 : 0,
      () => ({
        do: 'refund',
        who: 'a0',
        booking: chance.pick(refundable).label,
        pick: chance.whole(0, 3),
        how: chance.pick(['MANUAL_TRANSFER', 'GATEWAY', 'WALLET']),
      }),
    ],
    [openPlans.length ? 8 : 0, () => otherTherapist(world, chance, chance.pick(openPlans), `b${n}`)],
    [
      done.length ? 4 : 0,
      () => {
        const { patient, label } = chance.pick(done)
        return { do: 'review', who: patient, booking: label, pick: chance.whole(0, 4) }
      },
    ],
    [state.reviews.length ? 1 : 0, () => ({ do: 'hide_review', who: 'a1', booking: chance.pick(state.reviews).booking })],
    [
      wallets.length ? 4 : 0,
      () => {
        const [owner, balance] = chance.pick(wallets)
        return {
          do: 'debit',
          who: 'a0',
          therapist: owner,
          amount: chance.pick([1, Math.max(1, Math.floor(balance / 2)), balance, balance + 1]),
          key: `w${n}`,
        }
      },
    ],
    [wallets.length ? 5 : 0, () => withdrawal(world, state, chance, n)],
    [
      state.bookings.length ? 4 : 0,
      () => {
        const { patient, therapist, label } = chance.pick(state.bookings)
        return { do: 'chat', who: chance.pick([patient, therapist]), booking: label, key: `m${n}` }
      },
    ],
    [state.bookings.length ? 2 : 0, () => bank(chance, world, chance.pick(state.bookings), 1)],
    [1, () => null],
  ])()
}

const otherTherapist = (world: World, chance: Random, { patient, label }: BookingState, key: string): Deed => ({
  do: 'choose_other',
  who: patient,
  booking: label,
  therapist: chance.pick(world.therapists).label,
  key,
})

/** Somebody who does a thing that cannot also happen. */
function rivalOf(world: World, state: Snapshot, chance: Random, n: number, deed: Deed): Deed | undefined {
  if (deed.do === 'book') {
    return {
      ...deed,
      who: chance.pick(world.patients).label,
      key: `b${n}r`,
      ...(chance.chance(0.5) && { startsAt: deed.startsAt! + 30 * MINUTE }),
    }
  }
  const booking = state.bookings.find(({ label }) => label === deed.booking)
  if (deed.do === 'choose_other')
    return chance.pick<Deed>([
      { do: 'refund', who: 'a0', booking: deed.booking!, pick: 0, how: chance.pick(['MANUAL_TRANSFER', 'WALLET']) },
      { ...deed, therapist: chance.pick(world.therapists).label, key: `${deed.key}r` },
      deed,
    ])
  if (deed.do === 'ask_money') return chance.pick<Deed>([deed, { ...deed, key: `${deed.key}r` }])
  if (deed.do === 'approve_money')
    return { ...deed, do: chance.pick(['approve_money', 'reject_money'] as const), who: chance.pick(['a0', 'a1']) }
  if (deed.do === 'transfer_money') return { ...deed, do: chance.pick(['transfer_money', 'reject_money'] as const) }
  if (!booking) return deed.do === 'debit' ? { ...deed, key: chance.pick([deed.key!, `${deed.key}r`]) } : undefined
  if (booking.status === 'PAID')
    return chance.pick<Deed>([
      { do: 'accept', who: booking.therapist, booking: booking.label },
      { do: 'decline', who: booking.therapist, booking: booking.label },
      { do: 'cancel', who: booking.patient, booking: booking.label },
    ])
  if (booking.status === 'ACCEPTED')
    return chance.pick<Deed>([{ do: 'admin_cancel', who: 'a0', booking: booking.label }, swapOf(world, chance, booking.label), deed])
  return deed
}

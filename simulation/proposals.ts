/** What somebody might do next: mostly something sensible in the present state, sometimes something that must be refused. */
import type { Action, Deed, Line, Twist } from './action.ts'
import type { Random } from './random.ts'
import type { BookingState, SessionState, Snapshot } from './snapshot.ts'
import { hasOfficeHours, OFFICE, topUpOrder, zoneOf, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const METHODS = ['va_bca', 'va_permata', 'qris', 'gopay', 'mandiri_bill', 'shopeepay', 'va_bni']

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
const CALM = new Set(['wait', 'work', 'sweep', 'early_job', 'gateway', 'notify', 'pay', 'top_up', 'bank'])

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

const OCCUPYING = new Set(['SCHEDULED', 'EN_ROUTE', 'ARRIVED', 'IN_PROGRESS'])

function chooseDeed(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const open = state.bookings.filter(({ status }) => status === 'PENDING' || status === 'PAID' || status === 'ACCEPTED')
  const options: [number, () => Deed | null][] = [
    [open.length < 5 ? 10 : open.length < 12 ? 3 : 1, () => wish(world, chance, n)],
    [open.some(({ status }) => status === 'PAID') ? 3 : 8, () => ({ do: 'wait' })],
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
    [6, () => (state.bookings.length > 0 ? nonsense(world, chance, chance.pick(state.bookings), n) : null)],
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
  if (booking.status === 'PAID') return Math.abs(booking.respond! - world.now) < MINUTE ? 30 : 5
  return booking.sessions.some((session) => isAtHand(world, session)) ? 9 : 2
}

const isPaidFor = (world: World, booking: BookingState) => booking.payments.some(({ order }) => world.everPaid.has(order))
const isAtHand = (world: World, { status, start }: SessionState) => OCCUPYING.has(status) && start !== null && start - world.now < 3 * HOUR

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

function isWorkingTime(world: World, therapist: string, at: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneOf(therapist))
  const minute = local.hour * 60 + local.minute
  return hasOfficeHours(therapist) ? minute >= OFFICE.startMinute && minute + world.policy.slotMinutes <= OFFICE.endMinute : true
}

/** On the half hour, mostly; patients like the same hours, so that they meet. */
function start(world: World, chance: Random, hours: number): number {
  const wished = Math.ceil((world.now + chance.whole(1, hours * 2) * 30 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE
  return chance.chance(0.03) ? wished + 7 * MINUTE : wished
}

const line = (chance: Random): Line =>
  chance.weighted([
    [80, 'ok'],
    [8, 'down'],
    [7, 'lost'],
    [5, 'crash'],
  ] as const)

function ofBooking(world: World, chance: Random, booking: BookingState, hasWallet: boolean, n: number): Deed | null {
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

const notice = (chance: Random, booking: string): Deed => ({
  do: 'notify',
  booking,
  pick: chance.whole(0, 30),
  line: line(chance),
  how: chance.weighted([
    [14, 'itself'],
    [1, 'swapped'],
    [1, 'dressed_up'],
    [1, 'forged'],
  ] as const),
})

const swapOf = (world: World, chance: Random, booking: string): Deed => ({
  do: 'swap',
  who: 'a0',
  booking,
  therapist: chance.pick(world.therapists).label,
  how: chance.pick(['quota', 'refuse']),
})

/** Some banks take a settlement back within minutes; others pay after the end. */
function bank(chance: Random, world: World, booking: BookingState, attempt: number): Deed {
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

/** The wrong person, or the wrong moment. */
function nonsense(world: World, chance: Random, booking: BookingState, n: number): Deed | null {
  const someone = chance.pick([...world.therapists, ...world.patients]).label
  const session = chance.pick(booking.sessions)
  const at = { booking: booking.label, ordinal: session.ordinal }
  return chance.pick<Deed>([
    { do: 'accept', who: someone, booking: booking.label },
    { do: 'decline', who: someone, booking: booking.label },
    { do: 'cancel', who: someone, booking: booking.label },
    { do: 'swap', who: chance.pick(['a0', someone]), booking: booking.label, therapist: chance.pick(world.therapists).label, how: 'quota' },
    { do: chance.pick(['set_out', 'arrive', 'start', 'complete', 'no_show'] as const), who: chance.pick(world.therapists).label, ...at },
    { do: 'cancel_session', who: chance.pick(world.patients).label, ...at, how: 'returns_to_quota' },
    { do: 'resolve', who: chance.pick(['a0', someone]), ...at, how: chance.pick(['completed', 'quota', 'forfeited']) },
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

/** Money for later: asked for, paid at the gateway, told of; or forgotten, or taken back by the bank. */
function topUp(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const known = state.topUps.filter(
    ({ id, label, status, paidAt }) =>
      id !== label && (status === 'PENDING' || status === 'CANCELLED' || (paidAt !== null && world.now - paidAt < 15 * MINUTE)),
  )
  if (known.length === 0 || chance.chance(0.2)) {
    return {
      do: 'top_up',
      who: chance.pick(world.patients).label,
      amount: chance.pick([350_000, 1_000_001, 1_500_000, 10_000, 9_999]),
      method: chance.pick(METHODS),
      line: line(chance),
      key: `u${n}`,
    }
  }
  const { label, id, status, method } = chance.pick(known)
  if (world.everPaid.has(topUpOrder(id)) && chance.chance(0.7)) return { ...notice(chance, ''), booking: undefined, topUp: label }
  if (status === 'COMPLETED')
    return { do: 'gateway', topUp: label, how: method === 'va_permata' || method === 'mandiri_bill' ? 'reverse' : 'late_pay' }
  return {
    do: 'gateway',
    topUp: label,
    how: chance.weighted([
      [20, 'pay'],
      [2, 'expire'],
      [2, 'deny'],
      [1, 'cancel'],
      [2, 'wrong_amount'],
      [2, 'late_pay'],
    ] as const),
  }
}

/** Asking, deciding and sending, each mostly when it is its turn; now and then by the wrong person. */
function withdrawal(world: World, state: Snapshot, chance: Random, n: number): Deed {
  const open = state.withdrawals.filter(
    ({ status, method, settled }) =>
      status === 'PENDING' || status === 'PROCESSING' || (status === 'COMPLETED' && method === 'GATEWAY' && settled! > world.now - DAY),
  )
  if (open.length === 0 || chance.chance(0.25)) {
    const [who, balance] = chance.pick(Object.entries(state.wallets))
    return { do: 'ask_money', who, amount: chance.pick([50_000, Math.max(1, Math.floor(balance / 2)), balance, balance + 1]), key: `k${n}` }
  }
  const { key, status, method } = chance.pick(open)
  const who = chance.weighted([
    [10, 'a0'],
    [10, 'a1'],
    [1, 't0'],
  ] as const)
  if (chance.chance(0.1))
    return { do: chance.pick(['approve_money', 'reject_money', 'transfer_money'] as const), who, key, how: 'MANUAL_TRANSFER' }
  if (status === 'PENDING') return { do: 'approve_money', who, key, how: chance.pick(['MANUAL_TRANSFER', 'GATEWAY']) }
  if (method === 'GATEWAY')
    return {
      do: 'bank',
      key,
      how: chance.weighted(
        status === 'COMPLETED'
          ? ([[1, 'failed']] as const)
          : ([
              [6, 'completed'],
              [1, 'processed'],
              [2, 'failed'],
            ] as const),
      ),
    }
  return { do: chance.pick(['transfer_money', 'transfer_money', 'reject_money'] as const), who, key }
}

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

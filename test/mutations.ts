/** A mistake of one line that the tests titled with the row's id must notice. */
export type Mutation = {
  /** Row of docs/rows.md; the tests run are those of its file whose title has this id. */
  row: string
  file: string
  from: string
  to: string
  /** Other words of the titles to run, where the id alone runs too much. */ title?: string
}

const domain = (name: string) => `app/domain/${name}.ts`

/** One for a row, in the order of docs/rows.md. Rows without one are counted by `npm run mutate`. */
export const MUTATIONS: readonly Mutation[] = [
  {
    row: 'F01',
    file: domain('scheduling/slots'),
    from: 'mergeSpans([...query.timeOff, ...query.occupied])',
    to: 'mergeSpans([...query.occupied])',
  },
  { row: 'F02', file: domain('scheduling/slots'), from: 'const after = now + policy.noticeMinutes * MINUTE', to: 'const after = now' },
  {
    row: 'F03',
    file: domain('session/create-booking'),
    from: "case when share.ordinal = 1 then 'SCHEDULED' else 'PENDING_SCHEDULING' end",
    to: "case when share.ordinal = 1 then 'SCHEDULED' else 'REQUESTED' end",
  },
  {
    row: 'F04',
    file: 'prisma/migrations/20261126010000_frozen_sale/migration.sql',
    from: "raise exception 'a booking keeps its patient, what was sold",
    to: "raise notice 'a booking keeps its patient, what was sold",
  },
  {
    row: 'F05',
    file: 'prisma/migrations/20261126010100_calendar/migration.sql',
    from: '(therapist_id with =, occupied with &&) where (occupies)',
    to: '(therapist_id with =, occupied with &&) where (occupies and id is null)',
    title: 'F05 the constraint',
  },
  { row: 'F06', file: domain('booking/may-request'), from: "if (!facts.is_profile_complete) return 'profile_incomplete'", to: '' },
  { row: 'F07', file: domain('session/consequences'), from: "PENDING_SCHEDULING: { jobs: 'off', ", to: 'PENDING_SCHEDULING: { ' },
  { row: 'F08', file: domain('visit/visit'), from: 'return startsAt.add({ minutes: policy.noShowGraceMinutes })', to: 'return startsAt' },
  {
    row: 'F09',
    file: 'app/platform/money.ts',
    from: '(amount * BigInt(Math.round(percent * 100))) / 10_000n',
    to: '(amount * BigInt(Math.round(percent * 100)) + 9_999n) / 10_000n',
  },
  {
    row: 'F10',
    file: domain('session/mark-paid-out'),
    from: 't.id = s.therapist_id and b.id = s.booking_id',
    to: 't.id = b.therapist_id and b.id = s.booking_id',
  },
  {
    row: 'F11',
    file: domain('ledger/wallet-queries'),
    from: "and t.created_at >= date_trunc('month', app_now() at time zone ${zone}) at time zone ${zone}) as month_income",
    to: ') as month_income',
  },
  {
    row: 'F12',
    file: domain('ledger/debit-wallet'),
    from: "if (note.length < 3) return { ok: false, reason: 'note_required' }",
    to: '',
  },
  {
    row: 'F13',
    file: domain('payment/initiate-payment'),
    from: 'if (open?.method === input.method && open.instructions)',
    to: 'if (!open && input.method === undefined)',
  },
  {
    row: 'F14',
    file: domain('payment/apply-gateway-status'),
    from: 'const isRightAmount = money.amount === payment.amount',
    to: 'const isRightAmount = money.amount > 0n',
    title: 'F14 a payment for the wrong amount',
  },
  {
    row: 'F15',
    file: domain('refund/gateway-refund'),
    from: 'if (isFresh) return refund.gateway_key ?? refund.id',
    to: 'if (isFresh) return crypto.randomUUID()',
  },
  {
    row: 'F16',
    file: domain('review/submit-review'),
    from: "if (booking.status !== 'COMPLETED') return { ok: false, reason: 'not_completed' }",
    to: '',
  },
  {
    row: 'F17',
    file: domain('session/keep-booking'),
    from: 'chat_locked_at = case when b.accepted_at is null then b.chat_locked_at else ${lock} end',
    to: 'chat_locked_at = coalesce(b.chat_locked_at, ${lock})',
  },
  {
    row: 'F18',
    file: domain('notification/priorities'),
    from: "booking_accepted: { urgency: 'high', mail: true",
    to: "booking_accepted: { urgency: 'high', mail: false",
  },
  { row: 'F19', file: domain('booking/time-out-booking'), from: "if (!due?.due) return { ok: false, reason: 'not_due' }", to: '' },
  { row: 'F20', file: domain('session/move-booking'), from: 'const jobs = join(...timed, {', to: 'const jobs = join({' },
  {
    row: 'F21',
    file: domain('scheduling/may-take'),
    from: 'time_off: row(o, x, x, x, x, x, t, t)',
    to: 'time_off: row(o, x, x, x, x, x, t, o)',
  },
  {
    row: 'F22',
    file: 'worker/crontab.ts',
    from: "{ job: sweeps.expirePackages, when: { at: '00:00', zone: WIB } }",
    to: "{ job: sweeps.expirePackages, when: { at: '00:00', zone: 'UTC' } }",
  },
  {
    row: 'F23',
    file: 'worker/retry.ts',
    from: '* 1_000 * 2 ** (attempts - 1)',
    to: '* 1_000',
    title: 'F23 a payout',
  },
  { row: 'D03', file: domain('booking/may-request'), from: 'if (clause) return REFUSAL[clause]', to: "if (clause) return 'slot_taken'" },
  {
    row: 'D05',
    file: domain('booking/request-booking'),
    from: "if (facts.open_holds >= MOST_HOLDS) return { ok: false, reason: 'too_many_holds' }",
    to: '',
  },
  {
    row: 'D06',
    file: domain('booking/confirm-booking'),
    from: 'await notifyAdmins(tx, {',
    to: 'if (payment.amount < 0n) await notifyAdmins(tx, {',
  },
  {
    row: 'D07',
    file: domain('payment/apply-gateway-status'),
    from: "const closed = await cancelBooking(tx, booking, { from: ['PENDING'], reason, by: 'nobody' })",
    to: 'const closed = reason === booking.id',
  },
  {
    row: 'D08',
    file: domain('payment/expire-hold'),
    from: 'await unsettledPayments(bookingId, { withOpen: !isEarly })',
    to: 'await unsettledPayments(bookingId, { withOpen: false })',
  },
  {
    row: 'D09',
    file: domain('session/session'),
    from: "{ ending: 'completed', at: session.endsAt }",
    to: "{ ending: 'completed', at: session.blockedUntil }",
  },
  { row: 'D10', file: domain('scheduling/slots'), from: 'now - policy.staleOpenDays * DAY', to: 'now - (policy.staleOpenDays + 1) * DAY' },
  {
    row: 'D11',
    file: domain('booking/request-booking'),
    from: 'if (facts.pending_id)',
    to: "if (facts.pending_id === '')",
  },
  {
    row: 'D13',
    file: domain('scheduling/reschedule-session'),
    from: "if (Temporal.Instant.compare(input.startsAt, session.expiresAt) >= 0) return { ok: false, reason: 'after_expiry' }",
    to: '',
  },
  { row: 'D14', file: domain('payment/reconcile-day'), from: 'isComplete: sum.silent === 0', to: 'isComplete: true' },
  { row: 'T11', file: 'app/i18n/format.ts', from: "'Asia/Makassar': 'WITA'", to: "'Asia/Makassar': 'WIB'" },
  { row: 'O02', file: domain('identity/sign-in'), from: '[userId, policy.signInTries,', to: '[userId, policy.signInTries + 1,' },
  {
    row: 'O04',
    file: 'app/routes/auth/signed-in-response.server.ts',
    from: 'return owner && owner !== role ? homeOf(role) : path',
    to: 'return path',
  },
  {
    row: 'O10',
    file: domain('matching/search-therapists'),
    from: "from therapists t where ${standingSql('search')}",
    to: 'from therapists t where true',
  },
  {
    row: 'O20',
    file: domain('payment/pay-from-wallet'),
    from: "if (facts!.balance < booking.total_price) return { ok: false, reason: 'balance_too_low', balance: facts!.balance }",
    to: '',
  },
  {
    row: 'O21',
    file: domain('withdrawal/request-withdrawal'),
    from: "if (input.amount < smallest) return { ok: false, reason: 'amount_too_small', smallest }",
    to: '',
  },
  { row: 'B01', file: domain('booking/similar-therapists'), from: 'and t.id not in (select therapist_id from asked)', to: '' },
  {
    row: 'B04',
    file: domain('ledger/ledger-queries'),
    from: '(sum(posting.amount) over (order by entry.created_at, posting.id))',
    to: '(sum(posting.amount) over (order by posting.amount))',
  },
  {
    row: 'B05',
    file: domain('payment/compare-payment'),
    from: 'const theirs = isTheirs ? received - refunded : 0n',
    to: 'const theirs = isTheirs ? received : 0n',
  },
  {
    row: 'B09',
    file: domain('receipt/payment-receipt'),
    from: "const gone = returns.filter(({ state }) => state !== 'PENDING')",
    to: 'const gone = returns',
  },
  { row: 'B11', file: 'worker/heartbeat.ts', from: 'return await unlock(pool, poolIds)', to: 'return', title: 'loses its connection' },
  { row: 'B12', file: 'app/platform/money.ts', from: 'shares[parts - 1] = total - share * BigInt(parts - 1)', to: '' },
  {
    row: 'R03',
    file: domain('scheduling/may-take'),
    from: 'notice: row(o, x, x, x, x, x, x, t)',
    to: 'notice: row(o, o, x, x, x, x, x, t)',
  },
]

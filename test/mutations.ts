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
    row: 'F16',
    file: domain('review/submit-review'),
    from: "if (booking.status !== 'COMPLETED') return { ok: false, reason: 'not_completed' }",
    to: '',
  },
  {
    row: 'F18',
    file: domain('notification/priorities'),
    from: "booking_accepted: { urgency: 'high', mail: true }",
    to: "booking_accepted: { urgency: 'high' }",
  },
  {
    row: 'F23',
    file: 'worker/retry.ts',
    from: '* 1_000 * 2 ** (attempts - 1)',
    to: '* 1_000',
    title: 'F23 a payout',
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
]

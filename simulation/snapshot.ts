import type { World } from './world.ts'

export type SessionState = {
  id: string
  ordinal: number
  status: string
  reason: string | null
  start: number | null
  end: number | null
  blocked: number | null
  paid: boolean
  therapist: string
  value: number
  /** Until when the calendar keeps the way back of its last visit free. */
  wayBack: number | null
}
export type PaymentState = {
  id: string
  attempt: number
  order: string
  status: string
  reason: string | null
  entitled: boolean | null
  amount: number
  method: string
  paidAt: number | null
  moved: boolean
}
export type TopUpState = {
  id: string
  label: string
  owner: string
  status: string
  reason: string | null
  amount: number
  method: string
  paidAt: number | null
}
export type RefundState = { id: string; status: string; amount: number }
export type BookingState = {
  id: string
  label: string
  status: string
  reason: string | null
  refund: string
  patient: string
  therapist: string
  type: string
  start: number
  hold: number
  respond: number | null
  expires: number
  accepted: number | null
  chatOpen: boolean
  chatLock: number | null
  reviewed: boolean
  /** Something about it waits on the admins' list. */
  isAskedAbout: boolean
  sessions: SessionState[]
  payments: PaymentState[]
  refunds: RefundState[]
}
export type JobState = {
  id: string
  task: string
  key: string | null
  payload: Record<string, string>
  runAt: number
  attempts: number
  max: number
}
export type WithdrawalState = {
  key: string
  owner: string
  amount: number
  status: string
  method: string | null
  gateway: string | null
  reference: string | null
  settled: number | null
  maker: string | null
  checker: string | null
}
export type TherapistState = { label: string; intake: string; timeOff: [from: number, to: number][] }
export type Snapshot = {
  bookings: BookingState[]
  therapists: TherapistState[]
  /** Sum of postings of each kind of account. */
  accounts: Record<string, number>
  /** Balance of each person's wallet, by name; empty ones absent. */
  wallets: Record<string, number>
  pendingRefunds: number
  jobs: JobState[]
  reviews: { id: string; booking: string; hidden: boolean }[]
  withdrawals: WithdrawalState[]
  topUps: TopUpState[]
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

/** What ended more than a day ago is left out: it can be judged by the invariants alone. */
const SQL = `
  select json_build_object(
    'bookings', (select coalesce(json_agg(json_build_object('id', b.id, 'status', b.status, 'reason', b.status_reason, 'refund', b.refund_status,
      'patient', b.patient_id, 'therapist', b.therapist_id, 'type', b.booking_type, 'hold', ${ms('b.hold_expires_at')}, 'respond', ${ms('b.therapist_respond_by')},
      'start', ${ms('b.created_at')}, 'expires', ${ms('b.expires_at')}, 'accepted', ${ms('b.accepted_at')}, 'chatOpen', b.is_chat_active, 'chatLock', ${ms('b.chat_locked_at')},
      'reviewed', exists (select 1 from reviews r where r.booking_id = b.id),
      'isAskedAbout', exists (select 1 from exceptions x where x.booking_id = b.id and x.kind = 'SESSION_UNRESOLVED' and x.resolved_at is null),
      'sessions', (select json_agg(json_build_object('id', s.id, 'ordinal', s.ordinal, 'status', s.status, 'reason', s.status_reason, 'start', ${ms('s.starts_at')},
        'end', ${ms('s.ends_at')}, 'blocked', ${ms('s.blocked_until')}, 'paid', s.is_payout_distributed, 'therapist', s.therapist_id,
        'value', s.therapist_share + s.platform_share, 'wayBack', (select ${ms('max(upper(k.during))')} from calendar_blocks k where k.session_id = s.id)) order by s.ordinal) from sessions s where s.booking_id = b.id),
      'payments', (select coalesce(json_agg(json_build_object('id', p.id, 'attempt', p.attempt, 'order', p.order_id, 'status', p.status, 'reason', p.status_reason,
        'entitled', p.is_entitled, 'amount', p.amount, 'method', p.method, 'paidAt', ${ms('p.paid_at')}, 'moved', p.moved_from is not null) order by p.attempt), '[]') from payments p where p.booking_id = b.id),
      'refunds', (select coalesce(json_agg(json_build_object('id', r.id, 'status', r.status, 'amount', r.amount) order by r.id), '[]') from refunds r where r.booking_id = b.id)
      ) order by b.id), '[]') from bookings b
      where b.status not in ('COMPLETED', 'CANCELLED') or b.refund_status = 'PENDING' or b.updated_at > app_now() - interval '1 day'),
    'therapists', (select json_agg(json_build_object('label', t.id, 'intake', t.intake, 'timeOff', (select coalesce(json_agg(json_build_array(${ms('o.starts_at')},
      ${ms('o.ends_at')}) order by o.starts_at, o.id), '[]') from therapist_time_off o where o.therapist_id = t.id)) order by t.id) from therapists t),
    'accounts', (select coalesce(json_object_agg(kind, total), '{}') from (select a.kind, sum(p.amount) as total from ledger_postings p join ledger_accounts a on a.id = p.account_id group by a.kind) t),
    'wallets', (select coalesce(json_object_agg(user_id, balance), '{}') from ledger_accounts where kind = 'WALLET' and balance <> 0),
    'pendingRefunds', (select coalesce(sum(amount), 0) from refunds where status in ('PENDING', 'PROCESSING')),
    'reviews', (select coalesce(json_agg(json_build_object('id', id, 'booking', booking_id, 'hidden', hidden_at is not null) order by id), '[]') from reviews),
    'withdrawals', (select coalesce(json_agg(json_build_object('key', substr(request_id, 9), 'owner', user_id, 'amount', amount, 'status', status, 'method', method,
      'gateway', gateway_state, 'reference', gateway_reference, 'settled', ${ms('settled_at')}, 'maker', approved_by, 'checker', checked_by) order by id), '[]') from withdrawals),
    'topUps', (select coalesce(json_agg(json_build_object('id', p.id, 'owner', p.patient_id, 'status', p.status, 'reason', p.status_reason, 'amount', p.amount, 'method', p.method,
      'paidAt', ${ms('p.paid_at')}) order by p.id), '[]') from payments p where p.booking_id is null),
    'jobs', (select coalesce(json_agg(json_build_object('id', j.id, 'task', t.identifier, 'key', j.key, 'payload', j.payload, 'runAt', ${ms('j.run_at')},
      'attempts', j.attempts, 'max', j.max_attempts) order by j.id), '[]') from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier <> 'notification.deliver' and j.attempts < j.max_attempts)
  ) as state`

/** The state as decisions and checks see it, people and bookings by name. */
export async function takeSnapshot(world: World): Promise<Snapshot> {
  const {
    rows: [row],
  } = await world.database.pool.query<{ state: Snapshot }>({ name: 'snapshot', text: SQL })
  const { state } = row!
  const label = (id: string) => world.names.get(id) ?? id
  for (const booking of state.bookings) {
    booking.label = label(booking.id)
    booking.patient = label(booking.patient)
    booking.therapist = label(booking.therapist)
    for (const session of booking.sessions) session.therapist = label(session.therapist)
  }
  state.therapists = state.therapists
    .map((therapist) => ({ ...therapist, label: label(therapist.label) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1))
  // Rows come in any order; what is chosen and compared must not.
  state.accounts = sorted(Object.entries(state.accounts))
  state.wallets = sorted(Object.entries(state.wallets).map(([id, balance]): [string, number] => [walletOwner(world, id), balance]))
  for (const withdrawal of state.withdrawals) withdrawal.owner = walletOwner(world, withdrawal.owner)
  for (const topUp of state.topUps) Object.assign(topUp, { label: label(topUp.id), owner: label(topUp.owner) })
  state.reviews = state.reviews.map((review) => ({ ...review, booking: label(review.booking) }))
  return state
}

const sorted = (entries: [string, number][]): Record<string, number> => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

function walletOwner(world: World, userId: string): string {
  return world.therapists.find((therapist) => therapist.userId === userId)?.label ?? world.names.get(userId) ?? userId
}

/** The part that a refused or undone action must not touch. What ended a day ago leaves the picture by itself. */
export function isUntouched(before: Snapshot, after: Snapshot): boolean {
  const seen = new Set(after.bookings.map(({ id }) => id))
  const bookings = before.bookings.filter((booking) => seen.has(booking.id) || !hasEnded(booking))
  return substance({ ...before, bookings }) === substance(after)
}

const hasEnded = ({ status, refund }: BookingState) => (status === 'COMPLETED' || status === 'CANCELLED') && refund !== 'PENDING'

function substance({ bookings, therapists, accounts, wallets, reviews, withdrawals, topUps }: Snapshot): string {
  return JSON.stringify({ bookings, therapists, accounts, wallets, reviews, withdrawals, topUps })
}

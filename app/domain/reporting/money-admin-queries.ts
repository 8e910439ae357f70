import { toInstant, type Reader } from '../../platform/db.ts'
import type { NotThroughGateway } from '../refund/gateway-refund.ts'
import { whyNotRefundable, type RefundFactsRow } from '../refund/start-gateway-refund.ts'
import { likePattern, type PageOf, type Slice } from '../../platform/paging.ts'

export type RefundRow = {
  id: string
  booking_id: string
  code: string
  patient_name: string
  amount: bigint
  status: string
  reason: string
  payment_method: string
  order_id: string
  method: string | null
  reference: string | null
  note: string | null
  completed_by_name: string | null
  completed_at: Date | null
  created_at: Date
  started_by_name: string | null
  gateway_state: string | null
  gateway_message: string | null
  /** Why the gateway cannot give this back; null where it can. */
  not_through_gateway: NotThroughGateway | null
}
type Found = Omit<RefundRow, 'not_through_gateway'> & Omit<RefundFactsRow, 'method'> & { total: number; now: Date }

/** Waiting ones and those under way oldest first, completed ones newest first. */
export async function listRefunds(
  reader: Reader,
  filter: { status: 'PENDING' | 'PROCESSING' | 'COMPLETED'; q?: string },
  slice: Slice,
): Promise<PageOf<RefundRow>> {
  const q = likePattern(filter.q)
  const found = await reader.$queryRaw<Found[]>`
    select r.id, r.booking_id, b.code, u.name as patient_name, r.amount, r.status, r.reason, p.method as payment_method, p.order_id,
      r.method, r.reference, r.note, admin.name as completed_by_name, r.completed_at, r.created_at, starter.name as started_by_name, r.gateway_state, r.gateway_message,
      p.status::text as payment_status, p.amount as paid, p.paid_at, p.moved_from, app_now() as now, (count(*) over ())::int as total,
      p.gateway_refunded + coalesce((select sum(other.amount) from refunds other where other.payment_id = p.id and other.status = 'PROCESSING'), 0)::bigint as gateway_given
    from refunds r join bookings b on b.id = r.booking_id join users u on u.id = r.patient_id join payments p on p.id = r.payment_id
    left join users admin on admin.id = r.completed_by left join users starter on starter.id = r.started_by
    where r.status = ${filter.status} and (${q}::text is null or b.code ilike ${q} or u.name ilike ${q} or r.reference ilike ${q})
    order by case when r.status <> 'COMPLETED' then r.created_at end, r.completed_at desc, r.id
    limit ${slice.limit} offset ${slice.offset}`
  const rows = found.map(({ payment_status, paid, paid_at, moved_from, gateway_given, now, total: _total, ...row }): RefundRow => ({
    ...row,
    not_through_gateway: whyNotRefundable(
      { method: row.payment_method, payment_status, paid, paid_at, moved_from, gateway_given, amount: row.amount },
      toInstant(now),
    ),
  }))
  return { rows, total: found[0]?.total ?? 0 }
}

export type RefundCounts = { pending: number; pending_amount: bigint; processing: number; completed: number }

export async function countRefunds(reader: Reader): Promise<RefundCounts> {
  const [row] = await reader.$queryRaw<RefundCounts[]>`
    select count(*) filter (where status = 'PENDING')::int as pending,
      coalesce(sum(amount) filter (where status = 'PENDING'), 0)::bigint as pending_amount,
      count(*) filter (where status = 'PROCESSING')::int as processing,
      count(*) filter (where status = 'COMPLETED')::int as completed from refunds`
  return row!
}

export type WalletRow = {
  id: string
  owner_name: string
  owner_role: string
  therapist_id: string | null
  balance: bigint
  credited: bigint
  debited: bigint
  last_at: Date | null
}

/** Fullest first. Patients' wallets appear once they have moved. */
export async function listWallets(reader: Reader, filter: { q?: string; role?: string }, slice: Slice): Promise<PageOf<WalletRow>> {
  const q = likePattern(filter.q)
  const rows = await reader.$queryRaw<(WalletRow & { total: number })[]>`
    select w.id, u.name as owner_name, u.role::text as owner_role, w.therapist_id, w.balance,
      moves.credited, moves.debited, moves.last_at, (count(*) over ())::int as total
    from wallets w join users u on u.id = w.user_id cross join lateral (
      select coalesce(sum(amount) filter (where type = 'CREDIT'), 0)::bigint as credited,
        coalesce(sum(amount) filter (where type = 'DEBIT'), 0)::bigint as debited, max(created_at) as last_at
      from wallet_transactions where wallet_id = w.id) moves
    where u.role <> 'ADMIN' and (u.role = 'THERAPIST' or moves.last_at is not null)
      and (${filter.role ?? null}::text is null or u.role::text = ${filter.role ?? null})
      and (${q}::text is null or u.name ilike ${q} or u.email ilike ${q} or u.phone ilike ${q})
    order by w.balance desc, u.name, w.id limit ${slice.limit} offset ${slice.offset}`
  return { rows, total: rows[0]?.total ?? 0 }
}

export type WalletOwner = {
  id: string
  user_id: string
  name: string
  role: string
  email: string | null
  phone: string | null
  time_zone: string
  therapist_id: string | null
}

export async function readWalletOwner(reader: Reader, walletId: string): Promise<WalletOwner | null> {
  const [row] = await reader.$queryRaw<WalletOwner[]>`
    select w.id, w.user_id, u.name, u.role::text, u.email, u.phone, coalesce(t.time_zone, 'Asia/Jakarta') as time_zone, w.therapist_id
    from wallets w join users u on u.id = w.user_id left join therapists t on t.user_id = u.id where w.id = ${walletId}::uuid`
  return row ?? null
}

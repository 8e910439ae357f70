import { database, toInstant, toInstantOrNull } from '../../platform/db.ts'
import type { PaymentInstructions, PaymentMethod } from '../gateway/payment-gateway.ts'
import type { PaymentStatus } from '../gateway/payment-status.ts'
import { isPaymentMethod } from './payment.ts'

export type PaymentPage = {
  bookingId: string
  code: string
  bookingStatus: string
  bookingStatusReason: string | null
  total: bigint
  zone: string
  therapistId: string
  packageNameId: string
  packageNameEn: string
  therapistName: string
  firstStart: Temporal.Instant | null
  holdExpiresAt: Temporal.Instant | null
  createdAt: Temporal.Instant
  now: Temporal.Instant
  /** The open attempt with something to do, if there is one. */
  open: { orderId: string; method: PaymentMethod; instructions: PaymentInstructions } | null
  /** How the newest attempt ended, for a word about it. */
  lastEnded: { status: PaymentStatus; reason: string | null } | null
  /** D12: what this patient used last, on any booking. */
  lastMethod: PaymentMethod | null
  /** Rupiah in the patient's wallet. */
  walletBalance: bigint
}

type Row = {
  id: string
  code: string
  status: string
  status_reason: string | null
  total_price: bigint
  time_zone: string
  name_id: string
  name_en: string
  therapist_name: string
  first_start: Date | null
  hold_expires_at: Date | null
  created_at: Date
  therapist_id: string
  now: Date
  order_id: string | null
  method: string | null
  instructions: PaymentInstructions | null
  payment_status: PaymentStatus | null
  payment_reason: string | null
  last_method: string | null
  wallet_balance: bigint
}

/** Everything the payment page shows, for the booking's own patient; null for anybody else. */
export async function readPaymentPage(input: { bookingId: string; patientId: string }): Promise<PaymentPage | null> {
  const [row] = await database().prisma.$queryRaw<Row[]>`
    select b.id, b.code, b.status::text, b.status_reason, b.total_price, b.time_zone, b.sold_name_id as name_id, b.sold_name_en as name_en, u.name as therapist_name,
      (select min(starts_at) from sessions where booking_id = b.id and starts_at is not null) as first_start, b.hold_expires_at, b.created_at, b.therapist_id, app_now() as now,
      p.order_id, p.method, p.instructions, p.status::text as payment_status, p.status_reason as payment_reason,
      (select method from payments where patient_id = b.patient_id and instructions is not null order by created_at desc limit 1) as last_method,
      coalesce((select balance from wallets where user_id = b.patient_id), 0) as wallet_balance
    from bookings b
    join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    left join lateral (select * from payments where booking_id = b.id order by attempt desc limit 1) p on true
    where b.id = ${input.bookingId}::uuid and b.patient_id = ${input.patientId}::uuid`
  return row ? toPage(row) : null
}

function toPage(row: Row): PaymentPage {
  const isOpen = row.payment_status === 'PENDING' || row.payment_status === 'PROCESSING'
  return {
    bookingId: row.id,
    code: row.code,
    bookingStatus: row.status,
    bookingStatusReason: row.status_reason,
    total: row.total_price,
    zone: row.time_zone,
    packageNameId: row.name_id,
    packageNameEn: row.name_en,
    therapistName: row.therapist_name,
    therapistId: row.therapist_id,
    firstStart: toInstantOrNull(row.first_start),
    holdExpiresAt: toInstantOrNull(row.hold_expires_at),
    now: toInstant(row.now),
    createdAt: toInstant(row.created_at),
    open:
      isOpen && row.order_id && row.instructions && isPaymentMethod(row.method)
        ? { orderId: row.order_id, method: row.method, instructions: row.instructions }
        : null,
    lastEnded: row.payment_status && !isOpen ? { status: row.payment_status, reason: row.payment_reason } : null,
    lastMethod: isPaymentMethod(row.last_method) ? row.last_method : null,
    walletBalance: row.wallet_balance,
  }
}

/** The open payment of one's own booking, for a question to the gateway; `justAsked` spares it a second one within seconds. */
export async function readOpenPayment(input: {
  bookingId: string
  patientId: string
}): Promise<{ id: string; order_id: string; justAsked: boolean } | null> {
  const { rows } = await database().pool.query<{ id: string; order_id: string; justAsked: boolean }>(
    `
    select id, order_id, coalesce(checked_at > app_now() - interval '4 seconds', false) as "justAsked" from payments
    where booking_id = $1 and patient_id = $2 and status in ('PENDING', 'PROCESSING')`,
    [input.bookingId, input.patientId],
  )
  return rows[0] ?? null
}

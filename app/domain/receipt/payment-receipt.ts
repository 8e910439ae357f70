import { toInstant, type Reader } from '../../platform/db.ts'
import type { SoldRecorded } from '../session/create-booking.ts'
import {
  paperNumber,
  userIdOf,
  type PaymentReceipt,
  type ReceiptInput,
  type ReceivedPayment,
  type ReturnedMoney,
  type TopUpReceipt,
} from './receipt.ts'

type PaymentJson = { at: string; method: string; order_id: string; amount: string; moved_from_code: string | null }
type ReturnJson = {
  id: string
  status: string
  at: string | null
  amount: string
  method: string | null
  reference: string | null
  moved_to_code: string | null
}
type Row = {
  code: string
  time_zone: string
  patient_name: string
  therapist_name: string
  therapist_title: string
  name_id: string
  name_en: string
  sold_recorded: SoldRecorded
  therapy: bigint
  fee: bigint
  price: bigint
  now: Date
  sessions: { ordinal: number; starts_at: string | null; status: string }[]
  payments: PaymentJson[]
  refunds: ReturnJson[]
}

/** Everything received for a booking and what became of it; null while nothing was, and for anybody else. */
export async function readPaymentReceipt(reader: Reader, input: ReceiptInput & { bookingId: string }): Promise<PaymentReceipt | null> {
  const isAdmin = 'admin' in input.viewer
  const [row] = await reader.$queryRaw<Row[]>`
    select b.code, b.time_zone, patient.name as patient_name, u.name as therapist_name, t.title as therapist_title,
      b.sold_name_id as name_id, b.sold_name_en as name_en, b.sold_recorded,
      b.therapist_net_total as therapy, b.admin_fee_amount as fee, b.total_price as price, app_now() as now,
      (select json_agg(json_build_object('ordinal', s.ordinal, 'starts_at', s.starts_at, 'status', s.status) order by s.ordinal)
        from sessions s where s.booking_id = b.id) as sessions,
      (select json_agg(json_build_object('at', coalesce(y.paid_at, y.updated_at), 'method', y.method, 'order_id', coalesce(origin.order_id, y.order_id),
          'amount', y.amount::text, 'moved_from_code', earlier.code) order by y.attempt)
        from payments y left join payments origin on origin.id = y.moved_from left join bookings earlier on earlier.id = origin.booking_id
        where y.booking_id = b.id and y.status in ('COMPLETED', 'REFUNDED', 'PARTIALLY_REFUNDED')) as payments,
      coalesce((select json_agg(json_build_object('id', r.id, 'status', r.status, 'at', r.completed_at, 'amount', r.amount::text, 'method', r.method,
          'reference', r.reference, 'moved_to_code', case when r.status = 'MOVED' then later.code end) order by r.created_at, r.id)
        from refunds r left join bookings later on later.replaces_id = r.booking_id where r.booking_id = b.id and r.status <> 'WITHDRAWN'), '[]') as refunds
    from bookings b join users patient on patient.id = b.patient_id
    join therapists t on t.id = b.therapist_id join users u on u.id = t.user_id
    where b.id = ${input.bookingId}::uuid and (${isAdmin} or b.patient_id = ${userIdOf(input)}::uuid)`
  return row?.payments ? toReceipt(row, input.isSimulated) : null
}

function toReceipt(row: Row, isSimulated: boolean): PaymentReceipt {
  const payments = row.payments.map((payment): ReceivedPayment => ({
    at: Temporal.Instant.from(payment.at),
    method: payment.method,
    reference: payment.order_id,
    amount: BigInt(payment.amount),
    movedFromCode: payment.moved_from_code,
  }))
  const returns = row.refunds.map((refund): ReturnedMoney => ({
    id: refund.id,
    state: refund.status === 'COMPLETED' || refund.status === 'MOVED' ? refund.status : 'PENDING',
    at: refund.at === null ? null : Temporal.Instant.from(refund.at),
    amount: BigInt(refund.amount),
    method: refund.method,
    reference: refund.reference,
    movedToCode: refund.moved_to_code,
  }))
  const received = sum(payments)
  const gone = returns.filter(({ state }) => state !== 'PENDING')
  const returned = sum(gone)
  return {
    kind: 'PAYMENT',
    number: `KW-${row.code}`,
    printedAt: toInstant(row.now),
    zone: row.time_zone,
    isSimulated,
    person: { name: row.patient_name },
    paidAt: payments[0]!.at,
    code: row.code,
    service: { id: row.name_id, en: row.name_en },
    recorded: row.sold_recorded,
    therapist: { name: row.therapist_name, title: row.therapist_title },
    sessions: row.sessions.map(({ ordinal, starts_at, status }) => ({
      ordinal,
      startsAt: starts_at === null ? null : Temporal.Instant.from(starts_at),
      status,
    })),
    therapy: row.therapy,
    fee: row.fee,
    price: row.price,
    payments,
    returns,
    received,
    returned,
    owed: sum(returns) - returned,
    kept: received - returned,
    status: statusOf(received, returned, gone),
  }
}

function statusOf(received: bigint, returned: bigint, gone: ReturnedMoney[]): PaymentReceipt['status'] {
  if (returned === 0n) return 'PAID'
  if (returned < received) return 'PARTIALLY_REFUNDED'
  return gone.some(({ state }) => state === 'COMPLETED') ? 'REFUNDED' : 'MOVED'
}

type TopUpRow = { id: string; order_id: string; method: string; amount: bigint; paid_at: Date; name: string; time_zone: string; now: Date }

/** Money paid into a wallet; null until it has arrived, and for anybody else. */
export async function readTopUpReceipt(reader: Reader, input: ReceiptInput & { paymentId: string }): Promise<TopUpReceipt | null> {
  const isAdmin = 'admin' in input.viewer
  const [row] = await reader.$queryRaw<TopUpRow[]>`
    select y.id, y.order_id, y.method, y.amount, y.paid_at, u.name, app_now() as now,
      coalesce((select a.time_zone from addresses a where a.user_id = u.id and a.archived_at is null order by a.created_at limit 1), 'Asia/Jakarta') as time_zone
    from payments y join users u on u.id = y.patient_id
    where y.id = ${input.paymentId}::uuid and y.booking_id is null and y.status = 'COMPLETED' and y.paid_at is not null
      and (${isAdmin} or y.patient_id = ${userIdOf(input)}::uuid)`
  if (!row) return null
  const paidAt = toInstant(row.paid_at)
  return {
    kind: 'TOP_UP',
    number: paperNumber('TU', row.id, paidAt, row.time_zone),
    printedAt: toInstant(row.now),
    zone: row.time_zone,
    isSimulated: input.isSimulated,
    person: { name: row.name },
    paidAt,
    method: row.method,
    reference: row.order_id,
    amount: row.amount,
  }
}

const sum = (rows: readonly { amount: bigint }[]): bigint => rows.reduce((total, { amount }) => total + amount, 0n)

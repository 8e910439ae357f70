import { toInstant, toInstantOrNull, type Reader } from '../../platform/db.ts'
import type { SoldRecorded } from '../session/create-booking.ts'
import { paperNumber, userIdOf, type ReceiptInput, type RefundReceipt } from './receipt.ts'

type Row = {
  id: string
  code: string
  time_zone: string
  name: string
  name_id: string
  name_en: string
  sold_recorded: SoldRecorded
  amount: bigint
  reason: string
  method: string | null
  reference: string | null
  completed_at: Date
  paid_at: Date | null
  paid_by: string
  paid: bigint
  now: Date
}

/** Money that went back to a patient; null until it has, and for anybody else. The admins' note is theirs. */
export async function readRefundReceipt(reader: Reader, input: ReceiptInput & { refundId: string }): Promise<RefundReceipt | null> {
  const isAdmin = 'admin' in input.viewer
  const [row] = await reader.$queryRaw<Row[]>`
    select r.id, b.code, b.time_zone, u.name, b.sold_name_id as name_id, b.sold_name_en as name_en, b.sold_recorded, r.amount, r.reason, r.method, r.reference, r.completed_at,
      y.paid_at, y.method as paid_by, y.amount as paid, app_now() as now
    from refunds r join bookings b on b.id = r.booking_id join users u on u.id = r.patient_id join payments y on y.id = r.payment_id
    where r.id = ${input.refundId}::uuid and r.status = 'COMPLETED' and (${isAdmin} or r.patient_id = ${userIdOf(input)}::uuid)`
  if (!row) return null
  const completedAt = toInstant(row.completed_at)
  return {
    kind: 'REFUND',
    number: paperNumber('RF', row.id, completedAt, row.time_zone),
    printedAt: toInstant(row.now),
    zone: row.time_zone,
    isSimulated: input.isSimulated,
    person: { name: row.name },
    completedAt,
    code: row.code,
    service: { id: row.name_id, en: row.name_en },
    recorded: row.sold_recorded,
    amount: row.amount,
    reason: row.reason,
    method: row.method,
    reference: row.reference,
    payment: { number: `KW-${row.code}`, at: toInstantOrNull(row.paid_at), method: row.paid_by, amount: row.paid },
  }
}

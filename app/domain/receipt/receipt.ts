/** What receipts and statements say, without words: the renderer speaks the reader's language. */

import type { SoldRecorded } from '../session/create-booking.ts'

export type Language = 'id' | 'en'

/** The person themselves, or an admin: the condition is part of every query, so another's paper is simply not there. */
export type ReceiptViewer = { userId: string } | { admin: true }

export type ReceiptInput = {
  viewer: ReceiptViewer
  /** The product runs against a sandbox: no real money moved, and the paper says so. */
  isSimulated: boolean
}

/** Null for an admin, which no row's owner equals. */
export function userIdOf({ viewer }: ReceiptInput): string | null {
  return 'userId' in viewer ? viewer.userId : null
}

type Paper = {
  /** Made from what the paper proves: printed again, it carries the same number. */
  number: string
  printedAt: Temporal.Instant
  /** Where the person lives or is treated; every time on the paper is told in it. */
  zone: string
  isSimulated: boolean
  person: { name: string }
}

export type ReceivedPayment = { at: Temporal.Instant; method: string; reference: string; amount: bigint; movedFromCode: string | null }

export type ReturnedMoney = {
  id: string
  /** PENDING while it is owed or under way; MOVED: not paid back, but gone on to another booking. */
  state: 'PENDING' | 'COMPLETED' | 'MOVED'
  at: Temporal.Instant | null
  amount: bigint
  method: string | null
  reference: string | null
  movedToCode: string | null
}

export type PaymentReceipt = Paper & {
  kind: 'PAYMENT'
  paidAt: Temporal.Instant
  code: string
  service: Record<Language, string>
  /** AT_UPGRADE: the booking is older than the record of what was sold, and the paper says so. */
  recorded: SoldRecorded
  therapist: { name: string; title: string }
  sessions: { ordinal: number; startsAt: Temporal.Instant | null; status: string }[]
  /** What was bought: therapy and service fee add up to the price. */
  therapy: bigint
  fee: bigint
  price: bigint
  payments: ReceivedPayment[]
  returns: ReturnedMoney[]
  /** Everything received; what went back or on; what is still owed back; received less what went. */
  received: bigint
  returned: bigint
  owed: bigint
  kept: bigint
  status: 'PAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'MOVED'
}

export type TopUpReceipt = Paper & { kind: 'TOP_UP'; paidAt: Temporal.Instant; method: string; reference: string; amount: bigint }

export type RefundReceipt = Paper & {
  kind: 'REFUND'
  completedAt: Temporal.Instant
  code: string
  service: Record<Language, string>
  /** AT_UPGRADE: the booking is older than the record of what was sold, and the paper says so. */
  recorded: SoldRecorded
  amount: bigint
  reason: string
  method: string | null
  reference: string | null
  payment: { number: string; at: Temporal.Instant | null; method: string; amount: bigint }
}

export type WithdrawalReceipt = Paper & {
  kind: 'WITHDRAWAL'
  requestedAt: Temporal.Instant
  completedAt: Temporal.Instant
  amount: bigint
  bank: string
  account: string
  holder: string
  method: string
  reference: string
}

export type StatementRow = {
  at: Temporal.Instant
  category: string
  /** Positive into the wallet, negative out of it. */
  amount: bigint
  balance: bigint
  code: string | null
  ordinal: number | null
  sessionAt: Temporal.Instant | null
  /** First name and the next name's initial: enough to recognise a visit, no more. */
  patient: string | null
  note: string | null
  withdrawal: { bank: string; account: string; status: string; reference: string | null } | null
}

export type StatementSum = { category: string; count: number; amount: bigint }

export type IncomeStatement = Paper & {
  kind: 'STATEMENT'
  /** YYYY-MM in the therapist's zone. */
  month: string
  title: string
  /** False while the month still runs: `printedAt` is then the last moment it covers. */
  isComplete: boolean
  opening: bigint
  closing: bigint
  credits: bigint
  debits: bigint
  /** Earned by sessions, forfeited ones among them. */
  earned: bigint
  sessions: number
  sums: StatementSum[]
  rows: StatementRow[]
}

export type Receipt = PaymentReceipt | TopUpReceipt | RefundReceipt | WithdrawalReceipt | IncomeStatement

/** Port: turns a paper into a file. */
export interface ReceiptRenderer {
  /** @returns a PDF */
  render(receipt: Receipt, language: Language): Promise<Uint8Array<ArrayBuffer>>
}

export type PaperKind = 'KW' | 'TU' | 'RF' | 'WD' | 'LP'

/** `RF-20261121-9F3A77C2`: the day in the paper's zone and the end of the row's id, which is random. */
export function paperNumber(kind: PaperKind, id: string, at: Temporal.Instant, zone: string): string {
  return `${kind}-${at.toZonedDateTimeISO(zone).toPlainDate().toString().replaceAll('-', '')}-${tail(id)}`
}

export const statementNumber = (month: string, walletId: string): string => `LP-${month.replace('-', '')}-${tail(walletId)}`

const tail = (id: string): string => id.slice(-8).toUpperCase()

/** `Sari Wulandari Putri` → `Sari W.` */
export function shortName(name: string): string {
  const [first = '', second] = name.trim().split(/\s+/)
  const initial = second && [...second][0]
  return initial ? `${first} ${initial.toUpperCase()}.` : first
}

/** @throws RangeError when it is not a calendar month `YYYY-MM`. */
export function monthSpan(month: string, zone: string): { from: Temporal.Instant; to: Temporal.Instant } {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return { from: first.toZonedDateTime(zone).toInstant(), to: first.add({ months: 1 }).toZonedDateTime(zone).toInstant() }
}

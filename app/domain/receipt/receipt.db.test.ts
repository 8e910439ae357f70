import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { createPdfReceipts } from '../../adapters/pdf/pdf-receipts.ts'
import { formatMoney } from '../../i18n/format.ts'
import { inTransaction, system } from '../../platform/db.ts'
import {
  acceptedBooking,
  createAdmin,
  createPatient,
  paidBooking,
  pendingBooking,
  settlePaymentInTest,
  type Patient,
  type Therapist,
} from '../../../test/fixtures.ts'
import { testDatabase } from '../../../test/database.ts'
import { later } from '../../../test/visits.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { debitWallet } from '../ledger/debit-wallet.ts'
import { payOutSession } from '../payout/pay-out-session.ts'
import { readWallet } from '../ledger/wallet-queries.ts'
import { completeRefund } from '../refund/complete-refund.ts'
import { approveWithdrawal, completeWithdrawal, rejectWithdrawal } from '../withdrawal/decide-withdrawal.ts'
import { requestWithdrawal } from '../withdrawal/request-withdrawal.ts'
import { listStatementMonths, readIncomeStatement } from './income-statement.ts'
import { readPaymentReceipt, readTopUpReceipt } from './payment-receipt.ts'
import type { Language, Receipt } from './receipt.ts'
import { readRefundReceipt } from './refund-receipt.ts'
import { readWithdrawalReceipt } from './withdrawal-receipt.ts'

const db = testDatabase()
const renderer = createPdfReceipts()
const by = (userId: string) => ({ viewer: { userId }, isSimulated: true })
const ADMIN = { viewer: { admin: true }, isSimulated: false } as const
const DAY = 24 * 60

/** What a reader of the file sees; spaces inside an amount are made plain. */
async function printed(receipt: Receipt | null, language: Language = 'id'): Promise<{ text: string; pages: number }> {
  const file = await renderer.render(receipt!, language)
  // To look at them: RECEIPT_OUT=some/folder.
  if (process.env['RECEIPT_OUT']) {
    mkdirSync(process.env['RECEIPT_OUT'], { recursive: true })
    writeFileSync(`${process.env['RECEIPT_OUT']}/${receipt!.kind}-${language}-${receipt!.number}.pdf`, file)
  }
  expect(new TextDecoder().decode(file.slice(0, 8))).toBe('%PDF-1.7')
  const { text, totalPages } = await extractText(await getDocumentProxy(file), { mergePages: true })
  return { text: plain(text), pages: totalPages }
}
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')
const money = (amount: bigint) => plain(formatMoney(amount))

async function refunded() {
  const made = await paidBooking()
  await inTransaction(made.patient.actor, (tx) => cancelBooking(tx, { bookingId: made.bookingId }))
  const {
    rows: [refund],
  } = await db.pool.query<{ id: string }>('select id from refunds where booking_id = $1', [made.bookingId])
  const admin = await createAdmin()
  const complete = () =>
    inTransaction(admin.actor, (tx) =>
      completeRefund(tx, { refundId: refund!.id, method: 'MANUAL_TRANSFER', reference: 'BCA 8812', note: 'hanya untuk admin' }),
    )
  return { made, refundId: refund!.id, complete }
}

async function earned(therapist?: Therapist): Promise<Therapist> {
  const made = await acceptedBooking({ ...(therapist && { therapist }) })
  await db.pool.query(`update sessions set status = 'COMPLETED', finished_at = app_now() where id = $1`, [made.sessionIds[0]])
  expect(await inTransaction(system('payout'), (tx) => payOutSession(tx, { sessionId: made.sessionIds[0]! }))).toMatchObject({
    ok: true,
    outcome: 'PAID',
  })
  return made.therapist
}

async function asked(owner: { id: string; actor: Patient['actor'] }, amount: bigint): Promise<string> {
  await db.pool.query(
    `insert into bank_accounts (user_id, bank_code, account_number, holder_name)
    select id, 'bca', '0011223344', name from users where id = $1 and not exists (select 1 from bank_accounts where user_id = $1)`,
    [owner.id],
  )
  const result = await inTransaction(owner.actor, (tx) => requestWithdrawal(tx, { amount, requestId: randomUUID() }))
  if (!result.ok) throw new Error(result.reason)
  return result.withdrawalId
}

async function transferred(withdrawalId: string): Promise<void> {
  const [maker, checker] = [await createAdmin(), await createAdmin()]
  expect(await inTransaction(maker.actor, (tx) => approveWithdrawal(tx, { withdrawalId, method: 'MANUAL_TRANSFER' }))).toMatchObject({
    ok: true,
  })
  expect(
    await inTransaction(checker.actor, (tx) => completeWithdrawal(tx, { withdrawalId, reference: 'TRF-001', note: 'hanya untuk admin' })),
  ).toMatchObject({ ok: true })
}

describe('B09 receipt of a payment', () => {
  test('B09 nothing is printed before money came in; then it says what was bought and paid', async () => {
    const made = await pendingBooking()
    expect(await readPaymentReceipt(db.prisma, { ...by(made.patient.id), bookingId: made.bookingId })).toBeNull()
    const { patient, bookingId, code, paymentId } = await paidBooking({ sessions: 4, price: 1_200_000n })
    const receipt = (await readPaymentReceipt(db.prisma, { ...by(patient.id), bookingId }))!
    const {
      rows: [payment],
    } = await db.pool.query<{ amount: string; order_id: string }>('select amount, order_id from payments where id = $1', [paymentId])
    expect(receipt).toMatchObject({
      number: `KW-${code}`,
      status: 'PAID',
      received: BigInt(payment!.amount),
      returned: 0n,
      kept: 1_200_000n,
      owed: 0n,
    })
    expect(receipt.therapy + receipt.fee).toBe(receipt.price)
    const { text, pages } = await printed(receipt)
    expect(pages).toBe(1)
    for (const part of [
      'Kwitansi',
      `KW-${code}`,
      'Lunas',
      'Sari Wulandari',
      'Rina Kartika, S.Ft., Ftr.',
      money(1_200_000n),
      'satu juta dua ratus ribu rupiah',
      payment!.order_id,
      'SIMULASI',
      'bukan faktur pajak',
    ])
      expect(text).toContain(part)
    const english = await printed(receipt, 'en')
    expect(english.text).toContain('Receipt')
    expect(english.text).toContain('Therapy (4 sessions)')
  })

  test('B09 somebody else gets nothing, an admin the same paper; without a sandbox it is not marked', async () => {
    const { patient, therapist, bookingId } = await paidBooking()
    const other = await createPatient()
    for (const id of [other.id, therapist.userId]) expect(await readPaymentReceipt(db.prisma, { ...by(id), bookingId })).toBeNull()
    const own = await readPaymentReceipt(db.prisma, { ...by(patient.id), bookingId })
    const office = await readPaymentReceipt(db.prisma, { ...ADMIN, bookingId })
    expect(office).toEqual({ ...own, isSimulated: false, printedAt: office!.printedAt })
    expect((await printed(office)).text).not.toContain('SIMULASI')
  })

  test('B09 money paid into a wallet has a receipt once it has arrived', async () => {
    const patient = await createPatient()
    const {
      rows: [row],
    } = await db.pool.query<{ id: string }>(
      `insert into payments (id, patient_id, attempt, order_id, method, amount, status)
      select id, $1, 1, 'TU-' || id, 'qris', 100000, 'PROCESSING' from uuidv7() as id returning id`,
      [patient.id],
    )
    const input = { ...by(patient.id), paymentId: row!.id }
    expect(await readTopUpReceipt(db.prisma, input)).toBeNull()
    await settlePaymentInTest(row!.id)
    const receipt = await readTopUpReceipt(db.prisma, input)
    expect(receipt).toMatchObject({ amount: 100_000n })
    expect((await printed(receipt)).text).toContain(money(100_000n))
    expect(await readTopUpReceipt(db.prisma, { ...by((await createPatient()).id), paymentId: row!.id })).toBeNull()
  })
})

describe('B09 receipt of a refund', () => {
  test("B09 it exists once the money is back, says how, and keeps the admins' note", async () => {
    const { made, refundId, complete } = await refunded()
    const input = { ...by(made.patient.id), refundId }
    expect(await readRefundReceipt(db.prisma, input)).toBeNull()
    const owed = (await readPaymentReceipt(db.prisma, { ...by(made.patient.id), bookingId: made.bookingId }))!
    expect(owed).toMatchObject({ status: 'PAID', received: 350_000n, returned: 0n, owed: 350_000n, kept: 350_000n })
    expect((await printed(owed)).text).toContain(`${money(350_000n)} masih akan dikembalikan`)
    await complete()
    const receipt = await readRefundReceipt(db.prisma, input)
    expect(receipt).toMatchObject({
      amount: 350_000n,
      reference: 'BCA 8812',
      reason: 'patient_cancelled',
      payment: { number: `KW-${made.code}`, amount: 350_000n },
    })
    const { text } = await printed(receipt)
    for (const part of ['Bukti pengembalian dana', money(350_000n), 'BCA 8812', 'Transfer bank', 'Dibatalkan pasien', `KW-${made.code}`])
      expect(text).toContain(part)
    expect(text).not.toContain('hanya untuk admin')
    for (const id of [made.therapist.userId, (await createPatient()).id])
      expect(await readRefundReceipt(db.prisma, { ...by(id), refundId })).toBeNull()
    const after = (await readPaymentReceipt(db.prisma, { ...by(made.patient.id), bookingId: made.bookingId }))!
    expect(after).toMatchObject({ number: owed.number, status: 'REFUNDED', returned: 350_000n, owed: 0n, kept: 0n })
    expect((await printed(after)).text).toContain('Dikembalikan')
  })
})

describe('B09 receipt of a withdrawal', () => {
  test('B09 it exists once the money is transferred, and hides most of the account number', async () => {
    const therapist = await earned()
    const withdrawalId = await asked({ id: therapist.userId, actor: therapist.actor }, 200_000n)
    const input = { ...by(therapist.userId), withdrawalId }
    expect(await readWithdrawalReceipt(db.prisma, input)).toBeNull()
    await transferred(withdrawalId)
    const receipt = await readWithdrawalReceipt(db.prisma, input)
    const { text } = await printed(receipt)
    for (const part of ['Bukti penarikan', money(200_000n), 'dua ratus ribu rupiah', 'BCA', '3344', 'TRF-001', 'Rina Kartika'])
      expect(text).toContain(part)
    expect(text).not.toMatch(/0011223344|hanya untuk admin/)
    expect(await readWithdrawalReceipt(db.prisma, { ...by((await createPatient()).id), withdrawalId })).toBeNull()
    expect(await readWithdrawalReceipt(db.prisma, { ...ADMIN, withdrawalId })).toMatchObject({ number: receipt!.number })
  })
})

describe('B09 income statement', () => {
  const monthNow = async () =>
    (await db.pool.query<{ month: string }>(`select to_char(app_now() at time zone 'Asia/Jakarta', 'YYYY-MM') as month`)).rows[0]!.month

  test('B09 opening balance and movements make the closing balance, month by month, as the ledger has it', async () => {
    const first = await monthNow()
    const therapist = await earned()
    await earned(therapist)
    await later(32 * DAY)
    const second = await monthNow()
    await earned(therapist)
    const owner = { id: therapist.userId, actor: therapist.actor }
    await transferred(await asked(owner, 250_000n))
    const back = await asked(owner, 100_000n)
    const admin = await createAdmin()
    await inTransaction(admin.actor, (tx) => rejectWithdrawal(tx, { withdrawalId: back, note: 'rekening salah' }))
    const wallet = (await readWallet(db.prisma, therapist.userId, 'Asia/Jakarta'))!
    await inTransaction(admin.actor, (tx) =>
      debitWallet(tx, { walletId: wallet.id, amount: 15_000n, note: 'Seragam baru', requestId: randomUUID() }),
    )

    const months = await listStatementMonths(db.prisma, wallet.id, 'Asia/Jakarta')
    expect(months).toEqual([second, first])
    const [running, complete] = await Promise.all(months.map((month) => readIncomeStatement(db.prisma, { ...by(therapist.userId), month })))
    expect(complete).toMatchObject({
      opening: 0n,
      credits: 560_000n,
      debits: 0n,
      closing: 560_000n,
      earned: 560_000n,
      sessions: 2,
      isComplete: true,
    })
    expect(running).toMatchObject({ opening: 560_000n, closing: 575_000n, earned: 280_000n, sessions: 1, isComplete: false })
    const {
      rows: [ledger],
    } = await db.pool.query<{ balance: string; n: number; total: string }>(
      `select (select balance from ledger_accounts where id = $1) as balance, count(*)::int as n,
      sum(case type when 'CREDIT' then amount else -amount end) as total from wallet_transactions where wallet_id = $1`,
      [wallet.id],
    )
    expect(running!.closing).toBe(BigInt(ledger!.balance))
    expect(BigInt(ledger!.total)).toBe(running!.closing)
    expect(running!.rows.length + complete!.rows.length).toBe(ledger!.n)
    for (const statement of [running!, complete!]) {
      expect(statement.opening + statement.credits - statement.debits).toBe(statement.closing)
      expect(statement.opening + statement.sums.reduce((sum, { amount }) => sum + amount, 0n)).toBe(statement.closing)
      expect(statement.rows.at(-1)!.balance).toBe(statement.closing)
    }
    const { text } = await printed(running!)
    for (const part of ['Laporan pendapatan', money(560_000n), money(575_000n), 'Sari W.', 'Seragam baru', 'TRF-001', 'Sementara'])
      expect(text).toContain(part)
    expect(text).not.toContain('Sari Wulandari')
    expect((await printed(complete!, 'en')).text).toContain('Completed')
  })

  test('B09 not for others, not before the wallet, not for months to come; many rows go over several pages', async () => {
    const therapist = await earned()
    const month = await monthNow()
    expect(await readIncomeStatement(db.prisma, { ...by((await createPatient()).id), month })).toBeNull()
    for (const other of ['2020-01', '2999-01'])
      expect(await readIncomeStatement(db.prisma, { ...by(therapist.userId), month: other })).toBeNull()
    const wallet = (await readWallet(db.prisma, therapist.userId, 'Asia/Jakarta'))!
    const admin = await createAdmin()
    for (let index = 1; index <= 40; index++)
      await inTransaction(admin.actor, (tx) =>
        debitWallet(tx, { walletId: wallet.id, amount: 1_000n, note: `Iuran ke-${index} 🙏 Łódź`, requestId: randomUUID() }),
      )
    const statement = (await readIncomeStatement(db.prisma, { ...ADMIN, walletId: wallet.id, month }))!
    expect(statement.closing).toBe(240_000n)
    const { text, pages } = await printed(statement)
    expect(pages).toBeGreaterThan(1)
    expect(text).toContain(`Halaman ${pages} dari ${pages}`)
    for (let index = 1; index <= 40; index++) expect(text).toContain(`Iuran ke-${index} Łódź`)
  })
})

import { randomUUID } from 'node:crypto'
import { data } from 'react-router'
import { z } from 'zod'
import { listWalletTransactions, readWallet } from '../../domain/ledger/wallet-queries.ts'
import { getPolicy } from '../../domain/policy/get-policy.ts'
import { maskedAccount, bankName } from '../../domain/withdrawal/banks.ts'
import { requestWithdrawal } from '../../domain/withdrawal/request-withdrawal.ts'
import { saveBankAccount } from '../../domain/withdrawal/save-bank-account.ts'
import { frozenAmount, listOwnWithdrawals, readBankAccount } from '../../domain/withdrawal/withdrawal-queries.ts'
import type { SessionUser } from '../../context.ts'
import { formatMoney } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/messages.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { services } from '../../services.ts'
import { formFields, parseRupiah } from '../admin/shared.ts'
import { notFound } from '../session.ts'

const PAGE_SIZE = 30

/** A person's own wallet with its history (a page of it) and withdrawals; null when there is none. */
export async function readOwnWallet(userId: string, zone: string, url: URL) {
  const { prisma } = database()
  const wallet = await readWallet(prisma, userId, zone)
  if (!wallet) return null
  const before = z.string().regex(/^\d{1,18}$/).safeParse(url.searchParams.get('before'))
  const [transactions, frozen, account, withdrawals, policy] = await Promise.all([
    listWalletTransactions(prisma, wallet.id, { limit: PAGE_SIZE + 1, ...(before.success && { before: BigInt(before.data) }) }),
    frozenAmount(prisma, userId), readBankAccount(prisma, userId), listOwnWithdrawals(prisma, userId), getPolicy(prisma),
  ])
  const shown = transactions.slice(0, PAGE_SIZE)
  return {
    wallet,
    history: { transactions: shown, older: transactions.length > PAGE_SIZE ? String(shown.at(-1)!.id) : null, isLater: before.success },
    withdrawal: {
      balance: wallet.balance, frozen, smallest: policy.smallestWithdrawal, requestId: randomUUID(),
      account: account && { bank: bankName(account.bank_code), number: maskedAccount(account.account_number), holder: account.holder_name, isConfirmed: account.confirmed_at !== null },
      list: withdrawals.map(({ account_number, bank_code, ...row }) => ({ ...row, bank: bankName(bank_code), account: maskedAccount(account_number) })),
    },
  }
}

export type WithdrawalPanelData = NonNullable<Awaited<ReturnType<typeof readOwnWallet>>>['withdrawal']

export type WalletAnswer = { form: 'bank' | 'withdraw' | 'topup'; ok: boolean; message: string; typed: Record<string, string> }

const requestId = z.string().regex(/^[\w-]{8,100}$/)

/** The two forms of a wallet page: the bank account and the withdrawal. What was typed comes back with a refusal. */
export async function walletAction(request: Request, user: SessionUser, t: Translate, typed?: Record<string, string>) {
  const fields = typed ?? await formFields(request)
  return fields['intent'] === 'bank' ? saveBank(user, t, fields) : withdraw(user, t, fields)
}

const actorOf = (user: SessionUser) => ({ kind: 'user', id: user.id, role: user.role }) as const

async function saveBank(user: SessionUser, t: Translate, typed: Record<string, string>) {
  const input = { bankCode: typed['bankCode'] ?? '', accountNumber: (typed['accountNumber'] ?? '').slice(0, 40), holderName: (typed['holderName'] ?? '').slice(0, 120) }
  const result = await saveBankAccount(services().payouts, actorOf(user), input)
  if (result.ok) return data<WalletAnswer>({ form: 'bank', ok: true, message: t('wallet.bank.saved'), typed: {} })
  if (result.reason === 'not_found') throw notFound()
  return data<WalletAnswer>({ form: 'bank', ok: false, message: t(`wallet.error.${result.reason}`, { name: user.name }), typed }, { status: 422 })
}

async function withdraw(user: SessionUser, t: Translate, typed: Record<string, string>) {
  const refuse = (message: string) => data<WalletAnswer>({ form: 'withdraw', ok: false, message, typed }, { status: 422 })
  const amount = parseRupiah(typed['amount'])
  const id = requestId.safeParse(typed['requestId'])
  if (amount === null || !id.success) return refuse(t('wallet.error.amount_invalid'))
  const result = await inTransaction(actorOf(user), (tx) => requestWithdrawal(tx, { amount, requestId: id.data }))
  if (result.ok) return data<WalletAnswer>({ form: 'withdraw', ok: true, message: t('wallet.withdraw.done'), typed: {} })
  switch (result.reason) {
    case 'not_found': throw notFound()
    case 'amount_too_small': return refuse(t('wallet.error.amount_too_small', { smallest: formatMoney(result.smallest) }))
    case 'balance_too_low': return refuse(t('wallet.error.balance_too_low', { balance: formatMoney(result.balance) }))
    default: return refuse(t(`wallet.error.${result.reason}`))
  }
}

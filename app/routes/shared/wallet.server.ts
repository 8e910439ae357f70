import { randomUUID } from 'node:crypto'
import { data } from 'react-router'
import { z } from 'zod'
import { listWalletTransactions, readWallet } from '../../domain/ledger/wallet-queries.ts'
import { getPolicy } from '../../domain/policy/get-policy.ts'
import { PASSWORD_LENGTH } from '../../domain/identity/passwords.ts'
import { maskedAccount, bankName } from '../../domain/withdrawal/banks.ts'
import { requestWithdrawal } from '../../domain/withdrawal/request-withdrawal.ts'
import { saveBankAccount } from '../../domain/withdrawal/save-bank-account.ts'
import { frozenAmount, homeZone, listOwnWithdrawals, readBankAccount } from '../../domain/withdrawal/withdrawal-queries.ts'
import type { SessionUser } from '../../context.ts'
import { formatDateTime, formatMoney, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'
import { translator } from '../../i18n/translator.server.ts'
import { database, inTransaction } from '../../platform/db.ts'
import { requestedPage } from '../../platform/paging.ts'
import { services } from '../../services.ts'
import { formFields, parseRupiah } from './form.ts'
import { notFound } from '../session.ts'

const PAGE_SIZE = 30

/** A person's own wallet with its history (a page of it) and withdrawals; null when there is none. */
export async function readOwnWallet(userId: string, zone: string, url: URL) {
  const { prisma } = database()
  const wallet = await readWallet(prisma, userId, zone)
  if (!wallet) return null
  const [history, frozen, account, withdrawals, policy] = await Promise.all([
    listWalletTransactions(prisma, wallet.id, requestedPage(url.searchParams, PAGE_SIZE)),
    frozenAmount(prisma, userId),
    readBankAccount(prisma, userId),
    listOwnWithdrawals(prisma, userId),
    getPolicy(prisma),
  ])
  return {
    wallet,
    history,
    withdrawal: {
      balance: wallet.balance,
      frozen,
      smallest: policy.smallestWithdrawal,
      requestId: randomUUID(),
      account: account && {
        bank: bankName(account.bank_code),
        number: maskedAccount(account.account_number),
        holder: account.holder_name,
        isConfirmed: account.confirmed_at !== null,
        usableFrom: account.usable_from,
        isUsable: account.is_usable,
      },
      list: withdrawals.map(({ account_number, bank_code, ...row }) => ({
        ...row,
        bank: bankName(bank_code),
        account: maskedAccount(account_number),
      })),
    },
  }
}

export type WithdrawalPanelData = NonNullable<Awaited<ReturnType<typeof readOwnWallet>>>['withdrawal']

export type WalletAnswer = {
  form: 'bank' | 'withdraw' | 'topup'
  ok: boolean
  message: string
  typed: Record<string, string>
  field?: string
}

const requestId = z.string().regex(/^[\w-]{8,100}$/)

/** The two forms of a wallet page: the bank account and the withdrawal. What was typed comes back with a refusal. */
export async function walletAction(request: Request, user: SessionUser, locale: Locale, typed?: Record<string, string>) {
  const fields = typed ?? (await formFields(request))
  return fields['intent'] === 'bank' ? saveBank(user, translator(locale), fields) : withdraw(user, locale, fields)
}

const actorOf = (user: SessionUser) => ({ kind: 'user', id: user.id, role: user.role }) as const

/** Where a refusal of the bank form belongs. */
const FIELD_OF = {
  bank_unknown: 'bankCode',
  account_number_invalid: 'accountNumber',
  account_not_found: 'accountNumber',
  holder_name_differs: 'holderName',
  password_needed: 'password',
  password_wrong: 'password',
} as const

async function saveBank(user: SessionUser, t: Translate, fields: Record<string, string>) {
  // The password is used and forgotten: it is in no answer.
  const { password = '', ...typed } = fields
  const refuse = (field: string | undefined, message: string, status = 422) =>
    data<WalletAnswer>({ form: 'bank', ok: false, message, typed, ...(field && { field }) }, { status })
  const input = {
    bankCode: typed['bankCode'] ?? '',
    accountNumber: (typed['accountNumber'] ?? '').slice(0, 40),
    holderName: (typed['holderName'] ?? '').slice(0, 120),
    password: password.slice(0, PASSWORD_LENGTH.max * 4),
  }
  const result = await saveBankAccount(services().payouts, actorOf(user), input)
  if (result.ok) return data<WalletAnswer>({ form: 'bank', ok: true, message: t('wallet.bank.saved'), typed: {} })
  if (result.reason === 'not_found') throw notFound()
  if (result.reason === 'too_many') return refuse(undefined, t('auth.tooMany', { minutes: result.minutes }), 429)
  return refuse(FIELD_OF[result.reason], t(`wallet.error.${result.reason}`, { name: user.name }))
}

async function withdraw(user: SessionUser, locale: Locale, typed: Record<string, string>) {
  const t = translator(locale)
  const refuse = (message: string) => data<WalletAnswer>({ form: 'withdraw', ok: false, message, typed }, { status: 422 })
  const amount = parseRupiah(typed['amount'])
  const id = requestId.safeParse(typed['requestId'])
  if (amount === null || !id.success) return refuse(t('wallet.error.amount_invalid'))
  const result = await inTransaction(actorOf(user), (tx) => requestWithdrawal(tx, { amount, requestId: id.data }))
  if (result.ok) return data<WalletAnswer>({ form: 'withdraw', ok: true, message: t('wallet.withdraw.done'), typed: {} })
  switch (result.reason) {
    case 'not_found':
      throw notFound()
    case 'amount_too_small':
      return refuse(t('wallet.error.amount_too_small', { smallest: formatMoney(result.smallest) }))
    case 'balance_too_low':
      return refuse(t('wallet.error.balance_too_low', { balance: formatMoney(result.balance) }))
    case 'account_too_new':
      return refuse(
        t('wallet.error.account_too_new', {
          from: formatDateTime(result.from, (await homeZone(database().prisma, user.id)) as Zone, locale),
        }),
      )
    default:
      return refuse(t(`wallet.error.${result.reason}`))
  }
}

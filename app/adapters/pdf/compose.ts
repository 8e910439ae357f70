import type { Receipt, RefundReceipt, TopUpReceipt, WithdrawalReceipt } from '../../domain/receipt/receipt.ts'
import { formatDateTime, formatMoney, type Zone } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import { translator } from '../../i18n/translator.server.ts'
import { composePayment } from './compose-payment.ts'
import { composeStatement } from './compose-statement.ts'
import type { Fact, Sheet } from './sheet.ts'
import { heroOf, methodName, recordedNote, type Body, type Words } from './words.ts'

/** Says a receipt in a language. */
export function composeSheet(receipt: Receipt, locale: Locale): Sheet {
  const t = translator(locale)
  const zone = receipt.zone as Zone
  const words: Words = { t, locale, zone, time: (at) => (at === null ? '–' : formatDateTime(at, zone, locale)) }
  const body = composeBody(receipt, words)
  const title = t(`receipt.${receipt.kind}.title`)
  const kind = t(`receipt.${receipt.kind}.kind`, receipt.kind === 'STATEMENT' ? { month: body.hero.label } : {})
  return {
    ...body,
    language: locale,
    title,
    kind,
    number: receipt.number,
    numberLabel: t('receipt.number'),
    person: receipt.person.name,
    issuer: t('receipt.issuer'),
    issuerLine: t('receipt.issuer.line'),
    fileTitle: `${title} ${receipt.number}`,
    simulated: receipt.isSimulated ? { stamp: t('receipt.simulated'), line: t('receipt.note.simulated') } : null,
    printed: t('receipt.printed', { time: words.time(receipt.printedAt) }),
    continued: t('receipt.continued', { title, number: receipt.number }),
    page: (page, pages) => t('receipt.page', { page, pages }),
  }
}

function composeBody(receipt: Receipt, words: Words): Body {
  switch (receipt.kind) {
    case 'PAYMENT':
      return composePayment(receipt, words)
    case 'TOP_UP':
      return composeTopUp(receipt, words)
    case 'REFUND':
      return composeRefund(receipt, words)
    case 'WITHDRAWAL':
      return composeWithdrawal(receipt, words)
    case 'STATEMENT':
      return composeStatement(receipt, words)
  }
}

function composeTopUp(receipt: TopUpReceipt, { t, locale, time }: Words): Body {
  return {
    badge: { text: t('receipt.status.PAID'), tone: 'positive' },
    hero: heroOf(t('receipt.hero.topUp'), receipt.amount, locale, t),
    facts: [
      { label: t('receipt.receivedFrom'), value: receipt.person.name },
      { label: t('receipt.paidAt'), value: time(receipt.paidAt) },
      { label: t('receipt.method'), value: methodName(receipt.method, t) },
      { label: t('receipt.reference'), value: receipt.reference },
    ],
    tables: [],
    notes: [t('receipt.note.receipt')],
  }
}

function composeRefund(receipt: RefundReceipt, { t, locale, time }: Words): Body {
  const { payment } = receipt
  const facts: Fact[] = [
    { label: t('receipt.paidTo'), value: receipt.person.name },
    { label: t('receipt.refund.doneAt'), value: time(receipt.completedAt) },
    { label: t('receipt.refund.how'), value: t.maybe(`receipt.refundMethod.${receipt.method}`) ?? receipt.method ?? '–' },
    { label: t('receipt.reference'), value: receipt.reference ?? '–' },
    { label: t('receipt.booking'), value: receipt.code, below: receipt.service[locale] },
    { label: t('receipt.refund.reason'), value: t.maybe(`receipt.reason.${receipt.reason}`) ?? t('receipt.reason.other') },
    {
      label: t('receipt.refund.for'),
      value: payment.number,
      below: t('receipt.refund.paid', { amount: formatMoney(payment.amount), method: methodName(payment.method, t) }),
    },
    { label: t('receipt.paidAt'), value: time(payment.at) },
  ]
  return {
    badge: { text: t('receipt.status.DONE'), tone: 'positive' },
    hero: heroOf(t('receipt.hero.refund'), receipt.amount, locale, t),
    facts,
    tables: [],
    notes: [...recordedNote(receipt, t), t('receipt.note.proof')],
  }
}

function composeWithdrawal(receipt: WithdrawalReceipt, { t, locale, time }: Words): Body {
  return {
    badge: { text: t('receipt.status.DONE'), tone: 'positive' },
    hero: heroOf(t('receipt.hero.withdrawal'), receipt.amount, locale, t),
    facts: [
      { label: t('receipt.paidTo'), value: receipt.person.name },
      { label: t('receipt.withdrawal.doneAt'), value: time(receipt.completedAt) },
      { label: t('receipt.withdrawal.bank'), value: receipt.bank },
      { label: t('receipt.withdrawal.account'), value: receipt.account },
      { label: t('receipt.withdrawal.holder'), value: receipt.holder },
      { label: t('receipt.withdrawal.how'), value: t.maybe(`receipt.withdrawalMethod.${receipt.method}`) ?? receipt.method },
      { label: t('receipt.reference'), value: receipt.reference },
      { label: t('receipt.withdrawal.askedAt'), value: time(receipt.requestedAt) },
    ],
    tables: [],
    notes: [t('receipt.note.proof')],
  }
}

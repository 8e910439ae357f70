import type { PaymentReceipt } from '../../domain/receipt/receipt.ts'
import { formatMoney } from '../../i18n/format.ts'
import { heroOf, methodName, recordedNote, type Body, type Words } from './words.ts'
import type { Cell, Fact, Table, Tone } from './sheet.ts'

const TONE: Record<PaymentReceipt['status'], Tone> = {
  PAID: 'positive',
  PARTIALLY_REFUNDED: 'caution',
  REFUNDED: 'neutral',
  MOVED: 'neutral',
}

/** The receipt of a booking: what was bought, what came in, what went back, when the sessions are. */
export function composePayment(receipt: PaymentReceipt, words: Words): Body {
  const { t, locale, time } = words
  const hero =
    receipt.status === 'PAID'
      ? heroOf(t('receipt.hero.received'), receipt.received, locale, t)
      : heroOf(t(receipt.status === 'MOVED' ? 'receipt.hero.moved' : 'receipt.hero.kept'), receipt.kept, locale, t)
  const facts: Fact[] = [
    { label: t('receipt.receivedFrom'), value: receipt.person.name },
    { label: t('receipt.paidAt'), value: time(receipt.paidAt) },
    { label: t('receipt.service'), value: receipt.service[locale] },
    { label: t('receipt.booking'), value: receipt.code },
    { label: t('receipt.therapistName'), value: [receipt.therapist.name, receipt.therapist.title].filter(Boolean).join(', ') },
    { label: t('receipt.method'), value: [...new Set(receipt.payments.map(({ method }) => methodName(method, t)))].join(', ') },
  ]
  const tables = [priceTable(receipt, words), paymentsTable(receipt, words)]
  if (receipt.returns.length > 0) tables.push(returnsTable(receipt, words))
  // Without money left there is nothing to visit for.
  if (receipt.kept > 0n) tables.push(sessionsTable(receipt, words))
  return {
    badge: { text: t(`receipt.status.${receipt.status}`), tone: TONE[receipt.status] },
    hero,
    facts,
    tables,
    notes: [
      ...(receipt.owed > 0n ? [t('receipt.note.owed', { amount: formatMoney(receipt.owed) })] : []),
      ...recordedNote(receipt, t),
      t('receipt.note.receipt'),
    ],
  }
}

const money = (amount: bigint, strong?: true): Cell => ({ text: formatMoney(amount), ...(strong && { strong }) })
const strong = (text: string): Cell => ({ text, strong: true })

function priceTable(receipt: PaymentReceipt, { t }: Words): Table {
  return {
    title: t('receipt.price.title'),
    columns: [
      { header: t('receipt.what'), share: 0.7 },
      { header: t('receipt.amount'), share: 0.3, align: 'right' },
    ],
    rows: [
      [{ text: t('receipt.price.therapy', { count: receipt.sessions.length }) }, money(receipt.therapy)],
      [{ text: t('receipt.price.fee') }, money(receipt.fee)],
    ],
    total: [strong(t('receipt.price.total')), money(receipt.price, true)],
  }
}

function paymentsTable(receipt: PaymentReceipt, { t, time }: Words): Table {
  return {
    title: t('receipt.payments.title'),
    columns: dated(t),
    rows: receipt.payments.map((payment) => [
      { text: time(payment.at) },
      {
        text: methodName(payment.method, t),
        below: [
          ...(payment.movedFromCode === null ? [] : [t('receipt.payments.moved', { code: payment.movedFromCode })]),
          `${t('receipt.reference')} ${payment.reference}`,
        ],
      },
      money(payment.amount),
    ]),
    total: [strong(t('receipt.total.paid')), { text: '' }, money(receipt.received, true)],
  }
}

function returnsTable(receipt: PaymentReceipt, { t, time }: Words): Table {
  return {
    title: t('receipt.returns.title'),
    columns: dated(t),
    rows: receipt.returns.map((back) => [
      { text: time(back.at) },
      {
        text: t(`receipt.returns.${back.state}`, { code: back.movedToCode ?? '–' }),
        below:
          back.state === 'COMPLETED'
            ? [
                `${t.maybe(`receipt.refundMethod.${back.method}`) ?? back.method ?? '–'} · ${t('receipt.reference')} ${back.reference ?? '–'}`,
              ]
            : [],
      },
      // What is only promised stands in words, not among what was taken off.
      back.state === 'PENDING' ? { text: `(${formatMoney(back.amount)})` } : money(-back.amount),
    ]),
    total: [strong(t('receipt.total.kept')), { text: '' }, money(receipt.kept, true)],
  }
}

const dated = (t: Words['t']): Table['columns'] => [
  { header: t('receipt.date'), share: 0.3 },
  { header: t('receipt.what'), share: 0.5 },
  { header: t('receipt.amount'), share: 0.2, align: 'right' },
]

function sessionsTable(receipt: PaymentReceipt, { t, time }: Words): Table {
  return {
    title: t('receipt.sessions.title'),
    columns: [
      { header: t('receipt.what'), share: 0.32 },
      { header: t('receipt.date'), share: 0.43 },
      { header: t('receipt.status'), share: 0.25, align: 'right' },
    ],
    rows: receipt.sessions.map((session) => [
      { text: t('receipt.sessions.one', { ordinal: session.ordinal }) },
      { text: session.startsAt === null ? t('receipt.sessions.unscheduled') : time(session.startsAt) },
      {
        text:
          session.startsAt === null && session.status === 'PENDING_SCHEDULING'
            ? '–'
            : (t.maybe(`common.session.status.${session.status}`) ?? session.status),
      },
    ]),
  }
}

import { monthSpan, type IncomeStatement, type StatementRow } from '../../domain/receipt/receipt.ts'
import { formatDate, formatMoney, formatNumber, formatTime, localParts, monthName, ZONE_LABEL } from '../../i18n/format.ts'
import type { Cell, Table } from './sheet.ts'
import type { Body, Words } from './words.ts'

/** A therapist's month: four figures, the sums by kind, then every movement with the balance after it. */
export function composeStatement(statement: IncomeStatement, words: Words): Body {
  const { t, locale, zone, time } = words
  const { year, month } = localParts(monthSpan(statement.month, statement.zone).from, zone)
  const span = monthSpan(statement.month, statement.zone)
  return {
    badge: statement.isComplete
      ? { text: t('receipt.status.DONE'), tone: 'positive' }
      : { text: t('receipt.status.RUNNING'), tone: 'caution' },
    hero: {
      label: `${monthName(month, locale)} ${year}`,
      amount: formatMoney(statement.closing),
      figures: [
        { label: t('receipt.statement.opening'), value: formatMoney(statement.opening) },
        { label: t('receipt.statement.credits'), value: formatMoney(statement.credits) },
        { label: t('receipt.statement.debits'), value: formatMoney(-statement.debits) },
        { label: t('receipt.statement.closing'), value: formatMoney(statement.closing) },
      ],
    },
    facts: [
      { label: t('receipt.statement.therapist'), value: [statement.person.name, statement.title].filter(Boolean).join(', ') },
      {
        label: t('receipt.statement.period'),
        value: t('receipt.statement.span', {
          from: formatDate(span.from, zone, locale),
          to: formatDate(span.to.subtract({ seconds: 1 }), zone, locale),
          zone: ZONE_LABEL[zone],
        }),
      },
      { label: t('receipt.statement.earned', { count: statement.sessions }), value: formatMoney(statement.earned) },
      { label: t('receipt.statement.covered'), value: time(statement.isComplete ? span.to.subtract({ seconds: 1 }) : statement.printedAt) },
    ],
    tables:
      statement.rows.length === 0
        ? [{ ...rowsTable(statement, words), empty: t('receipt.statement.empty') }]
        : [sumsTable(statement, words), rowsTable(statement, words)],
    notes: [...(statement.isComplete ? [] : [t('receipt.note.running')]), t('receipt.note.statement')],
  }
}

/** Plus and minus both written out: a column of movements is read by its signs. */
const signed = (amount: bigint): string => (amount > 0n ? `+${formatMoney(amount)}` : formatMoney(amount))
const kindName = (category: string, t: Words['t']): string => t.maybe(`wallet.kind.${category}`) ?? category

function sumsTable(statement: IncomeStatement, { t }: Words): Table {
  return {
    title: t('receipt.statement.sums'),
    columns: [
      { header: t('receipt.what'), share: 0.5 },
      { header: t('receipt.statement.count'), share: 0.2, align: 'right' },
      { header: t('receipt.amount'), share: 0.3, align: 'right' },
    ],
    rows: statement.sums.map(({ category, count, amount }) => [
      { text: kindName(category, t) },
      { text: formatNumber(count) },
      { text: signed(amount) },
    ]),
    total: [
      { text: t('receipt.statement.total'), strong: true },
      { text: formatNumber(statement.rows.length), strong: true },
      { text: signed(statement.credits - statement.debits), strong: true },
    ],
  }
}

function rowsTable(statement: IncomeStatement, words: Words): Table {
  const { t, locale, zone } = words
  return {
    title: t('receipt.statement.rows'),
    columns: [
      { header: t('receipt.date'), share: 0.17 },
      { header: t('receipt.what'), share: 0.43 },
      { header: t('receipt.amount'), share: 0.2, align: 'right' },
      { header: t('receipt.statement.balance'), share: 0.2, align: 'right' },
    ],
    rows: statement.rows.map(
      (row) =>
        [
          { text: formatDate(row.at, zone, locale, 'day'), below: [formatTime(row.at, zone, locale)] },
          { text: kindName(row.category, t), below: details(row, words) },
          { text: signed(row.amount) },
          { text: formatMoney(row.balance) },
        ] satisfies Cell[],
    ),
    total: [
      { text: '' },
      { text: t('receipt.statement.closing'), strong: true },
      { text: '' },
      { text: formatMoney(statement.closing), strong: true },
    ],
  }
}

function details(row: StatementRow, { t, locale, zone }: Words): string[] {
  const lines: string[] = []
  if (row.code !== null && row.ordinal !== null)
    lines.push(t('receipt.statement.session', { ordinal: row.ordinal, code: row.code, patient: row.patient ?? '–' }))
  if (row.sessionAt)
    lines.push(
      t('receipt.statement.visit', {
        date: `${formatDate(row.sessionAt, zone, locale, 'day')} · ${formatTime(row.sessionAt, zone, locale)}`,
      }),
    )
  if (row.withdrawal) {
    const { bank, account, status, reference } = row.withdrawal
    lines.push(t('receipt.statement.withdrawal', { bank, account, status: t.maybe(`wallet.status.${status}`) ?? status }))
    if (reference !== null) lines.push(t('receipt.statement.reference', { reference }))
  }
  if (row.note !== null) lines.push(t('receipt.statement.note', { note: row.note }))
  return lines
}

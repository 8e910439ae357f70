import { monthName } from '../../../i18n/format.ts'
import { useLocale, useT } from '../../../i18n/use-t.tsx'
import { cx } from '../../../ui/cx.ts'
import { Money } from '../../../ui/display.tsx'

const HEIGHT = 120
const BAR = 34
const STEP = 56

/** Income of the last months as bars; the same figures as a table for those who read rather than look. */
export function IncomeBars({ months }: { months: { month: string; amount: bigint }[] }) {
  const t = useT()
  const locale = useLocale()
  const top = months.reduce((max, { amount }) => (amount > max ? amount : max), 1n)
  const name = (month: string, size: 'short' | 'long' = 'short') => monthName(Number(month.slice(5)), locale, size)
  return (
    <figure>
      <svg viewBox={`0 0 ${months.length * STEP} ${HEIGHT + 44}`} aria-hidden className="mx-auto w-full max-w-md">
        <line x1="0" x2={months.length * STEP} y1={HEIGHT + 20} y2={HEIGHT + 20} className="stroke-line" />
        {months.map(({ month, amount }, index) => {
          // At least a line, so that a small month is seen to exist.
          const height = amount === 0n ? 0 : Math.max(3, Number((amount * BigInt(HEIGHT)) / top))
          const x = index * STEP + (STEP - BAR) / 2
          const current = index === months.length - 1
          return (
            <g key={month}>
              <rect
                x={x}
                y={HEIGHT + 20 - height}
                width={BAR}
                height={height}
                rx={Math.min(7, height / 2)}
                className={current ? 'fill-brand' : 'fill-brand/45'}
              />
              <text
                x={x + BAR / 2}
                y={HEIGHT + 14 - height}
                textAnchor="middle"
                className={cx('numeric text-[11px]', current ? 'fill-ink font-bold' : 'fill-muted')}
              >
                {short(amount, locale)}
              </text>
              <text
                x={x + BAR / 2}
                y={HEIGHT + 38}
                textAnchor="middle"
                className={cx('text-[12px]', current ? 'fill-ink font-bold' : 'fill-muted')}
              >
                {name(month)}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="sr-only">{t('therapist.wallet.income')}</figcaption>
      <details className="mt-1 text-sm">
        <summary className="flex min-h-11 items-center font-semibold text-brand">{t('therapist.wallet.asTable')}</summary>
        <table className="w-full">
          <caption className="sr-only">{t('therapist.wallet.income')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('therapist.wallet.monthColumn')}</th>
              <th scope="col">{t('therapist.wallet.amountColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, amount }) => (
              <tr key={month} className="border-t border-line">
                <th scope="row" className="py-2 text-left font-medium">
                  {name(month, 'long')} {month.slice(0, 4)}
                </th>
                <td className="numeric py-2 text-right font-semibold">
                  <Money amount={amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** `1,2 jt` · `850 rb`: what fits above a bar. */
function short(amount: bigint, locale: 'id' | 'en'): string {
  const value = Number(amount)
  if (value === 0) return ''
  if (value >= 1_000_000)
    return `${(value / 1_000_000).toFixed(1).replace('.', locale === 'id' ? ',' : '.')} ${locale === 'id' ? 'jt' : 'M'}`
  return `${Math.round(value / 1000)} ${locale === 'id' ? 'rb' : 'k'}`
}

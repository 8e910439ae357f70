import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useT } from '../../i18n/use-t.tsx'

export type Bar = { key: string; label: string; value: number; text: string }

const WIDTH = 480
const HEIGHT = 132
const BASE = HEIGHT - 20

/** Bars drawn as plain SVG, the same figures as a table beneath for those who cannot see them. */
export function BarChart({
  title,
  total,
  bars,
  unit,
  tone = 'brand',
}: {
  title: string
  total?: string
  bars: Bar[]
  unit: string
  tone?: 'brand' | 'accent'
}) {
  const t = useT()
  const id = useId()
  const top = Math.max(1, ...bars.map((bar) => bar.value))
  const step = WIDTH / Math.max(1, bars.length)
  const labelEvery = Math.ceil(bars.length / 6)
  return (
    <figure className="rounded-lg border border-line bg-surface p-4 shadow-card" aria-labelledby={id}>
      <figcaption id={id} className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="text-sm font-semibold">{title}</span>
        {total && <span className="numeric text-lg font-bold">{total}</span>}
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={tone === 'accent' ? 'mt-3 block w-full overflow-visible text-accent' : 'mt-3 block w-full overflow-visible text-brand'}
      >
        <line x1="0" x2={WIDTH} y1={BASE + 0.5} y2={BASE + 0.5} className="stroke-line" />
        {bars.map((bar, index) => {
          const height = bar.value > 0 ? Math.max(2, (bar.value / top) * (BASE - 4)) : 0
          return (
            <g key={bar.key}>
              <rect
                x={index * step + step * 0.14}
                width={step * 0.72}
                y={BASE - height}
                height={height}
                rx={Math.min(3, step * 0.2)}
                fill="currentColor"
              >
                <title>{`${bar.label}: ${bar.text}`}</title>
              </rect>
              {index % labelEvery === 0 && (
                <text x={index * step + step / 2} y={HEIGHT - 5} textAnchor="middle" className="fill-muted text-[11px]">
                  {bar.label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <details className="mt-2">
        <summary className="flex min-h-11 w-fit items-center text-sm font-semibold text-brand">{t('admin.chart.table')}</summary>
        <div className="max-h-64 overflow-y-auto" tabIndex={0} role="region" aria-label={title}>
          <table className="w-full text-sm">
            <thead className="text-left text-xs text-muted">
              <tr>
                <th scope="col" className="py-1 pr-3 font-semibold">
                  {title}
                </th>
                <th scope="col" className="py-1 text-right font-semibold">
                  {unit}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.key} className="border-t border-line">
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    {bar.label}
                  </th>
                  <td className="numeric py-1 text-right">{bar.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

/** One figure with its meaning. */
export function Stat({ label, value, detail, to }: { label: string; value: string; detail?: string; to?: string }) {
  const body = (
    <>
      <span className="block text-sm text-muted">{label}</span>
      <span className="numeric mt-1 block text-lg font-bold whitespace-nowrap text-ink sm:text-xl">{value}</span>
      {detail && <span className="mt-0.5 block text-xs text-muted">{detail}</span>}
    </>
  )
  const look = 'block rounded-lg border border-line bg-surface p-4 shadow-card'
  return to ? (
    <Link to={to} prefetch="intent" className={`${look} no-underline transition-shadow hover:shadow-lift`}>
      {body}
    </Link>
  ) : (
    <div className={look}>{body}</div>
  )
}

/** As many figures in a row as fit, also in large text. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,10rem),1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))]">
      {children}
    </div>
  )
}

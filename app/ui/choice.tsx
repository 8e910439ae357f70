import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { FieldError } from './field-error.tsx'
import { cx } from './cx.ts'

export type Option<V extends string = string> = {
  value: V
  label: ReactNode
  hint?: ReactNode
  aside?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

type Props<V extends string> = {
  name: string
  legend: ReactNode
  options: Option<V>[]
  value?: V
  defaultValue?: V
  onChange?: (value: V) => void
  error?: string
  hideLegend?: boolean
  columns?: 1 | 2
}

/** One choice of a few, each a whole card to press. Works without JavaScript. */
export function RadioCards<V extends string>({
  name,
  legend,
  options,
  value,
  defaultValue,
  onChange,
  error,
  hideLegend,
  columns = 1,
}: Props<V>) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-2 text-sm font-semibold'}>{legend}</legend>
      <div className={cx('grid gap-2.5', columns === 2 && 'sm:grid-cols-2')}>
        {options.map((option) => (
          <label
            key={option.value}
            className="group flex min-h-14 items-center gap-3 rounded-md border border-line-strong bg-surface p-3.5 has-checked:border-brand has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand has-disabled:opacity-55 has-focus-visible:outline-3 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              {...(value === undefined ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
              className="size-5 shrink-0 accent-brand outline-none"
            />
            {option.icon && (
              <span aria-hidden className="shrink-0 text-brand">
                {option.icon}
              </span>
            )}
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{option.label}</span>
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
            {option.aside && <span className="shrink-0 text-right font-semibold">{option.aside}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}

export type Chip = { to: string; label: ReactNode; detail?: ReactNode; selected?: boolean; disabled?: boolean }

/** A row of choices kept in the URL; scrolls sideways on a phone. */
export function Chips({ label, chips, tall }: { label: string; chips: Chip[]; tall?: boolean }) {
  return (
    <nav aria-label={label} className="no-scrollbar -mx-4 flex snap-x scroll-px-4 gap-2 overflow-x-auto px-4 py-1">
      {chips.map((chip) =>
        chip.disabled ? (
          <span key={chip.to} aria-disabled className={cx(chipLook(false, tall), 'opacity-60')}>
            {chip.label}
            {chip.detail && <small className="text-xs">{chip.detail}</small>}
          </span>
        ) : (
          <Link
            key={chip.to}
            to={chip.to}
            replace
            preventScrollReset
            aria-current={chip.selected ? 'true' : undefined}
            className={chipLook(chip.selected, tall)}
          >
            {chip.label}
            {chip.detail && <small className="text-xs">{chip.detail}</small>}
          </Link>
        ),
      )}
    </nav>
  )
}

function chipLook(selected?: boolean, tall?: boolean) {
  return cx(
    'flex min-h-11 shrink-0 snap-start items-center justify-center gap-1 border text-sm font-semibold',
    tall ? 'min-w-17 flex-col rounded-md px-3 py-2' : 'rounded-full px-4',
    selected ? 'border-brand bg-brand text-on-brand' : 'border-line-strong bg-surface text-ink hover:bg-sunken',
  )
}

/** Tabs kept in the URL: each is a link, so Back and sharing work. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: { to: string; label: ReactNode; selected: boolean; count?: number | string }[]
}) {
  return (
    <nav aria-label={label} className="no-scrollbar flex gap-1 overflow-x-auto rounded-md bg-sunken p-1">
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          replace
          prefetch="intent"
          aria-current={tab.selected ? 'page' : undefined}
          className={cx(
            'flex min-h-11 flex-1 items-center justify-center gap-2 rounded-sm px-4 text-sm font-semibold whitespace-nowrap',
            tab.selected ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
          )}
        >
          {tab.label}
          {tab.count !== undefined && String(tab.count) !== '0' && (
            <span className="numeric rounded-full bg-brand-soft px-2 text-xs text-brand-ink">{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}

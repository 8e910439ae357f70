import { CalendarX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { formatPlainDate, formatTime, localParts, weekdayName, ZONE_LABEL, type Zone } from '../i18n/format.ts'
import { useLocale, useT } from '../i18n/use-t.tsx'
import { Chips } from './choice.tsx'
import { cx } from './cx.ts'
import { EmptyState } from './display.tsx'

export type SlotDay = { date: string; count: number }

type Props = {
  /** Local dates on offer with how many starts each has. */
  days: SlotDay[]
  /** Day whose slots are shown, `YYYY-MM-DD`. */
  day: string
  /** Starts on that day, epoch milliseconds. */
  slots: number[]
  zone: Zone
  selected?: number | null
  dayHref: (date: string) => string
  slotHref: (startsAt: number) => string
  /** What to offer when the day has nothing. */
  empty?: ReactNode
}

const PARTS = [
  { key: 'common.part.morning', from: 0, to: 12 },
  { key: 'common.part.afternoon', from: 12, to: 16 },
  { key: 'common.part.evening', from: 16, to: 24 },
] as const

/** Days as chips, that day's starts grouped by part of the day, zone always named. Every choice is a link. */
export function SlotPicker({ days, day, slots, zone, selected, dayHref, slotHref, empty }: Props) {
  const t = useT()
  const locale = useLocale()
  const hourOf = (start: number) => Number(localParts(start, zone).hour)
  return (
    <div className="flex flex-col gap-4">
      {days.length > 1 && (
        <Chips
          tall
          label={t('common.slots.day')}
          chips={days.map(({ date, count }, index) => ({
            to: dayHref(date),
            label: <DayLabel date={date} first={index === 0} />,
            detail: count > 0 ? t('common.slots.count', { count }) : t('common.slots.full'),
            selected: date === day,
            disabled: count === 0 && date !== day,
          }))}
        />
      )}
      <h2 className="text-base">
        {formatPlainDate(day, locale, 'long')}{' '}
        <span className="block text-sm font-normal text-muted">
          {t(`common.zone.${zone}`)} ({ZONE_LABEL[zone]})
        </span>
      </h2>
      {slots.length === 0 && (empty ?? <EmptyState icon={<CalendarX />} title={t('common.slots.none')} />)}
      {PARTS.map((part) => {
        const within = slots.filter((start) => hourOf(start) >= part.from && hourOf(start) < part.to)
        if (within.length === 0) return null
        return (
          <section key={part.key} className="flex flex-col gap-2">
            <h3 className="text-sm font-semibold text-muted">{t(part.key)}</h3>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-2">
              {within.map((start) => (
                <li key={start}>
                  <Link
                    to={slotHref(start)}
                    replace
                    preventScrollReset
                    aria-current={start === selected ? 'true' : undefined}
                    aria-label={formatTime(start, zone, locale)}
                    className={cx(
                      'numeric flex min-h-12 items-center justify-center rounded-md border text-base font-semibold',
                      start === selected
                        ? 'border-brand bg-brand text-on-brand'
                        : 'border-line-strong bg-surface text-ink hover:border-brand hover:bg-brand-soft',
                    )}
                  >
                    {formatTime(start, zone, locale, false)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function DayLabel({ date, first }: { date: string; first: boolean }) {
  const t = useT()
  const locale = useLocale()
  const [year = 0, month = 1, number = 1] = date.split('-').map(Number)
  const weekday = weekdayName(new Date(Date.UTC(year, month - 1, number)).getUTCDay(), locale)
  return (
    <span className="flex flex-col items-center">
      <span className="text-xs">{first ? t('common.today') : weekday}</span>
      <span className="numeric text-lg">{number}</span>
    </span>
  )
}

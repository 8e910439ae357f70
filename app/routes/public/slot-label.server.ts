import { DAY, localDay, offsetAt, type EpochMs } from '../../domain/scheduling/local-time.ts'
import { weekdayName } from '../../i18n/format.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { Translate } from '../../i18n/messages.ts'

/** `09.30` or `09:30`, by arithmetic: a list shows sixty of them and Intl is slow. */
export function clockTime(at: EpochMs, zone: string, locale: Locale): string {
  const minutes = Math.floor(((((at + offsetAt(zone, at)) % DAY) + DAY) % DAY) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}${locale === 'id' ? '.' : ':'}${two(minutes % 60)}`
}

/** `Hari ini`, `Besok` or `Sen 23`. */
export function dayLabel(day: number, today: number, t: Translate, locale: Locale): string {
  if (day === today) return t('common.today')
  if (day === today + 1) return t('common.tomorrow')
  const date = new Date(day * DAY)
  return `${weekdayName(date.getUTCDay(), locale)} ${date.getUTCDate()}`
}

/** Starts of one local day together, days and starts in order. */
export function byDay(starts: readonly EpochMs[], zone: string): { day: number; starts: EpochMs[] }[] {
  const days: { day: number; starts: EpochMs[] }[] = []
  for (const start of starts) {
    const day = localDay(zone, start)
    const last = days.at(-1)
    if (last?.day === day) last.starts.push(start)
    else days.push({ day, starts: [start] })
  }
  return days
}

import type { Locale } from './locale.ts'

export type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
export const ZONE_LABEL: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
/** A moment as it travels: ISO string, epoch milliseconds, Date or Temporal.Instant. */
export type Moment = string | number | Date | { epochMilliseconds: number }

/** Names are our own: engines disagree on Indonesian abbreviations, which would break hydration. */
const DAYS: Record<Locale, { short: string[]; long: string[] }> = {
  id: { short: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'], long: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] },
  en: {
    short: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    long: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  },
}
const MONTHS: Record<Locale, { short: string[]; long: string[] }> = {
  id: {
    short: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
    long: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  },
  en: {
    short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    long: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  },
}

const digits = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 })
const clocks = new Map<Zone, Intl.DateTimeFormat>()

function clock(zone: Zone): Intl.DateTimeFormat {
  let found = clocks.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(zone, found)
  }
  return found
}

export function epochOf(moment: Moment): number {
  if (typeof moment === 'number') return moment
  if (typeof moment === 'string') return Date.parse(moment)
  return moment instanceof Date ? moment.getTime() : moment.epochMilliseconds
}

export type LocalParts = { year: number; month: number; day: number; weekday: number; hour: string; minute: string; date: string }

/** Calendar and wall-clock parts of a moment in a zone; `date` is YYYY-MM-DD. */
export function localParts(moment: Moment, zone: Zone): LocalParts {
  const found: Record<string, string> = {}
  for (const part of clock(zone).formatToParts(epochOf(moment))) found[part.type] = part.value
  const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)]
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
    hour: found.hour ?? '00',
    minute: found.minute ?? '00',
    date: `${found.year}-${found.month}-${found.day}`,
  }
}

/** Whole rupiah: `Rp 350.000`, negative `−Rp 350.000`. Amount as bigint, number or digits. */
export function formatMoney(amount: bigint | number | string): string {
  const value = BigInt(amount)
  const text = `Rp\u00a0${digits.format(value < 0n ? -value : value)}`
  return value < 0n ? `\u2212${text}` : text
}

/** Thousands grouped the Indonesian way: `12.345`. */
export function formatNumber(value: number | bigint): string {
  return digits.format(value)
}

/** A count that stopped at its limit says so: `1.000+`. */
export function formatCount({ count, isMore }: { count: number; isMore: boolean }): string {
  return `${formatNumber(count)}${isMore ? '+' : ''}`
}

/** One decimal, with the language's own mark: `4,8` or `4.8`. */
export function formatDecimal(value: number, locale: Locale, fraction = 1): string {
  const text = value.toFixed(fraction)
  return locale === 'id' ? text.replace('.', ',') : text
}

export type DateStyle = 'short' | 'long' | 'day'

/** `short` Sab, 21 Nov 2026 · `long` Sabtu, 21 November 2026 · `day` Sab, 21 Nov. */
export function formatDate(moment: Moment, zone: Zone, locale: Locale, style: DateStyle = 'short'): string {
  return dateText(localParts(moment, zone), locale, style)
}

/** The same for a plain calendar date `YYYY-MM-DD`. */
export function formatPlainDate(date: string, locale: Locale, style: DateStyle = 'short'): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return dateText({ year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }, locale, style)
}

function dateText(parts: Pick<LocalParts, 'year' | 'month' | 'day' | 'weekday'>, locale: Locale, style: DateStyle): string {
  const size = style === 'long' ? 'long' : 'short'
  const text = `${DAYS[locale][size][parts.weekday]}, ${parts.day} ${MONTHS[locale][size][parts.month - 1]}`
  return style === 'day' ? text : `${text} ${parts.year}`
}

export function weekdayName(weekday: number, locale: Locale, size: 'short' | 'long' = 'short'): string {
  return DAYS[locale][size][weekday] ?? ''
}

export function monthName(month: number, locale: Locale, size: 'short' | 'long' = 'long'): string {
  return MONTHS[locale][size][month - 1] ?? ''
}

/** `09.30 WIB` in Indonesian, `09:30 WIB` in English. */
export function formatTime(moment: Moment, zone: Zone, locale: Locale, withZone = true): string {
  const parts = localParts(moment, zone)
  const text = `${parts.hour}${locale === 'id' ? '.' : ':'}${parts.minute}`
  return withZone ? `${text} ${ZONE_LABEL[zone]}` : text
}

/** `Sab, 21 Nov 2026 · 09.30 WIB` */
export function formatDateTime(moment: Moment, zone: Zone, locale: Locale, style: DateStyle = 'short'): string {
  return `${formatDate(moment, zone, locale, style)} · ${formatTime(moment, zone, locale)}`
}

/** Time left as `4:05`, or `1:02:09` from an hour on. Seconds, never negative. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

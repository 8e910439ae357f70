import { AlertTriangle, BadgeCheck, CheckCircle2, CircleAlert, Clock3, Info, Star, XCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import {
  formatDate,
  formatDateTime,
  formatDecimal,
  formatMoney,
  formatTime,
  epochOf,
  type DateStyle,
  type Moment,
  type Zone,
} from '../i18n/format.ts'
import { useLocale, useT } from '../i18n/use-t.tsx'
import { cx } from './cx.ts'

const CARD = {
  plain: 'border-line bg-surface',
  brand: 'border-transparent bg-brand text-on-brand',
  accent: 'border-accent/40 bg-accent-soft text-accent-ink',
}

/** `look` brand for the one thing that matters most on a screen, accent for what cannot wait. */
export function Card({
  children,
  className,
  as: Tag = 'section',
  look = 'plain',
  ...rest
}: React.HTMLAttributes<HTMLElement> & { as?: 'section' | 'article' | 'div' | 'li'; look?: keyof typeof CARD }) {
  return (
    <Tag {...rest} className={cx('rounded-lg border p-4 shadow-card', CARD[look], className)}>
      {children}
    </Tag>
  )
}

/** A card that is one link: the whole of it can be pressed. */
export function LinkCard({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  return (
    <Link
      to={to}
      prefetch="intent"
      viewTransition
      className={cx(
        'block rounded-lg border border-line bg-surface p-4 text-ink no-underline shadow-card transition-shadow hover:shadow-lift',
        className,
      )}
    >
      {children}
    </Link>
  )
}

export type Tone = 'neutral' | 'brand' | 'positive' | 'caution' | 'negative' | 'accent'
const SOFT: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  brand: 'bg-brand-soft text-brand-ink',
  positive: 'bg-positive-soft text-positive-ink',
  caution: 'bg-caution-soft text-caution-ink',
  negative: 'bg-negative-soft text-negative-ink',
  accent: 'bg-accent-soft text-accent-ink',
}
const TONE_ICON: Record<Tone, typeof Info> = {
  neutral: Info,
  brand: Info,
  positive: CheckCircle2,
  caution: Clock3,
  negative: XCircle,
  accent: CircleAlert,
}

/** A state in words with an icon of its own: never told by colour alone. */
export function Badge({ tone = 'neutral', icon = true, children }: { tone?: Tone; icon?: boolean; children: ReactNode }) {
  const Icon = TONE_ICON[tone]
  return (
    <span className={cx('inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-xs font-semibold', SOFT[tone])}>
      {icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      {children}
    </span>
  )
}

const STATUS_TONE: Record<string, Tone> = {
  PENDING: 'caution',
  PAID: 'caution',
  SEARCHING: 'caution',
  OFFERED: 'accent',
  ACCEPTED: 'brand',
  COMPLETED: 'positive',
  CANCELLED: 'neutral',
  PENDING_SCHEDULING: 'neutral',
  REQUESTED: 'caution',
  SCHEDULED: 'brand',
  EN_ROUTE: 'accent',
  ARRIVED: 'accent',
  IN_PROGRESS: 'accent',
  FORFEITED: 'negative',
  EXPIRED: 'neutral',
  FAILED: 'negative',
  PROCESSING: 'caution',
  REFUNDED: 'neutral',
  PARTIALLY_REFUNDED: 'neutral',
  APPROVED: 'positive',
  REJECTED: 'negative',
}

/** Badge of a booking, session, payment or refund state; the text comes from `common.<of>.status.<status>`. */
export function StatusBadge({ of, status }: { of: 'booking' | 'session' | 'payment' | 'refund'; status: string }) {
  const t = useT()
  return <Badge tone={STATUS_TONE[status]}>{t.maybe(`common.${of}.status.${status}`) ?? status}</Badge>
}

/** A message in the page. `live` announces it when it appears. */
export function Alert({
  tone = 'brand',
  title,
  children,
  action,
  live,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  live?: boolean
}) {
  const Icon = tone === 'caution' ? AlertTriangle : TONE_ICON[tone]
  return (
    <div role={live ? 'status' : undefined} className={cx('flex gap-3 rounded-md p-4', SOFT[tone])}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-bold">{title}</p>}
        {children && <div className={cx('text-sm', !!title && 'mt-0.5')}>{children}</div>}
        {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}

export function Money({ amount, className }: { amount: bigint | number | string; className?: string }) {
  return <span className={cx('numeric whitespace-nowrap', className)}>{formatMoney(amount)}</span>
}

/** `Sab, 21 Nov 2026 · 09.30 WIB`; `part` picks only the date or only the time. The zone is always shown with a time. */
export function DateTime({
  at,
  zone,
  part = 'both',
  style,
  className,
}: {
  at: Moment
  zone: Zone
  part?: 'both' | 'date' | 'time'
  style?: DateStyle
  className?: string
}) {
  const locale = useLocale()
  const text =
    part === 'date'
      ? formatDate(at, zone, locale, style)
      : part === 'time'
        ? formatTime(at, zone, locale)
        : formatDateTime(at, zone, locale, style)
  return (
    <time dateTime={new Date(epochOf(at)).toISOString()} className={cx('numeric', className)}>
      {text}
    </time>
  )
}

/** Photo, or initials on a tint when there is none. Decorative: the name stands beside it. */
export function Avatar({
  name,
  src,
  size = 'md',
  verified,
}: {
  name: string
  src?: string | null
  size?: 'sm' | 'md' | 'lg' | 'xl'
  verified?: boolean
}) {
  const pixels = { sm: 40, md: 56, lg: 80, xl: 112 }[size]
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
  return (
    <span className="relative inline-flex shrink-0" style={{ width: pixels, height: pixels }}>
      {src ? (
        <img
          src={src}
          alt=""
          width={pixels}
          height={pixels}
          loading="lazy"
          decoding="async"
          className="size-full rounded-full bg-sunken object-cover"
        />
      ) : (
        <span
          aria-hidden
          className="flex size-full items-center justify-center rounded-full bg-brand-soft font-bold text-brand-ink"
          style={{ fontSize: pixels * 0.36 }}
        >
          {initials}
        </span>
      )}
      {verified && <BadgeCheck aria-hidden className="absolute -right-1 -bottom-1 size-6 fill-brand text-on-brand" />}
    </span>
  )
}

/** `★ 4,8 (32)`; spoken as a sentence. */
export function Stars({ rating, count }: { rating: number; count?: number }) {
  const t = useT()
  const locale = useLocale()
  if (count === 0) return <span className="text-sm text-muted">{t('common.rating.none')}</span>
  return (
    <span className="numeric inline-flex items-center gap-1 text-sm">
      <Star aria-hidden className="size-4 fill-accent text-accent" />
      <span className="sr-only">{t('common.rating', { rating: formatDecimal(rating, locale) })}</span>
      <span aria-hidden className="font-semibold">
        {formatDecimal(rating, locale)}
      </span>
      {count !== undefined && <span className="text-muted">({t('common.reviews', { count })})</span>}
    </span>
  )
}

export type TimelineEntry = { id: string; title: ReactNode; at?: ReactNode; body?: ReactNode; tone?: Tone }

/** What happened, newest first or oldest first as given. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const dot: Record<Tone, string> = {
    neutral: 'bg-line-strong',
    brand: 'bg-brand',
    positive: 'bg-positive',
    caution: 'bg-caution',
    negative: 'bg-negative',
    accent: 'bg-accent',
  }
  return (
    <ol className="relative">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative pb-5 pl-7 last:pb-0">
          {index < entries.length - 1 && <span aria-hidden className="absolute top-3 bottom-0 left-1.75 w-0.5 bg-line" />}
          <span
            aria-hidden
            className={cx('absolute top-1.5 left-0.5 size-3 rounded-full ring-4 ring-surface', dot[entry.tone ?? 'neutral'])}
          />
          <p className="text-sm font-semibold">{entry.title}</p>
          {entry.body && <div className="text-sm text-muted">{entry.body}</div>}
          {entry.at && <p className="text-xs text-muted">{entry.at}</p>}
        </li>
      ))}
    </ol>
  )
}

/** Label and value pairs: summaries, price breakdowns. */
export function Facts({ rows }: { rows: { label: ReactNode; value: ReactNode; strong?: boolean }[] }) {
  return (
    <dl className="grid gap-2">
      {rows.map((row, index) => (
        <div
          key={index}
          className={cx('flex flex-wrap justify-between gap-x-4', row.strong && 'mt-1 border-t border-line pt-3 text-lg font-bold')}
        >
          <dt className={row.strong ? '' : 'text-muted'}>{row.label}</dt>
          <dd className="ml-auto text-right font-semibold">{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cx(
        'block animate-shimmer rounded-sm bg-[linear-gradient(100deg,var(--color-sunken)_40%,var(--color-line)_50%,var(--color-sunken)_60%)] bg-[length:200%_100%]',
        className ?? 'h-4 w-full',
      )}
    />
  )
}

/** What is missing here and the next step to take. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      {icon && (
        <span aria-hidden className="flex size-14 items-center justify-center rounded-full bg-brand-soft text-brand-ink [&>svg]:size-7">
          {icon}
        </span>
      )}
      <div className="text-lg font-bold">{title}</div>
      {children && <div className="max-w-sm text-sm text-muted">{children}</div>}
      {action}
    </div>
  )
}
